import { formatsFor } from '../../src/i18n/formats.ts';
import { type Catalogue, words } from '../../src/i18n/index.ts';
import type { Language, Tongue } from '../../src/kernel/language.ts';

/** What stands at the top and at the bottom of a customer's page. */
export interface PageHead {
  lang: Tongue;
  title: string;
  text: Catalogue['page'];
  /** What messengers show of the link: nothing of what it is about, nor of whom it is for. */
  preview: string;
  company: {
    name: string;
    isLong: boolean;
    initial: string;
    /** Where its logo is; empty where it has none. */
    logo: string;
    phone: string;
    callLabel: string;
    textsFrom: string;
    textLabel: string;
  };
  questions: string[];
  otherLanguage: { url: string; lang: string; name: string };
  footer: string;
  /** Where the page says that somebody looks at it; empty where nobody wants to know. */
  seenUrl: string;
}

/** Whose page it is. */
interface Host {
  company: { name: string; phone: string; textsFrom?: string; language: Language; timeZone: string };
  hasLogo?: boolean;
}

interface Saying {
  tongue: Tongue;
  title: string;
  preview: string;
  logo: string;
  seenUrl: string;
  footer(company: string): string;
  /** The same page in another language. */
  other(tongue: Tongue): string;
}

/** Letters of a company's name that fit beside the buttons at full size. */
const LONG_NAME = 28;

export function presentHead({ company, hasLogo }: Host, about: Saying): PageHead {
  const text = words(about.tongue).page;
  const formats = formatsFor(about.tongue, company);
  const { name, phone, textsFrom } = company;
  const other = text.otherLanguageCode === 'fr' ? 'fr' : 'en';
  return {
    lang: about.tongue,
    title: `${about.title} – ${name}`,
    preview: `${about.preview} – ${name}`,
    text,
    company: {
      name,
      isLong: name.length > LONG_NAME,
      initial: /[\p{L}\p{N}]/u.exec(name)?.[0].toUpperCase() ?? '',
      logo: hasLogo ? about.logo : '',
      phone,
      callLabel: text.callCompany(name),
      textsFrom: textsFrom ?? '',
      textLabel: text.textCompany(name),
    },
    questions: text.questions(formats.phone(phone), textsFrom && formats.phone(textsFrom)),
    otherLanguage: { url: about.other(other), lang: other, name: text.otherLanguage },
    footer: about.footer(name),
    seenUrl: about.seenUrl,
  };
}
