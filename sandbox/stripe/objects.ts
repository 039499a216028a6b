/** The shapes of Stripe's objects, API 2026-10-28: what the product may read, and the fields that say "nothing here". */

export type Metadata = Record<string, string>;

export interface LineItem {
  description: string;
  quantity: number;
  unitAmount: number;
}

export interface CheckoutSession {
  id: string;
  object: 'checkout.session';
  adaptive_pricing: { enabled: boolean };
  amount_subtotal: number;
  amount_total: number;
  cancel_url: string | null;
  client_reference_id: string | null;
  created: number;
  currency: string;
  customer_details: { email: string | null; name: string | null; phone: string | null } | null;
  customer_email: string | null;
  expires_at: number;
  livemode: false;
  locale: string | null;
  metadata: Metadata;
  mode: 'payment';
  payment_intent: string | null;
  payment_method_types: string[];
  payment_status: 'unpaid' | 'paid';
  status: 'open' | 'complete' | 'expired';
  submit_type: string | null;
  success_url: string;
  url: string | null;
}

export interface PaymentError {
  type: 'card_error' | 'invalid_request_error';
  code: string;
  decline_code?: string;
  message: string;
  charge?: string;
  payment_method?: { id: string; object: 'payment_method'; type: string };
}

export interface PaymentIntent {
  id: string;
  object: 'payment_intent';
  amount: number;
  amount_received: number;
  created: number;
  currency: string;
  description: string | null;
  last_payment_error: PaymentError | null;
  latest_charge: string | null;
  livemode: false;
  metadata: Metadata;
  next_action: { type: string } | null;
  payment_method_types: string[];
  receipt_email: string | null;
  status: 'requires_payment_method' | 'requires_action' | 'processing' | 'succeeded';
}

/** How a charge was paid: under the name of its type stands what only that type has. */
export type MeansDetails = { type: string } & Record<string, unknown>;

export interface Charge {
  id: string;
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: string | null;
  captured: boolean;
  created: number;
  currency: string;
  disputed: boolean;
  failure_code: string | null;
  failure_message: string | null;
  livemode: false;
  metadata: Metadata;
  outcome: { network_status: string; reason: string | null; type: string };
  paid: boolean;
  payment_intent: string;
  payment_method_details: MeansDetails;
  receipt_url: string | null;
  refunded: boolean;
  status: 'succeeded' | 'pending' | 'failed';
}

export const nulls = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, null]));

const SESSION_REST = {
  ...nulls(
    'after_expiration allow_promotion_codes billing_address_collection client_secret ' +
      'collected_information consent consent_collection currency_conversion customer customer_account ' +
      'customer_creation integration_identifier invoice managed_payments origin_context payment_link ' +
      'payment_method_configuration_details permissions recovered_from saved_payment_method_options setup_intent ' +
      'shipping_address_collection shipping_cost subscription wallet_options',
  ),
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  discounts: [],
  invoice_creation: { enabled: false, invoice_data: null },
  payment_method_collection: 'if_required',
  payment_method_options: {},
  phone_number_collection: { enabled: false },
  shipping_options: [],
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: 'hosted_page',
};
const INTENT_REST = {
  ...nulls(
    'application application_fee_amount automatic_payment_methods canceled_at cancellation_reason customer ' +
      'customer_account managed_payments on_behalf_of payment_method payment_method_configuration_details ' +
      'processing review setup_future_usage shipping source statement_descriptor statement_descriptor_suffix ' +
      'transfer_data transfer_group',
  ),
  amount_capturable: 0,
  amount_details: { tip: {} },
  capture_method: 'automatic_async',
  client_secret: 'pi_secret_stand_in',
  confirmation_method: 'automatic',
  payment_method_options: {},
};
const CHARGE_REST = {
  ...nulls(
    'application application_fee application_fee_amount customer description ' +
      'failure_balance_transaction on_behalf_of receipt_email receipt_number review shipping source ' +
      'source_transfer statement_descriptor statement_descriptor_suffix transfer_data transfer_group',
  ),
  billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
  fraud_details: {},
};

/** An open session. Stripe makes its payment intent only when the customer first tries to pay. */
export const openSession = (
  given: Omit<
    CheckoutSession,
    'object' | 'livemode' | 'mode' | 'payment_intent' | 'payment_status' | 'status' | 'customer_details'
  >,
): CheckoutSession => ({
  ...SESSION_REST,
  object: 'checkout.session',
  livemode: false,
  mode: 'payment',
  customer_details: null,
  payment_intent: null,
  payment_status: 'unpaid',
  status: 'open',
  ...given,
});

export const startIntent = (
  given: Omit<
    PaymentIntent,
    'object' | 'livemode' | 'amount_received' | 'last_payment_error' | 'latest_charge' | 'next_action' | 'status'
  >,
): PaymentIntent => ({
  ...INTENT_REST,
  object: 'payment_intent',
  livemode: false,
  amount_received: 0,
  last_payment_error: null,
  latest_charge: null,
  next_action: null,
  status: 'requires_payment_method',
  ...given,
});

export const makeCharge = (
  given: Omit<
    Charge,
    | ('object' | 'livemode' | 'disputed' | 'amount_captured' | 'amount_refunded' | 'balance_transaction')
    | ('captured' | 'paid' | 'refunded')
  >,
): Charge => ({
  ...CHARGE_REST,
  object: 'charge',
  livemode: false,
  amount_captured: given.status === 'failed' ? 0 : given.amount,
  amount_refunded: 0,
  balance_transaction: null,
  captured: given.status !== 'failed',
  disputed: false,
  paid: given.status === 'succeeded',
  refunded: false,
  ...given,
});
