import { refundedOf } from './given-back.ts';
import type { PageView } from './page-view.ts';
import { creditsOf, isPartPaid, leftHere, leftToStart, liveShares, sumOf } from './parts.ts';
import type { PaymentRequest } from './request.ts';

/** Money that came although it should not have, unless it went back whole. */
export const arrivedIn = (request: PaymentRequest): PageView['arrived'] =>
  request.payments.flatMap(({ unexpected: why, ...payment }) =>
    why && !refundedOf(request, payment)?.full ? [{ amount: payment.amount, at: payment.at, why }] : [],
  );

/** Whether it is paid in parts, or was. */
export const isPartial = (request: PaymentRequest): boolean =>
  isPartPaid(request) ||
  creditsOf(request).length > 1 ||
  liveShares(request).length > 0 ||
  request.delayed.some(({ amount }) => amount !== undefined);

export function soFarOf(request: PaymentRequest): PageView['soFar'] {
  const reserved = leftHere(request).minor - leftToStart(request).minor;
  const others = liveShares(request).flatMap(({ to, amount, payments }) => {
    const minor = amount - sumOf(payments);
    return minor > 0 ? [{ ...(to.name && { name: to.name }), amount: { ...request.amount, minor } }] : [];
  });
  const payerOf = (id: string) => request.shares.find(({ payments }) => payments.some((one) => one.id === id))?.to;
  return {
    total: request.amount,
    payments: creditsOf(request).map(({ id, amount, at, method }) => {
      const by = payerOf(id);
      return { amount, at, ...(method && { method }), ...(by && { by: by.name ?? '' }) };
    }),
    ...(reserved > 0 && { underWay: { ...request.amount, minor: reserved } }),
    ...(others.length > 0 && { others }),
  };
}
