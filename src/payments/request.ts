import type { Asker } from '../company/index.ts';
import type { TextSummary } from '../conversations/index.ts';
import type { Contact } from '../customers/index.ts';
import type { Acting } from '../kernel/act.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Money } from '../kernel/money.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { Announcing } from '../promises/outbox.ts';
import type { Cancelled } from './cancelled.ts';
import type { MailSummary } from './mail.ts';
import type { RequestNews } from './news.ts';
import type { ChangedLine } from './order-news.ts';
import type { DeclineReason, DelayedPayment, Dispute, Payment, Refund } from './payment.ts';
import type { RefundOrder } from './refund-order.ts';
import type { Reminders } from './reminders/reminders.ts';
import type { QuickpayValues } from './screen.ts';
import type { SharedPart, ShareOf } from './sharing/share.ts';
import type { WrittenBack } from './written-back.ts';

/**
 * `text`, `thanks`, `mail`: to have one of its texts or e-mails sent; `text-late`: to say that one is, if it is;
 * `paper`: to keep one of its papers; `expire-checkout`: about a page to pay on; `invoice-paid`: about one of its
 * invoices, which is settled by itself; `deposit-back`: about a payment of a deposit, of which less is left; `follow-orders`: to ask for what its orders come to now; `refund`: to have one of
 * its orders to give back carried out; `refund-told` and `refund-text`: to tell that order, and the customer, what became of it;
 * `share`: to ask another payer for a part of it; `share-end`: to ask them no more; `share-told`: to tell the request that it
 * is a part of what became of it; `task-*`: to have people do elsewhere what the app cannot;
 * `remind`: to see whether its customer is to be reminded, and do it; `notify`: to have people told in person that it was
 * paid, disputed, or will not arrive.
 */
export type RequestErrand =
  | ('text' | 'text-late' | 'thanks' | 'mail')
  | (
      | 'expire-checkout'
      | 'expire-link'
      | 'paper'
      | 'invoice-paid'
      | 'deposit-back'
      | 'follow-orders'
      | 'remind'
      | 'notify'
    )
  | ('refund' | 'refund-told' | 'refund-text')
  | ('share' | 'share-end' | 'share-told')
  | ('task-write-back' | 'task-refund' | 'task-dispute');

/**
 * A text as the request has heard of it. `late`: the carrier has not taken it for a while, and it is tried again.
 * `reminder`: it is one, in these words, with `{link}` where the link stands.
 */
export type RequestText = TextSummary & { late?: true; reminder?: string };

/** An ask for an amount, with a reference, for one customer; it has the link. */
export interface PaymentRequest extends Announcing<RequestNews, RequestErrand>, Acting {
  /** The member's intent that made it: a repeated one finds this request. Unique in a company. */
  key: string;
  /** Keys of the buttons already obeyed, newest last, at most 20. */
  pressed: string[];
  /** `email`: it goes by e-mail, to this address, and no text of it is ever sent. */
  customer: { id: string; name?: string } & Contact;
  /** What the text and the page are written in. */
  tongue: Tongue;
  asker: Asker;
  amount: Money;
  reference: string;
  /** `reference` as compared: upper case, without blanks and dashes. */
  referenceKey: string;
  /**
   * Whose debt this is, as `debtOf` gives it, for as long as it can be paid: unique in a company, so that two members
   * at the same moment ask once. Absent for one that was asked for on purpose beside another.
   */
  debt?: string;
  /** The same of its other invoices, where it asks for several. */
  otherDebts: string[];
  /** What is asked for, as it was when it was sent; empty for a quick payment. */
  invoices: AskedInvoice[];
  /** The order that it is a deposit on, and the estimate that asked for it: what is paid here counts against that order. */
  depositOn?: Pick<AskedInvoice, 'id' | 'reference' | 'writtenBack'> & { estimateId: string };
  /** Grows when its orders change the amount asked for (`askOf` counts what was paid as well). */
  balanceVersion: number;
  state: RequestState;
  /** SHA-256 of the link's token. */
  linkHash: string;
  linkExpiresAt: Date;
  /** The message as sent, with `{link}` where the link stands. */
  message: string;
  /** What its papers look like, as the company had it when it was made; absent where it had no settings yet. */
  letterhead?: string;
  /** Newest last, at most 20. */
  texts: RequestText[];
  /** Its papers as the customer had them sent by e-mail: newest last, at most 10. */
  mails: MailSummary[];
  seenAt?: Date;
  /** The latest declined attempt, shown until something newer happens. */
  declined?: { reason: DeclineReason; at: Date };
  /** The one page to pay on that is not known to be over. */
  checkout?: CheckoutPage;
  /** How many checkout pages were reserved so far; makes each one's key its own. */
  checkoutAttempts: number;
  payments: Payment[];
  /** Payments that are decided days after the customer confirmed them; a late report of one must not revive it. */
  delayed: DelayedPayment[];
  refunds: Refund[];
  /** What members want given back, oldest first. */
  refundOrders: RefundOrder[];
  disputes: Dispute[];
  /** Members want its customer to pay all that is left at once, though the company takes parts. */
  inFull?: true;
  /** Parts of it that other payers are asked for, oldest first. */
  shares: SharedPart[];
  /** It is such a part, of another request. */
  shareOf?: ShareOf;
  /** Who asked for its end, and when: money may have come first. `why`: nobody did, its orders ended it. */
  cancelled?: Cancelled;
  /** The customer asked for a new link on the expired page. */
  newLinkAskedAt?: Date;
  /** Since when its orders come to another amount than it asks for: nobody can start to pay until that is known. */
  changing?: Date;
  /** Its orders were to be looked at while somebody might pay: that is done once nobody may any more. */
  followsLater?: boolean;
  /** That another amount is asked for than was sent, and what makes the difference; absent once that was sent. */
  revised?: Revision;
  /** The same of the amount that was sent last: whoever opens the link reads what makes the difference. */
  sentRevision?: Revision;
  /** Absent in those from before there were any. */
  reminders?: Reminders;
  /** What it was last counted as in the running totals (`tallyOf`). */
  tallied?: string;
  createdAt: Date;
}

/** Amounts in minor units of the request's currency. */
export interface Revision {
  /** What the customer was last sent. */
  from: number;
  at: Date;
  added: ChangedLine[];
  removed: ChangedLine[];
}

/** An invoice of the request's customer, pinned to the version that was sent. */
export interface AskedInvoice {
  id: string;
  reference: string;
  version: number;
  /** In minor units of the request's currency; all of them together are the amount asked for. */
  amount: number;
  /** It might still change when it was sent. */
  isOpen?: boolean;
  /** Nothing goes to its customer of itself, such as a reminder. */
  noAutomaticTexts?: true;
  /** The version of it that was looked at since, and brought nothing new. */
  followed?: number;
  /** What became of its payment in the system that it came from; absent where that takes none, or has not yet. */
  writtenBack?: WrittenBack;
}

export type RequestState = 'open' | 'processing' | 'paid' | 'cancelling' | 'cancelled' | 'expired';

/**
 * The processor's page to pay on. It is reserved before the processor is asked for it, so that all who press Pay
 * meanwhile ask for the same one; its address is stored before anybody is given it; and no other is reserved before it
 * is known that nobody can pay on this one any more.
 */
export interface CheckoutPage {
  attempt: number;
  tongue: Tongue;
  /** For which of the request's asks it is (`askOf`). */
  balanceVersion: number;
  /** In minor units, where it is for a part of what is left. */
  part?: number;
  /** What follows is there once the processor has made it. */
  sessionId?: string;
  url?: string;
  expiresAt?: Date;
}
export type OpenCheckout = Required<Omit<CheckoutPage, 'part'>> & Pick<CheckoutPage, 'part'>;

/** A one-line command that waits for its one confirmation, for a day. */
export interface Draft {
  id: string;
  companyId: string;
  /** The command's own id on its platform. Unique in a company. */
  key: string;
  memberId: string;
  room: RoomId | undefined;
  /** As typed: read anew when it is sent, like a form's. */
  values: QuickpayValues;
  createdAt: Date;
}
