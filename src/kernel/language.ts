/** What a company, a customer or a document is written in. */
export const LANGUAGES = ['fr-CA', 'en-CA', 'en-US', 'fr-FR'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The two languages every word exists in. */
export type Tongue = 'fr' | 'en';

/** The catalogue to read from for a locale in any platform's spelling (`fr-CA`, `fr_FR`, `en-US`, `fr`). */
export const tongueOf = (locale: string): Tongue => (/^fr\b/i.test(locale.replace('_', '-')) ? 'fr' : 'en');

/** The locale for numbers and dates: a tongue as spoken where the company is. */
export const localeOf = (tongue: Tongue, company: Language): Language =>
  tongueOf(company) === tongue ? company : tongue === 'fr' ? 'fr-CA' : 'en-CA';
