import { words } from '../../src/i18n/index.ts';
import type { Tongue } from '../../src/kernel/language.ts';

/** The pages that stand at the root, for anybody. */
export const PUBLIC_PAGES = ['about', 'privacy', 'terms', 'support'] as const;
export type PublicPageName = (typeof PUBLIC_PAGES)[number];

/** Who runs this server, as its configuration says it. */
export interface Operator {
  name?: string;
  /** Where anybody may write to. */
  email?: string;
  /** Where a weakness is reported, as an address of any kind (`mailto:`, `https:`). */
  securityContact?: string;
}

/** What stands on a public page, ready to read. */
export interface PublicPage {
  lang: Tongue;
  title: string;
  parts: { title: string; texts: readonly string[] }[];
  operator: { title: string; text: string; contact: { url: string; label: string } | null };
  /** The other pages. */
  links: { url: string; label: string }[];
  otherLanguage: { url: string; lang: string; name: string };
}

const publicUrl = (page: PublicPageName, tongue: Tongue) => `/${page === 'about' ? '' : page}?lang=${tongue}`;

/** Everything that a public page says, in the language asked for. */
export function presentPublicPage(name: PublicPageName, tongue: Tongue, operator: Operator): PublicPage {
  const { publicPages: say, page } = words(tongue);
  const other = page.otherLanguageCode === 'fr' ? 'fr' : 'en';
  const parts = Object.entries<PublicPage['parts'][number]>(say[name].parts);
  const isReportable = operator.securityContact !== undefined;
  return {
    lang: tongue,
    title: say[name].title,
    // There is an address to report to only where the operator has said one.
    parts: parts.flatMap(([part, said]) => (name !== 'support' || part !== 'safety' || isReportable ? said : [])),
    operator: {
      title: say.operator.title,
      text: operator.name ? say.operator.named(operator.name) : say.operator.unnamed,
      contact: operator.email
        ? { url: `mailto:${encodeURIComponent(operator.email)}`, label: say.operator.write(operator.email) }
        : null,
    },
    links: PUBLIC_PAGES.filter((one) => one !== name).map((one) => ({
      url: publicUrl(one, tongue),
      label: say.links[one],
    })),
    otherLanguage: { url: publicUrl(name, other), lang: other, name: page.otherLanguage },
  };
}
