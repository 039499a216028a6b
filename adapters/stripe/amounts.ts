import { type Currency, MINOR_UNITS, type Money } from '../../src/kernel/money.ts';
import { shown, Unreadable } from './fields.ts';

/**
 * How many decimals Stripe counts in, where it is not two: https://docs.stripe.com/currencies#zero-decimal.
 * ISK and UGX have no minor unit, and are still counted in hundredths there.
 */
const DECIMALS: Record<string, number> = Object.fromEntries([
  ...'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ...'BHD JOD KWD OMR TND'.split(' ').map((code) => [code, 3]),
]);

const decimalsAt = (currency: Currency) => DECIMALS[currency] ?? 2;

/** Our minor units as Stripe counts them, with its lower-case currency code. Throws when it cannot count them exactly. */
export function toStripe({ minor, currency }: Money): { amount: number; currency: string } {
  const amount = scaled(minor, MINOR_UNITS[currency], decimalsAt(currency));
  // Of three decimals Stripe takes two: the last digit must be a zero.
  if (amount === undefined || (decimalsAt(currency) === 3 && amount % 10 !== 0)) {
    throw new Error(`Stripe cannot charge ${minor} ${currency} (in minor units) exactly`);
  }
  return { amount, currency: currency.toLowerCase() };
}

/**
 * Stripe's amount in our minor units. Throws `Unreadable` for what is no whole number of them, and for a currency we
 * never ask for, so that it is not taken for another.
 */
export function fromStripe(amount: unknown, code: unknown): Money {
  const currency = typeof code === 'string' ? code.toUpperCase() : '';
  if (!isOurs(currency)) throw new Unreadable(`the currency is ${shown(code)}, which is never asked for`);
  const minor = typeof amount === 'number' ? scaled(amount, decimalsAt(currency), MINOR_UNITS[currency]) : undefined;
  if (minor === undefined)
    throw new Unreadable(`the amount is ${shown(amount)}, which is no exact amount of ${currency}`);
  return { minor, currency };
}

const isOurs = (code: string): code is Currency => Object.hasOwn(MINOR_UNITS, code);

/** An amount counted in `from` decimals, in `to`; undefined when that is not exact. */
function scaled(amount: number, from: number, to: number): number | undefined {
  const result = to >= from ? amount * 10 ** (to - from) : amount / 10 ** (from - to);
  return Number.isSafeInteger(amount) && Number.isSafeInteger(result) ? result : undefined;
}
