import type { Currency, Money } from '../kernel/money.ts';

/** What a line is for; documents group lines by it. `sum`: an amount as it was asked for, made of nothing that is known. */
export type LineKind = 'labour' | 'part' | 'fee' | 'sum' | 'discount';

/** One line of a document. */
export interface Line {
  kind: LineKind;
  /** As the customer reads it. */
  description: string;
  /** In thousandths: 1.5 hours are 1500. Only shown; `amount` is what counts. */
  quantity?: number;
  /** In minor units; only shown. */
  unitPrice?: number;
  /** In minor units, before tax; negative for discounts and returns. */
  amount: number;
  /** Ids of the taxes that apply to it. */
  taxes: string[];
}

/** A tax as a document charges it. */
export interface Tax {
  /** Unique in a document: `gst`, `qst`. */
  id: string;
  /** As printed: `TPS`, `GST`, `VAT`. */
  name: string;
  /** The company's number for it, as printed. */
  number?: string;
  /** In thousandths of a percent: Quebec's 9.975 % is 9975. */
  rate: number;
  /** In minor units, where it is a share of what another document charged, and not this rate of these lines. */
  share?: number;
}

export interface TaxTotal extends Tax {
  /** What it is charged on, in minor units. */
  base: number;
  /** In minor units. */
  amount: number;
}

/** Everything in minor units of the one currency. */
export interface Totals {
  currency: Currency;
  /** Lines without discounts. */
  gross: number;
  /** Discounts, as a negative number. */
  discounts: number;
  /** Before tax: `gross + discounts`. */
  subtotal: number;
  taxes: TaxTotal[];
  total: number;
  /** What was paid, here and elsewhere. */
  paid: number;
  /** `total - paid`; negative when too much was paid. */
  balance: number;
}

const RATE_UNIT = 100_000n;

/**
 * The totals of a document, always from its lines. Each tax is rounded once, on the sum of the lines it applies to, half
 * away from zero: what the Canada Revenue Agency and Revenu Québec allow for an invoice with several supplies, and what
 * dealer systems do. Throws on amounts that are no whole minor units, or too large to be exact.
 */
export function totalsOf(document: { currency: Currency; lines: Line[]; taxes: Tax[]; payments: Money[] }): Totals {
  const { currency, lines, taxes, payments } = document;
  const gross = sum(lines.filter(({ kind }) => kind !== 'discount').map(({ amount }) => amount));
  const subtotal = sum(lines.map(({ amount }) => amount));
  const charged = taxes.map((tax) => taxTotal(tax, lines)).filter(({ base }) => base !== 0);
  const total = exact(sum([subtotal, ...charged.map(({ amount }) => amount)]));
  const paid = sum(payments.map((payment) => inCurrency(payment, currency)));
  return {
    ...{ currency, gross, discounts: exact(subtotal - gross), subtotal, taxes: charged },
    ...{ total, paid, balance: exact(total - paid) },
  };
}

function taxTotal(tax: Tax, lines: Line[]): TaxTotal {
  const base = sum(lines.filter(({ taxes }) => taxes.includes(tax.id)).map(({ amount }) => amount));
  return { ...tax, base, amount: tax.share === undefined ? shareOf(base, tax.rate) : exact(tax.share) };
}

/** That rate of an amount, rounded half away from zero. */
function shareOf(minor: number, rate: number): number {
  const product = BigInt(minor) * BigInt(exact(rate));
  const size = product < 0n ? -product : product;
  const rounded = (2n * size + RATE_UNIT) / (2n * RATE_UNIT);
  return exact(Number(product < 0n ? -rounded : rounded));
}

const sum = (amounts: number[]): number => amounts.reduce((all, amount) => exact(all + exact(amount)), 0);

function exact(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a whole number of minor units`);
  // No document prints "-0".
  return amount === 0 ? 0 : amount;
}

function inCurrency({ minor, currency }: Money, expected: Currency): number {
  if (currency !== expected) throw new RangeError(`a payment in ${currency} on a document in ${expected}`);
  return minor;
}
