import { announcing, isErrand, type Moment, promising, redrawn, without } from '../promises/outbox.ts';
import { closed, isClosing, withoutCheckout } from './checkout.ts';
import { mayBecome } from './lifecycle.ts';
import { disputeChanged, refundChanged } from './money-back.ts';
import type { CheckoutEvent, MoneyBackEvent, Payment } from './payment.ts';
import type { PageEnd } from './ports.ts';
import type { PaymentRequest } from './request.ts';

type Told<K extends CheckoutEvent['kind']> = Extract<CheckoutEvent, { kind: K }>;

/**
 * What the payment processor's word changes in a request; undefined when it changes nothing, because it was
 * told before or came too late to matter. Pure: the caller writes the result in one go, outbox included.
 */
export function settle(
  request: PaymentRequest,
  event: CheckoutEvent | MoneyBackEvent,
  moment: Moment,
): PaymentRequest | undefined {
  switch (event.kind) {
    case 'payment-succeeded':
      return succeeded(request, event, moment);
    case 'payment-processing':
      return processing(request, event, moment);
    case 'payment-failed':
      return failed(request, event, moment);
    case 'payment-declined':
      return declined(request, event, moment);
    case 'refund-changed':
      return refundChanged(request, event, moment);
    case 'dispute-changed':
      return disputeChanged(request, event, moment);
    case 'checkout-expired':
      return pageEnded(request, event.sessionId, 'closed', moment);
  }
}

function succeeded(request: PaymentRequest, event: Told<'payment-succeeded'>, moment: Moment) {
  const known = request.payments.find(({ id }) => id === event.paymentId);
  if (known) return event.method && !known.method ? withMethod(request, known, event.method, moment) : undefined;

  const unexpected = whyUnexpected(request, event);
  const payment: Payment = {
    id: event.paymentId,
    amount: event.amount,
    at: event.at,
    ...(event.method ? { method: event.method } : {}),
    ...(unexpected ? { unexpected } : {}),
  };
  const credited = { ...request, payments: [...request.payments, payment] };
  if (unexpected) {
    const { amount, at } = event;
    const news = { kind: 'payment-unexpected', amount, why: unexpected, paymentId: event.paymentId, at } as const;
    const wasUnderWay = request.state === 'processing' && request.delayed.some(({ id }) => id === event.paymentId);
    const kept = wasUnderWay && !isUnderWay(credited) ? payableAgain(credited, moment) : credited;
    return announcing(redrawn(kept, moment), news, moment);
  }
  // An expired link forbids starting a payment, never crediting one that was started in time.
  const late = request.state === 'expired';
  const paid = redrawn(withoutPendingWork({ ...closed(credited, moment), state: 'paid' }), moment);
  const { amount, at, method } = event;
  return announcing(paid, { kind: 'payment-paid', amount, at, late, ...(method ? { method } : {}) }, moment);
}

function whyUnexpected(request: PaymentRequest, { amount }: Told<'payment-succeeded'>): Payment['unexpected'] {
  if (request.state === 'paid') return 'already-paid';
  if (!mayBecome(request.state, 'paid')) return 'cancelled';
  const asked = request.amount;
  return amount.minor === asked.minor && amount.currency === asked.currency ? undefined : 'wrong-amount';
}

function withMethod(request: PaymentRequest, known: Payment, method: NonNullable<Payment['method']>, moment: Moment) {
  const payments = request.payments.map((payment) => (payment === known ? { ...payment, method } : payment));
  return redrawn({ ...request, payments }, moment);
}

/** The customer has confirmed a payment that is decided days later. Its failure may have been told before this. */
function processing(request: PaymentRequest, { paymentId, at }: Told<'payment-processing'>, moment: Moment) {
  const settled = request.payments.some(({ id }) => id === paymentId);
  if (settled || request.delayed.some(({ id }) => id === paymentId)) return undefined;
  const noted = { ...request, delayed: [...request.delayed, { id: paymentId, since: at }] };
  if (request.state === 'processing') return closed(noted, moment);
  if (!mayBecome(request.state, 'processing')) return undefined;
  const waiting: PaymentRequest = { ...closed(noted, moment), state: 'processing' };
  return announcing(redrawn(waiting, moment), { kind: 'payment-processing', at }, moment);
}

/** A payment that was confirmed came to nothing. Another one may still be under way: then nobody pays again. */
function failed(request: PaymentRequest, { paymentId, at }: Told<'payment-failed'>, moment: Moment) {
  const known = request.delayed.find(({ id }) => id === paymentId);
  if (known?.failedAt || request.payments.some(({ id }) => id === paymentId)) return undefined;
  const others = request.delayed.filter((other) => other !== known);
  const noted: PaymentRequest = { ...request, delayed: [...others, { ...known, id: paymentId, failedAt: at }] };
  if (isUnderWay(noted) || request.state === 'paid' || request.state === 'cancelled') return noted;
  const declined = { reason: 'not-confirmed', at } as const;
  const shown = request.declined && request.declined.at > at ? noted : { ...noted, declined };
  return announcing(redrawn(payableAgain(shown, moment), moment), { kind: 'payment-failed', at }, moment);
}

const isUnderWay = ({ delayed, payments }: PaymentRequest): boolean =>
  delayed.some(({ id, since, failedAt }) => since && !failedAt && !payments.some((payment) => payment.id === id));

/** Nothing is under way any more: the link lives out its time. */
function payableAgain(request: PaymentRequest, moment: Moment): PaymentRequest {
  if (request.state !== 'processing') return request;
  const open: PaymentRequest = without({ ...request, state: 'open' }, (item) => isErrand(item, 'expire-link'));
  return promising(open, { name: 'expire-link' }, moment, request.linkExpiresAt);
}

/**
 * An attempt that failed while the customer was on Stripe's page, where they may try again with the same payment: it
 * ends no payment under way. Reported late, it is older than what is known, and says nothing any more.
 */
function declined(request: PaymentRequest, event: Told<'payment-declined'>, moment: Moment) {
  if (request.state !== 'open' && request.state !== 'expired') return undefined;
  if (request.declined && request.declined.at >= event.at) return undefined;
  return redrawn({ ...request, declined: { reason: event.reason, at: event.at } }, moment);
}

/**
 * Nobody can pay on a page any more; `end` says whether somebody has. Undefined when nothing was waiting to know.
 */
export function pageEnded(
  request: PaymentRequest,
  sessionId: string,
  end: PageEnd,
  moment: Moment,
): PaymentRequest | undefined {
  const isOurs = request.checkout?.sessionId === sessionId;
  const settled = end === 'closed' ? undefined : settle(request, end, moment);
  if (!isOurs && !settled && !isClosing(request, sessionId)) return undefined;
  const known = settled ?? request;
  return without(isOurs ? withoutCheckout(known) : known, (item) => isErrand(item, 'expire-checkout', sessionId));
}

/** What no longer makes sense once a request is over: asking again by text, the link's end, and its hold on the debt. */
export const withoutPendingWork = (request: PaymentRequest): PaymentRequest =>
  without(
    withoutDebt(request),
    (item) => isErrand(item, 'expire-link') || (isErrand(item, 'text') && !item.sendingSince),
  );

/** It cannot be paid as it is: the same may be asked for again. */
export function withoutDebt(request: PaymentRequest): PaymentRequest {
  const { debt: _, ...rest } = request;
  return rest;
}
