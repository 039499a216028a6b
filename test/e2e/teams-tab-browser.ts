/** The settings tab as a member meets it: Microsoft’s own library in a real browser, framed by a stand-in for Teams. */
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Browser, Frame, Page } from 'puppeteer-core';
import type { Teams } from '../../sandbox/teams/teams.ts';
import { TENANT_ID } from '../adapters/sandbox-teams-tenant.ts';
import { type Office, openOffice, startTenant } from '../adapters/teams-tab-rig.ts';
import { startBrowser, watchComplaints } from '../browser.ts';

export const HERE = `teams:${TENANT_ID}` as const;

export let browser: Browser;

export let teams: Teams;

export let office: Office;

export let page: Page;

export let complaints: string[];

let end: (() => Promise<void>) | undefined;
/** Closes what one test alone has opened. */
export const atEnd = (close: () => Promise<void>): void => {
  end = close;
};

/** Opens the tab in Teams and gives what is in the frame, once it shows something other than that it loads. */
export async function open(user: string, more: Record<string, string> = {}, path = '/teams/tab'): Promise<Frame> {
  await page.goto(`${teams.url}/host?${new URLSearchParams({ user, tab: office.rig.url + path, ...more })}`);
  const frame = await page.waitForFrame((one) => one.url().startsWith(office.rig.url));
  await settled(frame);
  return frame;
}

export const settled = (frame: Frame) => frame.waitForSelector('main[aria-busy=false]');

/** Chooses a theme in Teams. */
export async function choose(frame: Frame, theme: string): Promise<void> {
  await page.select('select', theme);
  await frame.waitForSelector(`html[data-theme=${theme === 'default' ? 'light' : theme}]`);
}

export const heading = (frame: Frame) => frame.$eval('h1', ({ textContent }) => textContent);

export const wordsOn = (frame: Frame) => frame.$eval('main', ({ innerText }) => innerText.replace(/\s+/g, ' '));

export const button = (frame: Frame) => frame.waitForSelector('button').then((found) => found!);

/** Opens what each test works with, and closes it. */
export function openTeams(): void {
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
    await end?.();
    end = undefined;
    await page.close();
    await office.close();
  });
}
