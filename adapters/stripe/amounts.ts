import { type Currency, MINOR_UNITS, type Money } from '../../src/kernel/money.ts';

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
  const amount = scaled(minor, MINOR_UNITS[currency], decimalsAt(currency), currency);
  // Of three decimals Stripe takes two: the last digit must be a zero.
  if (decimalsAt(currency) === 3 && amount % 10 !== 0) throw new Error(`Stripe cannot charge ${amount} ${currency}`);
  return { amount, currency: currency.toLowerCase() };
}

/** Stripe's amount in our minor units. Throws for a currency we never ask for, so that it is not taken for another. */
export function fromStripe(amount: number, code: string): Money {
  const currency = code.toUpperCase();
  if (!isOurs(currency)) throw new Error(`Stripe tells of money in ${currency}, which is never asked for`);
  return { minor: scaled(amount, decimalsAt(currency), MINOR_UNITS[currency], currency), currency };
}

const isOurs = (code: string): code is Currency => Object.hasOwn(MINOR_UNITS, code);

function scaled(amount: number, from: number, to: number, currency: Currency): number {
  const result = to >= from ? amount * 10 ** (to - from) : amount / 10 ** (from - to);
  if (!Number.isSafeInteger(result)) throw new Error(`${amount} ${currency} cannot be counted exactly`);
  return result;
}
