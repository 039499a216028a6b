import type { Money } from '../kernel/money.ts';
import type { WrittenBack } from './written-back.ts';

/** Money that arrived. `unexpected` money is kept and told, never counted as settling the request. */
export interface Payment {
  /** The processor's payment id, such as `pi_...`: one payment however many events speak of it. */
  id: string;
  amount: Money;
  method?: PaymentMethod;
  at: Date;
  /** What its receipt looks like, as the company had it when it came. */
  letterhead?: string;
  unexpected?: 'already-paid' | 'cancelled' | 'wrong-amount';
  /** What of it is for each order of the request; absent where it paid all of them as they were asked. */
  pays?: { orders: Share[] };
}

/** What a payment pays of one order, in minor units. */
export interface Share {
  id: string;
  amount: number;
  /** What became of it in the system that the order came from. */
  writtenBack?: WrittenBack;
}

/** A bank debit, say. Its parts are told in any order. */
export interface DelayedPayment {
  id: string;
  /** When the customer confirmed it. */
  since?: Date;
  /** When it came to nothing. */
  failedAt?: Date;
  /** Of a part, in minor units: what is left beside it can be paid meanwhile. */
  amount?: number;
}

export type PaymentMethod =
  | { kind: 'card'; brand: string; last4: string; wallet?: 'apple-pay' | 'google-pay' | 'link' }
  | { kind: 'bank-debit'; last4: string }
  /** `name`: as the processor calls it, for `cards/payments/payment-method.ts` to say in words. */
  | { kind: 'other'; name: string };

export type DeclineReason =
  | 'insufficient-funds'
  | 'expired-card'
  | 'incorrect-details'
  | 'authentication-failed'
  | 'lost-or-stolen'
  | 'limit-exceeded'
  | 'not-supported'
  | 'processing-error'
  /** Another way of paying than a card. */
  | 'method-failed'
  /** Decided after the customer had left, such as a bank debit. */
  | 'not-confirmed'
  | 'refused-by-bank';

/** Money on its way back to the customer, or there: as often as the payment allows. */
export interface Refund {
  /** The processor's own id, such as `re_...`: one refund however many events speak of it. */
  id: string;
  paymentId: string;
  amount: Money;
  /** One that has succeeded may still come to nothing, days later. */
  status: 'pending' | 'succeeded' | 'failed' | 'canceled';
  reason?: RefundReason;
  /** The order of ours that it was made for; absent where it was made at the processor itself. */
  orderId?: string;
  /** By which the customer's bank finds it, once the processor has been told. */
  trace?: string;
  at: Date;
  /** When this was the latest word. */
  toldAt: Date;
}
export type RefundReason = 'asked-for' | 'duplicate' | 'too-much' | 'not-done' | 'goodwill' | 'fraudulent' | 'other';

/** Why the processor gives nothing back; `balance`: what it would be paid from does not suffice. */
export type RefundRefusal = 'already-refunded' | 'too-much' | 'disputed' | 'balance' | 'not-refundable';

/** The customer's bank takes a payment back, or asks about it. */
export interface Dispute {
  /** The processor's own id, such as `du_...`. */
  id: string;
  paymentId: string;
  amount: Money;
  /** An inquiry takes no money, and may become a dispute; what is dropped ended as an inquiry. */
  status: 'inquiry' | 'open' | 'won' | 'lost' | 'dropped';
  reason: DisputeReason;
  /** Until when an answer counts; absent when none is wanted, or possible. */
  dueBy?: Date;
  at: Date;
  /** When this was the latest word. */
  toldAt: Date;
}
export type DisputeReason =
  | 'not-made'
  | 'not-recognized'
  | 'duplicate'
  | 'not-received'
  | 'not-satisfied'
  | 'refund-missing'
  | 'not-collected'
  | 'unsaid';

export interface RequestAddress {
  companyId: string;
  requestId: string;
}

/** What the payment processor told us of one request, in our words. */
export type CheckoutEvent = RequestAddress & {
  at: Date;
} /** `part`: it was asked for as a part of what was left. */ & (
    | { kind: 'payment-succeeded'; paymentId: string; amount: Money; method?: PaymentMethod; part?: true }
    | { kind: 'payment-processing'; paymentId: string; amount?: Money; part?: true }
    | { kind: 'payment-failed'; paymentId: string }
    | { kind: 'payment-declined'; reason: DeclineReason }
    | { kind: 'checkout-expired'; sessionId: string }
  );

/** What became of a payment after it came. The processor names the payment alone: whose it is, we know. */
export type MoneyBackEvent = { paymentId: string; at: Date } & (
  | { kind: 'refund-changed'; refund: Omit<Refund, 'paymentId' | 'toldAt'> }
  | { kind: 'dispute-changed'; dispute: Omit<Dispute, 'paymentId' | 'toldAt'> }
);

/** What it told of something of ours and we cannot read. */
export type UnreadableEvent = (RequestAddress | { paymentId: string }) & {
  kind: 'unreadable';
  /** The processor's own id and name for it, by which an operator finds it there. */
  eventId: string;
  type: string;
  /** What stands in it, for the operator. */
  why: string;
};

export type ProcessorEvent = CheckoutEvent | MoneyBackEvent | UnreadableEvent;
