import type { KeptPaper } from '../../src/documents/kept-paper.ts';
import type { KeptPapers } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, text } from './schema.ts';

const schema = document<KeptPaper>(
  { companyId: text, requestId: text, content: text, logo: String, hash: text, keptAt: moment },
  [{ name: 'request', keys: { companyId: 1, requestId: 1, _id: 1 } }],
);

export function papersIn(database: Database): KeptPapers {
  const collection = new Collection<KeptPaper>(database, 'papers', schema);
  return {
    insert: (paper) => collection.insert(paper),
    get: (companyId, id) => collection.one({ companyId, _id: id }),
    of: (companyId, requestId, limit) => collection.many({ companyId, requestId }, limit, { _id: 1 }),
  };
}
