/** What a member sees who looks through all payments: a page costs what stands on it, not what stands in the store. */
import { dayTotalsId, linesOf } from '../src/ledger/day-totals.ts';
import type { Onlooker } from '../src/payments/lists.ts';
import type { PaymentRequest } from '../src/payments/request.ts';
import type { PaymentSearch } from '../src/payments/search.ts';
import { type Tallied, talliedOf, tallyOf, utcDayOf } from '../src/payments/tally.ts';
import type { Requests, Store } from '../src/ports.ts';
import { filled } from './desk.ts';
import { atMost, type Figure, ROUNDS, WARM_UP } from './figure.ts';
import { lookingAtFigures } from './figures.ts';
import { median } from './load.ts';
import { standing } from './subject.ts';

const SMALL = 1_000;
const LARGE = 1_000_000;
const LOOKS = 10;
const HOUR_MS = 3_600_000;

const FIRST = ['Julie', 'Marc', 'Élise', 'Samira', 'Luc', 'Anne', 'Noah', 'Zoé', 'Ali', 'Ève'];
const LAST = ['Tremblay', 'Gagnon', 'Roy', 'Côté', 'Bouchard', 'Gauthier', 'Morin', 'Lavoie', 'Fortin', 'Gagné'];
const of = <T>(all: readonly T[], place: number): T => all[place % all.length]!;
const STATES = ['paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'cancelled', 'expired'] as const;

/** Years of work: an hour between one and the next, by thirty members, in eight rooms. */
export function varied(place: number): PaymentRequest {
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

/** Counted already, as all but the last minute of years of work is. */
function counted(place: number): PaymentRequest {
  const request = varied(place);
  return { ...request, tallied: tallyOf(request) };
}

/** The totals of all days, made from the newest to the oldest. */
async function keepTotals({ dayTotals }: Store, count: number): Promise<void> {
  const days = new Map<string, Tallied[]>();
  for (let place = 0; place < count; place += 1) {
    const tallied = talliedOf(varied(place));
    const day = utcDayOf(tallied.createdAt);
    days.set(day, [...(days.get(day) ?? []), tallied]);
  }
  for (const [day, all] of days) {
    const lines = linesOf(day, all);
    const isOpen = lines.some(({ open }) => open.count > 0);
    await dayTotals.insert({
      ...{ id: dayTotalsId('com_bench', day), companyId: 'com_bench' },
      ...{ revision: 0, day, isOpen, lines },
    });
  }
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
  'an amount': { least: 50_000, most: 55_000 },
  'expired, in one room, up to an amount': { status: 'expired', room: 'slack:TBENCH/C7', most: 20_000 },
  nobody: { text: 'zzyzx' },
};

async function millisecondsOf(requests: Requests, search: PaymentSearch): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < LOOKS; count += 1) await requests.found('com_bench', search, BY, { limit: 10 });
  return (performance.now() - start) / LOOKS;
}

export async function lookingThrough(count = LARGE): Promise<Figure[]> {
  const stores = [await filled(SMALL, counted), await filled(count, counted)];
  for (const [place, { store }] of stores.entries()) await keepTotals(store, place === 0 ? SMALL : count);
  const figures: Figure[] = [];
  for (const [name, search] of Object.entries(SEARCHES)) {
    const times: number[][] = [[], []];
    for (let round = -WARM_UP; round < ROUNDS; round += 1)
      for (const [place, { requests }] of stores.entries()) {
        const took = await millisecondsOf(requests, search);
        if (round >= 0) times[place]?.push(took);
      }
    const [small = 0, large = 0] = times.map(median);
    const what = `a page of payments (${name}), with ${count} in the store against ${SMALL}`;
    figures.push(
      atMost(what, large / small, ' times', 3, { 'ms at the small one': small, 'ms at the large one': large }),
    );
  }
  figures.push(await ofOneAmount(stores[1]!.requests));
  figures.push(await lookingAtFigures(stores, BY));
  for (const store of stores) await store.close();
  return figures;
}

/** Hardly any of a thousand have one amount, and hundreds of a million: that is no ratio, but nobody may wait for it. */
async function ofOneAmount(requests: Requests): Promise<Figure> {
  const times: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const took = await millisecondsOf(requests, { least: 50_000, most: 50_100 });
    if (round >= 0) times.push(took);
  }
  return atMost('a page of payments (one amount), in the large store', median(times), ' ms', 50);
}
