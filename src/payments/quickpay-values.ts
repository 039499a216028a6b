import type { Company } from '../company/company.ts';
import { MINOR_UNITS, type Money } from '../kernel/money.ts';
import type { Store } from '../ports.ts';
import type { QuickpayValues } from '../screen.ts';
import { parseQuickpayLine } from './quickpay-line.ts';
import type { Draft } from './request.ts';

export const EMPTY: QuickpayValues = {
  customer: '',
  name: '',
  amount: '',
  reference: '',
  reply: 'payment-request',
  message: '',
  language: 'auto',
};

/** The form's fields from what was typed behind the command, as far as it can be told apart. */
export async function valuesOfLine(store: Store, company: Company, text: string): Promise<QuickpayValues> {
  const line = parseQuickpayLine(text, company);
  return {
    ...EMPTY,
    customer: line.phone ? numberOf(line.phone) : await onlyMatch(store, company, line.customerText),
    amount: line.amount?.typed ?? '',
    reference: line.reference?.typed ?? '',
    message: line.message ?? '',
  };
}

const numberOf = (phone: { ok: boolean; typed: string } & Partial<{ value: string }>): string =>
  `new:${phone.value ?? phone.typed}`;

/** The customer whose name was begun, when there is just one. */
async function onlyMatch(store: Store, company: Company, text: string | undefined): Promise<string> {
  if (!text) return '';
  const [first, second] = await store.customers.search(company.id, text, 2);
  return first && !second ? first.id : '';
}

export const valuesOfDraft = (draft: Draft): QuickpayValues => ({
  ...EMPTY,
  customer: `new:${draft.phone}`,
  amount: typedAmount(draft.amount),
  reference: draft.reference,
  message: draft.message,
});

/** An amount as one would type it, from its digits: 125.50. */
export function typedAmount({ minor, currency }: Money): string {
  const decimals = MINOR_UNITS[currency];
  const digits = String(minor).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
