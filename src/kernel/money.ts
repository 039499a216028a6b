/** Minor units by currency, written out: `Intl` disagrees with the payment networks for several. */
export const MINOR_UNITS = { CAD: 2, USD: 2, EUR: 2 } as const;
export type Currency = keyof typeof MINOR_UNITS;

/** An amount in integer minor units (cents). */
export interface Money {
  minor: number;
  currency: Currency;
}
