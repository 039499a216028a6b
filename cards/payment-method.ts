import type { Catalogue } from '../src/i18n/index.ts';
import type { PaymentMethod } from '../src/payments/payment.ts';

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

/** Says how somebody paid: `Apple Pay, Visa •••• 4242`. */
export function sayMethod(method: PaymentMethod, { paymentMethod: own }: Catalogue): string {
  if (method.kind === 'other') return method.name;
  if (method.kind === 'bank-debit') return `${own.bankDebit}\u00a0••••\u00a0${method.last4}`;
  const card = `${BRANDS[method.brand.toLowerCase()] ?? own.card}\u00a0••••\u00a0${method.last4}`;
  return method.wallet ? `${WALLETS[method.wallet]}, ${card}` : card;
}
