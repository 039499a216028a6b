import { platformOf } from '../kernel/room-id.ts';
import { type Announcing, type Moment, type OutboxItem, redrawn } from './outbox.ts';

type Chat = ReturnType<typeof platformOf>;

/** So often tried: with the waits in between, for most of a minute. */
const LATE_TRIES = 7;

/** The chats that have not taken for a while what they are to show of a document; it is tried again. */
export const lateChats = ({ outbox }: { outbox: OutboxItem[] }): Chat[] => [
  ...new Set(
    outbox.flatMap((item) => (item.kind !== 'errand' && item.attempts >= LATE_TRIES ? [platformOf(item.room)] : [])),
  ),
];

/**
 * The document after a write that may have made a chat late, or brought it back: its cards in the other chats say so, and
 * are due. Its own card cannot be told, and says nothing of it once it is there.
 */
export function withLateness<T extends Announcing>(before: T, after: T, moment: Moment): T {
  const [was, is] = [lateChats(before), lateChats(after)];
  const turned = new Set([...was, ...is].filter((chat) => was.includes(chat) !== is.includes(chat)));
  if (turned.size === 0) return after;
  return redrawn(after, moment, ({ room }) => !turned.has(platformOf(room)));
}
