import type { Money } from '../kernel/money.ts';
import { Outage } from '../kernel/refusal.ts';
import type { Ports } from '../ports.ts';
import type { CheckoutEvent, PaymentRequest } from './request.ts';

/** A payment that no event had told. */
export interface Found {
  requestId: string;
  reference: string;
  amount: Money;
  paymentId: string;
}

/**
 * Reads the processor's own list of payments and tells each as its event would have; what is known changes nothing.
 * A payment that belongs nowhere is logged and holds up no other.
 */
export const createReconciliation =
  ({ checkout, log }: Ports, told: (event: CheckoutEvent) => Promise<PaymentRequest | undefined>) =>
  async (since: Date): Promise<Found[]> => {
    const found: Found[] = [];
    for await (const event of checkout.succeededSince(since)) {
      const request = await told(event).catch((error: unknown) => {
        if (error instanceof Outage) throw error;
        log.error('a payment could not be taken', { requestId: event.requestId, error });
        return undefined;
      });
      if (!request || event.kind !== 'payment-succeeded') continue;
      const { amount, paymentId } = event;
      found.push({ requestId: request.id, reference: request.reference, amount, paymentId });
    }
    return found;
  };
