import type { ShownAttachment } from '../src/conversations/news.ts';
import type { AnyScreen } from '../src/kernel/screen.ts';
import type { Block, Card, Form } from './model.ts';
import type { Voice } from './voice.ts';

type OfKind<T, K> = Extract<T, { kind: K }>;

/** How each kind of screen looks. A feature gives those of its own; the ones of all are joined in `present.ts`. */
export type Looks<S extends AnyScreen> = {
  [K in Exclude<S['kind'], 'refused'>]: (screen: OfKind<S, K>, voice: Voice) => Card | Form;
};

/** A message for a room. `about`: what it is about, for where it stands alone and not under its card. */
export type RoomCard = Card & { about?: string };

/** How each kind of document looks in a room; news, for a room or one person, have looks of their own. */
export type MessageLooks<M extends { kind: string }> = {
  [K in Exclude<M['kind'], 'news' | 'personal'>]: (message: OfKind<M, K>) => RoomCard;
};

/** How each kind of news reads: what is said first is what a notification says. */
export type NewsLooks<N extends { kind: string }> = {
  [K in N['kind']]: (news: OfKind<N, K>, about: About, voice: Voice) => NewsLines;
};

/** Whom news are about, as the room calls them, and the reference where there is one. */
export interface About {
  who: string;
  reference: string | undefined;
  /** Theirs, E.164, where they can be texted. */
  phone?: string;
  /** They want no more texts. */
  optedOut?: true;
  /** What came with the text that is told. */
  attachments?: ShownAttachment[];
}

export type NewsLines = [Line, ...Block[]];
export type Line = Extract<Block, { kind: 'text' }>;
