import type { MemberName } from '../../src/company/company.ts';
import type { HeadId } from '../../src/conversations/conversation.ts';
import { allOf, type Choices } from '../../src/notifications/choices.ts';
import type { Held, Mailbox, Pause, Told } from '../../src/notifications/mailbox.ts';
import type { Mailboxes } from '../../src/ports.ts';
import { announcingFields, announcingIn, dueIndex, news } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, hidden, moment, part, required, text, whole } from './schema.ts';

const told = part<Told>({
  news: required(news),
  customer: required(part<Told['customer']>({ phone: String, email: String, name: String })),
  reference: String,
  head: part<HeadId>({ kind: text, id: text }),
});

const schema = document<Mailbox>(
  {
    ...announcingFields,
    member: required(part<MemberName>({ workspaceId: text, id: text })),
    choices: required(
      part<Choices>({
        ...{ 'new-text': String, assigned: String, mentioned: String, paid: String, failed: String, disputed: String },
        morning: String,
      }),
    ),
    held: [part<Held>({ kind: text, about: String, id: text, since: moment, count: whole, latest: [told] })],
    pauses: [part<Pause>({ kind: text, about: String, until: moment })],
    heard: [String],
    unreachableAt: Date,
  },
  [{ name: 'wanting', keys: { companyId: 1, wanting: 1 } }, dueIndex],
  { wanting: hidden([String]) },
);

export function mailboxesIn(database: Database): Mailboxes {
  const collection = new Collection<Mailbox>(database, 'mailboxes', schema, {
    derive: ({ choices }) => ({ wanting: allOf(choices) }),
  });
  return {
    ...announcingIn(collection),
    wanting: (companyId, kind, limit) => collection.many({ companyId }, limit, undefined, { wanting: kind }),
  };
}
