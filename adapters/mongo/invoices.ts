import {
  type Claimed,
  type Invoice,
  type PaidElsewhere,
  type PaidHere,
  stateOf,
  whyNotAsked,
} from '../../src/invoices/index.ts';
import { referenceKeyOf } from '../../src/payments/reference.ts';
import type { Invoices } from '../../src/ports.ts';
import { announcingFields, announcingIn, dueIndex } from './announcing.ts';
import { beginningsOf, wordsBegun } from './beginnings.ts';
import { Collection, type Database } from './collection.ts';
import { lines, taxes } from './paper-parts.ts';
import { formerKeysOf } from './reference-keys.ts';
import { document, hidden, moment, part, required, text, whole } from './schema.ts';
import type { Upgrade } from './translation.ts';

const schema = document<Invoice>(
  {
    ...announcingFields,
    source: text,
    customer: required(part<Invoice['customer']>({ id: text, name: String, noAutomaticTexts: Boolean })),
    version: whole,
    paidHere: [part<PaidHere>({ paymentId: text, amount: whole, at: moment, counted: Boolean, byHand: Boolean })],
    contentHash: text,
    createdAt: moment,
    changedAt: moment,
    reference: text,
    openedAt: moment,
    closedAt: Date,
    voidedAt: Date,
    vehicle: String,
    summary: String,
    advisor: String,
    payer: text,
    currency: text,
    lines,
    taxes,
    payments: [part<PaidElsewhere>({ amount: whole, at: Date, method: String })],
    claimed: part<Claimed>({ total: Number, balance: whole }),
  },
  [
    { name: 'source', keys: { companyId: 1, source: 1 }, options: { unique: true } },
    { name: 'references', keys: { companyId: 1, referenceKey: 1, openedAt: -1 } },
    { name: 'customers', keys: { companyId: 1, 'customer.id': 1, openedAt: -1, _id: -1 } },
    {
      name: 'owed',
      keys: { companyId: 1, owedBy: 1, openedAt: -1 },
      options: { partialFilterExpression: { owedBy: { $exists: true } } },
    },
    dueIndex,
    { name: 'beginnings', keys: { companyId: 1, beginnings: 1, openedAt: -1 } },
  ],
  {
    referenceKey: hidden(String),
    state: hidden(String),
    beginnings: hidden([String]),
    owedBy: { type: String, select: false },
  },
);

/** The first version knew a balance under a reference, and whether it was owed. */
const fromBalance: Upgrade = ({ balance, state, customerId, referenceKey: _, ...stored }) => {
  const { minor, currency } = balance as { minor: number; currency: string };
  const since = new Date(0);
  return {
    ...{ revision: 0, source: `hand//${encodeURIComponent(String(stored.reference))}`, version: 1, contentHash: '' },
    ...{ customer: { id: customerId }, createdAt: since, changedAt: since, openedAt: since, payer: 'customer' },
    ...{ currency, lines: [], taxes: [], payments: [], claimed: { balance: state === 'open' ? minor : 0 } },
    closedAt: since,
    ...stored,
  };
};

/** The third version promised nothing. */
const withoutPromises: Upgrade = (stored) => ({ appearance: 0, ...stored });

const NEWEST = { openedAt: -1 } as const;
const NEWEST_OF_ALL = { openedAt: -1, _id: -1 } as const;

export function invoicesIn(database: Database): Invoices {
  const collection = new Collection<Invoice>(database, 'invoices', schema, {
    derive: (invoice) => ({
      referenceKey: referenceKeyOf(invoice.reference),
      state: stateOf(invoice),
      // Not what was done: that is looked for among one customer's, and each word costs as much as all the rest of a row.
      beginnings: beginningsOf({ words: [invoice.customer.name], codes: [invoice.reference] }),
      ...(whyNotAsked(invoice) ? {} : { owedBy: invoice.customer.id }),
    }),
    // Until the third version, what stood around or before a reference made another key of it.
    upgrades: [fromBalance, (invoice) => invoice, withoutPromises],
  });
  return {
    ...announcingIn(collection, 'source'),
    insertMany: (invoices) => collection.insertMany(invoices, 'source'),
    bySources: (companyId, sources) => collection.among(companyId, 'source', sources),
    async byReference(companyId, referenceKey, limit) {
      if (!collection.hasOutdated) return collection.many({ companyId, referenceKey }, limit, NEWEST);
      const asked = { referenceKey: { $in: [referenceKey, ...formerKeysOf(referenceKey)] } };
      const found = await collection.many({ companyId }, Math.max(limit, 100), {}, asked);
      return found.toSorted((a, b) => b.openedAt.getTime() - a.openedAt.getTime()).slice(0, limit);
    },
    ofCustomer: (companyId, customerId, { limit, states, after }) =>
      collection.many({ companyId, 'customer.id': customerId }, limit, NEWEST_OF_ALL, {
        ...(states && { state: { $in: states } }),
        ...(after && { $or: olderThan(after) }),
      }),
    owedBy: (companyId, customerId, limit) => collection.many({ companyId, owedBy: customerId }, limit, NEWEST),
    async search(companyId, typed, limit) {
      const [longest, ...others] = wordsBegun(typed).toSorted((a, b) => b.length - a.length);
      if (longest === undefined) return [];
      const more = others.length > 0 && { $and: others.map((beginnings) => ({ beginnings })) };
      return collection.many({ companyId, beginnings: longest }, limit, NEWEST, { ...more });
    },
  };
}

const olderThan = ({ id, openedAt }: Pick<Invoice, 'id' | 'openedAt'>) => [
  { openedAt: { $lt: openedAt } },
  { openedAt, _id: { $lt: id } },
];
