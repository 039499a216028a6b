import type { PaymentMethod } from '../payments/request.ts';

const WALLETS = { 'apple-pay': 'Apple Pay', 'google-pay': 'Google Pay', link: 'Link' } as const;
const BRANDS: Record<string, string> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  interac: 'Interac',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
};

/** Says how somebody paid (`Apple Pay, Visa •••• 4242`), given the two words that differ by language. */
export const paymentMethodIn =
  (own: { card: string; bankDebit: string }) =>
  (method: PaymentMethod): string => {
    if (method.kind === 'other') return method.name;
    if (method.kind === 'bank-debit') return `${own.bankDebit}\u00a0••••\u00a0${method.last4}`;
    const card = `${BRANDS[method.brand.toLowerCase()] ?? own.card}\u00a0••••\u00a0${method.last4}`;
    return method.wallet ? `${WALLETS[method.wallet]}, ${card}` : card;
  };
