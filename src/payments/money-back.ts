import type { Money } from '../kernel/money.ts';
import { announcing, type Moment, redrawn } from '../promises/outbox.ts';
import type { RequestNews } from './news.ts';
import type { Dispute, MoneyBackEvent, Refund } from './payment.ts';
import type { PaymentRequest } from './request.ts';

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

/** Whether the money is on its way to the customer, or there. */
const isLive = ({ status }: Refund): boolean => status === 'pending' || status === 'succeeded';

/** A refund was made, went on, or came to nothing. Undefined when that was known, or came too late to matter. */
export function refundChanged(request: PaymentRequest, event: Told<'refund-changed'>, moment: Moment) {
  const { paymentId, at } = event;
  const refund: Refund = { ...event.refund, paymentId, toldAt: at };
  const known = request.refunds.find(({ id }) => id === refund.id);
  if (!isNews(refund, known)) return undefined;
  const changed = { ...request, refunds: replacing(request.refunds, refund) };
  if (known && isLive(known) === isLive(refund)) return changed;
  const { amount, reason } = refund;
  const whole = changed.payments.find(({ id }) => id === paymentId)?.amount;
  const news: RequestNews = isLive(refund)
    ? {
        ...{ kind: 'payment-refunded', amount, total: givenBack(changed, paymentId, amount), paymentId, at: refund.at },
        ...(reason && { reason }),
        ...(whole && { whole }),
      }
    : { kind: 'refund-failed', amount, paymentId, at };
  return announcing(redrawn(changed, moment), news, moment);
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
  return announcing(changed, news, moment);
}

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

/** Whether all of a payment went back, or is on its way. */
export const isGivenBack = (request: PaymentRequest, payment: { id: string; amount: Money }): boolean =>
  refundedOf(request, payment)?.full ?? false;
