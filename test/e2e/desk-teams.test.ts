import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { TEAMS_ROOMS } from '../../sandbox/demo/garage.ts';
import { barriersOn, startBrowser } from '../browser.ts';
import { deskOf } from '../fixtures/desk.ts';
import { eventually, readable } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';

let [browser, sandbox, page]: [Browser, Sandbox, Page] = [] as never;
beforeAll(async () => {
  [browser, sandbox] = await Promise.all([startBrowser(), startSandbox({ platforms: ['teams'] })]);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

/** The personal tab, as Teams shows it to a member. */
async function open(who: string): Promise<Frame> {
  const tab = `${sandbox.app.url}/teams/tab/home`;
  const asked = new URLSearchParams({ user: teamsIdOf(who), tab, bare: '' });
  await page.setBypassCSP(true); // axe is a script from outside, which the page's own policy refuses
  await page.goto(`${sandbox.teams.url}/host?${asked}`);
  const frame = await page.waitForFrame((one) => one.url().startsWith(tab));
  await frame.waitForSelector('main[aria-busy=false]');
  return frame;
}
const wordsOn = async (frame: Frame) => readable(await frame.$eval('main', (main) => main.innerText));
const until = async (frame: Frame, ...words: string[]) => {
  for (const word of words) await eventually(word, async () => (await wordsOn(frame)).includes(word));
};
const press = async (frame: Frame, label: string) => {
  const found = await frame.waitForSelector(`::-p-xpath(//*[self::button or self::a][contains(., "${label}")])`);
  await found?.click();
};

describe.each([
  {
    tongue: 'fr',
    who: 'marie-eve',
    say: [
      'Demandez un premier paiement',
      'Nouveau paiement',
      'Envoyer le texto',
      'En attente de paiement (1)',
      'Texto remis',
      'Ouvrir la carte',
    ],
    list: [
      'Tous les paiements',
      'Filtrer',
      'Afficher',
      'Rien ne correspond',
      'Ouvrir',
      'Ce qui s’est passé',
      'Revenir à la liste',
    ],
  },
  {
    tongue: 'en',
    who: 'sarah',
    say: [
      'Waiting to be paid (1)',
      'New payment',
      'Send the text',
      'Waiting to be paid (2)',
      'Text delivered',
      'Open the card',
    ],
    list: ['All payments', 'Filter', 'Show payments', 'Nothing matches', 'Open', 'What happened', 'Back to the list'],
  },
] as const)('in $tongue', ({ tongue, who, say: [first, start, send, open1, delivered, card], list }) => {
  const reference = tongue === 'fr' ? 'RO5101' : 'RO5102';

  test('the day is there, a payment starts from it, and is on it', async () => {
    await deskOf('teams', sandbox as never, who).command('/help');
    const frame = await open(who);
    await until(frame, first);
    await press(frame, start);
    await frame.waitForSelector('#reference');
    await frame.type('#customer', 'Julie');
    await frame.waitForSelector('#customer-offers option');
    await frame.type('#amount', tongue === 'fr' ? '125,50' : '125.50');
    await frame.type('#reference', reference);
    await until(frame, reference);
    await press(frame, send);
    await until(frame, open1, delivered, card);
    expect(await frame.$eval('html', ({ lang }) => lang)).toBe(tongue);
    const link = await frame.$eval('a.button', ({ href }) => href);
    expect(link).toContain(`https://teams.microsoft.com/l/message/${encodeURIComponent(TEAMS_ROOMS.service)}/`);
  });

  test('all payments are looked through, filtered and opened, and lead back', async () => {
    const [all, filter, show, nothing, look, happened, back] = list;
    const frame = await open(who);
    await press(frame, all);
    await until(frame, reference);
    await press(frame, filter);
    await frame.waitForSelector('#status');
    await frame.type('#text', 'personne');
    await press(frame, show);
    await until(frame, nothing);
    await press(frame, filter);
    await frame.waitForSelector('#text');
    const typed = await frame.waitForSelector('#text');
    await typed?.click({ count: 3 });
    await typed?.type(reference);
    await press(frame, show);
    await until(frame, reference, 'Julie');
    expect(await barriersOn(frame)).toEqual([]);
    await press(frame, look);
    await until(frame, happened);
    await press(frame, back);
    await until(frame, reference);
  });

  test('nothing is a barrier, on a phone and on a screen, in all three themes', async () => {
    const frame = await open(who);
    for (const [theme, width] of Object.entries({ default: 320, dark: 390, contrast: 1280 })) {
      await page.setViewport({ width, height: 800 });
      await frame.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      expect(await frame.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await barriersOn(frame)).toEqual([]);
    }
    await press(frame, start);
    await frame.waitForSelector('#reference');
    expect(await barriersOn(frame)).toEqual([]);
  });
});

test('who proves nothing, or asks for nothing that is known, is given nothing', async () => {
  const act = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${sandbox.app.url}/teams/tab/act`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  expect((await act('{"verb":"home","key":"k"}')).status).toBe(401);
  const authorization = `Bearer ${await sandbox.teams.ssoToken(teamsIdOf('marie-eve'))}`;
  for (const body of ['{}', '[]', '7', '"x"', '{"verb":{}}', '{"verb":"home"}'])
    expect([body, (await act(body, { authorization })).status]).toEqual([body, 400]);
  for (const verb of ['press', 'send', 'constructor'])
    expect(
      (await act(JSON.stringify({ verb, key: 'k', action: '__proto__', form: 'toString' }), { authorization })).status,
    ).toBe(200);
});

test('whom the app has never met is told by Teams’ rosters', async () => {
  const frame = await open('etienne');
  await until(frame, 'Nouveau paiement');
  expect(await wordsOn(frame)).toContain('RO5101');
});
