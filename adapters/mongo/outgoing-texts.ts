import type { Asker } from '../../src/company/company.ts';
import type { HeadId } from '../../src/conversations/conversation.ts';
import { lastSpokenOf, type MemberAnswer, type OutgoingText } from '../../src/conversations/outgoing-text.ts';
import type { OutgoingTexts } from '../../src/ports.ts';
import { announcingFields, announcingIn, dueIndex } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, part, required, text } from './schema.ts';

const schema = document<OutgoingText>(
  {
    ...announcingFields,
    phone: text,
    about: part<NonNullable<OutgoingText['about']>>({ kind: text, id: text }),
    reminds: Boolean,
    answers: String,
    answer: part<MemberAnswer>({
      by: required(part<Asker>({ id: text, name: text, workspaceId: String })),
      typed: text,
      picture: String,
      threadOf: part<HeadId>({ kind: text, id: text }),
      follows: part<HeadId>({ kind: text, id: text }),
      insteadOf: String,
      heldUntil: moment,
      undone: part<NonNullable<MemberAnswer['undone']>>({ by: text, at: moment }),
      since: String,
      retried: Boolean,
    }),
    waitsUntil: Date,
    words: text,
    sid: String,
    state: text,
    reason: String,
    at: moment,
    createdAt: moment,
  },
  [
    { name: 'phone', keys: { companyId: 1, phone: 1, createdAt: -1 } },
    dueIndex,
    {
      name: 'under-way',
      keys: { companyId: 1, underWay: 1 },
      options: { partialFilterExpression: { underWay: { $exists: true } } },
    },
  ],
  { underWay: { type: Date, select: false } },
);

export function outgoingTextsIn(database: Database): OutgoingTexts {
  const collection = new Collection<OutgoingText>(database, 'outgoing-texts', schema, {
    derive: (outgoing) => ({ underWay: lastSpokenOf([outgoing]) }),
  });
  return {
    ...announcingIn(collection),
    to: (companyId, phone, until, limit) =>
      collection.many({ companyId, phone }, limit, { createdAt: -1 }, { createdAt: { $lte: until } }),
    latestTo: (companyId, phone, limit) => collection.many({ companyId, phone }, limit, { createdAt: -1 }),
    underWay: (companyId, after, until, limit) =>
      collection.many({ companyId }, limit, { underWay: 1 }, { underWay: { $gt: after, $lte: until } }),
  };
}
