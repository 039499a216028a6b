import type { Morning } from '../../src/mornings/morning.ts';
import type { AnnouncingDocuments } from '../../src/ports.ts';
import { announcingFields, announcingIn, beginning, dueIndex } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, part, required, text } from './schema.ts';

const schema = document<Morning>(
  {
    ...announcingFields,
    ...{ dueOn: moment, since: moment, beginning },
    closed: [part<Morning['closed'][number]>({ room: text, beginning: required(beginning) })],
  },
  [dueIndex],
);

export const morningsIn = (database: Database): AnnouncingDocuments<Morning> =>
  announcingIn(new Collection<Morning>(database, 'mornings', schema));
