import { Outage } from '../kernel/refusal.ts';
import type { Announcer, Outcome } from './announcer.ts';
import {
  type Announcing,
  type CardItem,
  type NewsItem,
  type NewsOf,
  type OutboxItem,
  withCard,
  withOutbox,
  without,
} from './outbox.ts';
import type { Rooms } from './ports.ts';

/** Clocks differ: a message is looked for from a little before we believe it was sent. */
const SKEW_MS = 60_000;

/** Since when a message that an earlier try may have sent is looked for; undefined when nothing was tried. */
export const triedSince = ({ sendingSince }: OutboxItem): Date | undefined =>
  sendingSince && new Date(sendingSince.getTime() - SKEW_MS);

/** What cards and news come to in their rooms. Each function calls one vendor and gives what it changes. */
export function createTelling<D extends Announcing, M>(announcer: Announcer<D, M>, rooms: Rooms<M>) {
  /** Draws the card of a room: posted once, then redrawn in place until it shows what the document says. */
  async function card(document: D, item: CardItem): Promise<Outcome<D>> {
    const place = { companyId: document.companyId, room: item.room };
    const since = triedSince(item);
    const message = await announcer.card(document, item.room);
    const posted = document.cards.find(({ room }) => room === item.room);
    const root = announcer.inThread && (await announcer.root(document));
    const thread = root && root.id !== document.id ? threadIn(root, item) : undefined;
    const there = posted?.messageId ?? (since && (await rooms.find(place, item.id, since, thread)));
    if (there) await rooms.update(place, there, item.id, message);
    const under = thread ? { messageId: thread, wholeRoom: false } : undefined;
    const messageId = there ?? (await rooms.post(place, item.id, message, under));
    const { appearance } = document;
    return (now) => {
      const drawn = withCard(now, { ...posted, room: item.room, messageId, shown: appearance });
      // What changed while it was being drawn is drawn next, by the same promise.
      return now.appearance === appearance ? kept(drawn, item) : again(drawn, item);
    };
  }

  async function news(document: D, item: NewsItem<NewsOf<D>>): Promise<Outcome<D>> {
    const place = { companyId: document.companyId, room: item.room };
    const since = triedSince(item);
    const thread = item.apart ? undefined : threadIn(await announcer.root(document), item);
    const there = since && (await rooms.find(place, item.id, since, thread));
    if (!there) {
      const { message, wholeRoom } = await announcer.news(document, item.news);
      await rooms.post(place, item.id, message, thread === undefined ? undefined : { messageId: thread, wholeRoom });
    }
    return (now) => kept(now, item);
  }

  return { card, news };
}

/** The message under which something stands in a room; undefined when there is none and none will come. */
function threadIn(root: Announcing | undefined, { room }: CardItem | NewsItem): string | undefined {
  const messageId = root?.cards.find((posted) => posted.room === room)?.messageId;
  const isComing = root?.outbox.some((item) => item.kind === 'card' && item.room === room);
  if (!messageId && isComing) throw new Outage('chat', 'thread', { outcome: 'no', code: 'no-thread-yet' });
  return messageId;
}

export const kept = <D extends Announcing>(document: D, item: OutboxItem): D =>
  without(document, ({ id }) => id === item.id);

/** Due at once, under a new attempt: the old one has done its part. */
const again = <D extends Announcing>(document: D, { id, room }: CardItem): D =>
  withOutbox(document, [
    { kind: 'card', id, room, due: new Date(0), attempts: 0 },
    ...document.outbox.filter((other) => other.kind !== 'card' || other.room !== room),
  ]);
