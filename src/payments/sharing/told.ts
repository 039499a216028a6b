import { announcing, type Moment, promising, redrawn } from '../../promises/outbox.ts';
import { closed } from '../checkout.ts';
import { mayBecome } from '../lifecycle.ts';
import { countedIn, leftToPay, sharesOf } from '../parts.ts';
import type { Payment } from '../payment.ts';
import type { PaymentRequest } from '../request.ts';
import { paidInFull } from '../settle.ts';
import { withShare } from './steps.ts';

/**
 * What became of a payer's own request, entered in the one that it is a part of: what they paid counts there, and once they
 * are asked no more, somebody else can pay their part. Undefined where that is known.
 */
export function shareTold(request: PaymentRequest, told: PaymentRequest, moment: Moment): PaymentRequest | undefined {
  const share = request.shares.find(({ id }) => id === told.id);
  if (!share) return undefined;
  const fresh = countedIn(told).filter(({ id }) => !share.payments.some((known) => known.id === id));
  const ends = told.state === 'cancelled' && share.state !== 'ended';
  if (fresh.length === 0 && !ends) return undefined;
  const state = ends ? ('ended' as const) : share.state;
  const credited = fresh.reduce<PaymentRequest>(
    (now, payment) => withPayment(now, share.id, payment, moment),
    withShare(request, { ...share, state }),
  );
  // Another amount can be paid now than stands on a page that is open.
  const shown = redrawn(ends ? closed(credited, moment) : credited, moment);
  const isAll = leftToPay(shown).minor === 0 && mayBecome(shown.state, 'paid') && shown.state !== 'cancelling';
  return isAll && fresh.length > 0 ? paidInFull(shown, moment) : shown;
}

function withPayment(request: PaymentRequest, shareId: string, payment: Payment, moment: Moment): PaymentRequest {
  const share = request.shares.find(({ id }) => id === shareId);
  if (!share) return request;
  const { amount, at, id } = payment;
  const orders = sharesOf(request, amount.minor);
  const entered: Payment = { ...payment, ...(request.invoices.length > 0 && { pays: { orders } }) };
  const credited = withShare(request, { ...share, payments: [...share.payments, entered] });
  const filed = promising(credited, { name: 'paper', about: 'invoice' }, moment);
  const written = orders.reduce<PaymentRequest>(
    (now, order) => promising(now, { name: 'invoice-paid', about: `${order.id} ${id}` }, moment),
    request.invoices.length > 0 ? filed : credited,
  );
  const left = leftToPay(credited);
  const over = amount.minor - leftToPay(request).minor;
  const named = {
    ...(share.to.name && { to: share.to.name }),
    ...(over > 0 && { over: { ...amount, minor: over } }),
  };
  const news = { kind: 'share-paid', amount, ...named, left, whole: request.amount, at } as const;
  return announcing(written, news, moment);
}
