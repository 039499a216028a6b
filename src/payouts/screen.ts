import type { Refused, Showable } from '../kernel/screen.ts';
import type { PaymentRequest } from '../payments/index.ts';
import type { Payout } from './payout.ts';
import type { PayoutRow } from './row.ts';

/** What members are shown of payouts. */
export type PayoutScreen = PayoutsList | PayoutShown | PayoutExport | Refused;

/** A page of the payouts, the latest first. */
export interface PayoutsList extends Showable {
  kind: 'payouts-list';
  isSheet: true;
  payouts: Payout[];
  /** What buttons carry: the next page, and the first one where it is not shown. */
  next?: string;
  first?: string;
}

/** One payout, and a page of its rows. */
export interface PayoutShown extends Showable {
  kind: 'payout-shown';
  isSheet: true;
  payout: Payout;
  rows: ShownRow[];
  /** Only what belongs to nothing is shown. */
  isNarrowed: boolean;
  next?: string;
  first?: string;
}

/** A row as a member sees it. */
export interface ShownRow {
  row: PayoutRow;
  /** Whose it is; absent where that is nobody's, or the member may not see it. */
  request?: PaymentRequest;
  /** It is of a room that the member is not in. */
  isHidden?: true;
  /** How it stands in the dealer's system, where that is told of such things. */
  entered?: Entered;
}

export interface Entered {
  /** As people call it. */
  system: string;
  state: 'entered' | 'to-enter';
}

/** One payout to take along: two kinds of file, each behind an address of this member's. */
export interface PayoutExport extends Showable {
  kind: 'payout-export';
  isSheet: true;
  payout: Payout;
  xlsx: string;
  csv: string;
  /** When these addresses end. */
  until: Date;
}
