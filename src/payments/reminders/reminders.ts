import type { Place } from '../../company/index.ts';

/** How the customer of a request is reminded of it. */
export interface Reminders {
  /** On which days after it was asked for; those that are still to come. */
  days: number[];
  /** From when they count: when it was last asked for. */
  since: Date;
  /** Where the customer is, as the company had it when this was planned. */
  place: Place;
  /** How many went out, and when the last did. */
  sent: number;
  lastAt?: Date;
  /** Nobody is reminded any more; a member can start it again. */
  stopped?: { why: ReminderStop; by?: string; at: Date };
  /** By which day the customer promised to pay, as a member noted it: nothing goes before the morning after, `until`. */
  promised?: { day: Date; until: Date; by: string };
  /** Who wants the next one now, instead of at its time. */
  wanted?: string;
}

/** `answered`: the customer texted; `part-paid`: a part was paid; `no-words`: the company has no reminder in the customer's language. */
export type ReminderStop = 'answered' | 'paused' | 'opted-out' | 'no-words' | 'part-paid';
