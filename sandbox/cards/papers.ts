import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { createPrinter } from '../../adapters/pdf/printer.ts';
import { CHROMIUM, startBrowser } from '../../test/browser.ts';
import { paperSpecimens } from '../papers/specimens.ts';

/** A paper of the gallery: its file, and the pictures of its first pages and its last. */
export interface PaperPicture {
  name: string;
  file: string;
  pictures: string[];
  pages: number;
}

/** Mozilla's reader of PDF, as one file. */
const READER = join(createRequire(import.meta.url).resolve('unpdf'), '..', 'pdfjs.mjs');
const SITE = 'http://papers.invalid';
const FIRST = 2;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Prints each paper into `DIR/papers`, and draws its pages with another's reader. Throws when no browser starts. */
export async function takePaperPictures(directory: string): Promise<PaperPicture[]> {
  const folder = join(directory, 'papers');
  await mkdir(folder, { recursive: true });
  const printer = createPrinter(CHROMIUM, quiet);
  const browser = await startBrowser();
  try {
    const page = await openReader(await browser.newPage());
    const taken: PaperPicture[] = [];
    for (const [name, paper] of Object.entries(paperSpecimens())) {
      const pdf = await printer.print('com_gallery', paper);
      await writeFile(join(folder, `${name}.pdf`), pdf);
      const { pages, drawn } = await drawPages(page, pdf);
      const pictures = drawn.map((_, place) => `papers/${name}-${place + 1}.png`);
      await Promise.all(drawn.map((png, place) => writeFile(join(directory, pictures[place]!), png)));
      taken.push({ name, file: `papers/${name}.pdf`, pictures, pages });
    }
    return taken;
  } finally {
    await Promise.all([browser.close(), printer.close()]);
  }
}

/** What `paper.js` puts on its page. */
interface PaperPage {
  drawPaper(base64: string, first: number): Promise<{ pages: number; urls: string[] }>;
}

/** A page with nothing on it but the reader, without a server. */
async function openReader(page: Page): Promise<Page> {
  const scripts: Record<string, string> = {
    '/reader.js': await readFile(READER, 'utf8'),
    '/paper.js': await readFile(join(import.meta.dirname, 'page', 'paper.js'), 'utf8'),
  };
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const body = scripts[new URL(request.url()).pathname];
    return body
      ? request.respond({ contentType: 'text/javascript', body })
      : request.respond({ contentType: 'text/html', body: '<script type="module" src="/paper.js"></script>' });
  });
  await page.goto(`${SITE}/`);
  await page.waitForFunction('globalThis.drawPaper');
  return page;
}

async function drawPages(page: Page, pdf: Uint8Array): Promise<{ pages: number; drawn: Buffer[] }> {
  const { pages, urls } = await page.evaluate(
    (base64, first) => (globalThis as unknown as PaperPage).drawPaper(base64, first),
    Buffer.from(pdf).toString('base64'),
    FIRST,
  );
  return { pages, drawn: urls.map((url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')) };
}
