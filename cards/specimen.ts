import type { Tongue } from '../src/kernel/language.ts';
import type { Card, Form } from './model.ts';

/** One thing a person can be shown, in one language. */
export interface Specimen {
  /** Unique with its language; names the files it is written to. */
  name: string;
  tongue: Tongue;
  shown: Card | Form;
  /** Whether everybody in the room sees it, or the member alone who did something. */
  seenBy: 'room' | 'member';
}
