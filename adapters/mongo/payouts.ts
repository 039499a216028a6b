import type { Part, Payout, PayoutRead } from '../../src/payouts/payout.ts';
import type { PayoutRow } from '../../src/payouts/row.ts';
import type { PayoutRows, Payouts } from '../../src/ports.ts';
import { announcingFields, announcingIn, dueIndex, money } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, flag, moment, part, required, text, whole } from './schema.ts';

const payout = document<Payout>(
  {
    ...announcingFields,
    ...{ amount: required(money), state: text, isAutomatic: flag, madeAt: moment, arrivesOn: moment },
    ...{ trace: String, failure: String, place: text },
    read: part<PayoutRead>({
      parts: [part<Part>({ kind: text, count: whole, amount: whole, fee: whole, net: whole })],
      ...{ rows: whole, unmatched: whole, at: moment },
    }),
  },
  [dueIndex, { name: 'place', keys: { companyId: 1, place: -1 } }],
);

export function payoutsIn(database: Database): Payouts {
  const collection = new Collection<Payout>(database, 'payouts', payout);
  return {
    ...announcingIn(collection),
    listed: (companyId, { behind, limit }) =>
      collection.many({ companyId }, limit, { place: -1 }, behind === undefined ? {} : { place: { $lt: behind } }),
  };
}

/** A payout may have thousands: each is a document, and only what belongs to nothing is in the second index. */
const row = document<PayoutRow>(
  {
    ...{ companyId: text, payoutId: text, place: whole, kind: text, at: moment },
    ...{ amount: whole, fee: whole, net: whole, original: money },
    ...{ paymentId: String, aboutId: String, isOurs: Boolean, says: String, requestId: String, why: String },
  },
  [
    { name: 'place', keys: { companyId: 1, payoutId: 1, place: 1 } },
    {
      name: 'unmatched',
      keys: { companyId: 1, payoutId: 1, place: 1, why: 1 },
      options: { partialFilterExpression: { why: { $exists: true } } },
    },
  ],
);

export function payoutRowsIn(database: Database): PayoutRows {
  const collection = new Collection<PayoutRow>(database, 'payout-rows', row);
  const isSame = (one: PayoutRow, other: PayoutRow | undefined) =>
    one.requestId === other?.requestId && one.why === other?.why;
  return {
    async keep(rows) {
      const [first] = rows;
      if (!first || (await collection.insertMany(rows)) === rows.length) return;
      const ids = rows.map(({ id }) => id);
      const there = new Map((await collection.among(first.companyId, '_id', ids)).map((one) => [one.id, one]));
      for (const one of rows) if (!isSame(one, there.get(one.id))) await collection.put(one);
    },
    of: (companyId, payoutId, { unmatched = false, behind, limit }) =>
      collection.many(
        { companyId, payoutId },
        limit,
        { place: 1 },
        {
          ...(behind !== undefined && { place: { $gt: behind } }),
          ...(unmatched && { why: { $exists: true } }),
        },
      ),
  };
}
