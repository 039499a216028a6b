import { expect, test } from '@jest/globals';
import { oneTextSender } from '../../src/company/text-senders.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { createPayoutBooks } from '../../src/payouts/bookkeeping.ts';
import { agrees, type PayoutTold, ROW_KINDS, sumOf } from '../../src/payouts/payout.ts';
import type { RowTold } from '../../src/payouts/row.ts';
import { FakePayingOut } from '../fixtures/fake-payouts.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { memoryStore } from '../fixtures/memory-store.ts';
import { garage, NOON } from '../fixtures/requests.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
let state = SEED;
/** Mulberry32: small, and the same from the same seed. */
function chance(below: number): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % below;
}
const pick = <T>(from: readonly T[]): T => from[chance(from.length)]!;

test(`every payout comes to the bank's line to the cent, however it is read, broken off and read again (SEED=${SEED})`, async () => {
  const { store } = memoryStore();
  await store.companies.found(garage, { id: 'slack:T1', companyId: garage.id });
  const clock = { at: NOON, now: () => clock.at };
  const payingOut = new FakePayingOut();
  const books = createPayoutBooks({
    ...{ store, payingOut, clock, log: silentLog, newId: randomId, wake: () => undefined },
    textSenders: oneTextSender(garage.textSender),
  } as never as Parameters<typeof createPayoutBooks>[0]);
  /** The bank's own line of each, in whole cents, counted by nothing of ours. */
  const bank = new Map<string, bigint>();

  for (let at = 0; at < 30; at += 1) {
    const id = `po_${at}`;
    const currency = pick(['CAD', 'CAD', 'USD', 'JPY'] as const);
    const rows = Array.from({ length: chance(120) }, (_, place): RowTold => {
      const amount = (chance(2) ? 1 : -1) * chance(pick([10, 100_000, 2 ** 31]));
      const fee = chance(3) ? 0 : chance(5_000);
      const paymentId = `pi_${chance(200)}`;
      return { id: `txn_${at}_${place}`, kind: pick(ROW_KINDS), amount, fee, net: amount - fee, at: NOON, paymentId };
    });
    bank.set(
      id,
      rows.reduce((sum, { amount, fee }) => sum + BigInt(amount) - BigInt(fee), 0n),
    );
    const told: PayoutTold = {
      ...{ id, amount: { minor: Number(bank.get(id)), currency }, state: 'paid', isAutomatic: true, isSorted: true },
      ...{ madeAt: new Date(NOON.getTime() + at), arrivesOn: NOON },
    };
    payingOut.set(told, rows);
    payingOut.pageSize = 10 + chance(90);
    payingOut.breaksAfter = chance(3) ? undefined : chance(4);
    await books.lookBack(new Date(0)).catch(() => undefined);
    clock.at = new Date(clock.at.getTime() + chance(10_000_000));
  }
  payingOut.breaksAfter = undefined;
  clock.at = new Date(clock.at.getTime() + 2 * 86_400_000);
  for (let times = 0; times < 2; times += 1) await books.lookBack(new Date(0));

  const all = await store.payouts.listed(garage.id, { limit: 100 });
  expect(all).toHaveLength(30);
  for (const payout of all) {
    expect([payout.id, BigInt(sumOf(payout)?.minor ?? Number.NaN), agrees(payout)]).toEqual([
      payout.id,
      bank.get(payout.id),
      true,
    ]);
    const kept = await store.payoutRows.of(garage.id, payout.id, { limit: 500 });
    expect(kept.reduce((sum, { net }) => sum + BigInt(net), 0n)).toBe(bank.get(payout.id));
    expect(kept).toHaveLength(payout.read?.rows ?? -1);
    expect(kept.filter(({ why }) => why)).toHaveLength(payout.read?.unmatched ?? -1);
  }
});
