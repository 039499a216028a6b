import { announcing, type Moment, promising, redrawn } from '../promises/outbox.ts';
import { givenBack, isLive } from './given-back.ts';
import type { RequestNews } from './news.ts';
import type { Occasion } from './occasion.ts';
import { paidOrdersOf } from './paid-orders.ts';
import { creditOf } from './papers.ts';
import type { Dispute, MoneyBackEvent, Refund } from './payment.ts';
import { awake } from './quiet.ts';
import { orderMayBecome, orderStateOf, type RefundOrder } from './refund-order.ts';
import type { PaymentRequest } from './request.ts';
import { toPeople } from './to-people.ts';

type Told<K extends MoneyBackEvent['kind']> = Extract<MoneyBackEvent, { kind: K }>;

/** What lies further on, of two words of one second; a dispute that wants no answer any more was answered. */
const STEPS: Record<Refund['status'] | Dispute['status'], number> = {
  ...{ pending: 0, succeeded: 2, failed: 4, canceled: 4 },
  ...{ inquiry: 0, open: 2, won: 4, lost: 4, dropped: 4 },
};
const stepOf = (told: Refund | Dispute): number => STEPS[told.status] + ('dueBy' in told ? 0 : 1);

/** A word that is older than what is known says nothing any more. */
function isNews<T extends Refund | Dispute>(told: T, known: T | undefined): boolean {
  if (!known) return true;
  const later = told.toldAt.getTime() - known.toldAt.getTime();
  return later > 0 || (later === 0 && stepOf(told) > stepOf(known));
}

const replacing = <T extends { id: string }>(all: T[], one: T): T[] => [...all.filter(({ id }) => id !== one.id), one];

/** A refund was made, went on, or came to nothing. Undefined when that was known, or came too late to matter. */
export function refundChanged(request: PaymentRequest, event: Told<'refund-changed'>, moment: Occasion) {
  const { paymentId, at } = event;
  const refund: Refund = { ...event.refund, paymentId, toldAt: at };
  const known = request.refunds.find(({ id }) => id === refund.id);
  if (!isNews(refund, known)) return undefined;
  const changed = withOrder({ ...request, refunds: replacing(request.refunds, refund) }, refund, moment);
  if (known && isLive(known) === isLive(refund)) return redrawn(changed, moment);
  const told = announcing(redrawn(changed, moment), refundNews(changed, refund), moment);
  const isInvoiced = paidOrdersOf(request).length > 0 || request.shareOf?.isInvoiced;
  const entered = isInvoiced ? promising(told, { name: 'task-refund', about: refund.id }, moment) : told;
  const left = request.depositOn ? promising(entered, { name: 'deposit-back', about: paymentId }, moment) : entered;
  return followed(left, refund, moment);
}

function refundNews(request: PaymentRequest, { amount, reason, paymentId, orderId, status, at, toldAt }: Refund) {
  if (status === 'failed' || status === 'canceled')
    return { kind: 'refund-failed', amount, paymentId, at: toldAt } satisfies RequestNews;
  const order = request.refundOrders.find(({ id }) => id === orderId);
  const whole = request.payments.find(({ id }) => id === paymentId)?.amount;
  const why = order?.reason ?? reason;
  return {
    ...{ kind: 'payment-refunded' as const, amount, total: givenBack(request, paymentId, amount), paymentId, at },
    ...(why && { reason: why }),
    ...(whole && { whole }),
    ...(order && { by: order.by.name, status }),
  } satisfies RequestNews;
}

/** What the order that it was made for says of it; and that the order's own document is told. */
function withOrder(request: PaymentRequest, refund: Refund, moment: Moment): PaymentRequest {
  const order = request.refundOrders.find(({ id }) => id === refund.orderId);
  if (!order) return request;
  const state = orderStateOf(refund);
  // What was made is made, whatever somebody has decided of it meanwhile.
  const isBehind = state !== order.state && (orderMayBecome(order.state, state) || !isMade(order));
  const heard = isBehind ? { ...order, state } : order;
  const refundOrders = request.refundOrders.map((other) => (other === order ? heard : other));
  return promising({ ...request, refundOrders }, { name: 'refund-told', about: refund.id }, moment);
}

const isMade = ({ state }: RefundOrder): boolean => ['pending', 'succeeded', 'failed'].includes(state);

/** Its credit note is kept, and the customer hears of it, where that was wanted. */
function followed(request: PaymentRequest, refund: Refund, moment: Occasion): PaymentRequest {
  const order = request.refundOrders.find(({ id }) => id === refund.orderId);
  const isExpected = request.payments.some(({ id, unexpected }) => id === refund.paymentId && !unexpected);
  const noted =
    isLive(refund) && isExpected ? promising(request, { name: 'paper', about: creditOf(refund.id) }, moment) : request;
  return order?.tells
    ? promising(noted, { name: 'refund-text', about: refund.id }, moment, awake(request, moment))
    : noted;
}

/** A dispute was opened, went on, or is over. Undefined when that was known, or came too late to matter. */
export function disputeChanged(request: PaymentRequest, event: Told<'dispute-changed'>, moment: Moment) {
  const { paymentId, at } = event;
  const dispute: Dispute = { ...event.dispute, paymentId, toldAt: at };
  const known = request.disputes.find(({ id }) => id === dispute.id);
  if (!isNews(dispute, known)) return undefined;
  const changed = redrawn({ ...request, disputes: replacing(request.disputes, dispute) }, moment);
  if (known?.status === dispute.status) return changed;
  const { amount, status, reason, dueBy } = dispute;
  const news: RequestNews =
    status === 'inquiry' || status === 'open'
      ? { kind: 'payment-disputed', amount, status, reason, paymentId, at, ...(dueBy && { dueBy }) }
      : { kind: 'dispute-closed', amount, status, paymentId, at };
  const told = promising(announcing(changed, news, moment), { name: 'task-dispute', about: dispute.id }, moment);
  return news.kind === 'payment-disputed' ? toPeople(told, 'disputed', dispute.id, moment) : told;
}
