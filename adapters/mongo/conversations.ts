import type { Asker } from '../../src/company/company.ts';
import {
  type Assigned,
  type Closed,
  type Conversation,
  type HeadId,
  type Live,
  type Thread,
  waitsSince,
} from '../../src/conversations/conversation.ts';
import type { RoomId } from '../../src/kernel/room-id.ts';
import type { Conversations } from '../../src/ports.ts';
import { announcingFields, announcingIn, dueIndex } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, hidden, moment, part, required, text } from './schema.ts';
import type { Fields } from './translation.ts';

const schema = document<Conversation>(
  {
    ...announcingFields,
    phone: text,
    sender: text,
    threads: [
      part<Thread>({
        room: text,
        messageId: String,
        head: required(part<HeadId>({ kind: text, id: text })),
        since: moment,
      }),
    ],
    openedAt: moment,
    lastAt: moment,
    ...{ customerAt: Date, askedAt: Date, answeredAt: Date },
    assigned: part<Assigned>({
      to: required(part<Asker>({ id: text, name: text, workspaceId: String })),
      ...{ by: text, note: String, at: moment },
    }),
    handedBy: String,
    closed: part<Closed>({ by: text, at: moment }),
    live: part<Live>({
      by: required(part<Asker>({ id: text, name: text, workspaceId: String })),
      ...{ room: text, since: moment, at: moment },
    }),
  },
  [
    { name: 'between', keys: { companyId: 1, sender: 1, phone: 1 }, options: { unique: true } },
    { name: 'phone', keys: { companyId: 1, phone: 1, _id: 1 } },
    { name: 'headings', keys: { companyId: 1, headings: 1 } },
    {
      name: 'assigned',
      keys: { companyId: 1, isAssigned: 1, _id: 1 },
      options: { partialFilterExpression: { isAssigned: { $exists: true } } },
    },
    {
      name: 'waiting',
      keys: { companyId: 1, waiting: 1 },
      options: { partialFilterExpression: { waiting: { $exists: true } } },
    },
    dueIndex,
  ],
  {
    headings: hidden([String]),
    isAssigned: { type: Boolean, select: false },
    waiting: { type: Date, select: false },
  },
);

/** A message's id is unique in its room only; no room's id has a blank. */
const headingOf = (room: RoomId, messageId: string): string => `${room} ${messageId}`;

/** Conversations once promised nothing. */
const withPromises = (stored: Fields): Fields => ({ appearance: 0, ...stored });

/** Who had the last word was not kept. Where it was the customer, they may wait. */
const askedLast = ({ customerAt, lastAt, ...stored }: Fields): Fields => ({
  ...{ ...stored, lastAt },
  ...(customerAt instanceof Date && { customerAt, ...(customerAt >= (lastAt as Date) && { askedAt: customerAt }) }),
});

export function conversationsIn(database: Database): Conversations {
  const collection = new Collection<Conversation>(database, 'conversations', schema, {
    derive: (conversation) => ({
      isAssigned: conversation.assigned ? true : undefined,
      waiting: waitsSince(conversation),
      headings: conversation.threads.flatMap(({ room, messageId }) => (messageId ? [headingOf(room, messageId)] : [])),
    }),
    upgrades: [withPromises, askedLast],
  });
  return {
    ...announcingIn(collection, 'between'),
    between: (companyId, sender, phone) => collection.one({ companyId, sender, phone }),
    ofPhone: (companyId, phone, limit) => collection.many({ companyId, phone }, limit, { _id: 1 }),
    waiting: (companyId, { memberId, rooms }, since, limit) =>
      collection.many(
        { companyId },
        limit,
        { waiting: 1 },
        {
          waiting: { $gte: since },
          $or: [{ 'threads.room': { $in: rooms } }, { 'assigned.to.id': memberId }],
        },
      ),
    assigned: (companyId, after, limit) =>
      collection.many({ companyId, isAssigned: true }, limit, { _id: 1 }, { _id: { $gt: after } }),
    byThread: (companyId, room, messageId) => collection.one({ companyId, headings: headingOf(room, messageId) }),
  };
}
