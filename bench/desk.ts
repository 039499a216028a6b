/** What a member sees who opens the app, from a store that was filled here: its cost is the day's, not that of all years. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../adapters/log.ts';
import { startEmbeddedStore } from '../adapters/mongo/embedded/start.ts';
import { connectStore } from '../adapters/mongo/store.ts';
import type { Onlooker, RequestList } from '../src/payments/lists.ts';
import type { PaymentRequest } from '../src/payments/request.ts';
import type { Requests } from '../src/ports.ts';
import { atMost, type Figure, ROUNDS, WARM_UP } from './figure.ts';
import { median } from './load.ts';
import { AMOUNT, standing } from './subject.ts';

const SMALL = 1_000;
const LARGE = 100_000;
/** So many are open whatever the number of those that are done: what a desk has to do in a day. */
const OPEN = 300;
const LOOKS = 40;
const FILLED_AT_ONCE = 1_000;

const paid = (place: number): PaymentRequest => {
  const { debt: _, ...request } = standing(place);
  const at = new Date(Date.now() - (place - OPEN) * 60_000 * 5);
  return { ...request, state: 'paid', createdAt: at, payments: [{ id: `pi_${place}`, amount: AMOUNT, at }] };
};

const aDaysWork = (place: number): PaymentRequest => (place < OPEN ? standing(place) : paid(place));

/** An embedded store with so many requests in it, in a folder of its own. */
export async function filled(count: number, requestAt: (place: number) => PaymentRequest = aDaysWork) {
  const dataDir = await mkdtemp(join(tmpdir(), 'quittance-bench-'));
  const embedded = await startEmbeddedStore({ dataDir });
  const { store, close } = await connectStore({ ...embedded, log: createLog('error') });
  for (let from = 0; from < count; from += FILLED_AT_ONCE) {
    const places = Array.from({ length: Math.min(FILLED_AT_ONCE, count - from) }, (_, place) => from + place);
    await Promise.all(places.map((place) => store.requests.insert(requestAt(place))));
  }
  return {
    store,
    requests: store.requests,
    async close() {
      await close();
      await embedded.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Everything that the desk asks of the store for one look. */
async function look(requests: Requests): Promise<void> {
  const rooms = Array.from({ length: 200 }, (_, place) => `slack:TBENCH/C${place}` as const);
  const by: Onlooker = { memberId: 'UBENCH', rooms };
  const today = { from: new Date(Date.now() - 8 * 3_600_000).toISOString() };
  const list = (name: RequestList, stretch: { from?: string }) => [
    requests.listed('com_bench', name, by, { ...stretch, limit: 10 }),
    requests.counted('com_bench', name, by, { ...stretch, most: 100 }),
  ];
  await Promise.all([
    ...list('attention', today),
    ...list('oldest', {}),
    ...list('paid', today),
    requests.summed('com_bench', 'paid', by, today),
  ]);
}

async function millisecondsOf(requests: Requests): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < LOOKS; count += 1) await look(requests);
  return (performance.now() - start) / LOOKS;
}

export async function openingTheApp(): Promise<Figure[]> {
  const stores = [await filled(SMALL), await filled(LARGE)];
  const times: number[][] = [[], []];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [place, { requests }] of stores.entries()) {
      const took = await millisecondsOf(requests);
      if (round >= 0) times[place]?.push(took);
    }
  }
  for (const store of stores) await store.close();
  const [small = 0, large = 0] = times.map(median);
  return [
    atMost('what the desk asks of the store, with 100,000 requests in it against 1,000', large / small, ' times', 1.5, {
      'ms at 1,000': small,
      'ms at 100,000': large,
    }),
  ];
}
