/** Finding in a store full of invoices, and filling it as a source does: with their customers and their search terms. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../adapters/log.ts';
import { startEmbeddedStore } from '../adapters/mongo/embedded/start.ts';
import { connectStore } from '../adapters/mongo/store.ts';
import type { SourceBatch, SourceInvoice } from '../src/invoices/index.ts';
import { BATCHES_AHEAD, createKeeping } from '../src/invoices/keeping.ts';
import { ahead } from '../src/kernel/ahead.ts';
import { randomId } from '../src/kernel/ids.ts';
import { referenceKeyOf } from '../src/payments/reference.ts';
import type { Invoices } from '../src/ports.ts';
import { costing } from './cpu.ts';
import { atLeast, atMost, type Figure, ROUNDS, WARM_UP } from './figure.ts';
import { median } from './load.ts';
import { COMPANY } from './subject.ts';

const SMALL = 1_000;
/** The first of the goals for how fast invoices come in is for so many. */
const SOME = 20_000;
const AT_ONCE = 200;
const LOOKS = 60;
/** As a dealer's customers are called: many are called alike. */
const FIRST = ['Julie', 'Marc', 'Sophie', 'Étienne', 'Fatima', 'Karim', 'Nguyen', 'Emma', 'Olivier', 'Amélie'];
const LAST = ['Tremblay', 'Gagnon', 'Roy', 'Côté', 'Bouchard', 'Gauthier', 'Morin', 'Lavoie', 'Fortin', 'Smith'];
const WORK = ['Vidange d’huile', 'Freins avant', 'Pneus d’hiver', 'Batterie', 'Géométrie', 'Témoin moteur'];
const START = Date.UTC(2020, 0, 1, 17);

/** Five invoices to a customer. */
const phoneOf = (customer: number): string => `+1${(5_140_000_000 + customer).toString()}`;
export function told(place: number): SourceInvoice {
  const customer = Math.floor(place / 5);
  const of = <T>(all: readonly T[], at: number): T => all[at % all.length]!;
  const at = new Date(START + place * 60_000);
  const amount = 10_000 + (place % 90_000);
  return {
    source: { system: 'dms', account: 'a', id: String(place) },
    customer: {
      source: { system: 'dms', account: 'a', id: String(customer) },
      name: `${of(FIRST, customer)} ${of(LAST, Math.floor(customer / 10))}${customer % 97}`,
      phones: [phoneOf(customer)],
    },
    content: {
      ...{ reference: `RO${100_000 + place}`, openedAt: at, payer: 'customer', currency: 'CAD' },
      ...(place % 5 !== 0 && { closedAt: at }),
      summary: `${of(WORK, place)}, ${of(WORK, place + 3)}`,
      lines: [{ kind: 'labour', description: of(WORK, place), amount, taxes: ['gst'] }],
      ...{ taxes: [{ id: 'gst', name: 'GST', rate: 5_000 }], payments: [], claimed: { balance: amount } },
    },
  };
}

function* batches(from: number, to: number): Generator<SourceBatch> {
  for (let place = from; place < to; place += AT_ONCE) {
    const invoices = Array.from({ length: Math.min(AT_ONCE, to - place) }, (_, at) => told(place + at));
    yield { customers: [], invoices, unreadable: [] };
  }
}

async function opened() {
  const dataDir = await mkdtemp(join(tmpdir(), 'quittance-bench-'));
  const embedded = await startEmbeddedStore({ dataDir });
  const { store, close } = await connectStore({ ...embedded, log: createLog('error') });
  const keep = createKeeping({ store, clock: { now: () => new Date() }, newId: randomId, wake: () => undefined });
  return {
    store,
    /** Takes them over as a source's first look does: how many a second, and microseconds of processor for each. */
    async fill(from: number, to: number): Promise<{ rate: number; each: number }> {
      const start = performance.now();
      const { each } = await costing(process.pid, to - from, async () => {
        for await (const _ of ahead(batches(from, to), BATCHES_AHEAD, (batch) => keep(COMPANY, batch)));
      });
      return { rate: ((to - from) / (performance.now() - start)) * 1_000, each };
    },
    async close() {
      await close();
      await embedded.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
type Opened = Awaited<ReturnType<typeof opened>>;

type Look = (invoices: Invoices, at: number, customerIds: string[]) => Promise<unknown>;
const LOOKING: Record<string, Look> = {
  reference: (invoices, at) => invoices.byReference(COMPANY.id, referenceKeyOf(`RO${100_000 + at}`), 10),
  'open list': (invoices, at, ids) =>
    invoices.ofCustomer(COMPANY.id, ids[at % ids.length] ?? '', { limit: 10, states: ['open'] }),
  'type-ahead': (invoices, at) =>
    invoices.search(COMPANY.id, ['trem', 'jul gag', 'RO1002', 'smith', 'cote'][at % 5] ?? '', 15),
};

/** Milliseconds of each look, in turns over the whole store. */
async function looks({ store }: Opened, look: Look, count: number, ids: string[]): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < LOOKS; turn += 1) {
    const at = (turn * 7_919) % count;
    const start = performance.now();
    await look(store.invoices, at, ids);
    took.push(performance.now() - start);
  }
  return took;
}

async function customersIn({ store }: Opened, count: number): Promise<string[]> {
  const phones = Array.from({ length: 50 }, (_, at) => phoneOf(Math.floor(((at * 7_919) % count) / 5)));
  return (await store.customers.byPhones(COMPANY.id, phones)).map(({ id }) => id);
}

const GOALS = { reference: 1.5, 'open list': 1.5, 'type-ahead': 3 };

/** @param large how many the larger store has: a million, or as many as there is time for */
export async function invoices(large = 1_000_000): Promise<Figure[]> {
  const [few, many] = [await opened(), await opened()];
  await few.fill(0, SMALL);
  const [before, some] = [process.memoryUsage().rss, await many.fill(0, SOME)];
  const last = Math.max(SOME, large - SOME);
  await many.fill(SOME, last);
  const end = await many.fill(last, Math.max(large, last + AT_ONCE));
  const grown = (process.memoryUsage().rss - before) / 1_000_000;
  const stores = [
    { of: few, count: SMALL, ids: await customersIn(few, SMALL) },
    { of: many, count: large, ids: await customersIn(many, large) },
  ];
  const figures: Figure[] = [
    atLeast(
      'invoices taken over a second at 20,000, with customers and search terms, in thousands',
      some.rate / 1_000,
      10,
      { 'µs of processor each, all threads': some.each },
    ),
    atLeast(`the same at ${large.toLocaleString('en')}`, end.rate / 1_000, 3, {
      'µs of processor each, all threads': end.each,
      'MB more in this process': grown,
    }),
  ];
  for (const [name, look] of Object.entries(LOOKING)) {
    const times: number[][] = [[], []];
    const all: number[] = [];
    for (let turn = -WARM_UP; turn < ROUNDS; turn += 1)
      for (const [place, { of, count, ids }] of stores.entries()) {
        const took = await looks(of, look, count, ids);
        if (turn < 0) continue;
        times[place]?.push(median(took));
        if (place === 1) all.push(...took);
      }
    const [small = 0, big = 0] = times.map(median);
    const goal = GOALS[name as keyof typeof GOALS];
    const behind = { 'ms at 1,000': small, [`ms at ${large.toLocaleString('en')}`]: big };
    figures.push(atMost(`finding by ${name}, against 1,000`, big / small, ' times', goal, behind));
    const p99 = all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.99)] ?? 0;
    if (name === 'type-ahead') figures.push(atMost('the same, p99', p99, ' ms', 50));
  }
  for (const { of } of stores) await of.close();
  return figures;
}
