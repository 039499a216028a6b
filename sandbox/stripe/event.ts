import type { Payout } from './balance.ts';
import type { Dispute, Refund } from './money-back.ts';
import type { Charge, CheckoutSession, PaymentIntent } from './objects.ts';

export interface StripeEvent {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: CheckoutSession | PaymentIntent | Charge | Refund | Dispute | Payout };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}
