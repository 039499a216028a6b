import type { Express, Response } from 'express';
import { type Operator, PUBLIC_PAGES, type PublicPageName, presentPublicPage } from '../../cards/pages/public-pages.ts';
import type { Clock } from '../../src/ports.ts';
import { sendHtml } from './html.ts';
import { loadTemplates } from './templates.ts';

const DAY_MS = 86_400_000;
/** The standard wants less than a year (RFC 9116, 2.5.5), so that nobody believes an address that was forgotten. */
const GOOD_FOR_DAYS = 180;

interface Setting {
  operator: Operator;
  clock: Clock;
  /** What the outside calls this server. */
  publicUrl: string;
}

/** What this server says of itself to anybody: what it is, privacy, terms, support, and where to report a weakness. */
export function mountPublicPages(server: Express, setting: Setting): void {
  for (const name of PUBLIC_PAGES)
    server.get(name === 'about' ? '/' : `/${name}`, async ({ query: { lang }, headers }, response) => {
      const asked = lang === 'fr' || lang === 'en' ? lang : preferred(headers['accept-language'] ?? '');
      response.vary('Accept-Language');
      await send(response, name, asked, setting);
    });
  server.get('/.well-known/security.txt', (_, response, next) => {
    const { securityContact } = setting.operator;
    if (!securityContact) return next();
    response.type('text').send(securityText(securityContact, setting));
  });
}

async function send(response: Response, name: PublicPageName, tongue: 'fr' | 'en', { operator }: Setting) {
  await sendHtml(response, (await loadTemplates()).publicPage(presentPublicPage(name, tongue, operator)));
}

/** Whichever of the two languages a browser names first; French where it names neither. */
const preferred = (accepted: string): 'fr' | 'en' => (/\b(fr|en)\b/i.exec(accepted)?.[1] === 'en' ? 'en' : 'fr');

function securityText(contact: string, { clock, publicUrl }: Setting): string {
  const until = new Date(clock.now().getTime() + GOOD_FOR_DAYS * DAY_MS);
  return [
    `Contact: ${contact}`,
    `Expires: ${until.toISOString()}`,
    'Preferred-Languages: fr, en',
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}
