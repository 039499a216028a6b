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
 * causes it, so neither can be lost without the other. `N`: what it tells; `E`: the errands it promises, by name.
 */
export interface Announcing<N extends Fact = Fact, E extends string = string> {
  id: string;
  companyId: string;
  /** Grows with every write; a write that read an older one does not match. */
  revision: number;
  /** Its card in each room. */
  cards: PostedCard[];
  /** Grows with every change a card shows; a card that shows less is behind. */
  appearance: number;
  outbox: OutboxItem<N, E>[];
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

/** The document's card in a room is to show what the document says. */
export type CardItem = Promised & { kind: 'card'; room: RoomId };
/** `apart`: said in the room itself, because what it belongs under was deleted. */
export type NewsItem<N extends Fact = Fact> = Promised & { kind: 'news'; room: RoomId; news: N; apart?: boolean };
/** Anything else: how it is kept is known to the announcer of this kind of document. `about`: an id, where it needs one. */
export type ErrandItem<E extends string = string> = Promised & { kind: 'errand'; name: E; about?: string };

export type OutboxItem<N extends Fact = Fact, E extends string = string> = CardItem | NewsItem<N> | ErrandItem<E>;

/** What a kind of document tells, and what it promises besides. */
export type NewsOf<T extends Announcing> = Extract<T['outbox'][number], { kind: 'news' }>['news'];
export type ErrandOf<T extends Announcing> = Extract<T['outbox'][number], { kind: 'errand' }>['name'];

/** What may be promised, before it has an id and a time. */
type Unpromised<I> = I extends OutboxItem ? Omit<I, keyof Promised> : never;

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

function withPromise<T extends Announcing>(document: T, what: Unpromised<OutboxItem>, moment: Moment, due: Date): T {
  const item: OutboxItem = { ...what, id: moment.newId('out'), due, attempts: 0 };
  return withOutbox(document, [...document.outbox, item]);
}

/** The document with an errand promised, due now unless a time is given. */
export const promising = <T extends Announcing>(
  document: T,
  errand: { name: ErrandOf<T>; about?: string },
  moment: Moment,
  due = moment.now,
): T => withPromise(document, { kind: 'errand', ...errand }, moment, due);

/** Whether this errand is promised, about that or about anything. */
export const isErrand = <E extends string>(item: OutboxItem<Fact, E>, name: NoInfer<E>, about?: string): boolean =>
  item.kind === 'errand' && item.name === name && (about === undefined || item.about === about);

export const without = <T extends Announcing>(document: T, drop: (item: T['outbox'][number]) => boolean): T =>
  withOutbox(
    document,
    document.outbox.filter((item: T['outbox'][number]) => !drop(item)),
  );

/** The document with one of its items as it is now. */
export const withItem = <T extends Announcing>(document: T, item: OutboxItem): T =>
  withOutbox(
    document,
    document.outbox.map((other) => (other.id === item.id ? item : other)),
  );

/**
 * Something that its cards show has changed: every room's card is due, once however many changes wait; or those alone
 * that are `concerned`.
 */
export function redrawn<T extends Announcing>(
  document: T,
  moment: Moment,
  concerned: (card: PostedCard) => boolean = () => true,
): T {
  const changed = { ...document, appearance: document.appearance + 1 };
  const waiting = new Set(document.outbox.flatMap((item) => (item.kind === 'card' ? [item.room] : [])));
  return changed.cards
    .filter((card) => concerned(card) && !waiting.has(card.room))
    .reduce((doc, { room }) => withPromise(doc, { kind: 'card', room }, moment, moment.now), changed);
}

/** Tells the news in the document's thread, in each of its rooms. */
export const announcing = <T extends Announcing>(document: T, news: NewsOf<T>, moment: Moment): T =>
  document.cards.reduce(
    (doc, { room }) => withPromise(doc, { kind: 'news', room, news }, moment, moment.now),
    document,
  );

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
  const due: OutboxItem = { ...rest, due: now, attempts: item.attempts + 1 };
  if (due.kind === 'news' && !due.apart) return withItem(document, { ...due, apart: true });
  const isPosted = due.kind === 'card' && document.cards.some(({ room, messageId }) => room === due.room && messageId);
  return isPosted ? withCard(withItem(document, due), { room: due.room, shown: 0 }) : undefined;
}

/**
 * Nothing can be said in `gone` any more: what was promised there is promised in the other rooms instead. `isOnCard`:
 * news that a room reads on the card it now gets, and is told no second time.
 */
export function moved<T extends Announcing>(
  document: T,
  { gone, others }: { gone: RoomId; others: RoomId[] },
  isOnCard: (news: NewsOf<T>) => boolean,
  moment: Moment,
): T {
  const isOrphan = (item: OutboxItem) => item.kind !== 'errand' && item.room === gone;
  const news = document.outbox.flatMap((item) => (item.kind === 'news' && isOrphan(item) ? [item.news] : []));
  const cards = document.cards.filter(({ room }) => room !== gone);
  const added = others.filter((room) => !cards.some((card) => card.room === room));
  const fresh: PostedCard[] = added.map((room) => ({ room, shown: 0 }));
  const left = without({ ...document, cards: [...cards, ...fresh] }, isOrphan);
  const told = news.filter((one) => !isOnCard(one as NewsOf<T>));
  return added.reduce((next, room) => {
    const drawn = withPromise(next, { kind: 'card', room }, moment, moment.now);
    return told.reduce((doc, one) => withPromise(doc, { kind: 'news', room, news: one }, moment, moment.now), drawn);
  }, left);
}
