import type { DisputeFile } from '../../src/evidence/dispute-file.ts';
import type { DisputeFiles } from '../../src/ports.ts';
import { announcingFields, announcingIn, dueIndex } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { asker } from './refund-order.ts';
import { document, moment, required, text, whole } from './schema.ts';

const schema = document<DisputeFile>(
  {
    ...announcingFields,
    ...{ requestId: text, disputeId: text, state: text, edition: whole, fileId: String, why: String, at: moment },
    ...{ preparedBy: required(asker), key: text, submittedBy: asker },
  },
  [dueIndex],
);

export const disputeFilesIn = (database: Database): DisputeFiles =>
  announcingIn(new Collection<DisputeFile>(database, 'dispute-files', schema));
