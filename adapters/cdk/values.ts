/** Reads the texts that CDK keeps values in. */

const AMOUNT = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/;
const QUANTITY = /^(-?)(\d{1,9})(?:\.(\d{1,4}))?$/;

/** What a text was to be, and is not. */
type Expected = 'amount' | 'date';

/** An amount or a date that is none; the message never says what stands there. */
export class NoValue extends Error {
  readonly what: string;
  readonly expected: Expected;

  constructor(what: string, expected: Expected) {
    super(`${what} is not ${expected === 'amount' ? 'an amount such as 1234.50' : 'a date such as 2026-11-23'}`);
    this.what = what;
    this.expected = expected;
  }
}

/** Whole cents of a text such as `1234.50`, digit by digit; nothing for no text. @throws NoValue */
export function centsOf(text: string | undefined, what: string): number {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return 0;
  const [, minus, whole, decimals = ''] = AMOUNT.exec(trimmed) ?? [];
  if (whole === undefined) throw new NoValue(what, 'amount');
  return signed(minus, Number(whole) * 100 + Number(decimals.padEnd(2, '0')));
}

/** Thousandths of a number such as `1.5`; undefined for none, or one that says nothing. */
export function thousandthsOf(text: string | undefined): number | undefined {
  const [, minus, whole, decimals = ''] = QUANTITY.exec(text?.trim() ?? '') ?? [];
  if (whole === undefined) return undefined;
  return signed(minus, Number(whole) * 1_000 + Number(decimals.slice(0, 3).padEnd(3, '0'))) || undefined;
}

/** Never -0. */
const signed = (minus: string | undefined, size: number): number => (minus && size > 0 ? -size : size);

/** Dates before this one stand for none: systems that must have one write the year 1, or 1900. */
const FIRST_YEAR = 1990;

/** A day (noon, so that it is the same day on this continent) or a moment; undefined for none. @throws NoValue */
export function momentOf(text: string | undefined, what: string): Date | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return undefined;
  const [, year] = /^(\d{4})-\d{2}-\d{2}/.exec(trimmed) ?? [];
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(trimmed) ? `${trimmed}T17:00:00Z` : trimmed);
  if (!year || Number.isNaN(at.getTime())) throw new NoValue(what, 'date');
  return Number(year) < FIRST_YEAR ? undefined : at;
}

/** What stands in a text, on one line; undefined for nothing. */
export const said = (text: string | undefined): string | undefined =>
  text
    ?.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200) || undefined;
