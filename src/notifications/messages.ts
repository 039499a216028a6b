import type { Company } from '../company/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Held } from './mailbox.ts';

/** Told in person: what happened, of one kind and about one thing. */
export interface PersonalMessage {
  kind: 'personal';
  company: Company;
  /** Their own, whatever their rooms are written in. */
  tongue: Tongue;
  told: Held;
  /** Where the thread is opened; absent where their chat cannot say. */
  link?: string;
  /** What their room with the thread is called, where there is one. */
  room?: string;
}
