import type { Money } from '../kernel/money.ts';
import { Outage } from '../kernel/refusal.ts';
import type { Job } from '../promises/jobs.ts';
import type { Taken } from './bookkeeping.ts';
import type { PaymentsHouse } from './house.ts';
import type { CheckoutEvent, UnreadableEvent } from './payment.ts';

/** A payment that no event had told. */
export interface Found {
  requestId: string;
  reference: string;
  amount: Money;
  paymentId: string;
}

export interface Reconciled {
  found: Found[];
  /** How many events of ours could not be taken; the log says which. */
  skipped: number;
}

/**
 * Reads the processor's own list of payments and tells each as its event would have; what is known changes nothing.
 * One that cannot be read, or belongs nowhere, is logged and holds up no other.
 */
export const createReconciliation =
  (
    { checkout, log }: Pick<PaymentsHouse, 'checkout' | 'log'>,
    told: (event: CheckoutEvent | UnreadableEvent) => Promise<Taken>,
  ) =>
  async (since: Date): Promise<Reconciled> => {
    const found: Found[] = [];
    let skipped = 0;
    for await (const event of checkout.succeededSince(since)) {
      const taken = await told(event).catch((error: unknown) => {
        if (error instanceof Outage) throw error;
        log.error('a payment could not be taken', { requestId: event.requestId, error });
        return { outcome: 'unreadable' } as const;
      });
      if (taken.outcome === 'unreadable' || taken.outcome === 'request-missing') skipped += 1;
      if (taken.outcome !== 'taken' || !taken.credited || event.kind !== 'payment-succeeded') continue;
      const { amount, paymentId } = event;
      found.push({ requestId: taken.credited.id, reference: taken.credited.reference, amount, paymentId });
    }
    return { found, skipped };
  };

const EVERY_MS = 3_600_000;
const BACK_MS = 3 * 86_400_000;

/** Looks for payments of the last days whose event never came. */
export const reconciling = (
  { clock, log }: Pick<PaymentsHouse, 'clock' | 'log'>,
  reconcile: ReturnType<typeof createReconciliation>,
): Job => ({
  every: EVERY_MS,
  atStart: true,
  async run() {
    const { found } = await reconcile(new Date(clock.now().getTime() - BACK_MS));
    if (found.length > 0) log.warn('payments found whose event never came', { found });
  },
});
