import type { OutgoingMail } from '../../src/documents/outgoing-mail.ts';
import type { OutgoingMails } from '../../src/ports.ts';
import { announcingFields, announcingIn, dueIndex } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, part, required, text } from './schema.ts';

const schema = document<OutgoingMail>(
  {
    ...announcingFields,
    about: required(part<OutgoingMail['about']>({ kind: text, id: text })),
    to: text,
    asks: Boolean,
    tongue: text,
    papers: [String],
    state: text,
    reason: String,
    at: moment,
    createdAt: moment,
  },
  [dueIndex],
);

export const mailsIn = (database: Database): OutgoingMails =>
  announcingIn(new Collection<OutgoingMail>(database, 'outgoing-mails', schema));
