import type { Index } from './schema.ts';

/** What a request is looked up by, one at a time or as one customer's. */
export const requestIndexes: Index[] = [
  { name: 'key', keys: { companyId: 1, key: 1 }, options: { unique: true } },
  { name: 'link', keys: { linkHash: 1 }, options: { unique: true } },
  { name: 'payment', keys: { 'payments.id': 1 } },
  { name: 'reference', keys: { companyId: 1, referenceKey: 1, createdAt: -1 } },
  {
    name: 'debt',
    keys: { companyId: 1, debt: 1 },
    options: { unique: true, partialFilterExpression: { debt: { $exists: true } } },
  },
  {
    name: 'debts',
    keys: { companyId: 1, debts: 1 },
    options: { unique: true, partialFilterExpression: { debt: { $exists: true } } },
  },
  { name: 'references', keys: { companyId: 1, referenceKeys: 1, createdAt: -1 } },
  { name: 'invoices', keys: { companyId: 1, 'invoices.id': 1, createdAt: -1 } },
  { name: 'phone', keys: { companyId: 1, 'customer.phone': 1, createdAt: -1 } },
  { name: 'customer', keys: { companyId: 1, 'customer.id': 1, _id: 1 } },
  {
    name: 'under-way',
    keys: { companyId: 1, underWay: 1 },
    options: { partialFilterExpression: { underWay: { $exists: true } } },
  },
];
