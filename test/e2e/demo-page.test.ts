import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { type Demo, startDemo } from '../../sandbox/demo/demo.ts';
import { barriersOn, startBrowser, watchComplaints } from '../browser.ts';

const DESKTOP = { width: 1440, height: 900 };
const LAPTOP = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844, isMobile: true };
const PATIENCE_MS = 20_000;

let demo: Demo;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ port: 0 }), startBrowser()]);
  page = await browser.newPage();
  complaints = watchComplaints(page);
  await page.setViewport(DESKTOP);
  await page.goto(`${demo.url}/?lang=fr`);
  await page.waitForSelector('[data-composer]');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});

/** Where the page says it; no-break spaces count as spaces. */
const wordsOf = (selector: string) =>
  `(document.querySelector(${JSON.stringify(selector)})?.innerText ?? '').replaceAll(/[\\u00a0\\u202f]/g, ' ')`;

/** Waits until it is said there; throws with what is said instead. */
async function says(words: string, where = 'body', on = page) {
  const isSaid = `${wordsOf(where)}.includes(${JSON.stringify(words)})`;
  await on.waitForFunction(isSaid, { timeout: PATIENCE_MS }).catch(async () => {
    throw new Error(`"${words}" is not said in ${where}, but: ${await on.evaluate(wordsOf(where))}`);
  });
}

/** Presses what is found, once it is there: it may be drawn anew at any moment. */
async function press(selector: string, on = page) {
  await on.waitForSelector(`${selector}:not([disabled])`, { timeout: PATIENCE_MS });
  await on.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
}

async function command(line: string) {
  await page.type('[data-composer]', line);
  await page.keyboard.press('Enter');
}

const ticked = () =>
  page.$$eval('.steps .ticked', (steps) => steps.map((step) => step.getAttribute('data-step')).join(' '));

describe('a newcomer, in French, with nothing but the page', () => {
  let link: string;
  let phone: Page;

  test('types /quickpay, which the page completes, and gets the form', async () => {
    await says('Essayez ceci : tapez /quickpay dans Slack ou dans Teams', '.guide');
    await page.type('[data-composer]', '/qu');
    await says('Demander un paiement à un client par texto', '.commands');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await says('Demander un paiement', '.modal');
    expect(await ticked()).toBe('typed');
  });

  test('finds the customer, is offered what she owes, and reads the text before it leaves', async () => {
    await press('[data-field=customer] button');
    await page.type('[data-field=customer] input', 'trem');
    await page.waitForFunction("document.querySelectorAll('[role=listbox] [role=option]').length === 1");
    await page.keyboard.press('Enter');
    await says('Julie Tremblay', '[data-field=customer]');
    await page.type('[data-field=reference] input', 'RO4821');
    await says('125,50 $', '.modal .actions');
    await press('.modal .actions button');
    await says('Le montant à payer pour RO4821 est de 125,50 $.', '.modal');
  });

  test('sends it: the form goes, the card comes and follows the text', async () => {
    await press('.modal [type=submit]');
    await page.waitForSelector('.modal', { hidden: true });
    await says('125,50 $ · RO4821', '.messages');
    await says('Texto reçu', '.messages');
    await says('Bonjour Julie, ici Garage Boréal.', '.screen');
  });

  test('opens the text in a window of its own, and the card says that it was seen', async () => {
    link = await page.$eval('.texts a', (a) => (a as { href: string }).href);
    const opened = browser.waitForTarget((target) => target.url() === link, { timeout: PATIENCE_MS });
    await press('.texts a');
    await (await (await opened).page())?.close();
    phone = await browser.newPage();
    await phone.setViewport(PHONE);
    await phone.goto(link);
    await says('125,50 $', 'main', phone);
    await says('Vu par le client', '.messages');
  });

  test('is declined once, and the card says why', async () => {
    await press('form button', phone);
    await press('[value="4000000000009995"]', phone);
    await phone.waitForSelector('[role=alert]');
    await says('il n’y a pas assez d’argent sur la carte', '.messages');
  });

  test('pays with Apple Pay: the card says so, and its thread tells the room', async () => {
    await press('[value=apple_pay]', phone);
    await phone.waitForFunction(`location.href.startsWith(${JSON.stringify(link)})`);
    await says('Payé (', '.messages');
    await says('1 réponse', '.messages');
    await press('.replies');
    await says('Julie Tremblay a payé 125,50 $ pour RO4821 (Apple Pay', '.thread');
    expect(await page.$$('.message .actions button')).toEqual([]);
    expect(await ticked()).toBe('typed sent opened declined paid told');
    await says('C’est tout !', '.guide');
    await phone.close();
  });
});

describe('the page', () => {
  test('says everything in English to whom reads English', async () => {
    await press('.languages [lang=en]');
    await page.select('.switcher select', 'U0SARAHOK1');
    await says('That is all of it', '.guide');
    await says('1 reply', '.messages');
  });

  test('shows that a power cut loses nothing', async () => {
    await press('[data-switch=twilio-down]');
    await command('/quickpay 514-555-0142 486.20 RO4824');
    await press('[data-action="quickpay.send"]');
    await says('503', '.lines');
    await press('[data-action=kill]');
    await says('Quittance is down', '.bar');
    await press('[data-switch=twilio-down]');
    await says('restarted once', '.bar');
    await says('Hello Dave, this is Garage Boréal.', '.screen');
    expect(demo.vendors.twilio.to('+15145550142')).toHaveLength(1);
  }, 60_000);

  test('shows the bytes behind each line of the log', async () => {
    await press('.line button');
    await page.waitForSelector('.bytes pre');
    expect(await page.$eval('.bytes', ({ textContent }) => textContent)).toMatch(/"(POST|GET)": "\//);
  });

  test.each([
    ['a desktop', DESKTOP],
    ['a laptop', LAPTOP],
    ['a phone', PHONE],
  ])('has no barriers and nothing cut off on %s', async (_, viewport) => {
    // What is still fading in has no contrast yet.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.setViewport(viewport);
    await page.reload();
    await page.waitForSelector('[data-composer]');
    expect(await barriersOn(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });

  test('asked for nothing that was refused', () => {
    expect(complaints).toEqual([]);
  });
});
