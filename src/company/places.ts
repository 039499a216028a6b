import type { Language } from '../kernel/language.ts';
import type { Currency } from '../kernel/money.ts';
import type { Country } from '../kernel/phone.ts';

/** Where a company is that writes in a language, and what is usual there. */
export const PLACES: Record<Language, { country: Country; currency: Currency; timeZone: string }> = {
  'fr-CA': { country: 'CA', currency: 'CAD', timeZone: 'America/Toronto' },
  'en-CA': { country: 'CA', currency: 'CAD', timeZone: 'America/Toronto' },
  'en-US': { country: 'US', currency: 'USD', timeZone: 'America/New_York' },
  'fr-FR': { country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris' },
};
