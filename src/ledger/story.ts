import type { Money } from '../kernel/money.ts';
import { type PaymentRequest, writtenBackOf } from '../payments/index.ts';

type Of<K extends 'texts' | 'mails' | 'payments' | 'refunds' | 'refundOrders' | 'disputes' | 'shares'> =
  PaymentRequest[K][number];

/** Of what members want given back: where it stands as long as nothing is made of it. */
const ORDER_ENDS = ['asked', 'declined', 'lapsed', 'refused'] as const;
type OrderEnd = (typeof ORDER_ENDS)[number];

/** Something that happened to a request, as the request remembers it. */
export type Happening = { at: Date } & (
  | { what: 'asked'; by: string; amount: Money }
  | { what: 'text'; text: Of<'texts'> }
  | { what: 'mail'; mail: Of<'mails'> }
  | { what: 'seen' | 'link-asked' | 'bank-started' | 'bank-failed' }
  | { what: 'declined'; reason: NonNullable<PaymentRequest['declined']>['reason'] }
  | { what: 'changed'; from: Money }
  | { what: 'paid' | 'unexpected'; payment: Of<'payments'> }
  /** Somebody else was asked for a part of it, or paid that. */
  | { what: 'shared'; share: Of<'shares'>; amount: Money }
  | { what: 'share-paid'; share: Of<'shares'>; payment: Of<'payments'> }
  /** `by`: who wanted it, where it was a member. */
  | { what: 'refund'; refund: Of<'refunds'>; by?: string }
  | { what: 'ordered'; state: OrderEnd; order: Of<'refundOrders'> }
  | { what: 'dispute'; dispute: Of<'disputes'> }
  | { what: 'written-back'; system: string; reference: string; isRefused: boolean }
  | { what: 'cancelled'; by: string; isBeing: boolean }
  | { what: 'ended' | 'expired' }
);

/** The processor's moments are whole seconds: what it tells of one came after what we saw in it. */
const endOf = (at: Date): number => at.getTime() + (at.getMilliseconds() === 0 ? 999 : 0);

/** All that happened, the earliest first; what is told of one moment stands in the order in which it comes about. */
export function storyOf(request: PaymentRequest, now: Date): Happening[] {
  const { asker, amount, createdAt, seenAt, newLinkAskedAt, declined, revised } = request;
  const asked: Happening = { at: createdAt, what: 'asked', by: asker.name, amount };
  const found: Happening[] = [
    ...request.texts.map((text): Happening => ({ at: text.at, what: 'text', text })),
    ...request.mails.map((mail): Happening => ({ at: mail.at, what: 'mail', mail })),
    ...(seenAt ? [{ at: seenAt, what: 'seen' } as const] : []),
    ...(declined ? [{ at: declined.at, what: 'declined', reason: declined.reason } as const] : []),
    ...(revised ? [{ at: revised.at, what: 'changed', from: { ...amount, minor: revised.from } } as const] : []),
    ...request.delayed.flatMap(({ since, failedAt }): Happening[] => [
      ...(since ? [{ at: since, what: 'bank-started' } as const] : []),
      ...(failedAt ? [{ at: failedAt, what: 'bank-failed' } as const] : []),
    ]),
    ...ending(request, now),
    ...request.payments.map(
      (payment): Happening => ({ at: payment.at, what: payment.unexpected ? 'unexpected' : 'paid', payment }),
    ),
    ...request.shares.flatMap((share): Happening[] => [
      { at: share.at, what: 'shared', share, amount: { ...amount, minor: share.amount } },
      ...share.payments.map((payment): Happening => ({ at: payment.at, what: 'share-paid', share, payment })),
    ]),
    ...writtenBackOf(request).map(({ reference, writtenBack: { system, at, why } }): Happening => {
      return { at, what: 'written-back', system, reference, isRefused: why !== undefined };
    }),
    ...request.refunds.map((refund) => refunded(request, refund)),
    ...request.refundOrders.flatMap(ordered),
    ...request.disputes.map((dispute): Happening => ({ at: dispute.at, what: 'dispute', dispute })),
    ...(newLinkAskedAt ? [{ at: newLinkAskedAt, what: 'link-asked' } as const] : []),
  ];
  return [asked, ...found.toSorted((one, other) => endOf(one.at) - endOf(other.at))];
}

function refunded({ refundOrders }: PaymentRequest, refund: Of<'refunds'>): Happening {
  const by = refundOrders.find(({ id }) => id === refund.orderId)?.by.name;
  return { at: refund.at, what: 'refund', refund, ...(by && { by }) };
}

function ordered(order: Of<'refundOrders'>): Happening[] {
  const state = ORDER_ENDS.find((one) => one === order.state);
  return state ? [{ at: order.decided?.at ?? order.at, what: 'ordered', state, order }] : [];
}

/** Who ended it, or that its link ran out. */
function ending({ state, cancelled, linkExpiresAt }: PaymentRequest, now: Date): Happening[] {
  const isPaid = state === 'paid' || state === 'processing';
  if (cancelled?.why && !isPaid) return [{ at: cancelled.at, what: 'ended' }];
  if (cancelled && !cancelled.why)
    return [{ at: cancelled.at, what: 'cancelled', by: cancelled.by, isBeing: state === 'cancelling' }];
  const isExpired = state === 'expired' || (state === 'open' && now >= linkExpiresAt);
  return isExpired ? [{ at: linkExpiresAt, what: 'expired' }] : [];
}
