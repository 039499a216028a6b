import type { Announcing } from '../promises/outbox.ts';
import type { Company } from './company.ts';

/** That a company was set up, by whom and how: a card in the rooms that follow it, which a correction redraws. */
export interface Founding extends Announcing<never, never> {
  /** When what its cards say was last set. */
  asOf: Date;
}

/** What a room is shown of it. */
export interface FoundingMessage {
  kind: 'founding';
  company: Company;
}
