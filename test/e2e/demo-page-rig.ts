/** The demo with its page in a browser, and what a newcomer does and reads there. */
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { type Demo, startDemo } from '../../sandbox/demo/demo.ts';
import { startBrowser, watchComplaints } from '../browser.ts';

export const DESKTOP = { width: 1440, height: 900 };
export const LAPTOP = { width: 1280, height: 720 };
export const PHONE = { width: 390, height: 844, isMobile: true };
const PATIENCE_MS = 20_000;

interface Visit {
  demo: Demo;
  browser: Browser;
  page: Page;
  /** What the browser complained about. */
  complaints: string[];
  close(): Promise<void>;
}

/** Opens the page on a desktop, in French. */
async function visitDemo(): Promise<Visit> {
  const [demo, browser] = await Promise.all([startDemo({ port: 0 }), startBrowser()]);
  const close = async () => {
    await browser.close();
    await demo.close();
  };
  try {
    const page = await browser.newPage();
    const complaints = watchComplaints(page);
    await page.setViewport(DESKTOP);
    await page.goto(`${demo.url}/?lang=fr`);
    await page.waitForSelector('[data-composer]');
    return { demo, browser, page, complaints, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where the page says it; no-break spaces count as spaces. */
const wordsOf = (selector: string) =>
  `(document.querySelector(${JSON.stringify(selector)})?.innerText ?? '').replaceAll(/[\\u00a0\\u202f]/g, ' ')`;

/** What is said there now. */
export const wordsOn = (page: Page, where: string): Promise<string> => page.evaluate(wordsOf(where)) as Promise<string>;

/** Waits until it is said there; throws with what is said instead. */
export async function says(page: Page, words: string, where = 'body'): Promise<void> {
  const isSaid = `${wordsOf(where)}.includes(${JSON.stringify(words)})`;
  await page.waitForFunction(isSaid, { timeout: PATIENCE_MS }).catch(async () => {
    throw new Error(`"${words}" is not said in ${where}, but: ${await wordsOn(page, where)}`);
  });
}

/** Presses what is found, once it is there: it may be drawn anew at any moment. */
export async function press(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(`${selector}:not([disabled])`, { timeout: PATIENCE_MS });
  await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
}

/** The steps of the guide that are done. */
export const ticked = (page: Page): Promise<string> =>
  page.$$eval('.steps .ticked', (steps) => steps.map((step) => step.getAttribute('data-step')).join(' '));

/** Opens the text as a person does, in a window of its own; gives the payment page as a phone shows it. */
export async function openText({ browser, page }: Visit): Promise<{ link: string; phone: Page }> {
  const link = await page.$eval('.texts a', (a) => (a as { href: string }).href);
  const opened = browser.waitForTarget((target) => target.url() === link, { timeout: PATIENCE_MS });
  await press(page, '.texts a');
  await (await (await opened).page())?.close();
  const phone = await browser.newPage();
  await phone.setViewport(PHONE);
  await phone.goto(link);
  await phone.mouse.move(20, 20, { steps: 2 });
  return { link, phone };
}

/** Pays on the hosted page and comes back to ours. */
export async function payWithApplePay({ link, phone }: { link: string; phone: Page }): Promise<void> {
  await press(phone, '[value=apple_pay]');
  await phone.waitForFunction(`location.href.startsWith(${JSON.stringify(link)})`);
}

export let visit: Visit;
export let page: Page;

/** One visit for all tests of a file. */
export function openDemo(): void {
  beforeAll(async () => {
    visit = await visitDemo();
    page = visit.page;
    // What is still fading in has no contrast yet.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  }, 60_000);
  afterAll(() => visit?.close());
}
