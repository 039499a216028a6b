import type { RoomId } from '../kernel/room-id.ts';
import type { Announcing, CardItem, ErrandOf, NewsItem, NewsOf } from './outbox.ts';
import type { AnnouncingDocuments } from './ports.ts';

/**
 * A kind of document that promises deliveries: where it is kept, how it is shown, what it does. Delivery knows
 * documents by this alone. `M`: what a room is shown, as `cards/` draws it.
 */
export interface Announcer<D extends Announcing, M> {
  documents: AnnouncingDocuments<D>;
  /** The document's card, as a room is to show it. */
  card(document: D, room: RoomId): Promise<M>;
  /** Its card stands in the thread of its root, and not in the room itself, unless it is its root. */
  inThread?: true;
  /** `wholeRoom`: everyone in the room must see it, not only those who follow the thread. */
  news(document: D, news: NewsOf<D>): Promise<{ message: M; wholeRoom: boolean }>;
  /** The document under whose card the news stand; undefined when it is gone. */
  root(document: D): Promise<Announcing | undefined>;
  /**
   * Until when it must wait, because something else has to stand in the room before it; undefined when nothing has. It is
   * no attempt, however often it waits.
   */
  notBefore?(document: D, item: CardItem | NewsItem): Promise<Date | undefined>;
  /** Whether the card says it already: a room that gets the card in another's place is told no second time. */
  isOnCard(news: NewsOf<D>): boolean;
  /**
   * News were said in a room, or its card stands elsewhere than before: whoever must know is told, before the promise is
   * struck off. So it is told again when the process dies in between. `document`: as it will be.
   */
  placed(document: D, item: CardItem | NewsItem): Promise<void>;
  errands: { readonly [E in ErrandOf<D>]: Errand<D> };
}

const nowhere = (): never => {
  throw new Error('it has no card in any room');
};

/** Of a kind of document that no room is shown. */
export const shownNowhere = {
  card: async () => nowhere(),
  news: async () => nowhere(),
  root: async () => undefined,
  isOnCard: () => false,
  placed: async () => undefined,
};

/** How one errand of a kind of document is kept. */
export interface Errand<D> {
  /** What it waits its turn with: all errands of a lane call the same vendor, or none. */
  lane: string;
  /** Doing it twice is harmless: it is not claimed, and never looked for. */
  harmless: boolean;
  /**
   * Calls one vendor at most. `triedSince`: an earlier try may have done it, no earlier than this: look before doing it
   * again. @throws Outage
   */
  keep(document: D, about: string, triedSince: Date | undefined): Promise<Outcome<D>>;
  /** The vendor says that it can never be done: what becomes of the document. */
  never: (about: string) => Outcome<D>;
}

/** What a delivery changes in its document, applied to whatever the document has become meanwhile. */
export type Outcome<D> = (document: D) => D;

/** Nothing but that the promise is kept, or given up. */
export const unchanged = <D>(document: D): D => document;
