import { customerActs } from '../../src/customers/acts.ts';
import { type Consent, type Customer, contactOf } from '../../src/customers/customer.ts';
import type { Customers } from '../../src/ports.ts';
import { documentsIn } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, hidden, moment, optionalList, part, text, whole } from './schema.ts';
import { commonBeginning, termsOf, waysToRead } from './search-terms.ts';
import { ownTrailIn, trailFields, trailHidden, trailIndexes, unauditedIn } from './trail.ts';

/** More than any number ever had. */
const MOST_FORMER = 1_000;

const where = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

const schema = document<Customer>(
  {
    companyId: text,
    revision: whole,
    phone: String,
    email: String,
    name: String,
    tongue: String,
    consent: [part<Consent>({ level: text, source: text, proof: text, at: moment })],
    former: optionalList(part<NonNullable<Customer['former']>[number]>({ phone: text, until: moment })),
    correctedAt: Date,
    createdAt: moment,
    ...trailFields,
  },
  [
    // The other way round than an earlier version had it, whose index let nobody be without a number.
    { name: 'number', keys: { phone: 1, companyId: 1 }, options: { unique: true, ...where('phone') } },
    { name: 'mailbox', keys: { companyId: 1, mailbox: 1 }, options: { unique: true, ...where('mailbox') } },
    { name: 'email', keys: { companyId: 1, email: 1 }, options: where('email') },
    { name: 'terms', keys: { companyId: 1, terms: 1 } },
    { name: 'recent', keys: { companyId: 1, createdAt: -1 } },
    { name: 'former', keys: { companyId: 1, 'former.phone': 1 }, options: where('former.phone') },
    { name: 'version', keys: { v: 1 } },
    ...trailIndexes,
  ],
  { terms: hidden([String]), mailbox: { type: String, select: false }, ...trailHidden },
);

export function customersIn(database: Database): Customers {
  const collection = new Collection<Customer>(database, 'customers', schema, {
    derive: (customer) => ({
      terms: termsOf(customer),
      ...unauditedIn(customer, customerActs),
      // An address is whose it is only where there is no number: a household may share one.
      ...(customer.phone === undefined && { mailbox: contactOf(customer) }),
    }),
    // Terms of version 2 know joined words, saints, and letters such as ł; those of version 3, addresses.
    upgrades: [(customer) => customer, (customer) => customer],
  });
  return {
    ...documentsIn(collection, 'number', 'mailbox'),
    trail: ownTrailIn(collection, customerActs),
    byPhone: (companyId, phone) => collection.one({ companyId, phone }),
    async byEmail(companyId, email) {
      const mailbox = email.toLowerCase();
      const theirs = await collection.one({ companyId, mailbox });
      if (theirs) return theirs;
      const [first, second] = await collection.many({ companyId }, 2, undefined, { email: { $in: [email, mailbox] } });
      return second ? undefined : first;
    },
    byPhones: (companyId, phones) => collection.among(companyId, 'phone', phones),
    byMailboxes: (companyId, emails) =>
      collection.among(
        companyId,
        'mailbox',
        emails.map((email) => email.toLowerCase()),
      ),
    formerlyAt: (companyId, phone) => collection.many({ companyId, 'former.phone': phone }, MOST_FORMER),
    byIds: (companyId, ids) => collection.among(companyId, '_id', ids),
    remove: ({ companyId, id, revision }) => collection.remove({ companyId, _id: id, revision }),
    insertMany: (customers) => collection.insertMany(customers, 'number', 'mailbox'),
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
