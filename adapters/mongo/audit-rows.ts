import type { AuditRow } from '../../src/audit/row.ts';
import type { AuditRows } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, text, whole } from './schema.ts';

const schema = document<AuditRow>(
  {
    ...{ companyId: text, seq: whole, at: moment, action: text, group: text, by: text, about: text, key: text },
    ...{ before: String, after: String, prev: text, hash: text },
  },
  [
    { name: 'number', keys: { companyId: 1, seq: 1 }, options: { unique: true } },
    { name: 'act', keys: { companyId: 1, about: 1, key: 1 }, options: { unique: true } },
    { name: 'group', keys: { companyId: 1, group: 1, seq: -1 } },
    { name: 'by', keys: { companyId: 1, by: 1, seq: -1 } },
  ],
);

export function auditRowsIn(database: Database): AuditRows {
  const collection = new Collection<AuditRow>(database, 'audit', schema);
  return {
    last: (companyId) => collection.first({ companyId }, { seq: -1 }),
    add: (row) => collection.insert(row, 'number', 'act'),
    has: async (companyId, about, key) => (await collection.one({ companyId, about, key })) !== undefined,
    newest: (companyId, { group, by }, { before, limit }) =>
      collection.many(
        { companyId, ...(group && { group }), ...(by && { by }) },
        limit,
        { seq: -1 },
        before === undefined ? {} : { seq: { $lt: before } },
      ),
    behind: (companyId, behind, limit) => collection.many({ companyId }, limit, { seq: 1 }, { seq: { $gt: behind } }),
  };
}
