/** The personal tab of Teams with a day's work of a busy desk on it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'puppeteer-core';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { Store } from '../../src/ports.ts';
import { barriersOn, startBrowser } from '../browser.ts';
import { deskOf } from '../fixtures/desk.ts';
import { eventually, readable } from '../fixtures/reading.ts';
import { freshRequest } from '../fixtures/requests.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';

const HOSTILE = '<img src=x onerror=alert(1)> <b>gras</b> &amp; **dièse** [lien](https://evil.example)';
const now = Date.now();

/** A request of an hour ago or more, shown in no room. */
function stored(place: number, change: Partial<PaymentRequest> = {}): PaymentRequest {
  const own = { id: `pay_${place}`, key: `key:${place}`, linkHash: `hash ${place}`, debt: `debt ${place}` };
  const { due: _, ...request } = freshRequest({ ...own, companyId: 'com_garage-boreal' });
  const reference = `RO${6000 + place}`;
  return {
    ...{ ...request, cards: [], outbox: [], reference, referenceKey: reference },
    ...{ amount: { minor: 1_000 + place, currency: 'CAD' as const } },
    ...{ createdAt: new Date(now - 3_600_000 + place), linkExpiresAt: new Date(now + 86_400_000) },
    ...change,
  };
}
const paid = (place: number) => {
  const { amount, debt: _, ...request } = stored(place);
  return {
    ...request,
    amount,
    state: 'paid' as const,
    payments: [{ id: `pi_${place}`, amount, at: new Date(now - place) }],
  };
};
const failed = { at: new Date(), state: 'failed', reason: 'landline' } as const;

let [browser, sandbox, page]: [Browser, Sandbox, Page] = [] as never;
beforeAll(async () => {
  const seedStore = async (store: Store) => {
    for (let place = 0; place < 23; place += 1) await store.requests.insert(stored(place));
    for (let place = 100; place < 113; place += 1) await store.requests.insert(paid(place));
    const customer = { id: 'cus_x', phone: '+15145550188', name: HOSTILE };
    await store.requests.insert(stored(90, { texts: [{ id: 'txt_90', ...failed }], customer }));
    await store.requests.insert(stored(91, { companyId: 'com_other', key: 'other' }));
  };
  [browser, sandbox] = await Promise.all([startBrowser(), startSandbox({ platforms: ['teams'], seedStore })]);
  page = await browser.newPage();
  await page.setBypassCSP(true);
}, 60_000);
afterAll(() => Promise.all([browser?.close(), sandbox?.close()]));

async function open(who: string): Promise<Frame> {
  await deskOf('teams', sandbox, who).command('/help');
  const tab = `${sandbox.app.url}/teams/tab/home`;
  await page.goto(`${sandbox.teams.url}/host?${new URLSearchParams({ user: teamsIdOf(who), tab, bare: '' })}`);
  const frame = await page.waitForFrame((one) => one.url().startsWith(tab));
  await frame.waitForSelector('main[aria-busy=false]');
  return frame;
}
const wordsOn = async (frame: Frame) => readable(await frame.$eval('main', (main) => main.innerText));
const until = async (frame: Frame, ...words: string[]) => {
  for (const word of words) await eventually(word, async () => (await wordsOn(frame)).includes(word));
};
/** Presses the first button of this name under this heading. */
const press = (frame: Frame, label: string, under: string) =>
  frame.evaluate(`{
    const all = [...document.querySelectorAll('h2, button')];
    const from = all.findIndex((one) => one.tagName === 'H2' && one.textContent.includes(${JSON.stringify(under)}));
    all.slice(from).find((one) => one.tagName === 'BUTTON' && one.textContent === ${JSON.stringify(label)}).click();
  }`);
const references = async (frame: Frame, part: RegExp) =>
  [...(part.exec(await wordsOn(frame))?.[1] ?? '').matchAll(/· (RO\d{4})/g)].map(([, name]) => name);
const from = (first: number) => Array.from({ length: 8 }, (_, place) => `RO${first + place}`);

test('each list shows eight, then the next ones, then the first again; the largest come first when one says so', async () => {
  const frame = await open('sarah');
  await until(frame, 'Waiting to be paid (24)', 'Needs attention (1)', '(13)');
  const openOnes = () => references(frame, /Waiting to be paid \(\d+\)(.*?)Paid today/s);
  expect(await openOnes()).toEqual(from(6000));
  await press(frame, 'Show more', 'Waiting to be paid');
  await until(frame, 'RO6008', 'Back to the first ones');
  expect(await openOnes()).toEqual(from(6008));
  await press(frame, 'Back to the first ones', 'Waiting to be paid');
  await until(frame, 'RO6000');
  await press(frame, 'Largest first', 'Waiting to be paid');
  await until(frame, 'RO6022', 'Oldest first');
  expect((await openOnes()).slice(0, 2)).toEqual(['RO6090', 'RO6022']);
  await press(frame, 'Show more', 'Paid today');
  await until(frame, 'RO6112');
  expect(await wordsOn(frame)).not.toContain('RO6091');
});

test('what people are called stands there as it is written, and is nothing else', async () => {
  const frame = await open('marie-eve');
  await until(frame, HOSTILE);
  expect(await frame.$$('main :is(img, b, a[href*=evil])')).toEqual([]);
  for (const [theme, width] of Object.entries({ light: 320, dark: 1280 })) {
    await page.setViewport({ width, height: 900 });
    await frame.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
    expect(await frame.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await barriersOn(frame)).toEqual([]);
  }
});
