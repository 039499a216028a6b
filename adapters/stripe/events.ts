import type { CheckoutEvent, ProcessorEvent, RequestAddress } from '../../src/payments/payment.ts';
import { fromStripe } from './amounts.ts';
import { declineReasonOf } from './declines.ts';
import { type Fields, fieldsOf, idOf, isObject, momentOf, shown, textOf, Unreadable } from './fields.ts';
import { methodOf } from './methods.ts';
import { MONEY_BACK } from './money-back.ts';

/** What an event says beside when, and about which request. */
type Told = CheckoutEvent extends infer Event
  ? Event extends CheckoutEvent
    ? Omit<Event, keyof RequestAddress | 'at'>
    : never
  : never;

/** What has the shape of an event; its content is anybody's guess. */
export interface StripeEvent {
  id?: unknown;
  type: string;
  created?: unknown;
  livemode?: unknown;
  account?: unknown;
  data: { object: Fields };
}

export const isEvent = (value: unknown): value is StripeEvent =>
  isObject(value) && typeof value.type === 'string' && isObject(value.data) && isObject(value.data.object);

/** How the money goes to the bank; the last one comes when Stripe can say what is in it. */
export const PAYOUT_TYPES = [
  ...['payout.created', 'payout.updated', 'payout.paid', 'payout.failed', 'payout.canceled'],
  'payout.reconciliation_completed',
];

/** What the endpoint has to be set up for in Stripe; the README lists it. */
export const handledTypes = (): string[] => [...Object.keys(TELLERS), ...Object.keys(MONEY_BACK), ...PAYOUT_TYPES];

/**
 * An event in our words. `silent`: it is of a kind that says nothing we need; `not-ours`: it is about no request of
 * ours (the account may serve other software), which is asked before anything else in it is read.
 */
export function read(event: StripeEvent, secretKey: string): ProcessorEvent | 'not-ours' | 'silent' {
  const { type, created, data } = event;
  const tell = Object.hasOwn(TELLERS, type) ? TELLERS[type] : undefined;
  const tellAfter = Object.hasOwn(MONEY_BACK, type) ? MONEY_BACK[type] : undefined;
  if (!tell && !tellAfter) return 'silent';
  if (!isFromHere(event, secretKey)) return 'not-ours';
  const address = tell && addressIn(fieldsOf(data.object.metadata));
  // Refunds and disputes carry metadata of their own: what they are about is known by the payment.
  const payment = tellAfter && paymentIn(data.object);
  try {
    if (tell && address) return { ...address, at: momentOf(created, 'created'), ...tell(data.object) };
    if (tellAfter && payment) return { ...payment, at: momentOf(created, 'created'), ...tellAfter(data.object) };
    return 'not-ours';
  } catch (error) {
    const whose = address ?? payment;
    if (!(error instanceof Unreadable) || !whose) throw error;
    return { ...whose, kind: 'unreadable', eventId: textOf(event.id) ?? 'without an id', type, why: error.message };
  }
}

/** A payment without an intent was never made on a page of ours. */
function paymentIn({ payment_intent: intent }: Fields): { paymentId: string } | undefined {
  const paymentId = textOf(isObject(intent) ? intent.id : intent);
  return paymentId && /^\w{1,255}$/.test(paymentId) ? { paymentId } : undefined;
}

/** Ids as we make them; other software may keep its own under the same names. */
export function addressIn({ companyId, requestId }: Fields): RequestAddress | undefined {
  const isOurs = (id: unknown, prefix: string): id is string =>
    typeof id === 'string' && id.startsWith(prefix) && /^[\w-]{5,100}$/.test(id);
  return isOurs(companyId, 'com_') && isOurs(requestId, 'pay_') ? { companyId, requestId } : undefined;
}

/**
 * Whether it is of the account and the mode that our key is for. An endpoint for Connect is sent the events of other
 * accounts, and those of test mode even when it is live: https://docs.stripe.com/connect/webhooks.
 */
export function isFromHere({ account, livemode }: StripeEvent, secretKey: string): boolean {
  const mode = /^[rs]k_(live|test)_/.exec(secretKey)?.[1];
  return account === undefined && (mode === undefined || livemode === (mode === 'live'));
}

/**
 * Charge, payment intent and session all tell of one payment, in any order: its id is the intent's.
 * Only the charge knows how it was paid. Each throws `Unreadable`.
 */
const TELLERS: Readonly<Record<string, (object: Fields) => Told>> = {
  'charge.succeeded': (charge) => ({
    kind: 'payment-succeeded',
    paymentId: idOf(charge.payment_intent, 'payment_intent'),
    amount: fromStripe(charge.amount_captured, charge.currency),
    ...partIn(charge),
    method: methodOf(charge.payment_method_details),
  }),
  'payment_intent.succeeded': (intent) => ({
    kind: 'payment-succeeded',
    paymentId: idOf(intent.id, 'id'),
    amount: fromStripe(intent.amount_received, intent.currency),
    ...partIn(intent),
  }),
  'payment_intent.payment_failed': ofFailure,
  'checkout.session.completed': ofCompletion,
  'checkout.session.async_payment_succeeded': ofCompletion,
  'checkout.session.async_payment_failed': (session) => ({
    kind: 'payment-failed',
    paymentId: idOf(session.payment_intent, 'payment_intent'),
  }),
  'checkout.session.expired': (session) => ({ kind: 'checkout-expired', sessionId: idOf(session.id, 'id') }),
};

function ofCompletion(session: Fields): Told {
  const paymentId = idOf(session.payment_intent, 'payment_intent');
  const isUnpaid = session.payment_status === 'unpaid';
  if (!isUnpaid && session.payment_status !== 'paid')
    throw new Unreadable(`payment_status is ${shown(session.payment_status)}`);
  const part = partIn(session);
  if (isUnpaid && !part.part) return { kind: 'payment-processing', paymentId };
  const amount = fromStripe(session.amount_total, session.currency);
  return { kind: isUnpaid ? 'payment-processing' : 'payment-succeeded', paymentId, amount, ...part };
}

/** Session, intent and charge carry what we wrote on the first two: that it is for a part. */
const partIn = ({ metadata }: Fields): { part?: true } => (fieldsOf(metadata).part === 'yes' ? { part: true } : {});

/**
 * An attempt failed, whatever it was made with: its payment may still be made. That one which was confirmed came to
 * nothing is for the session alone to say, although this event is sent then, too.
 */
function ofFailure(intent: Fields): Told {
  const error = fieldsOf(intent.last_payment_error);
  const method = textOf(fieldsOf(error.payment_method).type);
  return { kind: 'payment-declined', reason: declineReasonOf(textOf(error.decline_code), textOf(error.code), method) };
}
