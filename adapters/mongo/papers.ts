import type { KeptPaper } from '../../src/documents/kept-paper.ts';
import type { KeptPapers } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, text } from './schema.ts';

const schema = document<KeptPaper>(
  { companyId: text, requestId: text, content: text, logo: String, hash: text, keptAt: moment, until: Date },
  [
    { name: 'request', keys: { companyId: 1, requestId: 1, _id: 1 } },
    { name: 'until', keys: { until: 1 }, options: { partialFilterExpression: { until: { $exists: true } } } },
  ],
);

export function papersIn(database: Database): KeptPapers {
  const collection = new Collection<KeptPaper>(database, 'papers', schema);
  return {
    insert: (paper) => collection.insert(paper),
    get: (companyId, id) => collection.one({ companyId, _id: id }),
    async endAt(companyId, id, until) {
      await collection.change(id, { companyId }, { $set: { until } });
    },
    remove: (companyId, id) => collection.remove({ companyId, _id: id }),
    forget: (before) => collection.remove({ until: { $lt: before } }),
    of: (companyId, requestId, limit) => collection.many({ companyId, requestId }, limit, { _id: 1 }),
  };
}
