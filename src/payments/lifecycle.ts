import { lifecycle } from '../kernel/lifecycle.ts';
import type { RequestState, TextState } from './request.ts';

/**
 * Bank debits are `processing` for days, and may fail after all. An expired link forbids starting a payment, never
 * crediting one that was started in time. Nothing leaves `paid`: events come late and out of order.
 */
const requests = lifecycle<RequestState>('payment requests', {
  initial: 'open',
  final: ['paid', 'cancelled'],
  moves: {
    open: ['processing', 'paid', 'cancelled', 'expired'],
    processing: ['open', 'paid'],
    expired: ['open', 'processing', 'paid'],
    paid: [],
    cancelled: [],
  },
});

/** Carriers report in any order, several times: only what lies ahead is news. */
const texts = lifecycle<TextState>('text messages', {
  initial: 'queued',
  final: ['delivered', 'failed'],
  moves: {
    queued: ['sent', 'delivered', 'failed'],
    sent: ['delivered', 'failed'],
    delivered: [],
    failed: [],
  },
});

/** Whether a payment request in state `from` may become `to`. */
export const mayBecome = requests.allows;
/** Whether a report of `to` is news for a text that is known to be `from`. */
export const textMayBecome = texts.allows;
