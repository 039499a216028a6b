import type { Connection } from 'mongoose';
import type { Invoice } from '../../src/invoices/invoice.ts';
import { referenceKeyOf } from '../../src/payments/reference.ts';
import type { Invoices } from '../../src/ports.ts';
import { money } from './announcing.ts';
import { Collection } from './collection.ts';
import { document, hidden, required, text } from './schema.ts';

const schema = document<Invoice>(
  { companyId: text, reference: text, customerId: text, balance: required(money), state: text },
  [
    { name: 'reference', keys: { companyId: 1, referenceKey: 1 }, options: { unique: true } },
    { name: 'customer', keys: { companyId: 1, customerId: 1, state: 1, referenceKey: 1 } },
  ],
  { referenceKey: hidden(String) },
);

export function invoicesIn(connection: Connection): Invoices {
  const collection = new Collection<Invoice>(connection, 'invoices', schema, (invoice) => ({
    referenceKey: referenceKeyOf(invoice.reference),
  }));
  return {
    insert: (invoice) => collection.insert(invoice, 'reference'),
    byReference: (companyId, referenceKey) => collection.one({ companyId, referenceKey }),
    openOf: (companyId, customerId, limit) =>
      collection.many({ companyId, customerId, state: 'open' }, limit, { referenceKey: 1 }),
  };
}
