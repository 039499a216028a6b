import { describe, expect, test } from '@jest/globals';
import { JOHN, MARIE } from '../adapters/sandbox-teams-tenant.ts';
import { REFUSED_LIST } from '../adapters/teams-tab-rig.ts';
import { barriersOn } from '../browser.ts';
import {
  browser,
  button,
  choose,
  complaints,
  HERE,
  heading,
  office,
  open,
  openTeams,
  page,
  teams,
  wordsOn,
} from './teams-tab-browser.ts';

openTeams();

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
    page.on('request', (request) => void (request.url().includes('/content?') ? request.abort() : request.continue()));
    expect(await heading(await open(MARIE))).toBe('Impossible de charger les paramètres');
  });
});
