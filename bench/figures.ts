/** What a look at the figures asks of the store: the last payment is counted first, and then a month of totals is read. */
import { createLog } from '../adapters/log.ts';
import { daysOf, figuresOf } from '../src/ledger/figures.ts';
import { createTotals } from '../src/ledger/totals.ts';
import type { Onlooker } from '../src/payments/lists.ts';
import { maySee } from '../src/payments/search.ts';
import { utcDayOf } from '../src/payments/tally.ts';
import type { Store } from '../src/ports.ts';
import { atMost, type Figure, ROUNDS, WARM_UP } from './figure.ts';
import { median } from './load.ts';

const LOOKS = 10;
const COMPANY = 'com_bench';

/** One more is paid: a day of the totals is behind. */
async function pay({ requests }: Store, look: number): Promise<void> {
  const request = await requests.get(COMPANY, `pay_bench${look % 20}`);
  if (!request) throw new Error('nothing to pay');
  const payment = { id: `pi_look${look}`, amount: { minor: 100, currency: 'CAD' as const }, at: new Date() };
  await requests.replace({ ...request, payments: [...request.payments.slice(-3), payment] });
}

async function look(store: Store, by: Onlooker): Promise<void> {
  const now = new Date();
  const days = daysOf('month', now, 'America/Toronto');
  const first = utcDayOf(days[0] ?? now);
  await createTotals({ store, log: createLog('error') }).settle(COMPANY);
  const kept = [
    ...(await store.dayTotals.openBefore(COMPANY, first)),
    ...(await store.dayTotals.since(COMPANY, first)),
  ].flatMap(({ lines }) => lines);
  const seen = kept.filter(({ asker, rooms }) => maySee({ asker, cards: rooms.map((room) => ({ room })) }, by));
  const { asked } = figuresOf(seen, days, now);
  if (asked.count === 0) throw new Error('nothing was counted');
}

export async function lookingAtFigures(stores: { store: Store }[], by: Onlooker): Promise<Figure> {
  const times: number[][] = stores.map(() => []);
  let looks = 0;
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [place, { store }] of stores.entries()) {
      let took = 0;
      for (let count = 0; count < LOOKS; count += 1) {
        looks += 1;
        await pay(store, looks);
        const start = performance.now();
        await look(store, by);
        took += performance.now() - start;
      }
      if (round >= 0) times[place]?.push(took / LOOKS);
    }
  }
  const [small = 0, large = 0] = times.map(median);
  return atMost(
    'the figures of a month, right after a payment, in the large store against 1,000',
    large / small,
    ' times',
    3,
    {
      'ms at the small one': small,
      'ms at the large one': large,
    },
  );
}
