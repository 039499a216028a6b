import { estimateActs } from '../../src/estimates/acts.ts';
import type { EstimateAnswer } from '../../src/estimates/answer.ts';
import type { Deposit, Estimate } from '../../src/estimates/estimate.ts';
import type { Work } from '../../src/estimates/work.ts';
import type { Estimates } from '../../src/ports.ts';
import { announcingFields, announcingIn, dueIndex, money } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, part, required, text, whole } from './schema.ts';
import { ownTrailIn, trailFields, trailHidden, trailIndexes, unauditedIn } from './trail.ts';

const schema = document<Estimate>(
  {
    ...announcingFields,
    ...trailFields,
    key: text,
    pressed: [String],
    customer: required(part<Estimate['customer']>({ id: text, phone: String, email: String, name: String })),
    tongue: text,
    asker: required(part<Estimate['asker']>({ id: text, name: text, workspaceId: String })),
    order: required(part<Estimate['order']>({ id: text, version: whole })),
    reference: text,
    edition: whole,
    works: [part<Work>({ title: text, lines: [Number], amount: whole, total: whole })],
    total: required(money),
    paper: required(part<Estimate['paper']>({ id: text, hash: text })),
    validUntil: moment,
    state: text,
    answer: part<EstimateAnswer>({
      ...{ outcome: text, approved: [Number], total: whole, name: text, at: moment },
      ...{ tongue: text, address: text, agent: String, hash: text },
    }),
    supersededAt: Date,
    withdrawn: part<NonNullable<Estimate['withdrawn']>>({ by: String, who: String, at: moment, why: String }),
    deposit: part<Deposit>({ minor: whole, requestId: String }),
    exceeded: part<NonNullable<Estimate['exceeded']>>({ total: whole, at: moment }),
    linkHash: text,
    message: text,
    letterhead: String,
    texts: [
      part<Estimate['texts'][number]>({
        id: text,
        sid: String,
        state: text,
        reason: String,
        at: moment,
        waitsUntil: Date,
      }),
    ],
    mails: [
      part<Estimate['mails'][number]>({
        ...{ id: text, to: text, asks: Boolean, reminder: String, state: text, reason: String, at: moment },
      }),
    ],
    seenAt: Date,
    createdAt: moment,
  },
  [
    { name: 'key', keys: { companyId: 1, key: 1 }, options: { unique: true } },
    { name: 'link', keys: { linkHash: 1 }, options: { unique: true } },
    { name: 'editions', keys: { companyId: 1, 'order.id': 1, edition: -1 }, options: { unique: true } },
    { name: 'customer', keys: { companyId: 1, 'customer.id': 1, _id: 1 } },
    dueIndex,
    ...trailIndexes,
  ],
  trailHidden,
);

export function estimatesIn(database: Database): Estimates {
  const collection = new Collection<Estimate>(database, 'estimates', schema, {
    derive: (estimate) => unauditedIn(estimate, estimateActs),
  });
  return {
    ...announcingIn(collection, 'key', 'editions'),
    trail: ownTrailIn(collection, estimateActs),
    byKey: (companyId, key) => collection.one({ companyId, key }),
    byLink: (linkHash) => collection.anywhere({ linkHash }),
    ofCustomer: (companyId, customerId, after, limit) =>
      collection.many({ companyId, 'customer.id': customerId }, limit, { _id: 1 }, { _id: { $gt: after } }),
    ofOrder: (companyId, orderId, limit) => collection.many({ companyId, 'order.id': orderId }, limit, { edition: -1 }),
  };
}
