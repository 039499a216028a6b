import type { Money } from '../kernel/money.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { Refused, Showable } from '../kernel/screen.ts';

/** What a member is shown of refunds. */
export type RefundScreen =
  | RefundForm
  | {
      kind: 'refund-ordered';
      amount: Money;
      to: string;
      reference: string;
      /** Whether somebody has to agree to it first. */
      waits: boolean;
      shownIn: RoomId[];
    }
  | DeclineForm
  | { kind: 'refund-approved'; amount: Money; reference: string }
  | { kind: 'refund-declined'; amount: Money; reference: string }
  | Refused;

/** As typed. */
export interface RefundValues {
  amount: string;
  reason: string;
  /** The member's own words; needed where no reason fits. */
  note: string;
  /** `yes`, or nothing. */
  tell: string;
}

/** Giving back a part of a payment, or all that is left of it. */
export interface RefundForm extends Showable {
  kind: 'refund-form';
  values: RefundValues;
  problems: Partial<Record<keyof RefundValues, Refusal>>;
  requestId: string;
  paymentId: string;
  reference: string;
  customer: string;
  paid: Money;
  paidAt: Date;
  left: Money;
  /** The payment should not have come. */
  unexpected: boolean;
  /** The customer gets no texts: members tell them themselves. */
  noTexts: boolean;
  /** Above this, a second person has to agree. */
  limit?: Money;
  /** The most that the member's role gives back at once. */
  most?: Money;
}

/** Why not. */
export interface DeclineForm extends Showable {
  kind: 'decline-form';
  values: { why: string };
  problem?: Refusal;
  refundId: string;
  digest: string;
  amount: Money;
  reference: string;
  by: string;
}
