import { LANGUAGES, type Language } from '../../kernel/language.ts';
import { type Currency, MINOR_UNITS } from '../../kernel/money.ts';
import { formatPhone, parsePhone } from '../../kernel/phone.ts';
import { granted, refused } from '../../kernel/refusal.ts';
import type { FileId } from '../files.ts';
import { PLACES } from '../places.ts';
import { type Around, type Field, inCompany, onPapers, readLine, readText } from './field.ts';

export const NAME_LIMIT = 80;
const ADDRESS_LINES = 6;
const ADDRESS_LINE = 80;
export const ADDRESS_LIMIT = 300;

const languageIn = (typed: string | undefined): Language | undefined => LANGUAGES.find((known) => known === typed);
/** Numbers without a prefix belong where the company is to be. */
const countryAround = ({ typed, company }: Around) => {
  const language = languageIn(typed.language);
  return language ? PLACES[language].country : company.country;
};

/** Who the company is, as customers meet it. */
export const information = {
  name: {
    of: ({ company }) => company.name,
    read(typed) {
      const name = readLine(typed, NAME_LIMIT);
      return name.ok && name.value === '' ? refused({ code: 'field-missing' }) : name;
    },
    put: (standing, name) => onPapers(inCompany(standing, { name }), { name }),
  },
  logo: {
    of: ({ letterhead }) => letterhead.logo ?? '',
    read: granted,
    put(standing, logo) {
      const { logo: _before, ...letterhead } = standing.letterhead;
      return { ...standing, letterhead: logo === '' ? letterhead : { ...letterhead, logo: logo as FileId } };
    },
  },
  phone: {
    of: ({ company }) => company.phone,
    read(typed, around) {
      // What stands there may be of the country that the company leaves.
      const before = parsePhone(typed, around.company.country, { textable: false });
      if (before.ok && before.value === around.company.phone) return before;
      return parsePhone(typed, countryAround(around), { textable: false });
    },
    put: (standing, phone) => onPapers(inCompany(standing, { phone }), { phone }),
    written: (phone, tongue) => formatPhone(phone, tongue),
  },
  address: {
    of: ({ letterhead }) => letterhead.address.join('\n'),
    read(typed) {
      const text = readText(typed.replace(/\n\s*\n/g, '\n'), ADDRESS_LIMIT);
      if (!text.ok) return text;
      const lines = text.value.split('\n').map((line) => line.trim());
      const fits = lines.length <= ADDRESS_LINES && lines.every((line) => line.length <= ADDRESS_LINE);
      return fits ? granted(lines.join('\n')) : refused({ code: 'address-too-long' });
    },
    put: (standing, address) => onPapers(standing, { address: address === '' ? [] : address.split('\n') }),
  },
  language: {
    of: ({ company }) => company.language,
    read: (typed) => (languageIn(typed) ? granted(typed) : refused({ code: 'field-missing' })),
    put(standing, value) {
      const language = languageIn(value);
      return language ? inCompany(standing, { language, country: PLACES[language].country }) : standing;
    },
  },
  'time-zone': {
    of: ({ company }) => company.timeZone,
    read: (typed) => (isZone(typed) ? granted(typed) : refused({ code: 'field-missing' })),
    put: (standing, timeZone) => inCompany(standing, { timeZone }),
  },
  currency: {
    of: ({ company }) => company.currency,
    read(typed, { company, isAsking }) {
      if (!Object.hasOwn(MINOR_UNITS, typed)) return refused({ code: 'field-missing' });
      return typed !== company.currency && isAsking ? refused({ code: 'currency-in-use' }) : granted(typed);
    },
    put: (standing, currency) => inCompany(standing, { currency: currency as Currency }),
  },
} satisfies Record<string, Field>;

/** Not asked for before it is needed: the list of all zones takes a while. */
const isZone = (zone: string): boolean => Intl.supportedValuesOf('timeZone').includes(zone);
