import type { NewId } from '../kernel/ids.ts';
import type { Surroundings } from '../kernel/ports.ts';
import type { RoomId } from '../kernel/room-id.ts';

/** A statement of fact: something that happened, told once in the thread of what it is about. */
export interface Fact {
  kind: string;
  at: Date;
}

/**
 * What a document that promises deliveries carries. The promise is written together with the change that
 * causes it, so neither can be lost without the other.
 */
export interface Announcing<N extends Fact = Fact> {
  id: string;
  companyId: string;
  /** Grows with every write; a write that read an older one does not match. */
  revision: number;
  /** Its card in each room. */
  cards: PostedCard[];
  /** Grows with every change a card shows; a card that shows less is behind. */
  appearance: number;
  outbox: OutboxItem<N>[];
  /** The earliest `due` in the outbox; absent when it is empty. The index that delivery sweeps. */
  due?: Date;
}

export interface PostedCard {
  room: RoomId;
  /** The platform's id of the message, once it is known to be there. */
  messageId?: string;
  /** The `appearance` it shows. */
  shown: number;
}

export interface Promised {
  /** Travels with the message where the platform lets it, so that a lost answer can be looked up. */
  id: string;
  /** Not before. While it is being delivered: until when the deliverer has it for itself. */
  due: Date;
  attempts: number;
  /** Set before the vendor is called: from here on it may have arrived. */
  sendingSince?: Date;
}

export type OutboxItem<N extends Fact = Fact> = Promised &
  (
    | { kind: 'card'; room: RoomId }
    /** `apart`: said in the room itself, because what it belongs under was deleted. */
    | { kind: 'news'; room: RoomId; news: N; apart?: boolean }
    | { kind: 'text'; textId: string }
    | { kind: 'expire-checkout'; sessionId: string }
    | { kind: 'expire-link' }
  );

/** What a kind of document tells. */
export type NewsOf<T extends Announcing> = Extract<T['outbox'][number], { kind: 'news' }>['news'];

/** What may be promised, before it has an id and a time. */
export type Errand = OutboxItem extends infer I ? (I extends OutboxItem ? Omit<I, keyof Promised> : never) : never;

/** When something happens, and where the ids of what follows come from. */
export interface Moment {
  now: Date;
  newId: NewId;
}

export const momentOf = ({ clock, newId }: Pick<Surroundings, 'clock' | 'newId'>): Moment => ({
  now: clock.now(),
  newId,
});

/** The document with its outbox replaced and `due` brought in line with it. */
export function withOutbox<T extends Announcing>(document: T, outbox: OutboxItem[]): T {
  const { due: _, ...rest } = document;
  const earliest = outbox.reduce<Date | undefined>(
    (first, { due }) => (first && first <= due ? first : due),
    undefined,
  );
  return { ...(rest as T), outbox, ...(earliest ? { due: earliest } : {}) };
}

/** The document with one more promise, due now unless a time is given. */
export function promising<T extends Announcing>(document: T, errand: Errand, { now, newId }: Moment, due = now): T {
  const item = { ...errand, id: newId('out'), due, attempts: 0 } as OutboxItem;
  return withOutbox(document, [...document.outbox, item]);
}

export const without = <T extends Announcing>(document: T, drop: (item: OutboxItem) => boolean): T =>
  withOutbox(
    document,
    document.outbox.filter((item) => !drop(item)),
  );

/** Something that its cards show has changed: every room's card is due, once however many changes wait. */
export function redrawn<T extends Announcing>(document: T, moment: Moment): T {
  const changed = { ...document, appearance: document.appearance + 1 };
  const waiting = new Set(document.outbox.flatMap((item) => (item.kind === 'card' ? [item.room] : [])));
  return changed.cards
    .filter(({ room }) => !waiting.has(room))
    .reduce((doc, { room }) => promising(doc, { kind: 'card', room }, moment), changed);
}

/** Tells the news in the document's thread, in each of its rooms. */
export const announcing = <T extends Announcing>(document: T, news: NewsOf<T>, moment: Moment): T =>
  document.cards.reduce((doc, { room }) => promising(doc, { kind: 'news', room, news }, moment), document);

/** The card of a room, as now known to be posted or drawn. */
export function withCard<T extends Announcing>(document: T, card: PostedCard): T {
  return { ...document, cards: document.cards.map((other) => (other.room === card.room ? card : other)) };
}

/**
 * What somebody deleted is made up for, once: a card that was posted is posted anew, and news whose thread is gone are
 * said in the room itself. Undefined when nothing is left to try.
 */
export function anew<T extends Announcing>(document: T, item: OutboxItem, { now }: Moment): T | undefined {
  const { sendingSince: _, ...rest } = item;
  const due = { ...rest, due: now, attempts: item.attempts + 1 } as OutboxItem;
  const isCard = due.kind === 'card' && document.cards.some(({ room, messageId }) => room === due.room && messageId);
  if (!isCard && (due.kind !== 'news' || due.apart)) return undefined;
  const next = due.kind === 'news' ? { ...due, apart: true } : due;
  const put = withOutbox(
    document,
    document.outbox.map((other) => (other.id === item.id ? next : other)),
  );
  return due.kind === 'card' ? withCard(put, { room: due.room, shown: 0 }) : put;
}

/** Nothing can be said in `gone` any more: what was promised there is promised in the other rooms instead. */
export function moved<T extends Announcing>(document: T, gone: RoomId, others: RoomId[], moment: Moment): T {
  const orphans = document.outbox.filter((item) => 'room' in item && item.room === gone);
  const cards = document.cards.filter(({ room }) => room !== gone);
  const added = others.filter((room) => !cards.some((card) => card.room === room));
  const left = withOutbox(
    { ...document, cards },
    document.outbox.filter((item) => !orphans.includes(item)),
  );
  let next = left;
  for (const room of added) {
    next = promising({ ...next, cards: [...next.cards, { room, shown: 0 }] }, { kind: 'card', room }, moment);
    for (const item of orphans) {
      // A customer's text has a card of its own there, which says it already.
      if (item.kind === 'news' && item.news.kind !== 'customer-replied')
        next = promising(next, { kind: 'news', room, news: item.news }, moment);
    }
  }
  return next;
}
