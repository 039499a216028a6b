import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { Payout, PayoutTold } from './payout.ts';
import type { PayoutRow, RowTold } from './row.ts';

/** A payout of which not everything can be read; `why`: what stands there, for an operator. */
export interface UnreadablePayout {
  id: string;
  unreadable: string;
}

/** What the payment processor sends to the company's bank, from the company's own account or from the server's. */
export interface PayingOut {
  /** How a payout stands now; undefined where the processor has none of this id. @throws Outage */
  find(companyId: string, payoutId: string): Promise<PayoutTold | UnreadablePayout | undefined>;
  /**
   * Those that were made since `since`, the latest first: of a company's own accounts, or without one, of the server's.
   * @throws Outage
   */
  since(since: Date, companyId?: string): AsyncIterable<PayoutTold | UnreadablePayout>;
  /**
   * All rows of a sorted payout but its own, page by page, always in the same order.
   * @throws Outage, `never` for what cannot be read: a sum of some rows is worth nothing
   */
  rows(companyId: string, payout: PayoutTold): AsyncIterable<RowTold[]>;
}

/** That a payout was made, or goes on. */
export interface PayoutEvent {
  kind: 'payout-changed';
  payout: PayoutTold;
}

export interface Payouts extends AnnouncingDocuments<Payout> {
  /** The latest first, at most `limit`; `behind`: the place behind which the page begins. */
  listed(companyId: string, asked: { behind?: string; limit: number }): Promise<Payout[]>;
}

export interface PayoutRows {
  /** Keeps these of one company, and what they belong to by now; again is harmless. */
  keep(rows: PayoutRow[]): Promise<void>;
  /** Those of a payout in their order, at most `limit`; `unmatched`: those with a reason alone; `behind`: a place. */
  of(
    companyId: string,
    payoutId: string,
    asked: { unmatched?: boolean; behind?: number; limit: number },
  ): Promise<PayoutRow[]>;
}
