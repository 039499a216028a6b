import type { Keyword } from './keywords.ts';

/** A customer's text as the carrier tells of it, at once or when it is asked later. */
export interface ReceivedText {
  /** The carrier's id. */
  sid: string;
  /** E.164, or what the sender calls itself: a short code, a name. */
  from: string;
  /** Our number. */
  to: string;
  /** The messaging service that our number belongs to. */
  service?: string;
  body: string;
  /** How many pictures or files came with it. */
  media: number;
  /** What they are, in their order, as far as that is told. `ref`: the carrier's id. */
  attachments?: { type: string; ref?: string }[];
  /** When the carrier got it; now, when it is told at once. */
  at?: Date;
  /** What the carrier itself has taken it for, obeyed and answered. */
  heard?: Keyword['kind'];
}

/** Where it was sent to, the wider address first. */
export const addressesOf = ({ to, service }: ReceivedText): string[] => (service ? [service, to] : [to]);
