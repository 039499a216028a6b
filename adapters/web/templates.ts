import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { EstimatePage } from '../../cards/pages/estimate-page.ts';
import { type NoticeName, presentNotice } from '../../cards/pages/notices.ts';
import type { PaymentPage } from '../../cards/pages/page-content.ts';
import type { PublicPage } from '../../cards/pages/public-pages.ts';
import { succeedOnce } from '../kit/once.ts';
import { require } from '../kit/require.ts';

export interface Templates {
  payment(page: PaymentPage): string;
  estimate(page: EstimatePage): string;
  publicPage(page: PublicPage): string;
  /** `link`: where one goes on. */
  notice(name: NoticeName, link?: string): string;
  /** Of the style and the script that stand in the pages, as a Content-Security-Policy names them. */
  hashes: { style: string; script: string };
}

const SIGNS = {
  paid: 'm5 13 4.5 4.5L19 7',
  waiting: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  stopped: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 8v5M12 16h.01',
};

/** What customers read, with what stands at the top and at the bottom of each. */
const CONTENT = ['page.hbs', 'estimate.hbs', 'head.hbs', 'foot.hbs'];

/** Our own files, read and compiled when the first page is asked for; nothing from outside is ever a template. */
export const loadTemplates = succeedOnce(load);

async function load(): Promise<Templates> {
  const handlebars: typeof import('handlebars') = require('handlebars');
  const [page = '', estimate = '', head = '', foot = '', notice = '', open = '', style = '', script = ''] =
    await Promise.all(
      [...CONTENT, 'notice.hbs', 'public.hbs', 'page.css', 'person.js'].map((name) =>
        readFile(new URL(`templates/${name}`, import.meta.url), 'utf8'),
      ),
    );
  const options = { strict: true, knownHelpersOnly: true };
  const partials = { head: handlebars.compile(head, options), foot: handlebars.compile(foot, options) };
  const drawPage = handlebars.compile(page, options);
  const drawEstimate = handlebars.compile(estimate, options);
  const drawNotice = handlebars.compile(notice, options);
  const drawPublic = handlebars.compile(open, options);
  const signed = <C extends { sign: keyof typeof SIGNS | '' }>(content: C) => ({
    ...{ ...content, signPath: content.sign && SIGNS[content.sign], style, script },
  });
  return {
    payment: (content) => drawPage(signed(content), { partials }),
    estimate: (content) => drawEstimate(signed(content), { partials }),
    publicPage: (content) => drawPublic({ ...content, style }),
    notice: (name, link) => drawNotice({ ...presentNotice(name, link), style }),
    hashes: { style: hash(style), script: hash(script) },
  };
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
