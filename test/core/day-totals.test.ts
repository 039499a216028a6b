import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRandom } from '../../sandbox/stand-in.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { daysOf, figuresOf } from '../../src/ledger/figures.ts';
import { createTotals } from '../../src/ledger/totals.ts';
import { leftHere } from '../../src/payments/parts.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { freshRequest, garage, minutesAfter, NOON } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const log = silentLog;
const DAY = 24 * 60;
const cad = (minor: number) => ({ minor, currency: 'CAD' as const });
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const made = async (id: string, more: Partial<PaymentRequest>): Promise<PaymentRequest> => {
  const { due: _, debt: __, ...request } = { ...freshRequest({ id, key: id, linkHash: id }), debt: undefined };
  const whole: PaymentRequest = { ...request, outbox: [], ...more };
  await world.store.requests.insert(whole);
  return whole;
};
const paid = (id: string, minor: number, minutes: number) => ({ id, amount: cad(minor), at: minutesAfter(minutes) });

/** What the kept totals say, over all days, by the clocks of a place. */
async function figures(companyId: string = garage.id, timeZone = 'America/Toronto') {
  const kept = await world.store.dayTotals.since(companyId, '2000-01-01');
  const lines = kept.flatMap(({ lines }) => lines);
  return figuresOf(lines, daysOf('month', NOON, timeZone), NOON);
}
const sums = ({ asked, paid, waiting }: Awaited<ReturnType<typeof figures>>) => ({
  asked: [asked.count, asked.money[0]?.minor ?? 0],
  paid: [paid.count, paid.money[0]?.minor ?? 0],
  open: waiting.reduce((sum, one) => sum + (one.sum.money[0]?.minor ?? 0), 0),
});

test('whatever was written, by whom, how often counted and whoever died over it: the totals are those of the requests', async () => {
  const random = createRandom();
  const totals = createTotals({ ...world, log });
  const ids = Array.from({ length: 40 }, (_, place) => `pay_t${place}`);
  await Promise.all(
    ids.map((id, place) => made(id, { createdAt: minutesAfter(-place * 700), amount: cad(1_000 + place), shares: [] })),
  );
  const { markTallied } = world.store.requests;
  const dying = createTotals({
    ...world,
    log,
    store: {
      ...world.store,
      requests: {
        ...world.store.requests,
        markTallied: async (one) => {
          if (random.next() < 0.2) throw new Outage('store', 'died', { outcome: 'no' });
          return markTallied(one);
        },
      },
    },
  });
  for (let round = 0; round < 30; round += 1) {
    const id = ids[Math.floor(random.next() * ids.length)]!;
    const request = (await world.store.requests.get(garage.id, id))!;
    const state = random.next() < 0.2 ? 'cancelled' : 'paid';
    const payments = [...request.payments, paid(`pi_${round}`, 100 + round, -Math.floor(random.next() * 20 * DAY))];
    const writing = world.store.requests.replace({ ...request, state, payments });
    await Promise.all([writing, totals.settle(garage.id), Promise.allSettled([dying.settle(garage.id)])]);
  }
  await totals.settle(garage.id);
  const all = (await Promise.all(ids.map((id) => world.store.requests.get(garage.id, id)))).map((one) => one!);
  const sum = (amounts: number[]) => amounts.reduce((all, one) => all + one, 0);
  const payments = all.flatMap((one) => one.payments);
  expect([random.seed, sums(await figures())]).toEqual([
    random.seed,
    {
      asked: [40, sum(all.map(({ amount }) => amount.minor))],
      paid: [payments.length, sum(payments.map(({ amount }) => amount.minor))],
      open: sum(all.filter(({ state }) => state === 'open').map((one) => leftHere(one).minor)),
    },
  ]);
  // Nothing is owed, and nothing is made anew.
  expect(await world.store.requests.untallied(garage.id, 10)).toEqual([]);
  const before = await world.store.dayTotals.since(garage.id, '2000-01-01');
  await totals.settle(garage.id);
  expect(await world.store.dayTotals.since(garage.id, '2000-01-01')).toEqual(before);
});

test('what is shown of a request, and what another company asks for, counts for nothing here', async () => {
  const totals = createTotals({ ...world, log });
  const before = sums(await figures());
  const theirs = await made('pay_theirs', { companyId: 'com_other', createdAt: NOON });
  await totals.settle(garage.id);
  expect([sums(await figures()), sums(await figures('com_other'))]).toMatchObject([before, { asked: [0, 0] }]);
  await totals.settle('com_other');
  expect(sums(await figures('com_other'))).toMatchObject({ asked: [1, 12_550], open: 12_550 });
  const counted = (await world.store.requests.get('com_other', theirs.id))!;
  await world.store.requests.replace({ ...counted, seenAt: NOON });
  expect(await world.store.requests.untallied('com_other', 10)).toEqual([]);
});

test('when a company’s clocks change, its days begin elsewhere in what was counted already', async () => {
  const totals = createTotals({ ...world, log });
  const at = new Date('2026-11-05T03:30:00Z');
  const created = { companyId: 'com_moved', createdAt: at, state: 'paid' as const };
  await made('pay_late', { ...created, payments: [{ id: 'pi_late', amount: cad(900), at }] });
  await totals.settle('com_moved');
  const dayOfIt = async (timeZone: string) => {
    const { days } = await figures('com_moved', timeZone);
    return days.find((one) => one.paid.count > 0)?.day.toISOString();
  };
  expect(await Promise.all(['America/Toronto', 'America/St_Johns', 'UTC', 'Asia/Kathmandu'].map(dayOfIt))).toEqual([
    ...['2026-11-04T05:00:00.000Z', '2026-11-05T03:30:00.000Z', '2026-11-05T00:00:00.000Z'],
    '2026-11-04T18:15:00.000Z',
  ]);
});

test('a company whose totals cannot be written, and one with years of them, keep nobody else', async () => {
  await made('pay_fair', { companyId: 'com_fair', amount: cad(700), createdAt: NOON });
  const order: string[] = [];
  const { keeping } = createTotals({
    ...world,
    log,
    store: {
      ...world.store,
      companies: { ...world.store.companies, ids: async () => ['com_torn', 'com_years', 'com_fair'] },
      requests: {
        ...world.store.requests,
        async untallied(companyId, limit) {
          order.push(companyId);
          if (companyId === 'com_torn') throw new Outage('store', 'torn', { outcome: 'no' });
          if (companyId === 'com_fair') return world.store.requests.untallied(companyId, limit);
          const one = { companyId, id: 'pay_old', revision: 0, tally: '', days: [] };
          return Array.from({ length: order.length < 9 ? limit : 0 }, () => one);
        },
        markTallied: async (one) => one.companyId === 'com_years' || world.store.requests.markTallied(one),
      },
    },
  });
  await keeping.run();
  expect(order.slice(0, 4)).toEqual(['com_torn', 'com_years', 'com_fair', 'com_years']);
  expect(sums(await figures('com_fair'))).toMatchObject({ asked: [1, 700], open: 700 });
});
