import type { Showable } from '../kernel/screen.ts';

/** What a member is told, for their eyes alone, of what they wrote in a customer's thread. */
export type ConversationScreen = StaysInTeam | CardNumberWritten;

/** The customer does not get what is written there. */
export interface StaysInTeam extends Showable {
  kind: 'stays-in-team';
  to: { phone: string; name?: string };
}

/** The number of a payment card stands in it, before the whole team's eyes. */
export interface CardNumberWritten extends Showable {
  kind: 'card-number-written';
}
