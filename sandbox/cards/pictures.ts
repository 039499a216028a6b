import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { startBrowser } from '../../test/browser.ts';
import type { Sheet } from './sheet.ts';

/** Where the page's files are, by the beginning of their address; nothing else is answered. */
const FOLDERS: [string, string][] = [
  ['/app-icon.png', join(import.meta.dirname, '..', '..', 'manifests', 'icons', 'color.png')],
  ['/cards/', join(import.meta.dirname, 'page')],
  ['/vendor/', join(createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js'), '..')],
  ['/', join(import.meta.dirname, '..', 'demo', 'page')],
];
const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
};
const SITE = 'http://cards.invalid';

/** Takes a picture of each sheet into `DIR/pictures/<name>.png`. Throws when the browser does not start. */
export async function takePictures(sheets: Sheet[], directory: string): Promise<void> {
  const folder = join(directory, 'pictures');
  await mkdir(folder, { recursive: true });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1140, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await openSheetPage(page);
    for (const sheet of sheets) {
      await page.evaluate((shown) => (globalThis as unknown as SheetPage).drawSheet(shown), sheet);
      const drawn = await page.$('.sheet');
      await drawn?.screenshot({ path: join(folder, `${sheet.name}.png`), optimizeForSpeed: true });
    }
  } finally {
    await browser.close();
  }
}

/** What `sheet.js` puts on its page. */
interface SheetPage {
  drawSheet(sheet: Sheet): Promise<void>;
}

/** Opens the page without a server: its files come from the disk, and nothing from anywhere else. */
async function openSheetPage(page: Page): Promise<void> {
  const complaint = new Promise<never>((_, reject) => page.once('pageerror', reject));
  await page.setRequestInterception(true);
  page.on('request', answer);
  await Promise.race([page.goto(`${SITE}/cards/sheet.html`), complaint]);
  await Promise.race([page.waitForFunction('globalThis.drawSheet'), complaint]);
}

async function answer(request: HTTPRequest): Promise<void> {
  const { origin, pathname } = new URL(request.url());
  const [prefix, folder] = FOLDERS.find(([start]) => pathname.startsWith(start)) ?? ['', ''];
  const contentType = TYPES[extname(pathname)];
  if (origin !== SITE || !contentType) return request.abort();
  const body = await readFile(join(folder, pathname.slice(prefix.length))).catch(() => undefined);
  return body ? request.respond({ contentType, body }) : request.abort();
}
