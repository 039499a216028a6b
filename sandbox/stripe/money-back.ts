/** The shapes of refunds and disputes, as `objects.ts` has those of what comes before them. */
import type { BalanceTransaction } from './balance.ts';
import { type Metadata, nulls } from './objects.ts';

export interface Refund {
  id: string;
  object: 'refund';
  amount: number;
  balance_transaction: string | null;
  charge: string;
  created: number;
  currency: string;
  destination_details: { type: string } & Record<string, unknown>;
  failure_balance_transaction?: string;
  failure_reason?: string;
  metadata: Metadata;
  payment_intent: string;
  pending_reason?: 'processing' | 'insufficient_funds' | 'charge_pending';
  reason: 'duplicate' | 'fraudulent' | 'requested_by_customer' | null;
  status: 'pending' | 'succeeded' | 'failed' | 'canceled';
}

export interface Dispute {
  id: string;
  object: 'dispute';
  amount: number;
  balance_transactions: BalanceTransaction[];
  charge: string;
  created: number;
  currency: string;
  /** What was staged, and what went to the bank. */
  evidence: Record<string, string>;
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

export interface StoredFile {
  id: string;
  object: 'file';
  created: number;
  filename: string;
  purpose: string;
  size: number;
  type: string;
  /** Not told by the API. */
  bytes?: Buffer;
}

/**
 * What refunds are paid from. `enough`; `empty`: Stripe refuses them; `waiting`: it takes them and makes them once there
 * is enough, as it does where it may not debit the business's bank account.
 */
export type Balance = 'enough' | 'empty' | 'waiting';

/** Refunds and disputes have metadata of their own: none, when they were made in the dashboard. */
export const makeRefund = (given: Omit<Refund, 'object' | 'balance_transaction'>): Refund => ({
  ...nulls('customer customer_account payment_method receipt_number source_transfer_reversal'),
  ...nulls('transfer_reversal'),
  ...{ object: 'refund', balance_transaction: null },
  ...given,
});

export const makeDispute = (
  given: Omit<Dispute, 'object' | 'metadata' | 'livemode' | 'evidence' | 'evidence_details' | 'balance_transactions'>,
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
