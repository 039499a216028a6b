/** What a member sees who looks through all payments: a page costs what stands on it, not what stands in the store. */
import { csvOf } from '../adapters/csv/write.ts';
import { xlsxOf } from '../adapters/xlsx/write.ts';
import type { Cell, Table } from '../cards/table.ts';
import type { Onlooker } from '../src/payments/lists.ts';
import type { PaymentRequest } from '../src/payments/request.ts';
import type { PaymentSearch } from '../src/payments/search.ts';
import type { Requests } from '../src/ports.ts';
import { filled } from './desk.ts';
import { atMost, type Figure, ROUNDS, WARM_UP } from './figure.ts';
import { median } from './load.ts';
import { standing } from './subject.ts';

const SMALL = 1_000;
const LARGE = 100_000;
const LOOKS = 10;
const HOUR_MS = 3_600_000;

const FIRST = ['Julie', 'Marc', 'Élise', 'Samira', 'Luc', 'Anne', 'Noah', 'Zoé', 'Ali', 'Ève'];
const LAST = ['Tremblay', 'Gagnon', 'Roy', 'Côté', 'Bouchard', 'Gauthier', 'Morin', 'Lavoie', 'Fortin', 'Gagné'];
const of = <T>(all: readonly T[], place: number): T => all[place % all.length]!;
const STATES = ['paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'cancelled', 'expired'] as const;

/** Years of work: an hour between one and the next, by thirty members, in eight rooms. */
function varied(place: number): PaymentRequest {
  const { debt: _, customer, ...request } = standing(place);
  const at = new Date(Date.now() - place * HOUR_MS);
  const amount = { minor: 1_000 + ((place * 7_919) % 200_000), currency: 'CAD' as const };
  const state = place < 300 ? 'open' : of(STATES, place);
  return {
    ...request,
    ...{ state, amount, createdAt: at, reference: `RO${100_000 + place}`, referenceKey: `RO${100_000 + place}` },
    customer: { ...customer, name: `${of(FIRST, place)} ${of(LAST, Math.floor(place / 10))}` },
    asker: { id: `U${place % 30}`, name: 'Bench' },
    cards: [{ room: `slack:TBENCH/C${place % 8}`, messageId: '1', shown: 1 }],
    payments: state === 'paid' ? [{ id: `pi_${place}`, amount, at }] : [],
  };
}

const BY: Onlooker = {
  memberId: 'U1',
  rooms: Array.from({ length: 8 }, (_, room) => `slack:TBENCH/C${room}` as const),
};
const SEARCHES: Record<string, PaymentSearch> = {
  'as it is opened': {},
  'what is unpaid': { status: 'unpaid' },
  'paid, by one member': { status: 'paid', asker: 'U7' },
  'a name': { text: 'tremblay julie' },
  'a reference': { text: 'RO100555' },
  'an amount': { least: 50_000, most: 50_100 },
  'expired, in one room, up to an amount': { status: 'expired', room: 'slack:TBENCH/C7', most: 20_000 },
  nobody: { text: 'zzyzx' },
};

async function millisecondsOf(requests: Requests, search: PaymentSearch): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < LOOKS; count += 1) await requests.found('com_bench', search, BY, { limit: 10 });
  return (performance.now() - start) / LOOKS;
}

export async function lookingThrough(): Promise<Figure[]> {
  const stores = [await filled(SMALL, varied), await filled(LARGE, varied)];
  const figures: Figure[] = [];
  for (const [name, search] of Object.entries(SEARCHES)) {
    const times: number[][] = [[], []];
    for (let round = -WARM_UP; round < ROUNDS; round += 1)
      for (const [place, { requests }] of stores.entries()) {
        const took = await millisecondsOf(requests, search);
        if (round >= 0) times[place]?.push(took);
      }
    const [small = 0, large = 0] = times.map(median);
    const what = `a page of payments (${name}), with ${LARGE} in the store against ${SMALL}`;
    figures.push(
      atMost(what, large / small, ' times', 3, { 'ms at the small one': small, 'ms at the large one': large }),
    );
  }
  const requests = stores[1]?.requests;
  if (requests) figures.push(...(await exporting(requests)));
  for (const store of stores) await store.close();
  return figures;
}

async function* tableRows(requests: Requests): AsyncGenerator<Cell[][]> {
  let behind: string | undefined;
  do {
    const page = await requests.found('com_bench', {}, BY, { ...(behind && { behind }), limit: 200 });
    yield page.requests.map(({ reference, customer, amount, createdAt }) => [
      ...[reference, customer.name, customer.phone, '', '', amount.currency, 'x', 'y', 'z', 'a'],
      { decimal: String(amount.minor / 100) },
      { moment: createdAt.toISOString().slice(0, 16).replace('T', ' ') },
    ]);
    behind = page.next;
  } while (behind);
}

/** All of it as a file: how long for each thousand rows, and how much memory at its height. */
async function exporting(requests: Requests): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [kind, write] of Object.entries({ csv: csvOf, xlsx: xlsxOf })) {
    const table: Table = { name: 'x', tongue: 'fr', header: Array(12).fill('x'), rows: tableRows(requests) };
    const [start, before] = [performance.now(), process.memoryUsage().rss];
    let [bytes, most] = [0, 0];
    for await (const chunk of write(table)) {
      bytes += chunk.byteLength;
      most = Math.max(most, process.memoryUsage().rss);
    }
    const seconds = (performance.now() - start) / 1_000;
    const behind = { seconds, 'MB of the file': bytes / 1e6 };
    figures.push(atMost(`memory for an export of ${LARGE} rows (${kind})`, (most - before) / 1e6, ' MB', 150, behind));
  }
  return figures;
}
