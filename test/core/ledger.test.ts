import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dayOf } from '../../src/kernel/day.ts';
import { readTurn, turnText, UNFILTERED } from '../../src/ledger/filter.ts';
import { storyOf } from '../../src/ledger/story.ts';
import { freshRequest, minutesAfter, NOON } from '../fixtures/requests.ts';
import { CLOSED, COMPANY, made, OPEN } from '../fixtures/rooms-of-two-kinds.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

describe('the list of payments', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ founded: false });
    await world.store.companies.found(COMPANY, { id: 'slack:T1', companyId: COMPANY.id });
    const requests = [
      made('RO1', { createdAt: minutesAfter(-60 * 24) }),
      made('RO2', { state: 'expired' }),
      made('RO3', { cards: [{ room: CLOSED, shown: 1 }], asker: { id: 'U2', name: 'Sophie Roy' } }),
      made('RO4', { cards: [{ room: CLOSED, shown: 1 }] }),
      made('RO5', { companyId: 'com_other' }),
      ...Array.from({ length: 11 }, (_, place) => made(`F${100 + place}`, { createdAt: minutesAfter(place) })),
    ];
    for (const request of requests) await world.store.requests.insert(request);
    world.clock.at = minutesAfter(60);
  });
  afterAll(() => world.close());

  const press = (action: string, value: string) =>
    screenOf(world.app.press(visitOf(world.marc, 'key'), { action, value }));
  const fill = (values: Record<string, string>) =>
    screenOf(world.app.form(visitOf(world.marc, 'key'), { form: 'payments-filter', values, state: '' }, 'sent'));
  async function referencesOf(shown: ReturnType<typeof press>): Promise<string[]> {
    const screen = await shown;
    if (screen.kind !== 'payments-list') throw new Error(`not the list: ${JSON.stringify(screen)}`);
    return screen.rows.map(({ request }) => request.reference);
  }

  test('shows ten, the newest first, then the next ones, and nothing of other companies and closed rooms', async () => {
    const first = await press('payments.turn', '');
    if (first.kind !== 'payments-list' || !first.next) throw new Error('there is a page behind this one');
    expect(first.rows.map(({ request }) => request.reference)).toEqual(
      Array.from({ length: 10 }, (_, place) => `F${110 - place}`),
    );
    expect(await referencesOf(press('payments.turn', first.next))).toEqual(['F100', 'RO4', 'RO2', 'RO1']);
  });

  test('narrows by day where the company is, both days included', async () => {
    expect(await referencesOf(fill({ from: '2026-11-22', until: '2026-11-22' }))).toEqual(['RO1']);
    expect(await referencesOf(fill({ text: 'RO4', status: 'unpaid', from: '2026-11-23' }))).toEqual(['RO4']);
    expect(await referencesOf(fill({ room: OPEN, until: '2026-11-23', text: 'tremblay', status: 'expired' }))).toEqual([
      'RO2',
    ]);
    expect(await referencesOf(fill({ room: CLOSED, asker: 'U2' }))).toEqual([]);
  });

  test('says at its field what cannot be looked for', async () => {
    const card = '4242 4242 4242 4242';
    const wrong = { text: card, least: 'x', most: '-1', from: '2026-02-30', until: 'demain' };
    expect(await fill(wrong)).toMatchObject({
      kind: 'payments-filter',
      problems: {
        text: { code: 'has-card-number' },
        least: { code: 'amount-unreadable' },
        from: { code: 'date-unreadable' },
        until: { code: 'date-unreadable' },
      },
    });
    expect(await fill({ least: '10', most: '5' })).toMatchObject({ problems: { most: { code: 'range-reversed' } } });
    expect(await fill({ from: '2026-11-23', until: '2026-11-22' })).toMatchObject({
      problems: { until: { code: 'range-reversed' } },
    });
  });

  test('whatever a button brings back is read, or narrows nothing', async () => {
    for (const value of ['__proto__=1', 'behind=\u0000', 'status=constructor\nroom=x', '=\n==\n', 'x'.repeat(9_000)])
      expect((await referencesOf(press('payments.turn', value)))[0]).toBe('F110');
    const values = { ...UNFILTERED, status: 'paid' as const, text: 'l’été = 5 & co', least: '5,00' };
    const turn = { values, behind: '2026-11-23T17:00:00.000Z pay_1' };
    expect(readTurn(turnText(turn))).toEqual(turn);
    expect(readTurn(turnText({ values: UNFILTERED }))).toEqual({ values: UNFILTERED });
  });

  test('a story is told to who may see its payment alone', async () => {
    const idOf = async (reference: string) =>
      (await world.store.requests.byReference(COMPANY.id, reference, 1))[0]?.id ?? '';
    expect(await press('payments.show', `${await idOf('RO4')} status=paid`)).toMatchObject({
      kind: 'payment-story',
      turned: 'status=paid',
    });
    for (const id of [await idOf('RO3'), 'pay_404', '', '../x'])
      expect(await press('payments.show', id)).toMatchObject({ kind: 'refused', refusal: { code: 'request-gone' } });
  });
});

test('a story has all that happened, the earliest first', () => {
  const cad = (minor: number) => ({ minor, currency: 'CAD' as const });
  const by = { id: 'U1', name: 'Marc Gagnon' };
  const order = { key: 'k', paymentId: 'pi_1', reason: 'goodwill', by, tells: true, at: minutesAfter(20) } as const;
  const movement = { paymentId: 'pi_1', toldAt: minutesAfter(50) } as const;
  const request = freshRequest({
    state: 'paid',
    seenAt: minutesAfter(2),
    declined: { reason: 'insufficient-funds', at: minutesAfter(3) },
    payments: [
      { id: 'pi_1', amount: cad(12_550), at: minutesAfter(4) },
      { id: 'pi_2', amount: cad(12_550), at: minutesAfter(5), unexpected: 'already-paid' },
    ],
    refunds: [
      { ...movement, id: 're_1', amount: cad(50), status: 'succeeded', at: minutesAfter(21), orderId: 'ref_1' },
    ],
    refundOrders: [
      { ...order, id: 'ref_1', amount: cad(50), state: 'succeeded' },
      { ...order, id: 'ref_2', amount: cad(60), state: 'declined', decided: { by: 'X', at: minutesAfter(30) } },
    ],
    disputes: [{ ...movement, id: 'du_1', amount: cad(1), status: 'open', reason: 'unsaid', at: minutesAfter(40) }],
  });
  expect(storyOf(request, minutesAfter(60)).map(({ what }) => what)).toEqual([
    ...['asked', 'text', 'seen', 'declined', 'paid', 'unexpected', 'refund', 'ordered', 'dispute'],
  ]);
});

test('what was paid within the second in which it was asked for was paid after it', () => {
  const [createdAt, seenAt] = [new Date('2026-11-23T17:00:05.200Z'), new Date('2026-11-23T17:00:05.700Z')];
  const payment = {
    id: 'pi_1',
    amount: { minor: 1, currency: 'CAD' as const },
    at: new Date('2026-11-23T17:00:05.000Z'),
  };
  const request = freshRequest({ state: 'paid', createdAt, seenAt, texts: [], payments: [payment] });
  expect(storyOf(request, minutesAfter(1)).map(({ what }) => what)).toEqual(['asked', 'seen', 'paid']);
});

test('a day is as long as the clocks say, and what is no day is none', () => {
  const hours = (date: string, zone: string) => {
    const day = dayOf(date, zone);
    return day && (day.until.getTime() - day.from.getTime()) / 3_600_000;
  };
  expect([hours('2026-11-01', 'America/Toronto'), hours('2026-03-08', 'America/Toronto')]).toEqual([25, 23]);
  expect(dayOf('2026-11-23', 'Pacific/Kiritimati')?.from.toISOString()).toBe('2026-11-22T10:00:00.000Z');
  expect(dayOf('2026-11-23', 'Pacific/Pago_Pago')?.from.toISOString()).toBe('2026-11-23T11:00:00.000Z');
  for (const date of ['2026-02-29', '2026-13-01', '23/11/2026', '', `${NOON}`])
    expect(dayOf(date, 'UTC')).toBeUndefined();
});
