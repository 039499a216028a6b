import type { Invoice } from '../../src/invoices/invoice.ts';
import { referenceKeyOf } from '../../src/payments/reference.ts';
import type { Invoices } from '../../src/ports.ts';
import { money } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { storedKeysOf } from './reference-keys.ts';
import { document, hidden, required, text } from './schema.ts';

const schema = document<Invoice>(
  { companyId: text, reference: text, customerId: text, balance: required(money), state: text },
  [
    { name: 'reference', keys: { companyId: 1, referenceKey: 1 }, options: { unique: true } },
    { name: 'customer', keys: { companyId: 1, customerId: 1, state: 1, referenceKey: 1 } },
  ],
  { referenceKey: hidden(String) },
);

export function invoicesIn(database: Database): Invoices {
  const collection = new Collection<Invoice>(database, 'invoices', schema, {
    derive: (invoice) => ({ referenceKey: referenceKeyOf(invoice.reference) }),
  });
  return {
    insert: (invoice) => collection.insert(invoice, 'reference'),
    async byReference(companyId, referenceKey) {
      const [invoice] = await collection.many(
        { companyId },
        1,
        {},
        { referenceKey: { $in: storedKeysOf(referenceKey) } },
      );
      return invoice;
    },
    openOf: (companyId, customerId, limit) =>
      collection.many({ companyId, customerId, state: 'open' }, limit, { referenceKey: 1 }),
  };
}
