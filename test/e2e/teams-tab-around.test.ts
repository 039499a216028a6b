import { describe, expect, test } from '@jest/globals';
import { JOHN, MARIE } from '../adapters/sandbox-teams-tenant.ts';
import { PUBLIC_URL, startTenant } from '../adapters/teams-tab-rig.ts';
import { barriersOn } from '../browser.ts';
import { startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';
import { atEnd, button, heading, office, open, openTeams, page, settled, teams, wordsOn } from './teams-tab-browser.ts';

openTeams();

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
    atEnd(second.close);
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
  atEnd(sandbox.close);
  const user = teamsIdOf('marie-eve');
  const tab = `${sandbox.app.url}/teams/tab`;
  await page.goto(`${sandbox.teams.url}/host?${new URLSearchParams({ user, tab })}`);
  const frame = await page.waitForFrame((one) => one.url() === tab);
  await settled(frame);
  const shown = await wordsOn(frame);
  expect(shown).toMatch(/^Paramètres Garage Boréal/);
  expect(shown).toMatch(/service Slack Suit.* Teams Suit/);
}, 60_000);
