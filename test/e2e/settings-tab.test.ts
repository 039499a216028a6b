/** The settings page in Teams: what an administrator sees, changes and looks at before it is saved. */
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { barriersOn, startBrowser, watchComplaints } from '../browser.ts';
import { deskOf } from '../fixtures/desk.ts';
import * as logos from '../fixtures/logos.ts';
import { eventually } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'quittance-chosen-'));
afterAll(() => rmSync(folder, { recursive: true }));
let browser: Browser;
let sandbox: Sandbox;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([startBrowser(), startSandbox({ platforms: ['teams'] })]);
  // The app knows whoever has used it once; Marie-Ève, who set the company up, begins with the tab.
  await deskOf('teams', sandbox, 'sarah').command('/settings');
  await sandbox.app.command('administrator', 'Sarah O’Keefe');
  const sarah = deskOf('teams', sandbox, 'sarah');
  await eventually('the settings, to be changed', async () => {
    await sarah.command('/settings');
    return sarah.form() !== '';
  });
  await sarah.dismiss();
  page = await browser.newPage();
  complaints = watchComplaints(page);
}, 60_000);
afterAll(() => Promise.all([browser?.close(), sandbox?.close()]));

async function open(who: string): Promise<Frame> {
  const tab = `${sandbox.app.url}/teams/tab`;
  await page.goto(`${sandbox.teams.url}/host?${new URLSearchParams({ user: teamsIdOf(who), tab })}`);
  const frame = await page.waitForFrame((one) => one.url() === tab);
  await frame.waitForSelector('form button[type=submit]');
  return frame;
}
const type = (frame: Frame, id: string, value: string) =>
  frame.$eval(
    `[name="${id}"]`,
    (input, text) => {
      Object.assign(input, { value: text });
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    value,
  );
const words = (frame: Frame) => frame.$eval('main', ({ innerText }) => innerText.replace(/\s+/g, ' '));
async function save(frame: Frame, sign: string): Promise<void> {
  await frame.click('form button[type=submit]');
  await frame.waitForFunction(`document.body.innerText.includes(${JSON.stringify(sign)})`);
}
async function goTo(frame: Frame, section: string, field: string): Promise<void> {
  await frame.select('[name=section]', section);
  await frame.waitForSelector(`[name="${field}"]`);
}
/** What the example shows, once it says this. */
async function example(sign: string): Promise<string> {
  for (;;) {
    for (const frame of page.frames().filter((one) => one.url().includes('/example/'))) {
      const shown = await frame.$eval('body', ({ innerText }) => innerText).catch((error: unknown) => String(error));
      if (shown.includes(sign)) return shown;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
/** Waits until the example has it. */
async function exampleWith(selector: string): Promise<void> {
  await eventually(`an example with ${selector}`, async () => {
    const frames = page.frames().filter((one) => one.url().includes('/example/'));
    const found = await Promise.all(frames.map((frame) => frame.$(selector).catch(() => null)));
    return found.some((one) => one !== null);
  });
}
const choose = async (frame: Frame, name: string, bytes: Uint8Array) => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const input = await frame.waitForSelector('input[type=file]');
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
};

describe('the settings page', () => {
  test('is filled in, shows the papers as they would be, and is saved with a logo', async () => {
    const frame = await open('marie-eve');
    expect(await words(frame)).toContain('Nom de l’entreprise');
    await type(frame, 'name', 'Garage Boréal inc.');
    expect(await example('Garage Boréal inc.')).toContain('Facture');
    // The text that customers get follows, and takes nothing away from who goes on typing.
    await frame.waitForFunction(`document.querySelector('blockquote')?.innerText.includes('Garage Boréal inc.')`);
    await frame.focus('[name=name]');
    await page.keyboard.type(' 2', { delay: 450 });
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await frame.waitForFunction(
      `document.activeElement?.name === 'name' && document.activeElement.value.endsWith('inc.')`,
    );
    await choose(frame, 'logo.png', await logos.pngLogo());
    await frame.waitForFunction(`document.body.innerText.includes('Il n’est pas encore enregistré')`);
    await exampleWith('img');
    await save(frame, 'C’est enregistré.');
    await frame.waitForFunction('document.querySelector("form img")?.naturalWidth === 400');
    expect(await frame.$eval(':focus', ({ textContent }) => textContent)).toContain('C’est enregistré.');
    expect(complaints.filter((one) => !/validDomains/.test(one))).toEqual([]);
  });

  test('a logo that is chosen as the form is drawn anew is taken, and what was typed just before stays', async () => {
    const frame = await open('marie-eve');
    const logo = Buffer.from(await logos.jpegLogo(300, 300)).toString('base64');
    await frame.evaluate(`(async () => {
      const [ask, found] = [window.fetch, (selector) => document.querySelector(selector)];
      const until = async (isSo) => { while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5)); };
      let isHeld = false, release;
      const held = new Promise((resolve) => { release = resolve; });
      // Each is answered late: the first when it is let go, those after it when what is typed would be told.
      window.fetch = async (...asked) => {
        const late = isHeld ? new Promise((resolve) => setTimeout(resolve, 800)) : held;
        const answer = await ask(...asked);
        isHeld = true;
        await late;
        return answer;
      };
      const type = (value) => {
        Object.assign(found('[name=name]'), { value }).dispatchEvent(new Event('input', { bubbles: true }));
      };
      type('Garage A');
      await until(() => isHeld);
      type('Garage B');
      const earlier = found('input[type=file]');
      release();
      await until(() => found('input[type=file]') !== earlier);
      const chosen = new DataTransfer();
      chosen.items.add(new File([Uint8Array.from(atob('${logo}'), (letter) => letter.charCodeAt(0))], 'logo.png'));
      Object.assign(found('input[type=file]'), { files: chosen.files }).dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await frame.waitForFunction(`document.body.innerText.includes('Il n’est pas encore enregistré')`);
    await frame.waitForFunction(`document.querySelector('blockquote').innerText.includes('Garage B')`);
    expect(await frame.$eval('[name=name]', ({ value }) => value)).toBe('Garage B');
  });

  test('says what is wrong at its field, and keeps what was typed', async () => {
    const frame = await open('sarah');
    await choose(frame, 'logo.png', logos.pdf);
    await frame.waitForFunction(`document.body.innerText.includes('This is not a PNG, JPEG or WebP picture')`);
    await type(frame, 'phone', '555');
    await save(frame, 'phone number');
    expect(await frame.$eval('[name=phone]', ({ value }) => value)).toBe('555');
    expect(await frame.$eval('[name=phone]', (input) => input.getAttribute('aria-invalid'))).toBe('true');
    await choose(frame, 'large.png', Buffer.alloc(2_000_001));
    await frame.waitForFunction(`document.body.innerText.includes('This file is larger than 2 MB')`);
  });

  test('goes from section to section, and footnotes are nothing but text on the example', async () => {
    const frame = await open('marie-eve');
    await goTo(frame, 'invoices', 'invoice-footnote-fr');
    await type(frame, 'invoice-footnote-fr', '<script>alert(1)</script> {{company}} \u202Eenvers');
    expect(await example('{{company}}')).toContain('<script>alert(1)</script>');
    await frame.waitForFunction(`document.body.innerText.includes('Manquant en anglais')`);
    // Where nothing looks different, the field stays the one that somebody is typing in.
    await frame.$eval('[name="terms-fr"]', (field) => field.setAttribute('data-own', ''));
    await type(frame, 'invoice-footnote-fr', 'Merci, et à bientôt');
    expect(await example('à bientôt')).toContain('Merci');
    expect(await frame.$$('[name="terms-fr"][data-own]')).toHaveLength(1);
    await save(frame, 'C’est enregistré.');
    await goTo(frame, 'payments', 'amount-limit');
    expect(await frame.$$('[name=rooms]')).not.toHaveLength(0);
  });

  test('of two who save at once, the second sees what the first changed', async () => {
    const frame = await open('marie-eve');
    const sarah = deskOf('teams', sandbox, 'sarah');
    await sarah.command('/settings');
    await sarah.fill({ 'time-zone': 'America/Halifax' });
    await sarah.submit();
    await sarah.dismiss();
    await type(frame, 'name', 'Garage Boréal 2');
    await save(frame, 'Rien n’a été écrasé');
    expect(await frame.$eval('[name=time-zone]', ({ value }) => value)).toBe('America/Halifax');
    await save(frame, 'C’est enregistré.');
  });

  test.each(['marie-eve', 'sarah'])(
    'has no barrier in any theme, for %s, and stands within 320 pixels',
    async (who) => {
      await page.setBypassCSP(true);
      const frame = await open(who);
      for (const section of ['information', 'invoices', 'payments', 'administrators']) {
        const field = { information: 'name', invoices: 'tax-numbers', payments: 'amount-limit' }[section];
        if (section !== 'information') await goTo(frame, section, field ?? 'administrators');
        for (const [theme, width] of Object.entries({ default: 320, dark: 320, contrast: 1280 })) {
          await page.setViewport({ width, height: 640 });
          await page.select('select', theme);
          await frame.waitForSelector(`html[data-theme=${theme === 'default' ? 'light' : theme}]`);
          expect(await frame.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
          expect([section, theme, await barriersOn(frame)]).toEqual([section, theme, []]);
        }
      }
      await page.setBypassCSP(false);
    },
    60_000,
  );
});

describe('what the page asks for', () => {
  const act = async (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${sandbox.app.url}/teams/tab/edit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  test('is given to nobody without a token, and odd bodies are a plain 4xx', async () => {
    expect((await act({ what: 'open', lang: 'fr' })).status).toBe(401);
    const authorization = `Bearer ${await sandbox.teams.ssoToken(teamsIdOf('marie-eve'))}`;
    for (const body of ['{', '[]', '{"what":1}', '{"what":"send","lang":"fr","values":[]}', '"x"'])
      expect([body, (await act(body, { authorization })).status]).toEqual([body, 400]);
    const unknown = await act({ what: 'send', lang: 'fr', form: 'constructor', values: {} }, { authorization });
    expect(unknown.status).toBe(200);
    expect(JSON.stringify(await unknown.json())).toContain('version précédente');
  });

  test('an example is drawn for our own page alone', async () => {
    const post = (headers: Record<string, string>, token = 'x') =>
      fetch(`${sandbox.app.url}/teams/tab/example/invoice`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ token, asked: '{}' }),
      });
    expect((await post({})).status).toBe(401);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(401);
  });
});
