import { describe, expect, test } from '@jest/globals';
import { longInvoice, quickReceipt, repairPaper } from '../../sandbox/papers/garage.ts';
import type { CustomerPage } from '../../src/documents/index.ts';
import { barriersOn } from '../browser.ts';
import {
  browser,
  complaints,
  eventually,
  heading,
  open,
  openBrowser,
  page,
  press,
  shop,
} from './payment-page-browser.ts';
import { request, startShop } from './payment-page-rig.ts';

openBrowser();

const money = { amount: { minor: 125_050, currency: 'CAD' }, at: new Date('2026-03-01T19:05:00Z') } as const;

const papers = {
  invoice: repairPaper('invoice', 'fr-CA'),
  others: [],
  receipts: [],
  printable: ['invoice' as const],
  mailable: false,
};
const STATES: Record<string, Partial<CustomerPage>> = {
  'to pay': {},
  'nobody to text, for nobody known': { company: { ...request.company, textsFrom: undefined }, customer: undefined },
  declined: { declined: 'authentication-failed' },
  processing: { state: 'processing' },
  paid: {
    state: 'paid',
    paid: { at: new Date('2026-03-01T19:05:00Z'), method: { kind: 'card', brand: 'visa', last4: '4242' } },
  },
  'to pay, with its document': { papers },
  'paid, with its papers': {
    state: 'paid',
    paid: { at: money.at },
    papers: {
      ...papers,
      printable: ['invoice', 'receipt'],
      mailable: true,
      mail: { id: 'mai_1', to: 'julie@exemple.ca', state: 'failed', reason: 'address-refused', at: money.at },
    },
  },
  'paid, where nothing is printed': {
    state: 'paid',
    paid: { at: money.at },
    papers: { ...papers, printable: [], receipts: [quickReceipt('fr-CA')] },
  },
  'paid, with papers that are late': {
    state: 'paid',
    paid: { at: money.at },
    papers: {
      ...papers,
      printable: ['invoice', 'receipt'],
      mailable: true,
      mail: { id: 'mai_1', to: 'julie@exemple.ca', state: 'queued', at: money.at },
    },
  },
  'to pay, with several documents, one of them of twelve pages': {
    papers: { ...papers, others: [longInvoice('fr-CA'), repairPaper('estimate', 'fr-CA')] },
  },
  cancelling: { state: 'cancelling' },
  cancelled: { state: 'cancelled' },
  'paid although cancelled': { state: 'cancelled', arrived: [{ ...money, why: 'cancelled' }] },
  'paid twice': { state: 'paid', paid: { at: money.at }, arrived: [{ ...money, why: 'already-paid' }] },
  'another amount paid': { arrived: [{ ...money, why: 'wrong-amount' }] },
  expired: { state: 'expired' },
  'new link asked for': { state: 'expired', newLinkAskedFor: true },
  'long words': {
    company: { ...request.company, name: 'Concessionnaire automobile de Saint-Jean-sur-Richelieu inc.' },
    customer: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(2).trim(),
    reference: 'W'.repeat(64),
    amount: { minor: 99_999_999, currency: 'CAD' },
  },
};

describe.each(['fr', 'en'])('in %s', (lang) => {
  test.each(Object.keys(STATES))('%s: no barrier, nothing beside 320 pixels, in light and dark', async (state) => {
    shop.scene.view = { ...request, ...STATES[state] };
    await page.setBypassCSP(true); // axe is a script from outside, which the page's own policy refuses
    const looks = { light: 320, dark: 1280 };
    for (const [scheme, width] of Object.entries(looks)) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width, height: 640 });
      await open(`?lang=${lang}`);
      await page.$$eval('details', (all) => {
        for (const one of all) one.setAttribute('open', '');
      });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await barriersOn(page)).toEqual([]);
    }
    expect(await page.$eval('html', ({ lang: said }) => said)).toBe(lang);
  });
});

test('a link that leads nowhere has no barrier either', async () => {
  await page.setBypassCSP(true);
  await page.setViewport({ width: 320, height: 640 });
  await page.goto(`${shop.rig.url}/p/nowhere`);
  expect(await barriersOn(page)).toEqual([]);
});

describe('the page', () => {
  test('keeps its own policy, sets no cookie, asks nobody else, and weighs less than 20 kB in all', async () => {
    const client = await page.createCDPSession();
    await client.send('Network.enable');
    let bytes = 0;
    const asked: string[] = [];
    client.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    page.on('request', (request) => asked.push(request.url()));
    await open();
    await page.mouse.move(40, 40, { steps: 2 });
    await eventually(() => shop.scene.seen === 1);
    expect(complaints).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(`${shop.rig.url}/`) && !url.startsWith('data:'))).toEqual([]);
    expect(await browser.cookies()).toEqual([]);
    expect(bytes).toBeGreaterThan(3000);
    expect(bytes).toBeLessThan(20_000);
  });

  test('has the company top left, call and text top right, and then the button, all large enough to touch', async () => {
    await page.setViewport({ width: 320, height: 640 });
    await open();
    const boxes = await page.$$eval('header p, header a, button, footer a', (all) =>
      all.map((one) => {
        const { left, right, width, height } = one.getBoundingClientRect();
        return { left, right, width, height, what: one.tagName };
      }),
    );
    const [company, call, text] = boxes;
    expect(boxes.map(({ what }) => what)).toEqual(['P', 'A', 'A', 'BUTTON', 'A']);
    expect(company?.left).toBeLessThan(call?.left ?? 0);
    expect(call?.right).toBeLessThanOrEqual(text?.left ?? 0);
    for (const { width, height } of boxes.slice(1)) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
  });

  test('can be used by keyboard alone, in reading order, with the focus in sight', async () => {
    await open();
    const reached: string[] = [];
    for (let tab = 0; tab < 4; tab += 1) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.$eval(':focus', (element) => {
          const name = element.getAttribute('aria-label') ?? element.textContent;
          return `${name} ${element.computedStyleMap().get('outline-width')}`;
        }),
      );
    }
    expect(reached.map((one) => one.replace(/\s/g, ' '))).toEqual([
      'Appeler Garage Boréal 3px',
      'Texter Garage Boréal 3px',
      'Payer 1 250,50 $ 3px',
      'English 3px',
    ]);
    await page.focus('button');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(page.url()).toContain(`${shop.stripe.url}/c/pay/`);
  });

  test('grows with the reader’s text to twice its size without losing anything', async () => {
    await page.setViewport({ width: 320, height: 640 });
    await open();
    await page.$eval('html', (html) => {
      html.style.fontSize = '200%';
    });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });

  test('switches language and remembers it on the way to pay', async () => {
    await open();
    await press('footer a');
    expect(await heading()).toBe('Payment request');
    await press('button');
    expect(shop.stripe.sessions[0]?.locale).toBe('en');
  });
});

test('a business with its own domain at Stripe is reached as well, where no form of ours may lead', async () => {
  const other = await startShop('https://checkout.stripe.com');
  await page.goto(other.url);
  await press('button');
  await eventually(() => page.url().startsWith(`${other.stripe.url}/c/pay/`));
  await other.close();
});

test('the policy of the page lets the button lead to Stripe, and nowhere else', async () => {
  await open();
  await page.$eval('form', (form) => form.setAttribute('action', 'http://localhost:9/steal'));
  await page.click('button');
  await eventually(() => complaints.some((one) => one.includes('form-action')));
  expect(page.url()).toBe(shop.url);
});
