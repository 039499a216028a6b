import { announcing, isErrand, type Moment, promising, redrawn, without } from '../promises/outbox.ts';
import { closed, isClosing, isOpened, withoutCheckout } from './checkout.ts';
import { mayBecome } from './lifecycle.ts';
import { disputeChanged, refundChanged } from './money-back.ts';
import type { Occasion } from './occasion.ts';
import { paidOrdersOf } from './paid-orders.ts';
import { receiptOf } from './papers.ts';
import { leftToPay, leftToStart, partOf, sharesOf, underWay } from './parts.ts';
import type { CheckoutEvent, MoneyBackEvent, Payment } from './payment.ts';
import type { PageEnd } from './ports.ts';
import { stopped } from './reminders/schedule.ts';
import type { PaymentRequest } from './request.ts';
import { endingShares, leftFor, sharingAtLast, tellingWhole, waitingThatFit } from './sharing/steps.ts';
import { thanking } from './thanks.ts';
import { toPeople } from './to-people.ts';
import { followingAtLast } from './waiting.ts';

type Told<K extends CheckoutEvent['kind']> = Extract<CheckoutEvent, { kind: K }>;

/**
 * What the payment processor's word changes in a request; undefined when it changes nothing, because it was
 * told before or came too late to matter. Pure: the caller writes the result in one go, outbox included.
 */
export function settle(
  request: PaymentRequest,
  event: CheckoutEvent | MoneyBackEvent,
  moment: Occasion,
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

function succeeded(request: PaymentRequest, event: Told<'payment-succeeded'>, moment: Occasion) {
  const known = request.payments.find(({ id }) => id === event.paymentId);
  if (known) return event.method && !known.method ? withMethod(request, known, event.method, moment) : undefined;

  const unexpected = whyUnexpected(request, event);
  const payment: Payment = {
    id: event.paymentId,
    amount: event.amount,
    at: event.at,
    ...(event.method ? { method: event.method } : {}),
    ...(moment.company?.letterhead ? { letterhead: moment.company.letterhead } : {}),
    ...(unexpected ? { unexpected } : {}),
    ...(unexpected ? {} : sharing(request, event.amount.minor)),
  };
  const credited = { ...request, payments: [...request.payments, payment] };
  if (unexpected) {
    const { amount, at } = event;
    const news = { kind: 'payment-unexpected', amount, why: unexpected, paymentId: event.paymentId, at } as const;
    const wasUnderWay = request.state === 'processing' && request.delayed.some(({ id }) => id === event.paymentId);
    const kept = wasUnderWay ? payableAgain(credited, moment) : credited;
    return announcing(redrawn(kept, moment), news, moment);
  }
  if (leftToPay(credited).minor > 0) return partPaid(credited, payment, moment);
  // An expired link forbids starting a payment, never crediting one that was started in time.
  const late = request.state === 'expired';
  const paid = paidInFull(credited, moment);
  const kept = thanking(followingAtLast(entered(paid, payment, moment), moment), payment, moment);
  const { amount, at, method } = event;
  const part = partOf(credited);
  const whole = part.whole && { ...part, paymentId: payment.id };
  const how = { ...(method ? { method } : {}), ...cancellerOf(request), ...whole };
  const told = announcing(kept, { kind: 'payment-paid', amount, at, late, ...how }, moment);
  return toPeople(told, 'paid', payment.id, moment);
}

/** Nothing is left to pay of it. */
export const paidInFull = (request: PaymentRequest, moment: Moment): PaymentRequest =>
  tellingWhole(redrawn(over({ ...endingShares(closed(request, moment), moment), state: 'paid' }), moment), moment);

/** A part came: it has a receipt of its own, and the same link asks for what is left. */
function partPaid(request: PaymentRequest, payment: Payment, moment: Occasion): PaymentRequest {
  const { declined: _, ...calm } = closed(waitingThatFit(request, moment), moment);
  const open = redrawn(payableAgain(calm, moment), moment);
  const kept = thanking(followingAtLast(entered(open, payment, moment), moment), payment, moment);
  const { amount, at, method, id } = payment;
  const how = { ...(method ? { method } : {}), ...cancellerOf(request), ...partOf(request), paymentId: id };
  const told = announcing(kept, { kind: 'payment-paid', amount, at, late: false, ...how }, moment);
  const heard = toPeople(told, 'paid', id, moment);
  return stopped(heard, { why: 'part-paid' }, moment) ?? heard;
}

/** Its receipt is kept, and what it pays is entered, order by order. */
function entered(request: PaymentRequest, { id, pays }: Payment, moment: Moment): PaymentRequest {
  const filed = promising(request, { name: 'paper', about: receiptOf(id) }, moment);
  const about = pays ? pays.orders.map((order) => `${order.id} ${id}`) : paidOrdersOf(request).map((order) => order.id);
  return about.reduce<PaymentRequest>((now, of) => promising(now, { name: 'invoice-paid', about: of }, moment), filed);
}

/** What pays an order in part says how much of it is for which. */
const sharing = (request: PaymentRequest, minor: number): Pick<Payment, 'pays'> =>
  request.invoices.length > 0 && minor !== request.amount.minor ? { pays: { orders: sharesOf(request, minor) } } : {};

/**
 * What was asked for as a part counts as long as no more than that is left; anything else is all that is left. What others are
 * asked for is not left: nobody else pays that.
 */
function whyUnexpected(request: PaymentRequest, { amount, part }: Told<'payment-succeeded'>): Payment['unexpected'] {
  if (request.state === 'paid') return 'already-paid';
  if (!mayBecome(request.state, 'paid')) return 'cancelled';
  const left = leftFor(request);
  const counts = part ? amount.minor <= left.minor : amount.minor === left.minor;
  return counts && amount.currency === left.currency ? undefined : 'wrong-amount';
}

function withMethod(request: PaymentRequest, known: Payment, method: NonNullable<Payment['method']>, moment: Moment) {
  const payments = request.payments.map((payment) => (payment === known ? { ...payment, method } : payment));
  const told = redrawn({ ...request, payments }, moment);
  // Its receipt says how it was paid, now that it is known.
  return known.unexpected ? told : promising(told, { name: 'paper', about: receiptOf(known.id) }, moment);
}

/** The customer has confirmed a payment that is decided days later. Its failure may have been told before this. */
function processing(request: PaymentRequest, event: Told<'payment-processing'>, moment: Moment) {
  const { paymentId, at, amount, part } = event;
  const settled = request.payments.some(({ id }) => id === paymentId);
  if (settled || request.delayed.some(({ id }) => id === paymentId)) return undefined;
  const delayed = { id: paymentId, since: at, ...(part && amount && { amount: amount.minor }) };
  const noted = { ...request, delayed: [...request.delayed, delayed] };
  if (request.state === 'processing') return closed(noted, moment);
  if (!mayBecome(request.state, 'processing')) return undefined;
  // What is left beside it can be paid meanwhile.
  if (request.state !== 'cancelling' && leftToStart(noted).minor > 0)
    return announcing(redrawn(closed(noted, moment), moment), { kind: 'payment-processing', at }, moment);
  const waiting: PaymentRequest = { ...closed(noted, moment), state: 'processing' };
  return announcing(redrawn(waiting, moment), { kind: 'payment-processing', at, ...cancellerOf(request) }, moment);
}

/** A payment that was confirmed came to nothing. Another one may still be under way: then nobody pays again. */
function failed(request: PaymentRequest, { paymentId, at }: Told<'payment-failed'>, moment: Moment) {
  const known = request.delayed.find(({ id }) => id === paymentId);
  if (known?.failedAt || request.payments.some(({ id }) => id === paymentId)) return undefined;
  const others = request.delayed.filter((other) => other !== known);
  const noted: PaymentRequest = { ...request, delayed: [...others, { ...known, id: paymentId, failedAt: at }] };
  if (isHeld(noted) || ['paid', 'cancelling', 'cancelled'].includes(request.state)) return noted;
  const declined = { reason: 'not-confirmed', at } as const;
  const shown = request.declined && request.declined.at > at ? noted : { ...noted, declined };
  const news = { kind: 'payment-failed', at, ...cancellerOf(request) } as const;
  return payableAgain(announcing(redrawn(shown, moment), news, moment), moment);
}

/** Who was cancelling the request when the customer had paid, or had started to; empty where nobody was, and it ends by itself. */
const cancellerOf = ({ cancelled }: PaymentRequest): { by?: string } => (cancelled ? { by: cancelled.by } : {});

/** All that is left for its customer to pay is under way: not where others are asked for the rest. */
const isHeld = (request: PaymentRequest): boolean => leftToStart(request).minor === 0 && underWay(request).length > 0;

/** Somebody can pay again: the link lives out its time, unless somebody wanted to cancel the request. */
function payableAgain(request: PaymentRequest, moment: Moment): PaymentRequest {
  if (request.state !== 'processing' || isHeld(request)) return request;
  if (request.cancelled) return underWay(request).length > 0 ? request : cancelling(request, moment);
  const open: PaymentRequest = without({ ...request, state: 'open' }, (item) => isErrand(item, 'expire-link'));
  return promising(followingAtLast(open, moment), { name: 'expire-link' }, moment, request.linkExpiresAt);
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

/** Nobody can pay on a page any more; `end` says whether somebody has. Undefined when nothing was waiting to know. */
export function pageEnded(
  request: PaymentRequest,
  sessionId: string,
  end: PageEnd,
  moment: Occasion,
): PaymentRequest | undefined {
  const isOurs = request.checkout?.sessionId === sessionId;
  const settled = end === 'closed' ? undefined : settle(request, end, moment);
  if (!isOurs && !settled && !isClosing(request, sessionId)) return undefined;
  const known = settled ?? request;
  const left = without(isOurs ? withoutCheckout(known) : known, (item) => isErrand(item, 'expire-checkout', sessionId));
  return cancelledAtLast(left, moment) ?? sharingAtLast(followingAtLast(left, moment), moment);
}

/** Nobody can start to pay any more; the request is cancelled when it is known that nobody has. */
export function cancelling(request: PaymentRequest, moment: Moment): PaymentRequest {
  const closing = withoutPendingWork({ ...endingShares(closed(request, moment), moment), state: 'cancelling' });
  return cancelledAtLast(closing, moment) ?? redrawn(closing, moment);
}

/** A request that is being cancelled is cancelled, and told, once nobody can pay on any page of it. */
function cancelledAtLast(request: PaymentRequest, moment: Moment): PaymentRequest | undefined {
  const { state, cancelled, checkout, outbox } = request;
  const mayBePaid = isOpened(checkout) || outbox.some((item) => isErrand(item, 'expire-checkout'));
  if (state !== 'cancelling' || !cancelled || mayBePaid) return undefined;
  const ended = tellingWhole(redrawn(over({ ...request, state: 'cancelled' }), moment), moment);
  // What its orders have become is told already.
  if (cancelled.why) return ended;
  const { by, reason, note } = cancelled;
  const why = { ...(reason && { reason }), ...(note && { note }) };
  return announcing(ended, { kind: 'request-cancelled', by, ...why, at: moment.now }, moment);
}

/** What no longer makes sense once nobody is to pay any more: asking by text, reminding, and the link's end. */
const withoutPendingWork = (request: PaymentRequest): PaymentRequest =>
  without(
    request,
    (item) =>
      isErrand(item, 'expire-link') ||
      isErrand(item, 'text-late') ||
      isErrand(item, 'remind') ||
      (isErrand(item, 'text') && !item.sendingSince),
  );

const over = (request: PaymentRequest): PaymentRequest => withoutPendingWork(withoutDebt(request));

/** It cannot be paid as it is: the same may be asked for again. */
export function withoutDebt(request: PaymentRequest): PaymentRequest {
  const { debt: _, ...rest } = request;
  return { ...rest, otherDebts: [] };
}
