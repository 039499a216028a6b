/** The settings tab as a member meets it: Microsoft's own library in a real browser, framed by a stand-in for Teams. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'puppeteer-core';
import type { Teams } from '../../sandbox/teams/teams.ts';
import { JOHN, MARIE, TENANT_ID } from '../adapters/sandbox-teams-tenant.ts';
import { type Office, openOffice, PUBLIC_URL, REFUSED_LIST, startTenant } from '../adapters/teams-tab-rig.ts';
import { barriersOn, startBrowser, watchComplaints } from '../browser.ts';
import { startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';

const HERE = `teams:${TENANT_ID}` as const;

let browser: Browser;
let teams: Teams;
let office: Office;
let page: Page;
let complaints: string[];
let onEnd: (() => Promise<void>) | undefined;

beforeAll(async () => {
  [browser, teams] = await Promise.all([startBrowser(), startTenant()]);
});
afterAll(() => Promise.all([browser.close(), teams.close()]));

beforeEach(async () => {
  office = await openOffice(teams);
  page = await browser.newPage();
  complaints = watchComplaints(page);
});
afterEach(async () => {
  teams.faults.clear();
  await onEnd?.();
  onEnd = undefined;
  await page.close();
  await office.close();
});

/** Opens the tab in Teams and gives what is in the frame, once it shows something other than that it loads. */
async function open(user: string, more: Record<string, string> = {}, path = '/teams/tab'): Promise<Frame> {
  await page.goto(`${teams.url}/host?${new URLSearchParams({ user, tab: office.rig.url + path, ...more })}`);
  const frame = await page.waitForFrame((one) => one.url().startsWith(office.rig.url));
  await settled(frame);
  return frame;
}
const settled = (frame: Frame) => frame.waitForSelector('main[aria-busy=false]');
/** Chooses a theme in Teams. */
async function choose(frame: Frame, theme: string): Promise<void> {
  await page.select('select', theme);
  await frame.waitForSelector(`html[data-theme=${theme === 'default' ? 'light' : theme}]`);
}
const heading = (frame: Frame) => frame.$eval('h1', ({ textContent }) => textContent);
const wordsOn = (frame: Frame) => frame.$eval('main', ({ innerText }) => innerText.replace(/\s+/g, ' '));
const button = (frame: Frame) => frame.waitForSelector('button').then((found) => found!);

/** Each state of the tab: how it comes about, and its heading in both languages. */
const STATES: Record<string, { fr: string; en: string; asked?: Record<string, string>; path?: string; come?(): void }> =
  {
    shown: { fr: 'Paramètres', en: 'Settings' },
    'without rooms': {
      fr: 'Paramètres',
      en: 'Settings',
      come: () => {
        office.companies[HERE] = { ...office.companies[HERE]!, rooms: [] };
      },
    },
    'with long words': {
      fr: 'Paramètres',
      en: 'Settings',
      come: () => {
        const known = office.companies[HERE]!;
        const rooms = known.rooms.map((room) => ({ ...room, name: 'Service-et-pièces-'.repeat(8) }));
        office.companies[HERE] = { ...known, name: 'W'.repeat(80), rooms };
      },
    },
    'not linked': {
      fr: 'Cette organisation Teams n’est pas encore liée à une entreprise',
      en: 'This Teams organization is not linked to a company yet',
      come: () => {
        delete office.companies[HERE];
      },
    },
    'no token from Teams': {
      fr: 'Teams n’a pas pu confirmer votre identité',
      en: 'Teams could not sign you in',
      asked: { deny: 'resourceRequiresConsent' },
    },
    'the server fails': {
      fr: 'Impossible de charger les paramètres',
      en: 'The settings could not be loaded',
      come: () => teams.faults.add({ kind: 'server-error', operation: 'openId' }),
    },
    configuration: {
      fr: 'Ajouter les paramètres de Quittance',
      en: 'Add the Quittance settings',
      asked: { frame: 'settings' },
      path: '/teams/tab/config',
    },
  };

describe.each([
  ['fr', MARIE],
  ['en', JOHN],
] as const)('in %s', (tongue, user) => {
  test.each(Object.keys(STATES))('%s: no barrier, nothing beside 320 pixels, in all three themes', async (state) => {
    const { asked, path, come, ...headings } = STATES[state]!;
    await page.setBypassCSP(true); // axe is a script from outside, which the page's own policy refuses
    come?.();
    const frame = await open(user, asked, path);
    expect(await heading(frame)).toBe(headings[tongue]);
    expect(await frame.$eval('html', ({ lang }) => lang)).toBe(tongue);
    for (const [theme, width] of Object.entries({ default: 320, dark: 320, contrast: 1280 })) {
      await page.setViewport({ width, height: 640 });
      await choose(frame, theme);
      expect(await frame.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await barriersOn(frame)).toEqual([]);
    }
  });
});

describe('the tab', () => {
  test('shows the company and its rooms, and asks nobody but us', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const frame = await open(MARIE);
    const shown = await wordsOn(frame);
    for (const part of [
      'Garage Boréal Renseignements sur l’entreprise',
      'Numéro de téléphone 514 555-0100',
      'Fuseau horaire Est (Montréal, Toronto)',
      'Devise Dollars canadiens (CAD)',
      'service Slack Suit les demandes envoyées d’ici et celles envoyées d’une conversation privée',
      'pieces Slack Suit seulement les demandes envoyées d’ici',
      'Garage Boréal > Service Teams Suit les demandes envoyées d’ici et celles envoyées d’une',
      'Ancien comptoir Teams Quittance en a été retiré',
    ]) {
      expect(shown).toContain(part);
    }
    const ours = [`${office.rig.url}/`, `${teams.url}/`, 'data:'];
    expect(asked.filter((url) => !ours.some((start) => url.startsWith(start)))).toEqual([]);
    expect(complaints.filter((complaint) => !complaint.includes(REFUSED_LIST))).toEqual([]);
    expect(await browser.cookies()).toEqual([]);
    expect(await page.title()).toBe('Teams stand-in: a tab');
    expect(await frame.title()).toBe('Paramètres');
    expect(await page.$eval('output', ({ dataset }) => dataset.ready)).toBe('true');
  });

  test('comes in the theme of Teams, and follows it as it is changed', async () => {
    const frame = await open(MARIE, { theme: 'dark' });
    const look = () => frame.$eval('body', (body) => body.computedStyleMap().get('background-color')?.toString());
    const looks = [await look()];
    for (const theme of ['contrast', 'default', 'dark']) {
      await choose(frame, theme);
      looks.push(await look());
    }
    expect(looks).toEqual(['rgb(31, 31, 31)', 'rgb(0, 0, 0)', 'rgb(245, 245, 245)', 'rgb(31, 31, 31)']);
  });

  test('keeps its lines where the system forces its own colours', async () => {
    const frame = await open(MARIE);
    const target = await browser.waitForTarget((one) => one.url() === frame.url());
    const client = await target.createCDPSession();
    await client.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    const line = await frame.$eval('section', (section) => {
      const styles = section.computedStyleMap();
      return `${styles.get('border-top-style')} ${styles.get('border-top-color')}`;
    });
    // Chromium's emulation writes in black.
    expect(line).toBe('solid rgb(0, 0, 0)');
  });

  test('shows what is typed by people as text, never as markup', async () => {
    const bad = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const known = office.companies[HERE]!;
    office.companies[HERE] = {
      ...known,
      name: bad,
      rooms: [{ id: 'slack:T1/C1', name: bad, told: true, closed: false }],
    };
    const frame = await open(MARIE);
    expect(await frame.$$eval('img, main script', ({ length }) => length)).toBe(0);
    expect(await frame.$eval('.company', ({ textContent }) => textContent)).toBe(bad);
    expect(await frame.$eval('li strong', ({ textContent }) => textContent)).toBe(bad);
  });

  test('is tried again by keyboard alone, and the keyboard goes on from there', async () => {
    teams.faults.add({ kind: 'server-error', operation: 'openId' });
    const frame = await open(MARIE);
    expect(await heading(frame)).toBe('Impossible de charger les paramètres');
    expect(await frame.$eval('[role=status]', ({ textContent }) => textContent)).toBe(await heading(frame));
    teams.faults.clear();
    const retry = await button(frame);
    await retry.focus();
    expect(
      await retry.evaluate((one) => [one.textContent, one.computedStyleMap().get('outline-width')?.toString()]),
    ).toEqual(['Réessayer', '3px']);
    expect((await retry.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await page.keyboard.press('Enter');
    await frame.waitForSelector('section');
    expect(await frame.$eval(':focus', ({ textContent }) => textContent)).toBe('Paramètres');
  });

  test('finds the company as soon as it is linked', async () => {
    const company = office.companies[HERE]!;
    delete office.companies[HERE];
    const frame = await open(JOHN);
    expect(await wordsOn(frame)).toContain('type /quickpay there');
    office.companies[HERE] = company;
    await (await button(frame)).click();
    await frame.waitForSelector('section');
    expect(await wordsOn(frame)).toContain('Follows requests sent from here, and those sent from private chats');
  });

  test('says that the server does not believe Teams, as when Teams gives no token', async () => {
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const { authorization, ...headers } = request.headers();
      void request.continue(authorization ? { headers: { ...headers, authorization: 'Bearer forged' } } : {});
    });
    const frame = await open(MARIE);
    expect(await heading(frame)).toBe('Teams n’a pas pu confirmer votre identité');
  });

  test('says that the connection is gone', async () => {
    await page.setRequestInterception(true);
    page.on('request', (request) => void (request.url().includes('/settings?') ? request.abort() : request.continue()));
    expect(await heading(await open(MARIE))).toBe('Impossible de charger les paramètres');
  });
});

describe('outside Teams', () => {
  test.each(['/teams/tab', '/teams/tab/config'])('%s opened by hand says where it belongs', async (path) => {
    await page.setExtraHTTPHeaders({ 'accept-language': 'fr-CA' });
    await page.setBypassCSP(true);
    await page.goto(office.rig.url + path);
    await settled(page.mainFrame());
    expect(await heading(page.mainFrame())).toBe('Cette page s’ouvre dans Microsoft Teams');
    expect(await page.$$('button')).toEqual([]);
    expect(await barriersOn(page)).toEqual([]);
    await page.setExtraHTTPHeaders({ 'accept-language': 'en' });
    await page.reload();
    await settled(page.mainFrame());
    expect(await heading(page.mainFrame())).toBe('This page belongs in Microsoft Teams');
  });

  test('another site cannot frame it', async () => {
    const elsewhere = teams.url.replace('127.0.0.1', 'localhost');
    const violation = new Promise<string>((resolve) => page.on('console', (message) => resolve(message.text())));
    await page.goto(`${elsewhere}/host?${new URLSearchParams({ user: MARIE, tab: `${office.rig.url}/teams/tab` })}`);
    expect(await violation).toContain('frame-ancestors');
    expect(page.frames().filter((frame) => frame.url().startsWith(office.rig.url))).toEqual([]);
  });

  test('only the stand-in that is configured counts as Teams: another one gets no answer', async () => {
    const second = await startTenant();
    onEnd = second.close;
    await page.setExtraHTTPHeaders({ 'accept-language': 'en' });
    await page.setRequestInterception(true);
    page.on('request', async (request) => {
      if (!request.url().endsWith('/teams.js')) return request.continue();
      const script = await (await fetch(request.url())).text();
      // The page's patience, which a test has not.
      await request.respond({ contentType: 'text/javascript', body: script.replace('15_000', '100') });
    });
    await page.goto(`${second.url}/host?${new URLSearchParams({ user: MARIE, tab: `${office.rig.url}/teams/tab` })}`);
    const frame = await page.waitForFrame((one) => one.url().startsWith(office.rig.url));
    await settled(frame);
    expect(await heading(frame)).toBe('The settings could not be loaded');
    expect(await page.$eval('output', ({ dataset }) => dataset.ready)).toBeUndefined();
    await Promise.all([frame.waitForNavigation(), (await button(frame)).click()]);
    await settled(frame);
    expect(await heading(frame)).toBe('The settings could not be loaded');
  });
});

describe('adding the tab to a channel', () => {
  test('gives Teams its address and its name when Save is pressed', async () => {
    const frame = await open(MARIE, { frame: 'settings' }, '/teams/tab/config');
    expect(await wordsOn(frame)).toContain('Choisissez Enregistrer pour l’ajouter.');
    await page.waitForSelector('button:not([disabled])');
    await page.click('button');
    await page.waitForFunction('document.querySelector("output").textContent !== ""');
    const { said, settings } = await page.$eval('output', ({ textContent, dataset }) => ({
      said: textContent,
      settings: dataset.settings,
    }));
    expect(said).toBe('Saved');
    expect(JSON.parse(settings ?? '')).toEqual({
      entityId: 'settings',
      contentUrl: `${PUBLIC_URL}/teams/tab`,
      suggestedDisplayName: 'Paramètres de Quittance',
    });
  });

  test('cannot be saved where Teams shows the page as something else', async () => {
    const frame = await open(JOHN, {}, '/teams/tab/config');
    expect(await heading(frame)).toBe('This page belongs in Microsoft Teams');
    expect(await page.$eval('button', ({ disabled }) => disabled)).toBe(true);
  });
});

test('the running app shows its company and the rooms of both platforms', async () => {
  const sandbox = await startSandbox({ platforms: ['slack', 'teams'] });
  onEnd = sandbox.close;
  const user = teamsIdOf('marie-eve');
  const tab = `${sandbox.app.url}/teams/tab`;
  await page.goto(`${sandbox.teams.url}/host?${new URLSearchParams({ user, tab })}`);
  const frame = await page.waitForFrame((one) => one.url() === tab);
  await settled(frame);
  const shown = await wordsOn(frame);
  expect(shown).toMatch(/^Paramètres Garage Boréal/);
  expect(shown).toMatch(/service Slack Suit.* Teams Suit/);
}, 60_000);
