import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startOfDay } from '../../src/kernel/day.ts';
import { needsSince } from '../../src/payments/lists.ts';
import type { Payment } from '../../src/payments/payment.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { Screen } from '../../src/screen.ts';
import { freshRequest, minutesAfter, NOON } from '../fixtures/requests.ts';
import { CLOSED, COMPANY, count, made, OPEN } from '../fixtures/rooms-of-two-kinds.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

type Desk = Extract<Screen, { kind: 'desk' }>;

const cad = (minor: number) => ({ minor, currency: 'CAD' as const });
const paidAt = (at: Date, more: Partial<Payment> = {}): Partial<PaymentRequest> => ({
  state: 'paid',
  payments: [{ id: `pi_${count}`, amount: cad(12_550), at, ...more }],
});

async function filled(requests: PaymentRequest[], company = COMPANY): Promise<World> {
  const world = await createWorld({ founded: false });
  await world.store.companies.found(company, { id: 'slack:T1', companyId: company.id });
  for (const request of requests) await world.store.requests.insert(request);
  return world;
}

async function deskOf(world: World, turned?: string, who = world.marc): Promise<Desk> {
  const visit = visitOf(who, 'key');
  const screen = await screenOf(
    turned === undefined ? world.app.home(visit) : world.app.press(visit, { action: 'desk.turn', value: turned }),
  );
  if (screen.kind !== 'desk') throw new Error(`not the desk: ${JSON.stringify(screen)}`);
  return screen;
}
const namesOf = ({ rows }: Desk['open']) => rows.map(({ request }) => request.reference);

describe('the desk', () => {
  let world: World;
  const failed = { id: 'txt_1', state: 'failed', reason: 'landline', at: minutesAfter(5) } as const;
  beforeAll(async () => {
    world = await filled([
      made('RO1', { amount: cad(1_000), createdAt: minutesAfter(-60) }),
      made('RO2', { amount: cad(90_000), createdAt: minutesAfter(-50) }),
      made('RO3', { amount: cad(5_000), createdAt: minutesAfter(-40), texts: [failed] }),
      made('RO4', { state: 'expired', newLinkAskedAt: minutesAfter(7) }),
      made('RO5', { state: 'cancelled', ...paidAt(minutesAfter(8), { unexpected: 'cancelled' }) }),
      made('RO6', paidAt(minutesAfter(-300))),
      made('RO7', paidAt(minutesAfter(-10))),
      made('RO8', paidAt(minutesAfter(-24 * 60))),
      made('RO9', { state: 'cancelled' }),
      made('RO10', { cards: [{ room: CLOSED, shown: 1 }], asker: { id: 'U2', name: 'Sophie Roy' } }),
      made('RO11', { cards: [{ room: CLOSED, shown: 1 }] }),
      made('RO12', { companyId: 'com_other' }),
    ]);
    world.clock.at = minutesAfter(10);
  });
  afterAll(() => world.close());

  test('shows what is open, the oldest first, and the largest first when it is turned', async () => {
    expect(namesOf((await deskOf(world)).open)).toEqual(['RO1', 'RO2', 'RO3', 'RO11']);
    const turned = await deskOf(world, 'largest');
    expect(namesOf(turned.open)).toEqual(['RO2', 'RO11', 'RO3', 'RO1']);
    expect(turned).toMatchObject({ isHome: true, order: 'largest', open: { count: 4 } });
  });

  test('shows what needs somebody, the latest first: texts that failed, links asked for, money nobody expected', async () => {
    expect(namesOf((await deskOf(world)).attention)).toEqual(['RO5', 'RO4', 'RO3']);
  });

  test('shows an e-mail that failed, until it or a text reaches the customer', async () => {
    const mail = (state: 'failed' | 'sent', more = {}) => ({
      id: 'm',
      to: 'a@b.ca',
      state,
      at: minutesAfter(9),
      ...more,
    });
    const needs = (change: Partial<PaymentRequest>) => needsSince(freshRequest(change)) !== undefined;
    const lost = { id: 't', state: 'failed' as const, at: minutesAfter(1) };
    expect(needs({ mails: [mail('failed', { asks: true })] })).toBe(true);
    expect(needs({ texts: [lost], mails: [mail('sent', { asks: true })] })).toBe(false);
    expect(needs({ texts: [lost], mails: [mail('sent')] })).toBe(true);
    expect(needs({ mails: [mail('failed', { asks: true })], seenAt: minutesAfter(10) })).toBe(false);
    expect(needs({ state: 'paid', mails: [mail('failed')] })).toBe(true);
    expect(needs({ state: 'paid', mails: [mail('failed'), mail('sent')] })).toBe(false);
    expect(needs({ state: 'cancelled', mails: [mail('failed', { asks: true })] })).toBe(false);
  });

  test('shows what was paid today where the company is, and its sum to the cent', async () => {
    const { paid } = await deskOf(world);
    expect(namesOf(paid)).toEqual(['RO7', 'RO6']);
    expect(paid).toMatchObject({ count: 2, sums: [cad(25_100)] });
  });

  test('shows nothing of another company, nor of a closed room to who asked for nothing there', async () => {
    const sophie = { ...world.marc, id: 'U2', name: 'Sophie Roy' };
    const seen = JSON.stringify([await deskOf(world), await deskOf(world, 'largest')]);
    expect(seen).not.toMatch(/RO10|RO12/);
    expect(namesOf((await deskOf(world, undefined, sophie)).open)).toEqual(['RO1', 'RO2', 'RO3', 'RO10']);
  });

  test('leads to the card in its room, and shows a request that has none there', async () => {
    const { open } = await deskOf(world);
    expect(open.rows[0]?.link).toBe(`https://chat.example/${OPEN}/m1`);
    expect(open.rows[3]?.link).toBeUndefined();
    const show = (value: string) => screenOf(world.app.press(visitOf(world.marc, 'k'), { action: 'desk.show', value }));
    expect(await show(open.rows[3]?.request.id ?? '')).toMatchObject({ request: { reference: 'RO11' } });
    for (const hidden of ['pay_10', 'pay_12', 'pay_99', '', '__proto__'])
      expect(await show(hidden)).toEqual({ kind: 'refused', refusal: { code: 'request-gone' } });
  });

  test('offers what its reader may start', async () => {
    expect((await deskOf(world)).commands?.map(({ name }) => name)).toContain('quickpay');
  });

  test.each(['', 'largest|open', 'smallest', 'oldest|constructor|x', '|||', 'oldest|open|\u0000', 'x'.repeat(2_000)])(
    'turned by %j is the desk all the same',
    async (value) => {
      expect((await deskOf(world, value)).kind).toBe('desk');
    },
  );

  test('a link that ran out reads as expired, before anybody has written so', async () => {
    world.clock.at = new Date(freshRequest().linkExpiresAt.getTime() + 1);
    expect((await deskOf(world)).open.rows[0]?.request.state).toBe('expired');
    world.clock.at = minutesAfter(10);
  });
});

describe('with a thousand open requests', () => {
  let world: World;
  beforeAll(async () => {
    const requests = Array.from({ length: 1_000 }, (_, place) =>
      made(`RO${place}`, { createdAt: minutesAfter(Math.floor(place / 7)), amount: cad(100 + (place % 13)) }),
    );
    world = await filled(requests);
  });
  afterAll(() => world.close());

  test.each(['oldest', 'largest'])('every one is met once, ten at a time, in the order of %s', async (order) => {
    const seen: string[] = [];
    let next: string | undefined = order;
    while (next) {
      const { open } = await deskOf(world, next);
      expect(open.rows.length).toBeLessThanOrEqual(10);
      expect([open.count, open.first]).toEqual([100, seen.length > 0 ? order : undefined]);
      seen.push(...namesOf(open));
      next = open.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([1_000, 1_000]);
    const place = (name = '') => Number(name.slice(2));
    expect(order === 'oldest' ? place(seen[0]) : place(seen[0]) % 13).toBe(order === 'oldest' ? 0 : 12);
  });
});

test('before the company is there, the desk says so; afterwards it is empty, and both offer what can be started', async () => {
  const world = await createWorld({ founded: false });
  expect(await screenOf(world.app.home(visitOf(world.marc, 'k')))).toMatchObject({ kind: 'welcome', isHome: true });
  await world.store.companies.found(COMPANY, { id: 'slack:T1', companyId: COMPANY.id });
  const { attention, open, paid, commands } = await deskOf({ ...world, app: world.restart() });
  expect([attention.count, open.count, paid.count, paid.sums]).toEqual([0, 0, 0, []]);
  expect(commands).not.toEqual([]);
  await world.close();
});

test.each(['guest', 'outsider', 'left'] as const)('a person who is %s sees nothing of it', async (standing) => {
  const world = await filled([made('RO1')]);
  const visit = visitOf(world.marc, 'key');
  const reply = await screenOf(world.app.home({ ...visit, person: { ...visit.person, standing } }));
  expect(reply).toMatchObject({ kind: 'refused', refusal: { code: 'members-only' } });
  await world.close();
});

test.each([
  ['America/Toronto', '2026-11-23T17:00:00Z', '2026-11-23T05:00:00.000Z'],
  ['America/Toronto', '2026-11-01T12:00:00Z', '2026-11-01T04:00:00.000Z'],
  ['America/Toronto', '2026-03-08T23:00:00Z', '2026-03-08T05:00:00.000Z'],
  ['America/St_Johns', '2026-07-01T02:29:59Z', '2026-06-30T02:30:00.000Z'],
  ['Pacific/Kiritimati', '2026-07-01T09:59:59Z', '2026-06-30T10:00:00.000Z'],
  ['America/Santiago', '2026-09-06T12:00:00Z', '2026-09-06T04:00:00.000Z'],
])('in %s the day of %s began at %s', (zone, at, began) => {
  expect(startOfDay(new Date(at), zone).toISOString()).toBe(began);
});

test('a moment that begins a day begins its own', () => {
  const start = startOfDay(NOON, 'America/Toronto');
  expect(startOfDay(start, 'America/Toronto')).toEqual(start);
});
