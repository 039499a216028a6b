/** Means of payment, and what can come of them: Stripe's test cards (https://docs.stripe.com/testing). */
import type { MeansDetails, PaymentError } from './objects.ts';

export type Method = 'card' | 'apple_pay' | 'google_pay' | 'bank_debit' | Other;

/** Ways of paying with a page of their own, which answer at once. Stripe has dozens more. */
export type Other = 'affirm' | 'amazon_pay' | 'klarna' | 'link';

/** `authentication_required` leaves the payment at its 3-D Secure challenge. */
export type Outcome = 'ok' | 'authentication_required' | Decline;

export type Decline =
  | 'generic_decline'
  | 'insufficient_funds'
  | 'expired_card'
  | 'incorrect_cvc'
  | 'processing_error'
  | 'live_card'
  /** Of a way of paying that is no card: the customer turned back, or its provider said no. */
  | 'provider_decline'
  /** Of a bank account: mistyped. */
  | 'invalid_account';

/** Stripe's words and codes; only `card_declined` comes with a decline code. */
export const DECLINES: Record<Decline, Omit<PaymentError, 'type'>> = {
  generic_decline: { code: 'card_declined', decline_code: 'generic_decline', message: 'Your card was declined.' },
  insufficient_funds: {
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
  expired_card: { code: 'expired_card', message: 'Your card has expired.' },
  incorrect_cvc: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  processing_error: { code: 'processing_error', message: 'An error occurred while processing your card.' },
  live_card: {
    code: 'card_declined',
    decline_code: 'test_mode_live_card',
    message: 'Your card was declined. Your request was in test mode, but used a non test card.',
  },
  provider_decline: {
    code: 'payment_method_provider_decline',
    message: 'The payment was declined by the provider of the payment method.',
  },
  invalid_account: { code: 'account_number_invalid', message: 'The bank account number provided is invalid.' },
};

export const TEST_CARDS: Record<string, Outcome> = {
  '4242424242424242': 'ok',
  '5555555555554444': 'ok',
  '4000000000000002': 'generic_decline',
  '4000000000009995': 'insufficient_funds',
  '4000000000000069': 'expired_card',
  '4000000000000127': 'incorrect_cvc',
  '4000000000000119': 'processing_error',
  '4000000000003220': 'authentication_required',
};

/** The card number that leads to an outcome. */
export const cardFor = (outcome: Outcome): string =>
  Object.entries(TEST_CARDS).find(([, leads]) => leads === outcome)?.[0] ?? '4111111111111111';

/** The last digit of a card number is a check on the others (Luhn). */
export function looksLikeCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, letter, place) => {
    const digit = Number(letter) * (place % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return /^\d{13,19}$/.test(digits) && sum % 10 === 0;
}

/** `payment_method_details` of a charge. */
export function detailsOf(method: Method, card: string): MeansDetails {
  if (method === 'bank_debit') {
    const debit = { bank_name: 'STAND-IN BANK', institution_number: '000', last4: '6789', transit_number: '11000' };
    return { type: 'acss_debit', acss_debit: { ...debit, fingerprint: 'standinbank', mandate: 'mandate_stand_in' } };
  }
  if (method !== 'card' && method !== 'apple_pay' && method !== 'google_pay') return { type: method, [method]: {} };
  const brand = card.startsWith('5') ? 'mastercard' : 'visa';
  const wallet = method === 'card' ? null : { type: method, dynamic_last4: card.slice(-4), [method]: {} };
  return {
    type: 'card',
    card: {
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'CA',
      exp_month: 12,
      exp_year: 2034,
      fingerprint: `standin${card.slice(-4)}`,
      funding: 'credit',
      last4: card.slice(-4),
      network: brand,
      three_d_secure: null,
      wallet,
    },
  };
}
