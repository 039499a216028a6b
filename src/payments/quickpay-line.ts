import type { Country } from '../company/company.ts';
import type { Currency, Money } from '../kernel/money.ts';
import type { Answer } from '../kernel/refusal.ts';

/** A part of the line: what was made of it, and how it was typed (to fill the form's field with). */
export type Typed<T> = Answer<T> & { typed: string };

/** What was typed behind `/quickpay`. It is complete when phone, amount and reference are all granted. */
export interface QuickpayLine {
  /** E.164. */
  phone?: Typed<string>;
  /** The beginning of a name, when the line does not begin with a number. */
  customerText?: string;
  amount?: Typed<Money>;
  reference?: Typed<string>;
  message?: string;
}

export function parseQuickpayLine(_text: string, _company: { country: Country; currency: Currency }): QuickpayLine {
  return {};
}
