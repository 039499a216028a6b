import type { Founding } from '../../src/company/founding.ts';
import type { AnnouncingDocuments } from '../../src/ports.ts';
import { announcingFields, announcingIn, dueIndex } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment } from './schema.ts';

const schema = document<Founding>({ ...announcingFields, asOf: moment }, [dueIndex]);

export const foundingsIn = (database: Database): AnnouncingDocuments<Founding> =>
  announcingIn(new Collection<Founding>(database, 'foundings', schema));
