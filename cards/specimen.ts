import type { Tongue } from '../src/kernel/language.ts';
import type { AnyScreen } from '../src/kernel/screen.ts';
import type { News } from '../src/messages.ts';
import type { Message } from '../src/ports.ts';
import type { Screen } from '../src/screen.ts';
import type { Card, Form } from './model.ts';

/** One thing a person can be shown, in one language. */
export interface Specimen {
  /** Unique with its language; names the files it is written to. */
  name: string;
  tongue: Tongue;
  shown: Card | Form;
  /** Whether everybody in the room sees it, or the member alone who did something, or who opens the app itself. */
  seenBy: 'room' | 'member' | 'home';
}

/** What a feature's `specimens.ts` gives: all that it can show, by kind and then by name. */
export interface Specimens {
  screens?(tongue: Tongue): Record<string, Record<string, Screen>>;
  messages?(tongue: Tongue): Record<string, Record<string, Message>>;
  news?(tongue: Tongue): Record<string, Record<string, News>>;
  /** With the longest and the most hostile words. */
  extremes?(tongue: Tongue): { screens?: Record<string, Screen>; messages?: Record<string, Message> };
}

type OfKind<T, K> = Extract<T, { kind: K }>;
type ByKind<T extends { kind: string }, Without> = {
  [K in Exclude<T['kind'], Without>]: Record<string, OfKind<T, K>>;
};

/** Every screen of a feature in every state: one that is forgotten does not compile. */
export type ScreenSpecimens<S extends AnyScreen> = ByKind<S, 'refused'>;
export type MessageSpecimens<M extends { kind: string }> = ByKind<M, 'news'>;
export type NewsSpecimens<N extends { kind: string }> = ByKind<N, never>;
