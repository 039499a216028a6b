import type { OutgoingRefunds } from '../../src/ports.ts';
import type { OutgoingRefund } from '../../src/refunds/outgoing-refund.ts';
import { announcingFields, announcingIn, dueIndex } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { asker, orderFields } from './refund-order.ts';
import { document, moment, part, required, text } from './schema.ts';

const schema = document<OutgoingRefund>(
  {
    ...announcingFields,
    ...orderFields,
    requestId: text,
    customer: required(part<OutgoingRefund['customer']>({ phone: String, email: String, name: String })),
    reference: text,
    approver: asker,
    made: part<NonNullable<OutgoingRefund['made']>>({ id: text, status: text, at: moment }),
  },
  [dueIndex, { name: 'member', keys: { companyId: 1, 'by.id': 1, at: -1 } }],
);

export function outgoingRefundsIn(database: Database): OutgoingRefunds {
  const collection = new Collection<OutgoingRefund>(database, 'outgoing-refunds', schema);
  return {
    ...announcingIn(collection),
    orderedBy: (companyId, memberId, since, limit) =>
      collection.many({ companyId, 'by.id': memberId }, limit, { at: -1 }, { at: { $gte: since } }),
  };
}
