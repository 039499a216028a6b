import { type Currency, MINOR_UNITS, type Money } from '../../src/kernel/money.ts';

/**
 * How many decimals Stripe counts in, where it is not two: https://docs.stripe.com/currencies#zero-decimal.
 * ISK and UGX have no minor unit, and are still counted in hundredths there.
 */
const DECIMALS: Record<string, number> = Object.fromEntries([
  ...'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ...'BHD JOD KWD OMR TND'.split(' ').map((code) => [code, 3]),
]);

const shiftOf = (currency: Currency) => 10 ** ((DECIMALS[currency] ?? 2) - MINOR_UNITS[currency]);

/** Our minor units as Stripe counts them, with its lower-case currency code. */
export function toStripe({ minor, currency }: Money): { amount: number; currency: string } {
  return { amount: whole(minor * shiftOf(currency), currency), currency: currency.toLowerCase() };
}

/** Stripe's amount in our minor units. Throws for a currency we never ask for, so that it is not taken for another. */
export function fromStripe(amount: number, code: string): Money {
  const currency = code.toUpperCase();
  if (!isOurs(currency)) throw new Error(`Stripe tells of money in ${currency}, which is never asked for`);
  return { minor: whole(amount / shiftOf(currency), currency), currency };
}

const isOurs = (code: string): code is Currency => Object.hasOwn(MINOR_UNITS, code);

function whole(amount: number, currency: string): number {
  if (!Number.isSafeInteger(amount)) throw new Error(`${amount} ${currency} cannot be counted exactly`);
  return amount;
}
