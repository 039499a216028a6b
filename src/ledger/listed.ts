import { type PaymentRequest, stateAt, statusOf } from '../payments/index.ts';
import type { ListedPayment } from './screen.ts';

/** As a person sees it: what has run out is expired before anybody has written so. */
export function asListed(request: PaymentRequest, now: Date): ListedPayment {
  const seen = { ...request, state: stateAt(request, now) };
  return { request: seen, status: statusOf(seen) };
}
