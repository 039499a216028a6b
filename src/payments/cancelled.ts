/**
 * All of its orders were settled elsewhere, or nothing is asked for any of them; or the part of another request that it asked
 * for is asked of its payer no more.
 */
export type EndedBy = 'settled' | 'voided' | 'taken-back';

/** Who asked for a request's end, when, and why; `why`: nobody did, its orders ended it. */
export interface Cancelled {
  by: string;
  /** The same as the audit log names them (`memberRef`); absent in those from before it was kept. */
  who?: string;
  at: Date;
  why?: EndedBy;
  reason?: CancelReason;
  /** The member's own words. */
  note?: string;
}
export const CANCEL_REASONS = ['paid-elsewhere', 'mistake', 'not-wanted', 'other'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Why, as a member says it. */
export type CancelWhy = Pick<Cancelled, 'reason' | 'note' | 'who'>;
