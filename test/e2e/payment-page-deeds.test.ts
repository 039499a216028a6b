import { beforeEach, describe, expect, test } from '@jest/globals';
import { barriersOn } from '../browser.ts';
import { complaints, eventually, heading, open, openBrowser, page, press, shop } from './payment-page-browser.ts';
import { request } from './payment-page-rig.ts';

openBrowser();

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
