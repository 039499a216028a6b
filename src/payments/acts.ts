import { type Act, act, amountFact, memberRef } from '../kernel/act.ts';
import { leftToPay } from './parts.ts';
import type { Dispute, Refund } from './payment.ts';
import type { PaymentRequest } from './request.ts';

/**
 * What was done with a request, as the request itself tells: each payment, refund and dispute stays in it, so whatever
 * is written into it is told here, by whatever way it came.
 */
export function requestActs(request: PaymentRequest): Act[] {
  const { reference, asker, createdAt, cancelled, customer } = request;
  const made = act({
    ...{ key: 'made', at: createdAt, action: 'request-made', by: memberRef(asker) },
    after: { amount: amountFact(firstAmount(request)), reference, customer: customer?.id },
  });
  return [
    made,
    ...changesOf(request),
    ...listed(request.payments).map(({ id, at, amount: paid, unexpected }) =>
      act({
        ...{ key: `paid ${id}`, at, action: unexpected ? 'payment-unexpected' : 'payment-received', by: 'processor' },
        after: { amount: amountFact(paid), reference, payment: id, why: unexpected },
      }),
    ),
    ...listed(request.refundOrders).map(({ id, at, amount: back, by, reason, paymentId }) =>
      act({
        ...{ key: `ordered ${id}`, at, action: 'refund-ordered', by: memberRef(by) },
        after: { amount: amountFact(back), reference, payment: paymentId, reason, order: id },
      }),
    ),
    ...listed(request.refunds).flatMap((refund) => refundActs(request, refund)),
    ...listed(request.disputes).flatMap((dispute) => disputeActs(request, dispute)),
    ...(cancelled
      ? [
          act({
            ...{ key: 'cancelled', at: cancelled.at, action: 'request-cancelled' },
            by: cancelled.who ?? (cancelled.why ? 'source' : memberRef({ id: '-' })),
            before: { amount: amountFact(leftOrAll(request)) },
            after: { reference, why: cancelled.why ?? cancelled.reason },
          }),
        ]
      : []),
  ];
}

/** What no schema has looked at yet may be anything. */
const listed = <T>(list: readonly T[]): readonly T[] => (Array.isArray(list) ? list : []);

const firstAmount = ({ amount, revised, balanceVersion }: PaymentRequest) =>
  balanceVersion > 1 && revised ? { ...amount, minor: revised.from } : amount;

const leftOrAll = (request: PaymentRequest) =>
  Array.isArray(request.payments) && Array.isArray(request.disputes) ? leftToPay(request) : request.amount;

/** Its orders came to another amount since it was sent. */
function changesOf({ balanceVersion, revised, amount, reference, createdAt }: PaymentRequest): Act[] {
  if (!(balanceVersion > 1)) return [];
  return [
    act({
      ...{ key: `asks ${balanceVersion}`, at: revised?.at ?? createdAt, action: 'amount-changed', by: 'source' },
      ...(revised && { before: { amount: amountFact({ ...amount, minor: revised.from }) } }),
      after: { amount: amountFact(amount), reference },
    }),
  ];
}

function refundActs({ reference }: PaymentRequest, refund: Refund): Act[] {
  const { id, at, toldAt, amount, paymentId, status, orderId, reason } = refund;
  const about = { amount: amountFact(amount), reference, payment: paymentId, refund: id, order: orderId, reason };
  const made = act({ key: `refund ${id}`, at, action: 'refund-made', by: 'processor', after: about });
  const isOver = status === 'failed' || status === 'canceled';
  if (!isOver) return [made];
  return [
    made,
    act({
      ...{ key: `refund ${id} failed`, at: toldAt, action: 'refund-failed', by: 'processor' },
      ...{ before: { status: 'made' }, after: { ...about, status } },
    }),
  ];
}

function disputeActs({ reference }: PaymentRequest, dispute: Dispute): Act[] {
  const { id, at, toldAt, amount, paymentId, status, reason } = dispute;
  const about = { amount: amountFact(amount), reference, payment: paymentId, dispute: id, reason };
  const opened = act({ key: `dispute ${id}`, at, action: 'dispute-opened', by: 'processor', after: about });
  if (status === 'inquiry' || status === 'open') return [opened];
  return [
    opened,
    act({
      ...{ key: `dispute ${id} ${status}`, at: toldAt, action: 'dispute-closed', by: 'processor' },
      ...{ before: { status: 'open' }, after: { ...about, status } },
    }),
  ];
}
