import type { MailAllowance } from '../../src/documents/mail-allowance.ts';
import type { MailAllowances } from '../../src/ports.ts';
import { documentsIn } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, part, text, whole } from './schema.ts';

const schema = document<MailAllowance>(
  {
    companyId: text,
    revision: whole,
    taken: [part<MailAllowance['taken'][number]>({ requestId: text, at: moment })],
  },
  [],
);

export const mailAllowancesIn = (database: Database): MailAllowances =>
  documentsIn(new Collection<MailAllowance>(database, 'mail-allowances', schema));
