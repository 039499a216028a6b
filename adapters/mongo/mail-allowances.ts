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
  [{ name: 'latest', keys: { latest: 1 } }],
  { latest: { type: Date, select: false } },
);

export function mailAllowancesIn(database: Database): MailAllowances {
  const collection = new Collection<MailAllowance>(database, 'mail-allowances', schema, {
    derive: ({ taken }) => ({ latest: taken.at(-1)?.at ?? new Date(0) }),
    // The first version did not derive it, and forgot none.
    upgrades: [(stored) => stored],
  });
  return {
    ...documentsIn(collection),
    forget: (before) => collection.remove({ latest: { $lt: before } }),
  };
}
