import type { Money } from '../kernel/money.ts';

/** Money that arrived. `unexpected` money is kept and told, never counted as settling the request. */
export interface Payment {
  /** The processor's payment id, such as `pi_...`: one payment however many events speak of it. */
  id: string;
  amount: Money;
  method?: PaymentMethod;
  at: Date;
  unexpected?: 'already-paid' | 'cancelled' | 'wrong-amount';
}

/** A bank debit, say. Its parts are told in any order. */
export interface DelayedPayment {
  id: string;
  /** When the customer confirmed it. */
  since?: Date;
  /** When it came to nothing. */
  failedAt?: Date;
}

export type PaymentMethod =
  | { kind: 'card'; brand: string; last4: string; wallet?: 'apple-pay' | 'google-pay' | 'link' }
  | { kind: 'bank-debit'; last4: string }
  /** `name`: as the processor calls it, for `cards/payment-method.ts` to say in words. */
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

export interface RequestAddress {
  companyId: string;
  requestId: string;
}

/** What the payment processor told us of one request, in our words. */
export type CheckoutEvent = RequestAddress & { at: Date } & (
    | { kind: 'payment-succeeded'; paymentId: string; amount: Money; method?: PaymentMethod }
    | { kind: 'payment-processing'; paymentId: string }
    | { kind: 'payment-failed'; paymentId: string }
    | { kind: 'payment-declined'; reason: DeclineReason }
    | { kind: 'checkout-expired'; sessionId: string }
  );

/** What it told of one of our requests and we cannot read. */
export interface UnreadableEvent extends RequestAddress {
  kind: 'unreadable';
  /** The processor's own id and name for it, by which an operator finds it there. */
  eventId: string;
  type: string;
  /** What stands in it, for the operator. */
  why: string;
}
