import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { agrees, type Payout, type PayoutTold, type RowKind } from '../../src/payouts/payout.ts';
import type { RowTold } from '../../src/payouts/row.ts';
import type { FakePayingOut } from '../fixtures/fake-payouts.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const HOUR_MS = 3_600_000;
const cad = (minor: number) => ({ minor, currency: 'CAD' as const });

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 30_000);
afterAll(() => world.close());
let count = 0;
beforeEach(() => {
  count += 1;
});
afterEach(() => {
  delete (world.payingOut as FakePayingOut).breaksAfter;
});

async function later(ms: number): Promise<void> {
  world.clock.at = new Date(world.clock.at.getTime() + ms);
  for (let turn = 0; turn < 3; turn += 1) await world.app.deliverDue();
}
const payoutOf = (change: Partial<PayoutTold> = {}): PayoutTold => ({
  ...{ id: `po_${count}`, amount: cad(0), state: 'paid', isAutomatic: true, isSorted: true },
  ...{ madeAt: world.clock.at, arrivesOn: world.clock.at, ...change },
});
const row = (id: string, kind: RowKind, net: number, more: Partial<RowTold> = {}): RowTold => ({
  ...{ id: `txn_${count}_${id}`, kind, amount: net, fee: 0, net, at: world.clock.at, ...more },
});
const tell = (payout: PayoutTold) => world.app.payoutTold({ kind: 'payout-changed', payout });
const known = (id = `po_${count}`) => world.store.payouts.get(world.company.id, id) as Promise<Payout>;
const rows = (unmatched = false) =>
  world.store.payoutRows.of(world.company.id, `po_${count}`, { unmatched, limit: 100 });
const tasks = () => world.store.tasks.openIn(world.company.id, ['slack:T1/C1'], 20);

/** A request that was paid, and what it was paid with. */
async function paid(): Promise<{ request: PaymentRequest; paymentId: string }> {
  const values = {
    ...{ customer: 'new:+15145550188', name: 'Julie Tremblay', amount: '125,50', reference: `QP${count}` },
    ...{ reply: 'payment-request', message: '', language: 'auto' as const },
  };
  await quickpayOf(world.app, world.marc).send(values, [], `view:${count}`);
  const request = (await world.store.requests.byKey(world.company.id, `view:${count}`))!;
  const paymentId = `pi_${count}`;
  const about = { companyId: world.company.id, requestId: request.id, paymentId, at: world.clock.at };
  await world.app.checkoutTold({ kind: 'payment-succeeded', ...about, amount: cad(12_550) });
  return { request, paymentId };
}

describe('a payout', () => {
  test('is looked at once however often it is told of, and holds each row against what was asked for', async () => {
    const { request, paymentId } = await paid();
    const original = cad(12_550);
    world.payingOut.set(payoutOf({ amount: cad(11_000), trace: 'TRACE1' }), [
      row('charge', 'charge', 12_186, { amount: 12_550, fee: 364, paymentId, original, isOurs: true }),
      row('other', 'charge', 500, { paymentId: 'pi_elsewhere' }),
      row('lost', 'charge', 100, { paymentId: 'pi_lost', isOurs: true }),
      row('old', 'charge', 200, { at: new Date(0) }),
      row('fee', 'fee', -1_000, { says: 'Billing' }),
      row('refund', 'refund', -900, { paymentId, aboutId: 're_untold' }),
      row('wrong', 'charge', 0, { paymentId, original: cad(9_999) }),
      row('reserve', 'adjustment', -86),
    ]);
    const before = world.payingOut.asked;
    expect(await tell(payoutOf())).toEqual({ outcome: 'taken' });
    await tell(payoutOf());
    await later(1_000);
    expect(world.payingOut.asked - before).toBe(1);
    const payout = await known();
    expect(payout).toMatchObject({ state: 'paid', amount: cad(11_000), trace: 'TRACE1', outbox: [] });
    expect(payout.read).toMatchObject({ rows: 8, unmatched: 6 });
    expect(agrees(payout)).toBe(true);
    expect((await rows()).map(({ id, requestId, why }) => [id.split('_')[2], requestId === request.id, why])).toEqual([
      ...[
        ['charge', true, undefined],
        ['other', false, 'elsewhere'],
        ['lost', false, 'missing-here'],
      ],
      ...[
        ['old', false, 'before-app'],
        ['fee', false, undefined],
        ['refund', true, 'not-told'],
      ],
      ...[
        ['wrong', true, 'amount-differs'],
        ['reserve', false, 'adjusted'],
      ],
    ]);
    expect((await rows(true)).map(({ place }) => place)).toEqual([1, 2, 3, 5, 6, 7]);
  });

  test('that is not sorted yet, or was made by hand, says so and is no fault', async () => {
    world.payingOut.set(payoutOf({ isSorted: false, state: 'on-its-way', amount: cad(5) }), [row('a', 'charge', 5)]);
    await tell(payoutOf());
    await later(1_000);
    expect(await known()).toMatchObject({ state: 'on-its-way', amount: cad(5), outbox: [] });
    expect([(await known()).read, agrees(await known())]).toEqual([undefined, undefined]);
    world.payingOut.set(payoutOf({ amount: cad(5) }));
    await tell(payoutOf());
    await later(1_000);
    expect(agrees(await known())).toBe(true);
  });

  test('whose rows do not come to what the bank got is kept as it is', async () => {
    world.payingOut.set(payoutOf({ amount: cad(101) }), [row('a', 'charge', 100)]);
    await tell(payoutOf());
    await later(1_000);
    expect(agrees(await known())).toBe(false);
  });

  test('is read to its end although the connection breaks, and no row is there twice', async () => {
    const all = Array.from({ length: 250 }, (_, at) => row(String(at), 'charge', at));
    world.payingOut.set(payoutOf({ amount: cad((249 * 250) / 2) }), all);
    world.payingOut.breaksAfter = 2;
    await tell(payoutOf());
    await later(1_000);
    expect((await known()).read).toBeUndefined();
    world.payingOut.breaksAfter = undefined;
    await later(HOUR_MS);
    expect((await known()).read).toMatchObject({ rows: 250 });
    expect(agrees(await known())).toBe(true);
    expect(await world.store.payoutRows.of(world.company.id, `po_${count}`, { limit: 1_000 })).toHaveLength(250);
  });

  test('that was told in vain is found, and what was not told of then belongs to its request a day later', async () => {
    const paymentId = `pi_${count}`;
    world.payingOut.set(payoutOf({ amount: cad(100) }), [row('a', 'charge', 100, { paymentId, isOurs: true })]);
    world.payingOut.payouts.push({ id: 'po_strange', unreadable: 'the currency is "xxx"' });
    const seen = await world.app.reconcilePayouts(new Date(0));
    world.payingOut.payouts.pop();
    expect(seen.unreadable).toEqual([{ id: 'po_strange', unreadable: 'the currency is "xxx"' }]);
    expect(seen.payouts.find(({ id }) => id === `po_${count}`)?.read).toMatchObject({ rows: 1, unmatched: 1 });
    const { request } = await paid();
    await world.app.reconcilePayouts(new Date(0));
    expect((await known()).read).toMatchObject({ unmatched: 1 });
    await later(25 * HOUR_MS);
    await world.app.reconcilePayouts(new Date(0));
    expect((await known()).read).toMatchObject({ unmatched: 0 });
    expect(await rows()).toMatchObject([{ requestId: request.id }]);
  });

  test('that comes back from the bank, days after it was paid even, is one task in the room, and a row of the next', async () => {
    world.payingOut.set(payoutOf({ amount: cad(100) }), [row('a', 'charge', 100)]);
    await tell(payoutOf());
    await later(3 * 24 * HOUR_MS);
    const failed = payoutOf({ amount: cad(100), state: 'failed', failure: 'account-closed' });
    world.payingOut.set(failed);
    for (let times = 0; times < 2; times += 1) {
      await tell(failed);
      await later(1_000);
    }
    expect(await known()).toMatchObject({ state: 'failed', failure: 'account-closed' });
    const id = `po_${count}`;
    const told = (await tasks()).filter(({ requestId }) => requestId === id);
    expect(told).toMatchObject([{ kind: 'mend-payout', amount: cad(100), system: 'Stripe' }]);
    expect(world.chat.posted.filter(({ versions: [first] }) => first?.kind === 'task')).toHaveLength(1);
    count += 1;
    world.payingOut.set(payoutOf({ amount: cad(100) }), [
      row('back', 'payout-back', 100, { aboutId: id }),
      row('unknown', 'payout-back', 0, { aboutId: 'po_before' }),
    ]);
    await tell(payoutOf());
    await later(1_000);
    expect((await rows()).map(({ why }) => why)).toEqual([undefined, 'before-app']);
  });

  test('that had failed before anybody here heard of it is a task as well', async () => {
    world.payingOut.set(payoutOf({ state: 'failed', amount: cad(7) }));
    await world.app.reconcilePayouts(new Date(0));
    await later(1_000);
    expect((await tasks()).filter(({ requestId }) => requestId === `po_${count}`)).toHaveLength(1);
    await world.app.reconcilePayouts(new Date(0));
    expect((await known()).outbox).toEqual([]);
  });

  test('of an account that belongs to no company yet is none of ours, and found once it does', async () => {
    const early = await createWorld({ founded: false });
    early.payingOut.set(payoutOf());
    expect(await early.app.payoutTold({ kind: 'payout-changed', payout: payoutOf() })).toEqual({ outcome: 'not-ours' });
    expect(await early.app.reconcilePayouts(new Date(0))).toEqual({
      payouts: [],
      unmatched: new Map(),
      unreadable: [],
    });
    await early.close();
  });
});
