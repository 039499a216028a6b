import type { Conversation, HeadId, Thread } from '../../src/conversations/conversation.ts';
import type { RoomId } from '../../src/kernel/room-id.ts';
import type { Conversations } from '../../src/ports.ts';
import { documentsIn } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, hidden, moment, part, required, text, whole } from './schema.ts';

const schema = document<Conversation>(
  {
    companyId: text,
    revision: whole,
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
  },
  [
    { name: 'between', keys: { companyId: 1, sender: 1, phone: 1 }, options: { unique: true } },
    { name: 'headings', keys: { companyId: 1, headings: 1 } },
  ],
  { headings: hidden([String]) },
);

/** A message's id is unique in its room only; no room's id has a blank. */
const headingOf = (room: RoomId, messageId: string): string => `${room} ${messageId}`;

export function conversationsIn(database: Database): Conversations {
  const collection = new Collection<Conversation>(database, 'conversations', schema, {
    derive: ({ threads }) => ({
      headings: threads.flatMap(({ room, messageId }) => (messageId ? [headingOf(room, messageId)] : [])),
    }),
  });
  return {
    ...documentsIn(collection, 'between'),
    between: (companyId, sender, phone) => collection.one({ companyId, sender, phone }),
    byThread: (companyId, room, messageId) => collection.one({ companyId, headings: headingOf(room, messageId) }),
  };
}
