import type { Money } from '../kernel/money.ts';
import { countedIn, sumOf } from './parts.ts';
import type { Refund } from './payment.ts';
import type { PaymentRequest } from './request.ts';

/** Whether the money is on its way to the customer, or there. */
export const isLive = ({ status }: Refund): boolean => status === 'pending' || status === 'succeeded';

/** How much of a payment went back to the customer, or is on its way: in the currency of `like`. */
export function givenBack({ refunds }: PaymentRequest, paymentId: string, like: Money): Money {
  const live = refunds.filter((refund) => refund.paymentId === paymentId && isLive(refund));
  const counted = live.filter(({ amount }) => amount.currency === like.currency);
  return { minor: counted.reduce((sum, { amount }) => sum + amount.minor, 0), currency: like.currency };
}

/** What went back of a payment, and when last; undefined where nothing did. */
export function refundedOf(request: PaymentRequest, payment: { id: string; amount: Money }) {
  const amount = givenBack(request, payment.id, payment.amount);
  const dates = request.refunds.filter((one) => one.paymentId === payment.id && isLive(one)).map(({ at }) => at);
  const last = dates.reduce((latest, at) => (at > latest ? at : latest), new Date(0));
  return amount.minor > 0 ? { amount, at: last, full: amount.minor >= payment.amount.minor } : undefined;
}

/** What went back of all that was paid of a request, and when last; undefined where nothing did. */
export function refundedInAll(request: PaymentRequest) {
  const back = countedIn(request).flatMap((payment) => refundedOf(request, payment) ?? []);
  const [first] = back;
  if (!first) return undefined;
  const minor = sumOf(back);
  const at = back.reduce((latest, one) => (one.at > latest ? one.at : latest), first.at);
  return { amount: { ...first.amount, minor }, at, full: minor >= sumOf(countedIn(request)) };
}

/** Whether all of a payment went back, or is on its way. */
export const isGivenBack = (request: PaymentRequest, payment: { id: string; amount: Money }): boolean =>
  refundedOf(request, payment)?.full ?? false;
