import type { TextFailed } from '../conversations/index.ts';
import type { Money } from '../kernel/money.ts';
import type { CancelReason } from './cancelled.ts';
import type { MailFailure } from './mail.ts';
import type { ChangedOrders } from './order-news.ts';
import type { DisputeReason, PaymentMethod, RefundReason, RefundRefusal } from './payment.ts';
import type { WriteBackFailure } from './written-back.ts';

/** What is told of a payment request. */
export type RequestNews =
  /**
   * `by`, here and below: who was cancelling the request when the customer had paid already. `whole`: what was asked for,
   * where it was paid in parts; `left`: what is left of that for its customer; `others`: what other payers are asked for.
   */
  | {
      kind: 'payment-paid';
      amount: Money;
      method?: PaymentMethod;
      at: Date;
      late: boolean;
      by?: string;
      whole?: Money;
      left?: Money;
      others?: Money;
      paymentId?: string;
    }
  | {
      kind: 'payment-unexpected';
      amount: Money;
      why: 'already-paid' | 'cancelled' | 'wrong-amount';
      paymentId: string;
      at: Date;
    }
  | { kind: 'payment-processing'; at: Date; by?: string }
  | { kind: 'payment-failed'; at: Date; by?: string }
  /** `total`: what went back of this payment in all; `whole`: what it was, once that is known. */
  | {
      kind: 'payment-refunded';
      amount: Money;
      total: Money;
      whole?: Money;
      reason?: RefundReason;
      /** Who had it given back; absent where that was done at the processor itself. */
      by?: string;
      /** It is on its way, and not there yet. */
      status?: 'pending' | 'succeeded';
      paymentId: string;
      at: Date;
    }
  /** `by`: who said no, and here below who had asked; `note`: why. */
  | { kind: 'refund-declined'; amount: Money; by: string; note: string; paymentId: string; at: Date }
  | { kind: 'refund-lapsed'; amount: Money; by: string; paymentId: string; at: Date }
  | { kind: 'refund-refused'; amount: Money; why: RefundRefusal; paymentId: string; at: Date }
  | { kind: 'refund-failed'; amount: Money; paymentId: string; at: Date }
  | {
      kind: 'payment-disputed';
      amount: Money;
      status: 'inquiry' | 'open';
      reason: DisputeReason;
      dueBy?: Date;
      paymentId: string;
      at: Date;
    }
  | { kind: 'dispute-closed'; amount: Money; status: 'won' | 'lost' | 'dropped'; paymentId: string; at: Date }
  /** `asks`: it was to ask for the payment. */
  | { kind: 'mail-failed'; reason: MailFailure; to: string; at: Date; asks?: boolean }
  | { kind: 'link-asked-for'; at: Date }
  /** Of one invoice: its payment is not in the system that it came from. */
  | { kind: 'not-written-back'; amount: Money; of: string; system: string; why: WriteBackFailure; at: Date }
  /** The request's orders say something else than was sent: what was asked for (`before`), and what is now. */
  | { kind: 'orders-changed'; before: Money; amount: Money; changed: ChangedOrders; at: Date }
  /** Of one invoice: it came to more after it was paid. */
  | { kind: 'left-to-pay'; of: string; amount: Money; at: Date }
  /**
   * Another payer paid their part; `to`: who, where that is known; `left`: of all of it (`whole`); `over`: how much more came
   * than was left, because it came to less meanwhile.
   */
  | { kind: 'share-paid'; amount: Money; to?: string; left: Money; whole: Money; over?: Money; at: Date }
  /** All of it was paid before somebody else could be asked for a part. */
  | { kind: 'share-dropped'; amount: Money; to?: string; at: Date }
  | { kind: 'request-cancelled'; by: string; reason?: CancelReason; note?: string; at: Date }
  /** `revised`: its orders had changed, and what they come to was sent for the first time. */
  | { kind: 'request-sent-again'; by: string; revised?: true; at: Date }
  /** `words`: as they went out, with `{link}` where the link stands; `by`: who wanted it, where it was not its time. */
  | { kind: 'reminder-sent'; words: string; by?: string; at: Date }
  | TextFailed;

/** News that everyone in the room must see, not only those who follow the thread. */
export const isForTheWholeRoom = ({ kind }: RequestNews): boolean => WHOLE_ROOM.has(kind);

/** News on which a customer waits until somebody of the team does something. */
export const waitsForSomebody = ({ kind }: RequestNews): boolean => kind === 'text-failed' || kind === 'link-asked-for';

const WHOLE_ROOM = new Set<RequestNews['kind']>([
  ...(['payment-paid', 'payment-unexpected', 'payment-failed'] as const),
  ...(['refund-declined', 'refund-lapsed', 'refund-refused'] as const),
  ...(['payment-refunded', 'refund-failed', 'payment-disputed', 'dispute-closed'] as const),
  // Somebody waits for the team to do something.
  ...(['text-failed', 'link-asked-for', 'not-written-back'] as const),
  ...(['orders-changed', 'left-to-pay'] as const),
]);
