/** The payment page as a customer meets it, in a real browser. */
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { startBrowser, watchComplaints } from '../browser.ts';
import { type Shop, startShop } from './payment-page-rig.ts';

export let browser: Browser;

export let page: Page;

export let complaints: string[];

export let shop: Shop;

export const open = (query = '') => page.goto(shop.url + query, { waitUntil: 'load' });

export const heading = () => page.$eval('h1', (element) => element.textContent);

export const eventually = async (check: () => boolean | Promise<boolean>) => {
  const deadline = Date.now() + 8000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error('it did not happen within eight seconds');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

export const press = (selector: string) => Promise.all([page.waitForNavigation(), page.click(selector)]);

/** Opens what each test works with, and closes it. */
export function openBrowser(): void {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    shop = await startShop();
    page = await browser.newPage();
    complaints = watchComplaints(page);
  });
  afterEach(async () => {
    await page.close();
    await shop.close();
  });
}
