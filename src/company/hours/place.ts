import type { Company } from '../company.ts';
import type { Province, Region } from './holidays.ts';

/** Where somebody is, as far as it matters to when they are written to. */
export interface Place {
  /** IANA name. */
  timeZone: string;
  region: Region;
}

/** Area codes of Canada, as the Canadian Numbering Administrator assigns them; where one spans zones, its larger part. */
const CANADA: [Province, string, string][] = [
  ['QC', 'America/Toronto', '263 354 367 418 438 450 468 514 579 581 819 873'],
  ['ON', 'America/Toronto', '226 249 289 343 365 382 387 416 437 519 548 613 647 683 705 742 753 807 905 942'],
  ['BC', 'America/Vancouver', '236 250 257 604 672 778'],
  ['AB', 'America/Edmonton', '368 403 587 780 825'],
  ['SK', 'America/Regina', '306 474 639'],
  ['MB', 'America/Winnipeg', '204 431 584'],
  ['NB', 'America/Moncton', '428 506'],
  ['NS', 'America/Halifax', '782 902'],
  ['NL', 'America/St_Johns', '709 879'],
  ['NT', 'America/Edmonton', '867'],
];
const BY_AREA_CODE: ReadonlyMap<string, Place> = new Map(
  CANADA.flatMap(([region, timeZone, codes]) => codes.split(' ').map((code) => [code, { region, timeZone }] as const)),
);

/** Where an E.164 number is at home; undefined where its area code does not say. */
function placeOfNumber(phone: string): Place | undefined {
  if (phone.startsWith('+33')) return { timeZone: 'Europe/Paris', region: 'FR' };
  return BY_AREA_CODE.get(/^\+1(\d{3})/.exec(phone)?.[1] ?? '');
}

/** Where a customer is, by their number; who has none, or one that does not say it, is where the company is. */
export function placeOf(phone: string | undefined, company: Pick<Company, 'phone' | 'timeZone' | 'country'>): Place {
  const theirs = phone ? placeOfNumber(phone) : undefined;
  if (theirs) return theirs;
  const region = placeOfNumber(company.phone)?.region ?? REGIONS[company.country];
  return { timeZone: company.timeZone, region };
}

const REGIONS: Record<Company['country'], Region> = { CA: 'QC', US: 'US', FR: 'FR' };
