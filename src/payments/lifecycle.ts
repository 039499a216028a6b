import { lifecycle } from '../kernel/lifecycle.ts';
import type { RequestState } from './request.ts';

/**
 * Whether a payment request may go from one state to another. A bank debit is `processing` for days and may fail
 * after all. An expired link forbids starting a payment, never crediting one that was started in time; so does a
 * request that is `cancelling`, until the processor has said that nothing was paid. Nothing leaves `paid`: what is told
 * late or out of order changes nothing.
 */
export const mayBecome = lifecycle<RequestState>('payment requests', {
  initial: 'open',
  final: ['paid', 'cancelled'],
  moves: {
    open: ['processing', 'paid', 'cancelling', 'expired'],
    processing: ['open', 'paid', 'cancelling'],
    cancelling: ['processing', 'paid', 'cancelled'],
    expired: ['open', 'processing', 'paid'],
    paid: [],
    cancelled: [],
  },
});
