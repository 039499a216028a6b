import { type Company, roomTongue } from '../src/company/company.ts';
import type { Contact } from '../src/customers/index.ts';
import { type Formats, formatsFor } from '../src/i18n/formats.ts';
import { type Catalogue, words } from '../src/i18n/index.ts';
import type { Tongue } from '../src/kernel/language.ts';
import { isErased } from '../src/kernel/phone.ts';

/** Who speaks to a reader: the words of their language, and how the company writes amounts and times. */
export interface Voice extends Formats {
  tongue: Tongue;
  words: Catalogue;
}

/** Before a company is set up, amounts and times are written as in Quebec. */
const BEFORE_SET_UP: Pick<Company, 'language' | 'timeZone'> = { language: 'fr-CA', timeZone: 'America/Toronto' };

export const voiceOf = (tongue: Tongue, company?: Company): Voice => ({
  ...formatsFor(tongue, company ?? BEFORE_SET_UP),
  tongue,
  words: words(tongue),
});

/** What every room of a company is spoken to with. */
export const roomVoice = (company: Company): Voice => voiceOf(roomTongue(company), company);

type Named = { name?: string } & Contact;

/** A customer by name, or else by number or address; takes a customer or what stands for one in a sentence. */
export function called(who: string | Named, { phone }: Pick<Formats, 'phone'>): string {
  const text = typeof who === 'string' ? who : (who.name ?? who.phone ?? who.email ?? '');
  return /^\+\d{6,15}$/.test(text) || isErased(text) ? phone(text) : isolated(text);
}

/** A name written from right to left must not pull the number or amount behind it to its other side. */
export const isolated = (name: string): string =>
  /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u.test(name) ? `\u2068${name}\u2069` : name;

/** `Julie Tremblay · (514) 555-0188`; with an address where it goes by e-mail; or either alone. */
export const introduced = ({ name, ...who }: Named, { phone }: Pick<Formats, 'phone'>): string =>
  [
    ...(name ? [isolated(name)] : []),
    ...(who.email ? [isolated(who.email)] : who.phone ? [phone(who.phone)] : []),
  ].join(' · ');
