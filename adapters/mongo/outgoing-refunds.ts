import type { OutgoingRefunds } from '../../src/ports.ts';
import type { OutgoingRefund } from '../../src/refunds/outgoing-refund.ts';
import { announcingFields, announcingIn, dueIndex } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { asker, orderFields } from './refund-order.ts';
import { document, moment, part, required, text } from './schema.ts';
import { ownTrailIn, trailFields, trailHidden, trailIndexes, unauditedIn } from './trail.ts';

const schema = document<OutgoingRefund>(
  {
    ...announcingFields,
    ...trailFields,
    ...orderFields,
    requestId: text,
    customer: required(part<OutgoingRefund['customer']>({ phone: String, email: String, name: String })),
    reference: text,
    approver: asker,
    made: part<NonNullable<OutgoingRefund['made']>>({ id: text, status: text, at: moment }),
  },
  [dueIndex, { name: 'member', keys: { companyId: 1, 'by.id': 1, at: -1 } }, ...trailIndexes],
  trailHidden,
);

export function outgoingRefundsIn(database: Database): OutgoingRefunds {
  const collection = new Collection<OutgoingRefund>(database, 'outgoing-refunds', schema, {
    derive: (refund) => unauditedIn(refund),
  });
  return {
    ...announcingIn(collection),
    trail: ownTrailIn(collection),
    orderedBy: (companyId, memberId, since, limit) =>
      collection.many({ companyId, 'by.id': memberId }, limit, { at: -1 }, { at: { $gte: since } }),
  };
}
