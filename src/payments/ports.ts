import type { Invoice } from '../invoices/index.ts';
import type { Audited } from '../kernel/act.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Money } from '../kernel/money.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { ListPage, Onlooker, RequestList, Stretch } from './lists.ts';
import type { CheckoutEvent, ProcessorEvent, Refund, RefundReason, RefundRefusal } from './payment.ts';
import type { Draft, PaymentRequest } from './request.ts';
import type { FoundPayments, PaymentSearch } from './search.ts';
import type { Tallied, Untallied } from './tally.ts';

/**
 * The payment processor's hosted page, in the account of the company that is named. What was made in an account that it
 * had before is found there.
 */
export interface Checkout {
  /** Opens a payment page. The same key with the same arguments gives the same page. */
  open(ask: {
    key: string;
    companyId: string;
    companyName: string;
    requestId: string;
    reference: string;
    amount: Money;
    /** It is a part of what is left: what is told of its payment says so. */
    part?: true;
    tongue: Tongue;
    /** Our page: where the customer comes back to, paid or not. */
    returnUrl: string;
  }): Promise<{ sessionId: string; url: string; expiresAt: Date }>;
  /** How a page stands, within a few seconds. */
  look(companyId: string, sessionId: string): Promise<PageStanding>;
  /**
   * Closes a page, so that nobody can pay there any more, and says how it ended, within a few seconds; doing it again is
   * harmless. While it cannot be closed, it throws `Outage`: somebody may still pay there.
   */
  close(companyId: string, sessionId: string): Promise<PageEnd>;
  /**
   * Gives money back, of one payment. The same key gives the same refund. Whoever is told that it is refused has had
   * nothing given back, and never will under this key.
   */
  refund(ask: RefundAsk): Promise<RefundAnswer>;
  /** What was made for an order, however long ago; undefined where nothing was. */
  findRefund(companyId: string, paymentId: string, orderId: string): Promise<RefundMade | undefined>;
  /**
   * What was told since `since` of payments of ours that succeeded, and then of what became of them: failed debits,
   * refunds, disputes, whoever's they are. For reconciliation; what cannot be read ends no list. `companyId`: whose own
   * accounts are asked; without it, the server's.
   */
  toldSince(since: Date, companyId?: string): AsyncIterable<ProcessorEvent>;
}

export interface RefundAsk {
  /** Our own id of it: what was made for it carries it, so that it is found again. */
  orderId: string;
  companyId: string;
  requestId: string;
  paymentId: string;
  amount: Money;
  reason: RefundReason;
}
/** A refund as the processor tells of it. `at`: when it was made there. */
export type RefundMade = Omit<Refund, 'paymentId' | 'toldAt'>;
export type RefundAnswer = RefundMade | { refused: RefundRefusal };

/** How a page to pay on ended: closed, and nobody has paid there, or with a payment, made or under way. */
export type PageEnd = 'closed' | Extract<CheckoutEvent, { kind: 'payment-succeeded' | 'payment-processing' }>;
export type PageStanding = 'open' | PageEnd;

export interface Drafts {
  /** `false`: this command has been stored before. */
  insert(draft: Draft): Promise<boolean>;
  get(companyId: string, id: string): Promise<Draft | undefined>;
  byKey(companyId: string, key: string): Promise<Draft | undefined>;
  /** Deletes those for whom these stand as customers: an id, or `new:` and a number or address. */
  forgetOf(companyId: string, customers: string[]): Promise<void>;
  /** Deletes those of every company that were made before: they hold phone numbers, and are good for nothing. */
  forget(before: Date): Promise<void>;
}

export interface Requests extends AnnouncingDocuments<PaymentRequest>, Audited {
  /** The one that can be paid for this debt, as `debtOf` gives it; it keeps another with the same from being inserted. */
  byDebt(companyId: string, debt: string): Promise<PaymentRequest | undefined>;
  byKey(companyId: string, key: string): Promise<PaymentRequest | undefined>;
  /** Those that ask for this invoice, by its id, newest first. */
  ofInvoice(companyId: string, invoiceId: string, limit: number): Promise<PaymentRequest[]>;
  /** Whether there is any that can be paid. */
  isAsking(companyId: string): Promise<boolean>;
  /** Asked without a company, because it finds it: the processor names no more than a payment's own id. */
  byPayment(paymentId: string): Promise<PaymentRequest | undefined>;
  /** Those that any of these payments came for, in no order. */
  byPayments(companyId: string, paymentIds: string[]): Promise<PaymentRequest[]>;
  /** Asked without a company: an unguessable link finds it. */
  byLink(linkHash: string): Promise<PaymentRequest | undefined>;
  /** Newest first. */
  byReference(companyId: string, referenceKey: string, limit: number): Promise<PaymentRequest[]>;
  /** The newest to a number that can still be sent again, at most `limit`. */
  sendableTo(companyId: string, phone: string, limit: number): Promise<PaymentRequest[]>;
  /** Those of a customer, by their ids, behind `after`. */
  ofCustomer(companyId: string, customerId: string, after: string, limit: number): Promise<PaymentRequest[]>;
  latestFor(companyId: string, phone: string): Promise<PaymentRequest | undefined>;
  /**
   * Those with a text that the carrier has and has not said the last word on, where it last spoke after `after` and
   * not after `until`; by that time, at most `limit`.
   */
  underWay(companyId: string, after: Date, until: Date, limit: number): Promise<PaymentRequest[]>;
  /** A page of one list, in its order, at most `limit`. */
  listed(companyId: string, list: RequestList, by: Onlooker, asked: Stretch & { limit: number }): Promise<ListPage>;
  /** How many there are in a stretch of a list; `most` where there are as many or more. */
  counted(companyId: string, list: RequestList, by: Onlooker, asked: Stretch & { most: number }): Promise<number>;
  /**
   * The newest that pass and that this onlooker may see, at most `limit`; each page has its end, however few there are.
   * `behind`: a place that an earlier page gave as its `next`.
   */
  found(
    companyId: string,
    search: PaymentSearch,
    by: Onlooker,
    asked: { behind?: string; limit: number },
  ): Promise<FoundPayments>;
  /** Those that count as something else than they were last counted as: the newest, at most `limit`. */
  untallied(companyId: string, limit: number): Promise<Untallied[]>;
  /** What is counted of those that were asked for or paid on a day in universal time (`YYYY-MM-DD`). */
  talliedOn(companyId: string, day: string): Promise<Tallied[]>;
  /** It was counted as it was read; `false` where it was written since, or cannot be read: then it is counted again. */
  markTallied(request: Untallied): Promise<boolean>;
  /** What was paid in a stretch of a list, of the requests in it, summed up by currency. */
  summed(companyId: string, list: RequestList, by: Onlooker, asked: Stretch): Promise<Money[]>;
}

/** What binds the company beside what it asks for, by whoever holds invoices against it. Harmless when told again. */
export interface Estimating {
  /** An order says something else than before. */
  orderChanged(invoice: Invoice): Promise<void>;
}

/** Refunds on their way, by whoever carries them out. Harmless when done again. */
export interface Refunding {
  /** Has an order of a request carried out, or agreed to first. */
  place(request: PaymentRequest, orderId: string): Promise<void>;
  /** The processor's word on what was made for an order. */
  told(companyId: string, refund: Refund): Promise<void>;
}

/** What of a request people have to do elsewhere. Each is harmless when said again, and looks at how things are by then. */
export interface Tasking {
  /** An invoice's payment was not taken by the system that it came from. */
  notWrittenBack(request: PaymentRequest, invoiceId: string): Promise<void>;
  /** A refund was made, or came to nothing. */
  refunded(request: PaymentRequest, refundId: string): Promise<void>;
  /** A dispute was opened, or decided. */
  disputed(request: PaymentRequest, disputeId: string): Promise<void>;
}
