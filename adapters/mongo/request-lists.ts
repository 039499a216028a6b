import {
  isAscending,
  type Onlooker,
  placeAt,
  placesOf,
  type RequestList,
  type Stretch,
} from '../../src/payments/lists.ts';
import { countedIn } from '../../src/payments/parts.ts';
import type { Payment } from '../../src/payments/payment.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { Requests } from '../../src/ports.ts';
import type { Collection } from './collection.ts';
import type { Index } from './schema.ts';
import type { Fields } from './translation.ts';

/** Where each list keeps a request's place. */
const FIELDS = {
  oldest: 'inOldest',
  largest: 'inLargest',
  paid: 'inPaid',
  attention: 'inAttention',
} as const satisfies Record<RequestList, string>;
const eachList = Object.entries(FIELDS) as [RequestList, string][];

/** Only what is in a list is in its index: the day's work stays small, however much is done. */
export const listIndexes: Index[] = eachList.map(([, field]) => ({
  name: field,
  keys: { companyId: 1, [field]: 1 },
  options: { partialFilterExpression: { [field]: { $exists: true } } },
}));

export const listFields = Object.fromEntries(eachList.map(([, field]) => [field, { type: String, select: false }]));

/** What is no list, or no date, is refused by the schema, which comes after. */
export function placesIn(request: PaymentRequest): Fields {
  const isWhole =
    [request.texts, request.payments, request.refunds, request.disputes, request.shares].every(Array.isArray) &&
    request.createdAt instanceof Date;
  if (!isWhole) return {};
  const places = placesOf(request);
  return Object.fromEntries(eachList.flatMap(([list, field]) => (places[list] ? [[field, places[list]]] : [])));
}

/** Of a stretch of a list, what this onlooker may see. */
function within(list: RequestList, { memberId, rooms }: Onlooker, { behind, from = '', until }: Stretch): Fields {
  const onwards = behind === undefined ? {} : isAscending(list) ? { $gt: behind } : { $lt: behind };
  // A place behind which the list is read lies below the end of the stretch already.
  const end = until === undefined || '$lt' in onwards ? {} : { $lt: until };
  return {
    [FIELDS[list]]: { $gte: from, ...end, ...onwards },
    $or: [{ 'cards.room': { $in: rooms } }, { 'asker.id': memberId }, { cards: [] }],
  };
}

export const listsIn = (collection: Collection<PaymentRequest>): Pick<Requests, 'listed' | 'counted' | 'summed'> => ({
  async listed(companyId, list, by, { limit, ...stretch }) {
    const order = { [FIELDS[list]]: isAscending(list) ? 1 : -1 } as const;
    const found = await collection.many({ companyId }, limit + 1, order, within(list, by, stretch));
    const requests = found.slice(0, limit);
    const last = requests.at(-1);
    const next = found.length > limit && last ? placesOf(last)[list] : undefined;
    return { requests, ...(next && { next }) };
  },
  async counted(companyId, list, by, { most, ...stretch }) {
    return (await collection.only({ companyId }, { _id: 1 }, within(list, by, stretch), most)).length;
  },
  async summed(companyId, list, by, stretch) {
    const found = await collection.only({ companyId }, { payments: 1 }, within(list, by, stretch));
    const { from = '', until } = stretch;
    // Of what was paid in parts, those within the stretch.
    const isWithin = ({ at }: Payment) => placeAt(at) >= from && (until === undefined || placeAt(at) < until);
    const payments = found.flatMap((request) => countedIn(request as unknown as Pick<PaymentRequest, 'payments'>));
    const amounts = payments.filter(isWithin).map(({ amount }) => amount);
    return Array.from(
      Map.groupBy(amounts, ({ currency }) => currency),
      ([currency, of]) => ({
        minor: of.reduce((sum, { minor }) => sum + minor, 0),
        currency,
      }),
    );
  },
});
