import type { DisputeFile } from '../../src/evidence/dispute-file.ts';
import type { DisputeFiles } from '../../src/ports.ts';
import { announcingFields, announcingIn, dueIndex } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { asker } from './refund-order.ts';
import { document, moment, required, text, whole } from './schema.ts';
import { ownTrailIn, trailFields, trailHidden, trailIndexes, unauditedIn } from './trail.ts';

const schema = document<DisputeFile>(
  {
    ...announcingFields,
    ...trailFields,
    ...{ requestId: text, disputeId: text, state: text, edition: whole, fileId: String, why: String, at: moment },
    ...{ preparedBy: required(asker), key: text, submittedBy: asker },
  },
  [dueIndex, ...trailIndexes],
  trailHidden,
);

export function disputeFilesIn(database: Database): DisputeFiles {
  const collection = new Collection<DisputeFile>(database, 'dispute-files', schema, {
    derive: (file) => unauditedIn(file),
  });
  return { ...announcingIn(collection), trail: ownTrailIn(collection) };
}
