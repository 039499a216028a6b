import type { DeclineReason } from '../../src/payments/payment.ts';

/**
 * Stripe's codes by what the customer can do about them: https://docs.stripe.com/declines/codes and
 * https://docs.stripe.com/error-codes. Fraud and "do not honor" stay the bank's affair: a reason would help thieves.
 */
const REASONS: Record<Exclude<DeclineReason, 'refused-by-bank' | 'method-failed' | 'not-confirmed'>, string> = {
  'insufficient-funds': 'insufficient_funds',
  'expired-card': 'expired_card invalid_expiry_month invalid_expiry_year',
  'incorrect-details':
    'incorrect_number invalid_number incorrect_cvc invalid_cvc incorrect_zip incorrect_pin invalid_account ' +
    'incorrect_address new_account_information_available',
  'authentication-failed':
    'authentication_required payment_intent_authentication_failure authentication_not_handled ' +
    'mobile_device_authentication_required offline_pin_required online_or_offline_pin_required',
  'lost-or-stolen': 'lost_card stolen_card pickup_card restricted_card',
  'limit-exceeded': 'card_velocity_exceeded withdrawal_count_limit_exceeded pin_try_exceeded invalid_amount',
  'not-supported': 'card_not_supported currency_not_supported testmode_decline test_mode_live_card live_mode_test_card',
  'processing-error': 'processing_error issuer_not_available reenter_transaction try_again_later approve_with_id',
};

const BY_CODE = new Map(
  Object.entries(REASONS).flatMap(([reason, codes]) =>
    codes.split(' ').map((code): [string, DeclineReason] => [code, reason as DeclineReason]),
  ),
);

/**
 * Why a payment was declined. The decline code says more than the error code that goes with it. Of ways of paying other
 * than a card (Link's are cards) they say what helps nobody, such as that the customer turned back.
 */
export function declineReasonOf(declineCode?: string, code?: string, method = 'card'): DeclineReason {
  if (method !== 'card' && method !== 'link') return 'method-failed';
  return BY_CODE.get(declineCode ?? '') ?? BY_CODE.get(code ?? '') ?? 'refused-by-bank';
}
