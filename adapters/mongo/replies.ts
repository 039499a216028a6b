import { MOST_REPLIES, type Replies, type SavedReply } from '../../src/company/saved-replies.ts';
import { documentsIn } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, part, required, text, whole } from './schema.ts';
import { ownTrailIn, trailFields, trailHidden, trailIndexes, unauditedIn } from './trail.ts';

const schema = document<SavedReply>(
  {
    companyId: text,
    revision: whole,
    purpose: String,
    name: String,
    texts: required(part<SavedReply['texts']>({ fr: String, en: String })),
    changed: required(part<SavedReply['changed']>({ by: text, at: moment })),
    deletedAt: Date,
    ...trailFields,
  },
  [{ name: 'company', keys: { companyId: 1, _id: 1 } }, ...trailIndexes],
  trailHidden,
);

export function repliesIn(database: Database): Replies {
  const collection = new Collection<SavedReply>(database, 'replies', schema, { derive: (reply) => unauditedIn(reply) });
  return {
    ...documentsIn(collection),
    trail: ownTrailIn(collection),
    of: (companyId) => collection.many({ companyId }, MOST_REPLIES, { _id: 1 }, { deletedAt: { $exists: false } }),
  };
}
