import type { Consent, Customer } from '../../src/customers/customer.ts';
import type { Customers } from '../../src/ports.ts';
import { documentsIn } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, hidden, moment, part, text, whole } from './schema.ts';
import { commonBeginning, termsOf, waysToRead } from './search-terms.ts';

const schema = document<Customer>(
  {
    companyId: text,
    revision: whole,
    phone: text,
    email: String,
    name: String,
    tongue: String,
    consent: [part<Consent>({ level: text, source: text, proof: text, at: moment })],
    createdAt: moment,
  },
  [
    { name: 'phone', keys: { companyId: 1, phone: 1 }, options: { unique: true } },
    { name: 'terms', keys: { companyId: 1, terms: 1 } },
    { name: 'recent', keys: { companyId: 1, createdAt: -1 } },
    { name: 'version', keys: { v: 1 } },
  ],
  { terms: hidden([String]) },
);

export function customersIn(database: Database): Customers {
  const collection = new Collection<Customer>(database, 'customers', schema, {
    derive: (customer) => ({ terms: termsOf(customer) }),
    // Terms of version 2 know joined words, saints, and letters such as ł.
    upgrades: [(customer) => customer],
  });
  return {
    ...documentsIn(collection, 'phone'),
    byPhone: (companyId, phone) => collection.one({ companyId, phone }),
    byPhones: (companyId, phones) => collection.among(companyId, 'phone', phones),
    byIds: (companyId, ids) => collection.among(companyId, '_id', ids),
    insertMany: (customers) => collection.insertMany(customers, 'phone'),
    async search(companyId, typed, limit) {
      if (typed.trim() === '') return collection.many({ companyId }, limit, { createdAt: -1 });
      const ways = waysToRead(typed);
      if (ways.length === 0) return [];
      const $or = ways.map((words) => ({ $and: words.map(beginning) }));
      return collection.many({ companyId }, limit, {}, { ...beginning(commonBeginning(ways)), $or });
    },
  };
}

/** Words are letters and digits only, so a pattern says nothing but how a term begins: a range of the index. */
const beginning = (word: string) => ({ terms: new RegExp(`^${word}`) });
