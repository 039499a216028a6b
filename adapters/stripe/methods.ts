import type { PaymentMethod } from '../../src/payments/payment.ts';
import { fieldsOf, isObject, textOf } from './fields.ts';

const WALLETS: Record<string, Extract<PaymentMethod, { kind: 'card' }>['wallet']> = {
  apple_pay: 'apple-pay',
  google_pay: 'google-pay',
  link: 'link',
};

/** From a bank account, with its last digits. */
const DEBITS = 'acss_debit us_bank_account sepa_debit bacs_debit au_becs_debit nz_bank_account ach_debit'.split(' ');

/** How a charge was paid; undefined where Stripe does not say it, which keeps no payment from counting. */
export function methodOf(value: unknown): PaymentMethod | undefined {
  const details = fieldsOf(value);
  if (isObject(details.card)) return ofCard(details.card);
  const debit = DEBITS.map((type) => details[type]).find(isObject);
  if (debit) return { kind: 'bank-debit', last4: textOf(debit.last4) ?? '' };
  const name = textOf(details.type);
  return name ? { kind: 'other', name } : undefined;
}

function ofCard({ brand, last4, wallet }: Readonly<Record<string, unknown>>): PaymentMethod {
  const type = textOf(fieldsOf(wallet).type) ?? '';
  const known = Object.hasOwn(WALLETS, type) ? WALLETS[type] : undefined;
  return { kind: 'card', brand: textOf(brand) ?? 'card', last4: textOf(last4) ?? '', ...(known && { wallet: known }) };
}
