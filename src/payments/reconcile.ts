import { lookAtEach } from '../company/index.ts';
import type { Money } from '../kernel/money.ts';
import { Outage } from '../kernel/refusal.ts';
import type { Job } from '../promises/jobs.ts';
import type { Taken } from './bookkeeping.ts';
import type { PaymentsHouse } from './house.ts';
import type { ProcessorEvent } from './payment.ts';

/** A payment that no event had told. */
export interface Found {
  requestId: string;
  reference: string;
  amount: Money;
  paymentId: string;
}

export interface Reconciled {
  found: Found[];
  /** How many other events had not been told: refunds, disputes, debits that came to nothing. */
  others: number;
  /** How many events of ours could not be taken; the log says which. */
  skipped: number;
}

/**
 * Reads the processor's own list and tells each event as it would have come; what is known changes nothing.
 * One that cannot be read, or belongs nowhere, is logged and holds up no other.
 */
export const createReconciliation =
  (
    {
      checkout,
      log,
      store,
    }: Pick<PaymentsHouse, 'checkout' | 'log'> & {
      store: Pick<PaymentsHouse['store'], 'companies' | 'accounts'>;
    },
    told: (event: ProcessorEvent, by?: string) => Promise<Taken>,
  ) =>
  async (since: Date): Promise<Reconciled> => {
    const found: Found[] = [];
    let [others, skipped] = [0, 0];
    await lookAtEach({ store, log }, 'stripe', async (companyId) => {
      for await (const event of checkout.toldSince(since, companyId)) {
        const taken = await told(event, companyId).catch((error: unknown) => {
          if (error instanceof Outage) throw error;
          log.error('an event of the payment processor could not be taken', { kind: event.kind, error });
          return { outcome: 'unreadable' } as const;
        });
        if (taken.outcome === 'unreadable' || taken.outcome === 'request-missing') skipped += 1;
        if (taken.outcome !== 'taken') continue;
        if (event.kind !== 'payment-succeeded') others += taken.changed ? 1 : 0;
        else if (taken.credited) {
          const { id: requestId, reference } = taken.credited;
          found.push({ requestId, reference, amount: event.amount, paymentId: event.paymentId });
        }
      }
    });
    return { found, others, skipped };
  };

const EVERY_MS = 3_600_000;
const BACK_MS = 3 * 86_400_000;

/** Looks for what the processor told in the last days and never came. */
export const reconciling = (
  { clock, log }: Pick<PaymentsHouse, 'clock' | 'log'>,
  reconcile: ReturnType<typeof createReconciliation>,
): Job => ({
  every: EVERY_MS,
  atStart: true,
  async run() {
    const { found, others } = await reconcile(new Date(clock.now().getTime() - BACK_MS));
    if (found.length > 0) log.warn('payments found whose event never came', { found });
    if (others > 0) log.warn('events of payments found that never came', { others });
  },
});
