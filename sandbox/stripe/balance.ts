/** The shapes of what moves the account's balance, and of what leaves it for the bank: API 2026-10-28. */
import { type Metadata, nulls } from './objects.ts';

export interface BalanceTransaction {
  id: string;
  object: 'balance_transaction';
  /** With its sign, before the fee. */
  amount: number;
  available_on: number;
  created: number;
  currency: string;
  description: string | null;
  exchange_rate: number | null;
  fee: number;
  fee_details: { amount: number; application: null; currency: string; description: string; type: string }[];
  net: number;
  reporting_category: string;
  source: string | null;
  status: 'available' | 'pending';
  type: string;
}

export interface Payout {
  id: string;
  object: 'payout';
  amount: number;
  arrival_date: number;
  automatic: boolean;
  balance_transaction: string | null;
  created: number;
  currency: string;
  failure_balance_transaction: string | null;
  failure_code: string | null;
  failure_message: string | null;
  livemode: false;
  metadata: Metadata;
  reconciliation_status: 'completed' | 'in_progress' | 'not_applicable';
  status: 'paid' | 'pending' | 'in_transit' | 'canceled' | 'failed';
  trace_id: { status: string; value: string | null } | null;
}

export const makeTransaction = (
  given: Omit<BalanceTransaction, 'object' | 'net' | 'fee_details' | 'status'> & { feeSays: string },
): BalanceTransaction => {
  const { feeSays: description, ...rest } = given;
  const { fee, currency } = rest;
  return {
    ...rest,
    object: 'balance_transaction',
    ...{ balance_type: 'payments', net: rest.amount - fee, status: 'available' },
    fee_details: fee === 0 ? [] : [{ amount: fee, application: null, currency, description, type: 'stripe_fee' }],
  };
};

/** A payout has metadata of its own: none, where Stripe makes it by itself. */
export const makePayout = (given: Pick<Payout, 'id' | 'amount' | 'automatic' | 'created' | 'currency'>): Payout => ({
  ...nulls('application_fee application_fee_amount original_payout payout_method reversed_by statement_descriptor'),
  ...{ balance_transaction: null, failure_balance_transaction: null, failure_code: null, failure_message: null },
  ...{ description: 'STRIPE PAYOUT', destination: 'ba_1StandInBank', method: 'standard', source_type: 'card' },
  ...{ object: 'payout', livemode: false, metadata: {}, type: 'bank_account', status: 'in_transit' },
  ...{ arrival_date: given.created, trace_id: { status: 'pending', value: null } },
  reconciliation_status: given.automatic ? 'in_progress' : 'not_applicable',
  ...given,
});
