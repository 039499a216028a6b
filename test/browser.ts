/** The Chromium that comes with the app, for tests of what people see. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { findChromium } from '../adapters/pdf/chromium.ts';

/** Unpacked once for all test files. */
export const CHROMIUM = {
  ...(process.env.CHROMIUM_PATH ? { path: process.env.CHROMIUM_PATH } : {}),
  cacheDir: join(import.meta.dirname, '..', 'node_modules', '.cache'),
  environment: process.env,
};

/** One per test file: a start takes about 150 ms, the very first one unpacks for two seconds. */
export const startBrowser = async (): Promise<Browser> => puppeteer.launch(await findChromium(CHROMIUM));

/** What the browser complains about on a page: errors on the console, refused by policy, thrown by scripts. */
export function watchComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/**
 * What axe finds on a page or in a frame, but not in the frames of it, against WCAG 2.2 AA and its own best practices: one
 * line per rule. A page whose policy refuses scripts from outside needs `page.setBypassCSP(true)` before it is opened.
 */
export async function barriersOn(page: Page | Frame): Promise<string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = (await page.evaluate('axe.run({ iframes: false })')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
