import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadTemplates } from '../../adapters/web/templates.ts';
import { presentPage } from '../../cards/pages/payment-page.ts';
import { pages } from '../../cards/pages/specimens.ts';
import type { PagePapers } from '../../src/documents/index.ts';
import { startBrowser } from '../../test/browser.ts';
import { paperSpecimens } from '../papers/specimens.ts';

/** A state of the customer's page: its pictures, French first. */
export interface PagePicture {
  name: string;
  pictures: string[];
}

/** As wide as most phones. */
const PHONE = { width: 390, height: 844, isMobile: true, deviceScaleFactor: 2 };

/** Takes a picture of each state of the customer's page into `DIR/pages`. Throws when no browser starts. */
export async function takePagePictures(directory: string): Promise<PagePicture[]> {
  await mkdir(join(directory, 'pages'), { recursive: true });
  const { payment } = await loadTemplates();
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.setViewport(PHONE);
    // What it does by itself, it does to a server.
    await page.setJavaScriptEnabled(false);
    const taken = new Map<string, string[]>();
    for (const tongue of ['fr', 'en'] as const) {
      const invoice = invoiceIn(tongue);
      const papers: PagePapers = {
        invoice,
        others: [],
        receipts: [],
        printable: ['invoice', 'receipt'],
        mailable: true,
      };
      for (const [name, { view, about }] of Object.entries(pages(tongue, papers))) {
        const file = `pages/${name}.${tongue}.png`;
        await page.setContent(payment(presentPage(view, about)));
        await page.screenshot({ path: join(directory, file) as `${string}.png`, fullPage: true });
        taken.set(name, [...(taken.get(name) ?? []), file]);
      }
    }
    return Array.from(taken, ([name, pictures]) => ({ name: `page-${name}`, pictures }));
  } finally {
    await browser.close();
  }
}

function invoiceIn(tongue: string) {
  const paper = paperSpecimens()[`invoice-quick.${tongue}`];
  if (!paper) throw new Error(`there is no invoice in ${tongue}`);
  return paper;
}
