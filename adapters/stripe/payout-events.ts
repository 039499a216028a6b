import type { Log, PayoutEvent } from '../../src/ports.ts';
import { isFromHere, PAYOUT_TYPES, type StripeEvent } from './events.ts';
import { Unreadable } from './fields.ts';
import { readPayout } from './payouts.ts';

/** That a payout was made, or goes on; undefined for an event of any other kind. What cannot be read is for an operator. */
export function readPayoutEvent(
  event: StripeEvent,
  secretKey: string,
  log: Log,
): PayoutEvent | 'not-ours' | 'unreadable' | undefined {
  const { type, id: eventId, data } = event;
  if (!PAYOUT_TYPES.includes(type)) return undefined;
  if (!isFromHere(event, secretKey)) return 'not-ours';
  try {
    return { kind: 'payout-changed', payout: readPayout(data.object) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    log.error('an event of a payout cannot be read: look it up at the processor', {
      eventId,
      type,
      why: error.message,
    });
    return 'unreadable';
  }
}
