import type { Onlooker } from '../../src/payments/lists.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { type FoundPayments, maySee, type PaymentSearch, placeOf } from '../../src/payments/search.ts';
import { statusOf } from '../../src/payments/statuses.ts';
import type { Requests } from '../../src/ports.ts';
import { beginningsOf, wordsBegun } from './beginnings.ts';
import type { Collection } from './collection.ts';
import { hidden, type Index } from './schema.ts';
import type { Fields, Stored } from './translation.ts';

/** What a request is found by, each a key of one index whose order is that of the list: the newest first. */
export const searchIndexes: Index[] = [
  { name: 'placed', keys: { companyId: 1, placed: 1 } },
  { name: 'sought', keys: { companyId: 1, sought: 1, placed: 1 } },
  { name: 'amounts', keys: { companyId: 1, 'amount.minor': 1, placed: 1 } },
];
export const searchFields = { placed: { type: String, select: false }, sought: hidden([String]) };

const [IS, BY, IN, WORD] = ['is:', 'by:', 'in:', 'w:'] as const;

/** What is no list, or no date, is refused by the schema, which comes after. */
export function soughtIn(request: PaymentRequest): Fields {
  const { cards, texts, payments, refunds, disputes, shares, createdAt, asker, amount } = request;
  const isWhole = [cards, texts, payments, refunds, disputes, shares].every(Array.isArray) && createdAt instanceof Date;
  return isWhole && asker && amount ? { placed: placeOf(request), sought: keysOf(request) } : {};
}

function keysOf(request: PaymentRequest): string[] {
  const { asker, cards, customer, reference, invoices } = request;
  const number = customer?.phone ?? '';
  // In full, without the area, and by the four digits that one remembers.
  const numbers = number && [number.slice(-10), number.slice(-7), number.slice(-4)];
  const codes = [reference, ...invoices.map((one) => one.reference), ...numbers];
  const begun = beginningsOf({ words: [customer?.name, customer?.email], codes: codes.filter(Boolean) });
  const whose = [`${BY}${asker.id}`, ...cards.map(({ room }) => `${IN}${room}`)];
  const status = `${IS}${statusOf(request)}`;
  return [
    ...new Set([status, ...whose, ...whose.map((one) => `${status} ${one}`), ...begun.map((word) => WORD + word)]),
  ];
}

/** `(514) 555-0188` and `+1 514 555 0188` are one number each. */
const withNumbersWhole = (text: string): string =>
  text.replace(/(?<![\p{L}\d])\d[\d\s().-]*\d/gu, (typed) => typed.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, ''));

/** The key that narrows most, all that a request must have, and what of that the first one does not say. */
function keysFor({ status, text = '', asker, room }: PaymentSearch): { first?: string; all: string[]; rest: string[] } {
  const words = wordsBegun(withNumbersWhole(text)).toSorted((one, other) => other.length - one.length);
  const whose = [...(asker ? [`${BY}${asker}`] : []), ...(room ? [`${IN}${room}`] : [])];
  const state = status && `${IS}${status}`;
  const all = [...words.map((word) => WORD + word), ...whose, ...(state ? [state] : [])];
  const [word] = words;
  const [who] = whose;
  const first = word ? WORD + word : who ? (state ? `${state} ${who}` : who) : state;
  const said = new Set(first?.startsWith(WORD) ? [first] : first?.split(' '));
  return { ...(first && { first }), all, rest: all.filter((key) => !said.has(key)) };
}

/** Read at first, for a page that fills at once; then more and more at a time. */
const FIRST_LOOK = 30;
const LARGEST_LOOK = 800;
const AMOUNTS_FROM = FIRST_LOOK * 9;
/** Few have an amount within a tenth of another: those are looked up at once. */
const amountsFrom = ({ least, most }: PaymentSearch): number =>
  least !== undefined && most !== undefined && most <= least * 1.1 ? FIRST_LOOK : AMOUNTS_FROM;

/** Looked at for one page, whatever is asked for: the member goes on from there. */
const MOST_LOOKED_AT = 4_000;
/** Amounts that so few have are read at once, and put in order here. */
const FEW = 1_000;

const WITHOUT_KEYS = { placed: 1, amount: 1, cards: 1, asker: 1 } as const;
const NEEDED = { ...WITHOUT_KEYS, sought: 1 } as const;
type Entry = Pick<PaymentRequest, 'cards' | 'asker' | 'amount'> & { _id: string; placed: string; sought: string[] };

export const searchIn = (collection: Collection<PaymentRequest>): Pick<Requests, 'found'> => ({
  async found(companyId, search, by, { behind, limit }): Promise<FoundPayments> {
    const { first, all, rest } = keysFor(search);
    if (search.text && all.every((key) => !key.startsWith(WORD))) return { requests: [] };
    const passes = passing(search, rest, by);
    const entries: Entry[] = [];
    let [last, looked, isOver] = [behind, 0, false];
    for (let look = FIRST_LOOK; !isOver && entries.length <= limit && looked < MOST_LOOKED_AT; look *= 3) {
      // Where few have one of these amounts they are looked up by those, once the newest do not fill the page.
      const few = look === amountsFrom(search) ? await fewOf(collection, companyId, search) : undefined;
      if (few) {
        const left = few.filter(({ placed }) => (behind === undefined || placed < behind) && isWithin(placed, search));
        entries.splice(0, entries.length, ...left.filter(passing(search, all, by)));
        isOver = true;
        break;
      }
      const most = Math.min(Math.max(look, limit + 1), LARGEST_LOOK);
      const needed = rest.length > 0 ? NEEDED : WITHOUT_KEYS;
      const read = await entriesOf(collection, companyId, first, { ...search, behind: last, needed }, most);
      looked += read.length;
      last = read.at(-1)?.placed ?? last;
      isOver = read.length < most;
      entries.push(...read.filter(passes));
    }
    const page = entries.slice(0, limit);
    const requests = await inOrder(collection, companyId, page);
    const known = { requests, ...(collection.hasOutdated && { isBehind: true as const }) };
    if (entries.length > limit) return { ...known, next: page.at(-1)!.placed };
    return { ...known, ...(!isOver && last !== undefined && { next: last, isUnfinished: true }) };
  },
});

/** All that have one of these amounts, where those are few; undefined where no amount is asked for, or many have it. */
async function fewOf(
  collection: Collection<PaymentRequest>,
  companyId: string,
  { least, most }: PaymentSearch,
): Promise<Entry[] | undefined> {
  if (least === undefined && most === undefined) return undefined;
  const range = { ...(least !== undefined && { $gte: least }), ...(most !== undefined && { $lte: most }) };
  const found = await collection.only({ companyId }, NEEDED, { 'amount.minor': range }, FEW + 1);
  if (found.length > FEW) return undefined;
  return entriesIn(found).toSorted((one, other) => (one.placed < other.placed ? 1 : -1));
}

async function entriesOf(
  collection: Collection<PaymentRequest>,
  companyId: string,
  sought: string | undefined,
  { from, until, behind, needed }: PaymentSearch & { behind: string | undefined; needed: Record<string, 1> },
  limit: number,
): Promise<Entry[]> {
  const end = behind ?? until?.toISOString();
  const placed = { $gte: from?.toISOString() ?? '', ...(end && { $lt: end }) };
  const more = { ...(sought && { sought }), placed };
  return entriesIn(await collection.only({ companyId }, needed, more, limit, { placed: -1 }));
}

const entriesIn = (found: Stored[]): Entry[] => found as unknown[] as Entry[];

const isWithin = (placed: string, { from, until }: PaymentSearch): boolean =>
  (!from || placed >= from.toISOString()) && (!until || placed < until.toISOString());

const passing =
  ({ least = 0, most = Number.MAX_SAFE_INTEGER }: PaymentSearch, all: string[], by: Onlooker) =>
  (entry: Entry): boolean =>
    entry.amount.minor >= least &&
    entry.amount.minor <= most &&
    all.every((key) => entry.sought.includes(key)) &&
    maySee(entry, by);

async function inOrder(collection: Collection<PaymentRequest>, companyId: string, page: Entry[]) {
  const found = await collection.among(
    companyId,
    '_id',
    page.map(({ _id }) => _id),
  );
  const byId = new Map(found.map((request) => [request.id, request]));
  return page.flatMap(({ _id }) => byId.get(_id) ?? []);
}
