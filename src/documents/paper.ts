import type { TaxNumber } from '../company/index.ts';
import type { Line, Tax } from '../invoices/index.ts';
import type { Language } from '../kernel/language.ts';
import type { Currency, Money } from '../kernel/money.ts';
import type { PaymentMethod } from '../payments/index.ts';

export type PaperKind = 'invoice' | 'estimate' | 'receipt' | 'credit-note';

/**
 * What a document for a customer says: all of it, so that the same paper can be printed again years later whatever has
 * become of the company's settings. Totals are not in it: they are always counted from the lines.
 */
export interface Paper {
  kind: PaperKind;
  /** The document's own language, never its reader's. */
  language: Language;
  /** IANA name: its dates are those of the company. */
  timeZone: string;
  /** As the customer calls it: a repair order's or an invoice's number. */
  number: string;
  /** What the company calls that number, if it has a name of its own for it. */
  numberLabel?: string;
  issuedAt: Date;
  /** Estimates: until when the prices hold. */
  validUntil?: Date;
  issuer: PaperIssuer;
  customer: PaperParty;
  vehicle?: string;
  currency: Currency;
  lines: Line[];
  taxes: Tax[];
  /** The amounts are asked for with their taxes in them, and nobody knows how much of them is tax. */
  taxesIncluded?: true;
  payments: PaperPayment[];
  /** Credit notes: the invoice whose payment comes back, and how it had been paid. */
  credits?: { number: string; paidAt: Date; method?: PaymentMethod };
  /** Estimates: what the customer said to it. Its lines stay as they were sent; what is counted is what was approved. */
  answer?: PaperAnswer;
  paymentTerms?: string;
  footnote?: string;
  terms?: string;
}

/** An estimate's answer, as it is printed. */
export interface PaperAnswer {
  outcome: 'approved' | 'partly' | 'declined';
  /** As the customer typed it. */
  name: string;
  at: Date;
  /** Of the answer and the document that it is about: SHA-256. */
  seal: string;
  /** `lines`: places among the document's. */
  works: { title: string; lines: number[]; isApproved: boolean }[];
}

export interface PaperParty {
  name?: string;
  /** Lines, as written on an envelope. */
  address?: string[];
  /** E.164. */
  phone?: string;
  email?: string;
}

export interface PaperIssuer extends PaperParty {
  name: string;
  /** PNG, as the app has re-encoded it. */
  logo?: Uint8Array;
  /** Those that tax authorities know it by; printed once each, whether or not a tax is charged. */
  taxNumbers?: TaxNumber[];
}

export interface PaperPayment {
  amount: Money;
  at: Date;
  method?: PaymentMethod;
  /** Receipts: the payment that this receipt is for. */
  now?: boolean;
}
