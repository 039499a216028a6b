import { createRequire } from 'node:module';
import type { NumberType } from 'libphonenumber-js/max';
import type { Tongue } from './language.ts';
import { type Answer, granted, refused } from './refusal.ts';

/** ISO 3166: where a company may be. */
export type Country = 'CA' | 'US' | 'FR';

// Loading the world's numbering plans takes about 40 ms: only when the first number is read, not at start-up.
let loaded: typeof import('libphonenumber-js/max') | undefined;
function plans(): typeof import('libphonenumber-js/max') {
  loaded ??= createRequire(import.meta.url)('libphonenumber-js/max') as typeof import('libphonenumber-js/max');
  return loaded;
}

/** Where a company of this country may text: Canada and the United States share one plan and its prices. */
const REACH: Record<Country, readonly string[]> = { CA: ['CA', 'US'], US: ['CA', 'US'], FR: ['FR'] };

/** In North America mobile and fixed numbers look alike; only the carrier knows. */
const TEXTABLE: readonly NumberType[] = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];

/** `x204`, `ext. 204`, `poste 204`, `#204`: the plans know some of them, and none of the French. */
const EXTENSION = /[\s,;]*(?:x|ext(?:ension)?|poste|interne|p|#)[\s.:=]*\d{1,7}$/i;
const LONGEST = 64;

/** Those read last: the same one is read several times on its way through a form or a line, at 30 µs. */
const read = new Map<string, Answer<string>>();
const MOST_READ = 100;

/**
 * A phone number as people type it, as E.164. `country`: where numbers without a prefix belong. With
 * `textable: false`, for a number that is only called, any kind will do.
 * Refusals: `phone-missing`, `-unreadable`, `-landline`, `-foreign`, `-has-extension`, `-not-textable` (toll-free, premium).
 */
export function parsePhone(text: string, country: Country, needs = { textable: true }): Answer<string> {
  if (text.length > LONGEST) return readPhone(text, country, needs);
  const key = `${country} ${needs.textable} ${text}`;
  const answer = read.get(key) ?? readPhone(text, country, needs);
  if (read.size >= MOST_READ) read.clear();
  read.set(key, answer);
  return answer;
}

function readPhone(text: string, country: Country, needs: { textable: boolean }): Answer<string> {
  const clean = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^tel:/i, '');
  if (clean === '') return refused({ code: 'phone-missing' });
  if (clean.length > LONGEST) return refused({ code: 'phone-unreadable' });
  // Pasted from a list, a number brings the mark along that parted it from the next.
  const whole = clean.replace(/[\s,;]+$/, '');
  const bare = whole.replace(EXTENSION, '');
  const number = plans().parsePhoneNumberFromString(bare, { defaultCountry: country, extract: false });
  if (!number?.isPossible()) return refused({ code: 'phone-unreadable' });
  const home = country === 'FR' ? '33' : '1';
  const foreign = refused({ code: 'phone-foreign', home: country });
  if (number.countryCallingCode !== home) return foreign;
  if (!number.isValid()) return isOverseas(bare, country) ? foreign : refused({ code: 'phone-unreadable' });
  if (bare !== whole) return refused({ code: 'phone-has-extension' });
  const type = number.getType();
  if (needs.textable && type === 'FIXED_LINE') return refused({ code: 'phone-landline' });
  if (needs.textable && !TEXTABLE.includes(type)) return refused({ code: 'phone-not-textable' });
  return REACH[country].includes(number.country ?? '') ? granted(number.number) : foreign;
}

/** Guadeloupe, Guiana, Martinique, Réunion, Mayotte: dialled like France, with country codes of their own. */
const OVERSEAS = ['GP', 'GF', 'MQ', 'RE', 'YT'] as const;
const isOverseas = (text: string, country: Country): boolean =>
  country === 'FR' && OVERSEAS.some((defaultCountry) => plans().isValidPhoneNumber(text, { defaultCountry }));

/** What stands in the place of the number of whom nothing is kept any more; different of each. */
export const erasedAs = (id: string): string => `erased:${id}`;
export const isErased = (address: string | undefined): boolean => address?.startsWith('erased:') === true;

/** Whether it is E.164, as everybody's number is who can be texted. */
export const isPhone = (address: string): boolean => /^\+[1-9]\d{6,14}$/.test(address);

/**
 * An E.164 number as its reader writes it: `514 555-0188` in French (Office québécois de la langue française),
 * `(514) 555-0188` in English, `06 12 34 56 78` in France; otherwise `+44 7700 900123`.
 */
export function formatPhone(e164: string, tongue: Tongue): string {
  const north = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  if (north)
    return tongue === 'fr' ? `${north[1]}\u00a0${north[2]}-${north[3]}` : `(${north[1]}) ${north[2]}-${north[3]}`;
  const number = plans().parsePhoneNumberFromString(e164);
  if (!number) return e164;
  return number.countryCallingCode === '33' ? number.formatNational() : number.formatInternational();
}
