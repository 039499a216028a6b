import type { Money } from '../kernel/money.ts';
import { type Answer, granted, type Refusal, refused } from '../kernel/refusal.ts';
import { announcing, type Moment, promising, redrawn } from '../promises/outbox.ts';
import { givenBack } from './given-back.ts';
import type { RequestNews } from './news.ts';
import type { Payment } from './payment.ts';
import { orderMayBecome, type RefundOrder, type RefundWord } from './refund-order.ts';
import type { PaymentRequest } from './request.ts';
import { pressed } from './steps.ts';

/** As many as one request keeps: nobody gives one payment back in more parts. */
const MOST_ORDERS = 50;

const isSpokenFor = ({ refunds }: PaymentRequest, { id, state }: RefundOrder): boolean =>
  (state === 'asked' || state === 'ordered') && !refunds.some(({ orderId }) => orderId === id);

/** Orders of a payment that nobody knows the end of. */
export const ordersUnderWay = (request: PaymentRequest, paymentId: string): RefundOrder[] =>
  request.refundOrders.filter((order) => order.paymentId === paymentId && isSpokenFor(request, order));

/** How much of a payment may still be given back: what neither went, nor is on its way, nor is spoken for. */
export function leftOf(request: PaymentRequest, { id, amount }: Pick<Payment, 'id' | 'amount'>): Money {
  const gone = givenBack(request, id, amount).minor;
  const spokenFor = ordersUnderWay(request, id).reduce((sum, order) => sum + order.amount.minor, 0);
  return { minor: Math.max(0, amount.minor - gone - spokenFor), currency: amount.currency };
}

/** While the customer's own bank is taking it back, or has, a refund would pay them twice. An inquiry takes nothing. */
export const isTakenBack = ({ disputes }: PaymentRequest, paymentId: string): boolean =>
  disputes.some((dispute) => dispute.paymentId === paymentId && ['open', 'lost'].includes(dispute.status));

/** Why nothing of a payment can be given back; undefined where something can. */
export function whyNotRefunded(request: PaymentRequest, payment: Payment | undefined): Refusal | undefined {
  if (!payment) return { code: 'request-gone' };
  if (isTakenBack(request, payment.id)) return { code: 'refund-disputed' };
  const isFull = request.refundOrders.length >= MOST_ORDERS;
  return isFull || leftOf(request, payment).minor === 0 ? { code: 'nothing-to-refund' } : undefined;
}

/**
 * A member wants a part of a payment given back, or all that is left of it. The same form again is the same order.
 * Refusals: `request-gone`, `refund-disputed`, `nothing-to-refund`, `refund-too-much`.
 */
export function orderRefund(request: PaymentRequest, order: RefundOrder, moment: Moment): Answer<PaymentRequest> {
  if (request.refundOrders.some(({ key }) => key === order.key)) return granted(request);
  const payment = request.payments.find(({ id }) => id === order.paymentId);
  const refusal = whyNotRefunded(request, payment);
  if (!payment || refusal) return refused(refusal ?? { code: 'request-gone' });
  const left = leftOf(request, payment);
  const { amount } = order;
  if (amount.currency !== left.currency || amount.minor < 1 || amount.minor > left.minor)
    return refused({ code: 'refund-too-much', left });
  const asked = { ...pressed(request, order.key), refundOrders: [...request.refundOrders, order] };
  return granted(promising(redrawn(asked, moment), { name: 'refund', about: order.id }, moment));
}

/** What became of an order; undefined when that brings nothing new. What was made is told by the refund itself. */
export function orderReported(
  request: PaymentRequest,
  orderId: string,
  word: RefundWord,
  moment: Moment,
): PaymentRequest | undefined {
  const order = request.refundOrders.find(({ id }) => id === orderId);
  if (!order || !orderMayBecome(order.state, word.state)) return undefined;
  const heard: RefundOrder = { ...order, ...word };
  const refundOrders = request.refundOrders.map((other) => (other === order ? heard : other));
  const shown = redrawn({ ...request, refundOrders }, moment);
  const news = newsOf(heard, moment.now);
  return news ? announcing(shown, news, moment) : shown;
}

function newsOf({ state, amount, paymentId, decided, why, by }: RefundOrder, at: Date): RequestNews | undefined {
  const about = { amount, paymentId, at };
  if (state === 'declined' && decided)
    return { kind: 'refund-declined', ...about, by: decided.by, note: decided.why ?? '' };
  if (state === 'lapsed') return { kind: 'refund-lapsed', ...about, by: by.name };
  if (state === 'refused') return { kind: 'refund-refused', ...about, why: why ?? 'not-refundable' };
  return undefined;
}
