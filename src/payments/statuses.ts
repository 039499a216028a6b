import { refundedInAll } from './given-back.ts';
import { isPartPaid } from './parts.ts';
import type { PaymentRequest } from './request.ts';

/** What became of a request, as lists, exports and figures call it. This is the one list of them. */
export const STATUSES = [
  ...(['unpaid', 'part-paid', 'processing', 'paid', 'part-refunded', 'refunded'] as const),
  ...(['disputed', 'void', 'expired'] as const),
] as const;
export type Status = (typeof STATUSES)[number];

export const isStatus = (text: string): text is Status => (STATUSES as readonly string[]).includes(text);

/** One for each request: what somebody has to see to goes before what went well. */
export function statusOf(request: PaymentRequest): Status {
  const { state, disputes } = request;
  if (disputes.some(({ status }) => CONTESTED.has(status))) return 'disputed';
  switch (state) {
    case 'open':
    case 'cancelling':
      return isPartPaid(request) ? 'part-paid' : 'unpaid';
    case 'processing':
    case 'expired':
      return state;
    case 'cancelled':
      return 'void';
    case 'paid': {
      const back = refundedInAll(request);
      return back ? (back.full ? 'refunded' : 'part-refunded') : 'paid';
    }
  }
}

/** A dispute that was won, or dropped, leaves the payment as it was. */
const CONTESTED = new Set(['inquiry', 'open', 'lost']);
