import { type Currency, MINOR_UNITS, type Money } from './currency.ts';
import type { Language, Tongue } from './language.ts';
import { type Answer, granted, refused } from './refusal.ts';
import { asTyped, narrow } from './typed.ts';

export { type Currency, MINOR_UNITS, type Money };

/** An amount by its digits alone: 125.50; below zero -125.50. */
export function decimalOf({ minor, currency }: Money): string {
  const decimals = MINOR_UNITS[currency];
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Five digits and more are read in groups. */
const GROUPS = /(?<=^\d+)(?=(?:\d{3})+(?:\.|$))/g;

/** An amount as one types it, without its sign: `1125,50` and `10 000,00` in French. */
export function typedAmount(money: Money, tongue: Tongue): string {
  const typed = decimalOf(money);
  const [whole = ''] = typed.split('.');
  const isLong = whole.length > 4;
  if (tongue === 'en') return isLong ? typed.replace(GROUPS, ',') : typed;
  return (isLong ? typed.replace(GROUPS, '\u00a0') : typed).replace('.', ',');
}

export const sameMoney = (a: Money, b: Money): boolean => a.minor === b.minor && a.currency === b.currency;

/** How people write the currencies a company can have, beside their codes: in capitals, without blanks. */
const SIGNS: Partial<Record<Currency, RegExp>> = {
  CAD: /^(?:(?:CAD|CDN|CAN|CA|C)?\$|\$(?:CAD|CDN|CAN|CA|C)|CDN|DOLLARS?|PIASTRES?)$/,
  USD: /^(?:(?:USD|US)?\$|\$(?:USD|US)|DOLLARS?)$/,
  EUR: /^(?:€|EUROS?)$/,
};
const isSignOf = (sign: string, currency: Currency): boolean => sign === currency || !!SIGNS[currency]?.test(sign);
/** `£`, `USD`, `EUROS`, and the `US` of `$125 US`. */
const isSign = (sign: string): boolean =>
  /^(?:\p{L}{0,3}\p{Sc}\p{L}{0,3}|US|CDN|DOLLARS?|EUROS?)$/u.test(sign) || sign in MINOR_UNITS;

/** A minus in any of its shapes, or the parentheses of accountants. */
const NEGATIVE = /[-()\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const SHAPE = /^(?<before>[^\d.,]*)(?<number>[.,]?\d(?:[\d.,' ’]*\d)?[.,]?)(?<after>\D*)$/u;

/** No cents, as they are written by hand: `125.-`, `125,--`. */
const NO_CENTS = /(?<=\d) ?[.,] ?[-\u2010-\u2015\u2212]{1,2}(?=\D*$)/u;
/** The old French way: `12 $ 50`, `12$50`; in `12 $50` the sign is the second number's. */
const SIGN_BETWEEN = /^(\d[\d '’]*?)(?:(\p{Sc}) ?| (\p{Sc}) )(\d\d)$/u;

/**
 * An amount as people type it in French or English: `1 234,50`, `1,234.50`, `1.234,50`, `125$`, `CA$125`, `125 CAD`,
 * `125.-`, `12 $ 50`.
 * Refusals: `amount-missing`, `-unreadable`, `-of-other-currency`, `-not-positive`, `-too-precise`, `-unsafe`.
 *
 * What a lone mark means is decided by rule, never guessed by language:
 * - a comma before exactly three digits groups thousands (`1,234`), as English writes it every day;
 * - a lone dot is always the decimal mark, so `1.234` is refused as too precise: read as thousands, a slip of one
 *   digit would ask for a thousand times the amount;
 * - with both marks, the last one is the decimal mark; blanks and apostrophes only group.
 */
export function parseAmount(text: string, currency: Currency): Answer<Money> {
  const clean = narrow(asTyped(text).replace(/\p{Cf}/gu, '')).trim();
  if (clean === '') return refused({ code: 'amount-missing' });
  const parts = clean.length <= 64 ? SHAPE.exec(written(clean, currency))?.groups : undefined;
  const digits = parts && digitsOf(parts.number!, MINOR_UNITS[currency]);
  if (!parts || !digits) return refused({ code: 'amount-unreadable' });
  const around = [parts.before!, parts.after!];
  const signs = around.map((part) => part.replace(NEGATIVE, '').replace(/\s/g, '').toUpperCase());
  const others = signs.filter((sign) => sign !== '' && !isSignOf(sign, currency));
  if (!others.every(isSign)) return refused({ code: 'amount-unreadable' });
  if (others.length > 0) return refused({ code: 'amount-of-other-currency', currency });
  return amountOf(digits, around.join('').search(NEGATIVE) >= 0, currency);
}

/** What is written by hand as one would type it, without a mark that a list or a sentence left behind. */
const written = (text: string, currency: Currency): string => {
  const plain = text.replace(/(?<=\d) ?[,;]+$/, '').replace(NO_CENTS, '');
  return MINOR_UNITS[currency] === 2 ? plain.replace(SIGN_BETWEEN, '$1.$4$2$3') : plain;
};

interface Digits {
  whole: string;
  fraction: string;
}

function amountOf({ whole, fraction }: Digits, negative: boolean, currency: Currency): Answer<Money> {
  const decimals = MINOR_UNITS[currency];
  if (fraction.length > decimals) return refused({ code: 'amount-too-precise', decimals });
  const minor = Number(BigInt(`${whole}${fraction.padEnd(decimals, '0')}`));
  if (negative || minor === 0) return refused({ code: 'amount-not-positive' });
  return Number.isSafeInteger(minor) ? granted({ minor, currency }) : refused({ code: 'amount-unsafe' });
}

const GROUPED = /^[1-9]\d{0,2}(?:[ '’]\d{3})+$/;

/** Whole and decimal digits of a number with its marks, or undefined when it cannot be read. */
function digitsOf(number: string, decimals: number): Digits | undefined {
  const mark = decimalMarkOf(number, decimals);
  if (mark === 'unclear') return undefined;
  const at = mark ? number.lastIndexOf(mark) : number.length;
  const whole = number.slice(0, at).replace(/[.,]/g, ' ');
  const fraction = number.slice(at + 1);
  if (!/^\d*$/.test(whole) && !GROUPED.test(whole)) return undefined;
  return /^\d*$/.test(fraction) ? { whole: whole.replace(/\D/g, ''), fraction } : undefined;
}

function decimalMarkOf(number: string, decimals: number): '.' | ',' | undefined | 'unclear' {
  const marks = number.replace(/[^.,]/g, '');
  const last = marks.at(-1) as '.' | ',' | undefined;
  if (!last) return undefined;
  const once = marks.indexOf(last) === marks.length - 1;
  if (!once) return marks.replaceAll(last, '') === '' ? undefined : 'unclear';
  if (marks.length === 1 && /^[1-9]\d{0,2},\d{3}$/.test(number)) return decimals === 3 ? 'unclear' : undefined;
  return last;
}

const formats = new Map<string, Intl.NumberFormat>();

/** `1 234,50 $` or `$1,234.50`, as written there, with the locale's own no-break spaces. Exact for every amount. */
export function formatMoney(money: Money, locale: Language): string {
  const decimals = MINOR_UNITS[money.currency];
  const key = `${locale} ${money.currency}`;
  let format = formats.get(key);
  if (!format) {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    format = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, ...digits });
    formats.set(key, format);
  }
  const digits = String(Math.abs(money.minor)).padStart(decimals + 1, '0');
  const whole = `${money.minor < 0 ? '-' : ''}${digits.slice(0, digits.length - decimals)}`;
  return format.format(`${whole}.${digits.slice(digits.length - decimals)}0` as `${number}`);
}
