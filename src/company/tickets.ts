/** Something that is good once, and for a short time. What it is known by outside is nowhere kept, only a hash of it. */
export interface Ticket {
  /** The hash. */
  id: string;
  kind: 'slack-install' | 'workspace-code';
  /** What it is for. */
  about: string;
  until: Date;
}

/** Asked without a company: whoever has the secret is led to it. */
export interface Tickets {
  issue(ticket: Ticket): Promise<void>;
  /** What it was for, to the first who asks in time; undefined for anything else, used and unknown alike. */
  redeem(kind: Ticket['kind'], id: string, now: Date): Promise<string | undefined>;
  /** Deletes those that were good until before. */
  forget(before: Date): Promise<void>;
}
