import { decimalOf, type Money } from '../../src/kernel/money.ts';
import type { Draft } from '../../src/payments/request.ts';
import type { Drafts } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, part, required, text } from './schema.ts';
import type { Upgrade } from './translation.ts';

const schema = document<Draft>(
  {
    companyId: text,
    key: text,
    memberId: text,
    room: String,
    values: required(
      part<Draft['values']>({
        customer: text,
        name: text,
        renames: String,
        email: String,
        amount: text,
        currency: String,
        reference: text,
        reply: text,
        message: text,
        language: text,
      }),
    ),
    createdAt: moment,
  },
  [
    { name: 'key', keys: { companyId: 1, key: 1 }, options: { unique: true } },
    { name: 'age', keys: { createdAt: 1 } },
  ],
);

/** The first version kept what the line meant, and typed it anew. */
const asTyped: Upgrade = ({ phone, name, amount, reference, message, ...kept }) => ({
  ...kept,
  values: {
    customer: `new:${phone}`,
    name: name ?? '',
    amount: decimalOf(amount as Money),
    reference,
    reply: 'payment-request',
    message,
    language: 'auto',
  },
});

export function draftsIn(database: Database): Drafts {
  const collection = new Collection<Draft>(database, 'drafts', schema, { upgrades: [asTyped] });
  return {
    insert: (draft) => collection.insert(draft, 'key'),
    get: (companyId, id) => collection.one({ companyId, _id: id }),
    byKey: (companyId, key) => collection.one({ companyId, key }),
    forgetOf: (companyId, customers) => collection.remove({ companyId, 'values.customer': { $in: customers } }),
    forget: (before) => collection.remove({ createdAt: { $lt: before } }),
  };
}
