import type { Country } from '../kernel/phone.ts';
import type { Tax } from './totals.ts';

/**
 * What is charged on a sale, by where the company sells: a choice of one. Rates in thousandths of a percent, as the Canada
 * Revenue Agency and the provinces publish them (Nova Scotia: 14 % since 1 April 2025), and the French tax authority.
 * `none`: nothing is added, because nothing is charged or the prices have it in them.
 */
export const TAX_PLACES = {
  'CA-QC': [gst(), rate('qst', 'QST', 9_975)],
  'CA-ON': [hst(13_000)],
  'CA-NB': [hst(15_000)],
  'CA-NL': [hst(15_000)],
  'CA-NS': [hst(14_000)],
  'CA-PE': [hst(15_000)],
  'CA-BC': [gst(), rate('pst', 'PST', 7_000)],
  'CA-MB': [gst(), rate('rst', 'RST', 7_000)],
  'CA-SK': [gst(), rate('pst', 'PST', 6_000)],
  'CA-AB': [gst()],
  'CA-NT': [gst()],
  'CA-NU': [gst()],
  'CA-YT': [gst()],
  'FR-20': [rate('vat', 'VAT', 20_000)],
  'FR-10': [rate('vat', 'VAT', 10_000)],
  'FR-5': [rate('vat', 'VAT', 5_500)],
  none: [],
} as const satisfies Record<string, Tax[]>;
export type TaxPlace = keyof typeof TAX_PLACES;

function gst(): Tax {
  return rate('gst', 'GST', 5_000);
}
function hst(of: number): Tax {
  return rate('hst', 'HST', of);
}
function rate(id: string, name: string, of: number): Tax {
  return { id, name, rate: of };
}

const isTaxPlace = (id: string): id is TaxPlace => Object.hasOwn(TAX_PLACES, id);

/** Those that a company there can choose from. */
export const taxPlacesIn = (country: Country): TaxPlace[] =>
  Object.keys(TAX_PLACES).filter(
    (id): id is TaxPlace => isTaxPlace(id) && (id === 'none' || id.startsWith(`${country}-`)),
  );

/** By the first letter of a Canadian postal code; X is Nunavut's as well. */
const BY_POSTAL_CODE: Record<string, TaxPlace> = {
  ...{ A: 'CA-NL', B: 'CA-NS', C: 'CA-PE', E: 'CA-NB', G: 'CA-QC', H: 'CA-QC', J: 'CA-QC' },
  ...{ K: 'CA-ON', L: 'CA-ON', M: 'CA-ON', N: 'CA-ON', P: 'CA-ON' },
  ...{ R: 'CA-MB', S: 'CA-SK', T: 'CA-AB', V: 'CA-BC', X: 'CA-NT', Y: 'CA-YT' },
};
const POSTAL_CODE = /\b([A-Z])\d[A-Z][ -]?\d[A-Z]\d\b/i;

/** Where a company sells, by its address; undefined where that does not say it, and a person has to. */
export function taxPlaceOf(country: Country, address: string[]): TaxPlace | undefined {
  if (country === 'FR') return 'FR-20';
  if (country === 'US') return 'none';
  const [, first = ''] = POSTAL_CODE.exec(address.join('\n')) ?? [];
  return BY_POSTAL_CODE[first.toUpperCase()];
}

/** The taxes of a place; undefined for what is none of those that a company there has. */
export const taxesAt = (country: Country, id: string): Tax[] | undefined =>
  isTaxPlace(id) && taxPlacesIn(country).includes(id) ? [...TAX_PLACES[id]] : undefined;
