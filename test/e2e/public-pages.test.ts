import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'puppeteer-core';
import { mountPages } from '../../adapters/web/pages.ts';
import type { Operator } from '../../cards/pages/public-pages.ts';
import { teamsManifest } from '../../manifests/teams.ts';
import { appWith, type Rig, serve } from '../adapters/web-rig.ts';
import { barriersOn, startBrowser, watchComplaints } from '../browser.ts';

const publicUrl = 'https://pay.example';
const operator = {
  name: 'Garage Boréal inc.',
  email: 'aide@garageboreal.ca',
  securityContact: 'mailto:alerte@garageboreal.ca',
};
const PATHS = ['/', '/privacy', '/terms', '/support'];
const TEXT = '/.well-known/security.txt';

const open = (about: { operator?: Operator }) =>
  serve((web, log) =>
    mountPages(web, {
      app: appWith({ page: async () => undefined }),
      clock: { now: () => new Date('2026-03-01T19:00:00Z') },
      ...{ log, payAt: ['https://checkout.stripe.com'], publicUrl, ...about },
    }),
  );

let rig: Rig;
let nameless: Rig;
let browser: Browser;
beforeAll(async () => {
  [rig, nameless, browser] = await Promise.all([open({ operator }), open({}), startBrowser()]);
});
afterAll(() => Promise.all([rig.close(), nameless.close(), browser.close()]));

const ask = (path: string, headers: Record<string, string> = {}, from = rig) => fetch(from.url + path, { headers });

describe.each(['fr', 'en'])('in %s', (lang) => {
  test('every page has no barrier, fits 320 pixels, complains of nothing, and leads to all the others', async () => {
    const page = await browser.newPage();
    const complaints = watchComplaints(page);
    for (const path of PATHS) {
      await page.setBypassCSP(false);
      await page.setViewport({ width: 320, height: 640 });
      await page.goto(`${rig.url}${path}?lang=${lang}`);
      expect(await page.$eval('html', ({ lang: said }) => said)).toBe(lang);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      const links = await page.$$eval('a', (all) => all.map((one) => one.getAttribute('href')));
      const others = PATHS.filter((one) => one !== path).map((one) => `${one}?lang=${lang}`);
      expect(links).toEqual([
        'mailto:aide%40garageboreal.ca',
        ...others,
        `${path}?lang=${lang === 'fr' ? 'en' : 'fr'}`,
      ]);
      // Axe is a script from outside, which the page's own policy refuses.
      await page.setBypassCSP(true);
      await page.reload();
      expect(await barriersOn(page)).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });
});

test('the browser’s language decides until one is chosen', async () => {
  const said = async (path: string, accepted?: string) => {
    const html = await (await ask(path, accepted ? { 'accept-language': accepted } : {})).text();
    return /<html lang="(..)">/.exec(html)?.[1];
  };
  expect(await said('/', 'en-CA,fr;q=0.5')).toBe('en');
  expect(await said('/', 'fr-CA,en;q=0.5')).toBe('fr');
  expect(await said('/', 'de')).toBe('fr');
  expect(await said('/privacy?lang=en', 'fr')).toBe('en');
  expect(await said('/privacy?lang=%3Cscript%3E', 'en')).toBe('en');
  expect((await ask('/')).headers.get('vary')).toContain('Accept-Language');
});

test('they say who runs the server, or that nobody has said so', async () => {
  for (const path of PATHS) {
    expect(await (await ask(`${path}?lang=fr`)).text()).toContain('exploité par Garage Boréal inc.</p>');
    expect(await (await ask(`${path}?lang=en`, {}, nameless)).text()).toContain('has not written a name here yet');
  }
});

test('they hold nothing that a script or another site could use', async () => {
  for (const path of [...PATHS, TEXT]) {
    const { headers } = await ask(path);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
    expect(headers.has('set-cookie')).toBe(false);
  }
});

test('security.txt says where to report a weakness, for less than a year, and is not there without an address', async () => {
  const answer = await ask(TEXT);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await answer.text()).toBe(
    [
      'Contact: mailto:alerte@garageboreal.ca',
      'Expires: 2026-08-28T19:00:00.000Z',
      'Preferred-Languages: fr, en',
      `Canonical: ${publicUrl}${TEXT}`,
      '',
    ].join('\n'),
  );
  expect((await ask(TEXT, {}, nameless)).status).toBe(404);
  expect(await (await ask('/support')).text()).toContain(TEXT);
  expect(await (await ask('/support', {}, nameless)).text()).not.toContain(TEXT);
});

test('the Teams manifest leads to pages that are there', async () => {
  const { developer } = teamsManifest({ publicUrl, appId: 'a', readsMessages: false });
  expect(Object.values(developer)).toEqual(['Quittance', publicUrl, `${publicUrl}/privacy`, `${publicUrl}/terms`]);
  for (const address of Object.values(developer).slice(1))
    expect((await ask(new URL(address).pathname)).status).toBe(200);
});
