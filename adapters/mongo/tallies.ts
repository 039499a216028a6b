import type { PaymentRequest } from '../../src/payments/request.ts';
import { TALLIED_FIELDS, talliedOf, tallyDaysOf, tallyOf, type Untallied } from '../../src/payments/tally.ts';
import type { Requests } from '../../src/ports.ts';
import type { Collection } from './collection.ts';
import { hidden, type Index } from './schema.ts';
import type { Fields } from './translation.ts';

const OWED = { untallied: { $exists: true } };

export const tallyIndexes: Index[] = [
  { name: 'tally-days', keys: { companyId: 1, tallyDays: 1 } },
  { name: 'untallied', keys: { companyId: 1, untallied: 1 }, options: { partialFilterExpression: OWED } },
];
export const tallyFields = { tallyDays: hidden([String]), untallied: { type: Date, select: false } };

/** Derived with every write, so that no write forgets it. What is no list, or no date, is refused by the schema. */
export function tallyIn(request: PaymentRequest): Fields {
  const { cards, payments, shares, createdAt, asker, amount } = request;
  const isWhole = [cards, payments, shares].every(Array.isArray);
  if (!isWhole || !(createdAt instanceof Date) || !asker || !amount) return {};
  const isCounted = request.tallied === tallyOf(request);
  return { tallyDays: tallyDaysOf(request), ...(!isCounted && { untallied: createdAt }) };
}

const COUNTED = Object.fromEntries(TALLIED_FIELDS.map((field) => [field, 1 as const]));
/** Those of an earlier version have no shares. */
const asRequest = (stored: Fields) => ({ shares: [], ...stored }) as unknown as PaymentRequest;

export const talliesIn = (
  collection: Collection<PaymentRequest>,
): Pick<Requests, 'untallied' | 'talliedOn' | 'markTallied'> => ({
  async untallied(companyId, limit) {
    const found = await collection.many({ companyId }, limit, { untallied: -1 }, OWED);
    return found.map(
      (request): Untallied => ({
        ...{ companyId, id: request.id, revision: request.revision },
        ...{ tally: tallyOf(request), days: tallyDaysOf(request) },
      }),
    );
  },
  async talliedOn(companyId, day) {
    const found = await collection.only({ companyId }, COUNTED, { tallyDays: day });
    return found.map((stored) => talliedOf(asRequest(stored)));
  },
  markTallied: ({ companyId, id, revision, tally }) =>
    collection.change(id, { companyId, revision }, { $set: { tallied: tally }, $unset: { untallied: '' } }),
});
