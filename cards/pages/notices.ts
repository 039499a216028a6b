import { words } from '../../src/i18n/index.ts';
import type { Tongue } from '../../src/kernel/language.ts';

/** What is to be said on a page about nothing in particular. */
export type NoticeName =
  | ('notFound' | 'error' | 'tooMany' | 'notPrinted')
  | ('slackInstalled' | 'slackCancelled' | 'slackStale' | 'slackFailed');

/** One notice in both languages, French first: who asks is not known. */
export interface Notice {
  fr: Said;
  en: Said;
  /** Where one goes on; empty where nowhere. */
  link: string;
}

interface Said {
  title: string;
  text: string;
  /** What the link is called. */
  goOn: string;
}

export const presentNotice = (name: NoticeName, link = ''): Notice => ({
  fr: said(name, 'fr'),
  en: said(name, 'en'),
  link,
});

function said(name: NoticeName, tongue: Tongue): Said {
  const { title, text, ...more }: { title: string; text: string; goOn?: string } = words(tongue).page[name];
  return { title, text, goOn: more.goOn ?? '' };
}
