/** The shapes of refunds and disputes, as `objects.ts` has those of what comes before them. */
import { type Metadata, nulls } from './objects.ts';

export interface Refund {
  id: string;
  object: 'refund';
  amount: number;
  charge: string;
  created: number;
  currency: string;
  failure_reason?: string;
  metadata: Metadata;
  payment_intent: string;
  reason: 'duplicate' | 'fraudulent' | 'requested_by_customer' | null;
  status: 'pending' | 'succeeded' | 'failed' | 'canceled';
}

export interface Dispute {
  id: string;
  object: 'dispute';
  amount: number;
  charge: string;
  created: number;
  currency: string;
  evidence_details: { due_by: number; has_evidence: boolean; past_due: boolean; submission_count: number };
  livemode: false;
  metadata: Metadata;
  payment_intent: string;
  reason: string;
  status:
    | 'warning_needs_response'
    | 'warning_under_review'
    | 'warning_closed'
    | 'needs_response'
    | 'under_review'
    | 'won'
    | 'lost';
}

/** Refunds and disputes have metadata of their own: none, when they were made in the dashboard. */
export const makeRefund = (given: Omit<Refund, 'object' | 'metadata'>): Refund => ({
  ...nulls('balance_transaction customer customer_account payment_method receipt_number source_transfer_reversal'),
  ...nulls('transfer_reversal'),
  object: 'refund',
  metadata: {},
  ...given,
});

export const makeDispute = (
  given: Omit<Dispute, 'object' | 'metadata' | 'livemode' | 'evidence_details'>,
  due_by: number,
): Dispute => ({
  ...nulls('intended_submission_method'),
  ...{ balance_transactions: [], enhanced_eligibility_types: [], evidence: {}, is_charge_refundable: false },
  object: 'dispute',
  livemode: false,
  metadata: {},
  evidence_details: { due_by, has_evidence: false, past_due: false, submission_count: 0 },
  ...given,
});
