import type { Money } from '../kernel/money.ts';
import type { Part, RowKind } from './payout.ts';

/** A row of a payout as the processor tells of it; amounts in minor units of the payout's currency, with their signs. */
export interface RowTold {
  /** The processor's own id, such as `txn_...`. */
  id: string;
  kind: RowKind;
  /** Before the fee; with it `net`. */
  amount: number;
  fee: number;
  net: number;
  at: Date;
  /** What the customer paid, got back or contested, in the currency of that. */
  original?: Money;
  /** Of which payment it is: absent where it is of none, or of one that was made without a payment page. */
  paymentId?: string;
  /** The refund, the dispute, or the payout that came back. */
  aboutId?: string;
  /** It bears the marks of a request of ours. */
  isOurs?: boolean;
  /** What the processor calls it, where it is nothing that a customer did. */
  says?: string;
}

/**
 * Why a row belongs to nothing here, as far as one can tell. `before-app`: it is older than the company's first day here;
 * `elsewhere`: other software, or the processor's own pages; `missing-here`: it was asked for here, and the request is not
 * known (any more); `amount-differs`: the request knows another amount; `not-told`: its request has not heard of it;
 * `adjusted`: the processor's own doing.
 */
export const WHYS = [
  ...(['before-app', 'elsewhere', 'missing-here', 'amount-differs', 'not-told', 'adjusted'] as const),
] as const;
export type Why = (typeof WHYS)[number];

/** A row as it is kept: with what it belongs to. */
export interface PayoutRow extends RowTold {
  companyId: string;
  payoutId: string;
  /** Its place among the rows of its payout, as the processor lists them. */
  place: number;
  requestId?: string;
  why?: Why;
}

/** The rows' sums by kind, in the order of the kinds, with another page of rows added. */
export function adding(parts: readonly Part[], rows: readonly RowTold[], order: readonly RowKind[]): Part[] {
  return order.flatMap((kind) => {
    const known = parts.find((part) => part.kind === kind);
    const more = rows.filter((row) => row.kind === kind);
    if (!known && more.length === 0) return [];
    const sum = (field: 'amount' | 'fee' | 'net') => more.reduce((all, row) => all + row[field], known?.[field] ?? 0);
    return [
      { kind, count: (known?.count ?? 0) + more.length, amount: sum('amount'), fee: sum('fee'), net: sum('net') },
    ];
  });
}
