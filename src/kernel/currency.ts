/**
 * Minor units by currency as in ISO 4217, written out and never taken from `Intl`, which says 0 for HUF, COP and
 * IDR. Payment processors have exceptions of their own (ISK, MGA, UGX, the last digit of three-decimal
 * currencies): their adapters map them.
 */
export const MINOR_UNITS = {
  ...{ AUD: 2, BRL: 2, CAD: 2, CHF: 2, COP: 2, CZK: 2, DKK: 2, EUR: 2, GBP: 2, HKD: 2, HUF: 2, IDR: 2, ILS: 2, INR: 2 },
  ...{ MAD: 2, MGA: 2, MXN: 2, NOK: 2, NZD: 2, PLN: 2, RON: 2, SEK: 2, SGD: 2, TRY: 2, TWD: 2, USD: 2, ZAR: 2 },
  ...{ CLP: 0, ISK: 0, JPY: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, XAF: 0, XOF: 0, XPF: 0 },
  ...{ BHD: 3, JOD: 3, KWD: 3, OMR: 3, TND: 3 },
} as const;
export type Currency = keyof typeof MINOR_UNITS;

/**
 * The least that the payment processor charges at once, in minor units (Stripe, "Minimum and maximum charge amounts");
 * elsewhere it is told by the processor alone.
 */
const LEAST_CHARGES: Partial<Record<Currency, number>> = {
  ...{ CAD: 50, USD: 50, EUR: 50, AUD: 50, BRL: 50, CHF: 50, NZD: 50, SGD: 50, INR: 50, GBP: 30 },
  ...{ DKK: 250, NOK: 300, SEK: 300, HKD: 400, MXN: 1_000, PLN: 200, CZK: 1_500, HUF: 17_500, RON: 200, JPY: 50 },
};
export const leastCharge = (currency: Currency): Money => ({ minor: LEAST_CHARGES[currency] ?? 1, currency });

/** An amount in integer minor units (cents). */
export interface Money {
  minor: number;
  currency: Currency;
}
