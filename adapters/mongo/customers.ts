import type { Consent, Customer } from '../../src/customers/customer.ts';
import type { Customers } from '../../src/ports.ts';
import { documentsIn } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, hidden, moment, part, text, whole } from './schema.ts';
import { termsOf, typedWords } from './search-terms.ts';

const schema = document<Customer>(
  {
    companyId: text,
    revision: whole,
    phone: text,
    name: String,
    tongue: String,
    consent: [part<Consent>({ level: text, source: text, proof: text, at: moment })],
    createdAt: moment,
  },
  [
    { name: 'phone', keys: { companyId: 1, phone: 1 }, options: { unique: true } },
    { name: 'terms', keys: { companyId: 1, terms: 1 } },
    { name: 'recent', keys: { companyId: 1, createdAt: -1 } },
  ],
  { terms: hidden([String]) },
);

export function customersIn(database: Database): Customers {
  const collection = new Collection<Customer>(database, 'customers', schema, {
    derive: (customer) => ({ terms: termsOf(customer) }),
  });
  return {
    ...documentsIn(collection, 'phone'),
    byPhone: (companyId, phone) => collection.one({ companyId, phone }),
    async search(companyId, typed, limit) {
      const words = typedWords(typed);
      if (typed.trim() === '') return collection.many({ companyId }, limit, { createdAt: -1 });
      if (words.length === 0) return [];
      // Words are letters and digits only, so a pattern says nothing but how a term begins: a range of the index.
      const $and = words.map((word) => ({ terms: new RegExp(`^${word}`) }));
      return collection.many({ companyId }, limit, {}, { $and });
    },
  };
}
