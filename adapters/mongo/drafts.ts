import type { Draft } from '../../src/payments/request.ts';
import type { Drafts } from '../../src/ports.ts';
import { money } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, required, text } from './schema.ts';

const schema = document<Draft>(
  {
    companyId: text,
    key: text,
    memberId: text,
    room: String,
    phone: text,
    name: String,
    amount: required(money),
    reference: text,
    message: text,
    createdAt: moment,
  },
  [{ name: 'key', keys: { companyId: 1, key: 1 }, options: { unique: true } }],
);

export function draftsIn(database: Database): Drafts {
  const collection = new Collection<Draft>(database, 'drafts', schema);
  return {
    insert: (draft) => collection.insert(draft, 'key'),
    get: (companyId, id) => collection.one({ companyId, _id: id }),
    byKey: (companyId, key) => collection.one({ companyId, key }),
  };
}
