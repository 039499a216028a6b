/** The payment page as a customer meets it, in a real browser. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import type { PageView } from '../../src/payments/page-view.ts';
import { barriersOn, startBrowser, watchComplaints } from '../browser.ts';
import { request, type Shop, startShop } from './payment-page-rig.ts';

const money = { amount: { minor: 125_050, currency: 'CAD' }, at: new Date('2026-03-01T19:05:00Z') } as const;
const STATES: Record<string, Partial<PageView>> = {
  'to pay': {},
  'nobody to text, for nobody known': { company: { ...request.company, textsFrom: undefined }, customer: undefined },
  declined: { declined: 'authentication-failed' },
  processing: { state: 'processing' },
  paid: {
    state: 'paid',
    paid: { at: new Date('2026-03-01T19:05:00Z'), method: { kind: 'card', brand: 'visa', last4: '4242' } },
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

let browser: Browser;
let page: Page;
let complaints: string[];
let shop: Shop;

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

const open = (query = '') => page.goto(shop.url + query, { waitUntil: 'load' });
const heading = () => page.$eval('h1', (element) => element.textContent);
const eventually = async (check: () => boolean | Promise<boolean>) => {
  const deadline = Date.now() + 8000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error('it did not happen within eight seconds');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};
const press = (selector: string) => Promise.all([page.waitForNavigation(), page.click(selector)]);

describe.each(['fr', 'en'])('in %s', (lang) => {
  test.each(Object.keys(STATES))('%s: no barrier, nothing beside 320 pixels, in light and dark', async (state) => {
    shop.scene.view = { ...request, ...STATES[state] };
    await page.setBypassCSP(true); // axe is a script from outside, which the page's own policy refuses
    const looks = { light: 320, dark: 1280 };
    for (const [scheme, width] of Object.entries(looks)) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width, height: 640 });
      await open(`?lang=${lang}`);
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

/** A round trip on the page's own connection: what the page had to send has arrived by now. */
const settled = () => page.evaluate('fetch(location.href).then(({ status }) => status)');

describe('being seen', () => {
  const touches: Record<string, () => Promise<unknown>> = {
    'moves the pointer': () => page.mouse.move(40, 40, { steps: 2 }),
    'touches the page': () => page.touchscreen.tap(100, 500),
    'turns the wheel': () => page.mouse.wheel({ deltaY: 10 }),
    'presses a key': () => page.keyboard.press('Tab'),
  };

  test.each(Object.keys(touches))('is told once, when a person %s', async (what) => {
    await open();
    await settled();
    expect(shop.scene.seen).toBe(0);
    await touches[what]?.();
    await eventually(() => shop.scene.seen === 1);
    await touches[what]?.();
    await settled();
    expect(shop.scene.seen).toBe(1);
  });

  test('is not told by programs that open the page in a browser and act by script', async () => {
    await page.evaluateOnNewDocument(`addEventListener('load', () => {
      for (const what of ['pointerdown', 'pointermove', 'wheel', 'keydown', 'click']) dispatchEvent(new Event(what));
      scrollTo(0, 100);
      document.querySelector('dl').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    })`);
    await open();
    await settled();
    expect(shop.scene.seen).toBe(0);
  });

  test('is not told by programs that only fetch the page', async () => {
    await fetch(shop.url);
    expect(shop.scene.seen).toBe(0);
  });
});

describe('an expired link', () => {
  const asked = () => shop.scene.view.newLinkAskedFor;
  beforeEach(() => {
    shop.scene.view = { ...request, state: 'expired' };
  });

  test.each(['form.submit()', 'form.requestSubmit()', "form.querySelector('button').click()"])(
    'is not asked for again by a scanner that runs the page and does %s',
    async (press) => {
      await page.evaluateOnNewDocument(`addEventListener('load', () => {
        const form = document.querySelector('form');
        if (!form.querySelector('[type=checkbox]')) ${press};
      })`);
      await open();
      await eventually(async () => (await page.$('[type=checkbox]').catch(() => null)) !== null);
      expect(asked()).toBe(false);
      expect(complaints).toEqual([]);
    },
  );

  test('is asked for by keyboard alone, in one press', async () => {
    await open();
    for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('Tab');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(asked()).toBe(true);
  });

  test('is asked for in one press where the browser does not say who pressed, as Safari', async () => {
    shop.scene.saysNoPress = true;
    await open();
    await press('button');
    expect(asked()).toBe(true);
  });

  test('takes a tick more where there is no script either', async () => {
    shop.scene.saysNoPress = true;
    await page.setJavaScriptEnabled(false);
    await open();
    await press('button');
    expect(asked()).toBe(false);
    expect(await page.$eval('[role=alert]', ({ textContent }) => textContent)).toContain('Cochez la case');
    await page.click('label');
    await press('button');
    expect(asked()).toBe(true);
    expect(await page.$eval('article', ({ textContent }) => textContent)).toContain('Votre demande est transmise');
  });

  test.each(['fr', 'en'])('has no barrier on the page with the box, in %s', async (lang) => {
    await page.setBypassCSP(true);
    await page.setViewport({ width: 320, height: 640 });
    await page.evaluateOnNewDocument(`addEventListener('load', () => {
      if (!document.querySelector('[type=checkbox]')) document.querySelector('form').submit();
    })`);
    await open(`?lang=${lang}`);
    await eventually(async () => (await page.$('[type=checkbox]').catch(() => null)) !== null);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(await barriersOn(page)).toEqual([]);
    const box = await page.$eval('label', (label) => label.getBoundingClientRect().height);
    expect(box).toBeGreaterThanOrEqual(44);
  });
});

describe.each([true, false])('with JavaScript %s, a customer', (scripts) => {
  beforeEach(() => page.setJavaScriptEnabled(scripts));

  test('is declined once, is told why, pays, and sees it paid', async () => {
    await open();
    await press('button');
    expect(page.url()).toContain(`${shop.stripe.url}/c/pay/`);
    shop.stripe.pay(page.url(), { outcome: 'insufficient_funds' });
    await shop.stripe.webhooks.idle();
    await open();
    expect(await page.$eval('[role=alert]', ({ textContent }) => textContent)).toContain('fonds disponibles');
    await press('button');
    const { success_url } = shop.stripe.pay(page.url());
    await page.goto(success_url);
    await eventually(async () => (await heading().catch(() => '')) === 'C’est payé, merci\u202f!');
    expect(await page.$('button')).toBeNull();
  });

  test('who comes back before Stripe has told is asked to wait, and then sees it paid', async () => {
    await open();
    await press('button');
    shop.stripe.webhooks.hold();
    const { success_url } = shop.stripe.pay(page.url());
    await page.goto(success_url);
    expect(await heading()).toBe('Nous confirmons votre paiement');
    expect(await page.$('button')).toBeNull();
    await shop.stripe.webhooks.release('reversed');
    await eventually(async () => (await heading().catch(() => '')) === 'C’est payé, merci\u202f!');
  });

  test('with an expired link asks for a new one in one press', async () => {
    shop.scene.view = { ...request, state: 'expired' };
    await open();
    await press('button');
    expect(await page.$eval('article', ({ textContent }) => textContent)).toContain('Votre demande est transmise');
    expect(await page.$('button')).toBeNull();
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
