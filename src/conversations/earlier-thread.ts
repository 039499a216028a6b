import { type Company, platformOf, type RoomId } from '../company/index.ts';
import type { HeadId } from './conversation.ts';
import type { ConversationsHouse, Whom } from './house.ts';

/** The thread before a quiet time. `link`: where whoever is in the room opens it, where its chat says so. */
export interface EarlierThread {
  link?: string;
}

/** The thread of a customer that `head` heads in a room, as a later one leads to it. */
export async function earlierThread(
  { conversing, chats }: Pick<ConversationsHouse, 'conversing' | 'chats'>,
  { rooms }: Company,
  whom: Whom,
  { room: id, head }: { room: RoomId; head: HeadId },
): Promise<EarlierThread> {
  const known = await conversing.of(whom);
  const messageId = known?.threads.find((thread) => thread.room === id && thread.head.id === head.id)?.messageId;
  const room = rooms.find((one) => one.id === id);
  const link = messageId && room && chats[platformOf(id)]?.linkTo(room, messageId);
  return link ? { link } : {};
}
