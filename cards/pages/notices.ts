import { words } from '../../src/i18n/index.ts';

/** What is to be said on a page about nothing in particular. */
export type NoticeName = 'notFound' | 'error' | 'tooMany' | 'notPrinted';

/** One notice in both languages, French first: who asks is not known. */
export interface Notice {
  fr: { title: string; text: string };
  en: { title: string; text: string };
}

export function presentNotice(name: NoticeName): Notice {
  const { title, text } = words('fr').page[name];
  const inEnglish = words('en').page[name];
  return { fr: { title, text }, en: { title: inEnglish.title, text: inEnglish.text } };
}
