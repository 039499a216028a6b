import type { RoomId } from '../company/company.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Money } from '../kernel/money.ts';
import type { Announcing } from '../promises/outbox.ts';

/** An ask for an amount, with a reference, for one customer; it has the link. */
export interface PaymentRequest extends Announcing {
  /** The member's intent that made it: a repeated one finds this request. Unique in a company. */
  key: string;
  /** Keys of the buttons already obeyed, newest last, at most 20. */
  pressed: string[];
  customer: { id: string; phone: string; name?: string };
  /** What the text and the page are written in. */
  tongue: Tongue;
  asker: { id: string; name: string };
  amount: Money;
  reference: string;
  /** `reference` as compared: upper case, without blanks and dashes. */
  referenceKey: string;
  /**
   * Whose debt this is, as `debtOf` gives it, for as long as it can be paid: unique in a company, so that two members
   * at the same moment ask once. Absent for one that was asked for on purpose beside another.
   */
  debt?: string;
  /** Grows when the amount asked for changes; part of every checkout key. */
  balanceVersion: number;
  state: RequestState;
  /** SHA-256 of the link's token. */
  linkHash: string;
  linkExpiresAt: Date;
  /** The message as sent, with `{link}` where the link stands. */
  message: string;
  texts: OutgoingText[];
  seenAt?: Date;
  /** The latest declined attempt, shown until something newer happens. */
  declined?: { reason: DeclineReason; at: Date };
  checkout?: OpenCheckout;
  /** How many checkout pages were opened so far; makes each one's key its own. */
  checkoutAttempts: number;
  payments: Payment[];
  /** Payments that were under way and came to nothing; a late report of one must not revive it. */
  failedPayments: string[];
  cancelled?: { by: string; at: Date };
  /** The customer asked for a new link on the expired page. */
  newLinkAskedAt?: Date;
  createdAt: Date;
}

export type RequestState = 'open' | 'processing' | 'paid' | 'cancelled' | 'expired';

/** One text message that carried the link. States only move forward, whatever order they are told in. */
export interface OutgoingText {
  id: string;
  /** The carrier's id, once it has one. */
  sid?: string;
  state: TextState;
  reason?: TextFailure;
  at: Date;
}
export type TextState = 'queued' | 'sent' | 'delivered' | 'failed';
export type TextFailure =
  | 'opted-out'
  | 'landline'
  | 'unreachable'
  | 'invalid-number'
  | 'blocked'
  | 'sender-problem'
  | 'unknown';

/** The hosted checkout that is open for this request; a new one replaces it. */
export interface OpenCheckout {
  sessionId: string;
  url: string;
  tongue: Tongue;
  balanceVersion: number;
  attempt: number;
  expiresAt: Date;
}

/** Money that arrived. `unexpected` money is kept and told, never counted as settling the request. */
export interface Payment {
  /** The processor's payment id, such as `pi_...`: one payment however many events speak of it. */
  id: string;
  amount: Money;
  method?: PaymentMethod;
  at: Date;
  unexpected?: 'already-paid' | 'cancelled' | 'wrong-amount';
}

export type PaymentMethod =
  | { kind: 'card'; brand: string; last4: string; wallet?: 'apple-pay' | 'google-pay' | 'link' }
  | { kind: 'bank-debit'; last4: string }
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

/** A one-line command that waits for its one confirmation. */
export interface Draft {
  id: string;
  companyId: string;
  /** The command's own id on its platform. Unique in a company. */
  key: string;
  memberId: string;
  room: RoomId | undefined;
  phone: string;
  /** Of a new number, when it was typed. */
  name?: string;
  amount: Money;
  reference: string;
  /** The member's own message; empty for the standard one. */
  message: string;
  createdAt: Date;
}
