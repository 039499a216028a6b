/** A file of invoices brought in the chat: in Slack in its form, in Teams on the app's own tab, which takes files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Frame } from 'puppeteer-core';
import { startBrowser } from '../browser.ts';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import { eventually, readable } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';

const FRENCH = `No de facture;Client;Téléphone;Solde;Date
F-3001;Ginette Hamel;438 555-0321;1 234,50 $;23/11/2026
F-3002;;;89,95;23/11/2026
`;
const ENGLISH = `Invoice Number,Customer,Phone,Amount Due,Invoice Date
T-3001,Walter Finch,438-555-0322,"1,234.50",05/11/2026
`;

const folder = mkdtempSync(join(tmpdir(), 'quittance-chosen-'));
afterAll(() => rmSync(folder, { recursive: true }));
let [browser, sandbox]: [Browser, Sandbox] = [] as never;
beforeAll(async () => {
  [browser, sandbox] = await Promise.all([startBrowser(), startSandbox({ platforms: ['slack', 'teams'] })]);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});
const says = (who: Desk, words: string) =>
  who.until(() => who.form().includes(words)).catch(() => expect(who.form()).toContain(words));

test('in Slack, in French: chosen, understood, taken over, and then found with /invoice', async () => {
  const marie = deskOf('slack', sandbox, 'marie-eve');
  await marie.command('/import');
  const bytes = Buffer.from(FRENCH, 'latin1');
  await sandbox.slack.attach('U0MARIEEVE', 'file', [{ name: 'factures.csv', mimetype: 'text/csv', bytes, said: {} }]);
  await marie.submit();
  await says(marie, '2 lignes. Voici comment le fichier est compris');
  expect(marie.form()).toMatch(/Reste à payer\W+colonne « Solde »/);
  await marie.submit();
  await eventually('the report', async () => {
    await marie.submit();
    return marie.form().includes('Le dernier fichier a été pris');
  });
  expect(marie.form()).toMatch(/Nouvelles : 1\.[\s\S]*Ligne 3 : elle ne nomme personne/);
  await marie.dismiss();
  await marie.command('/invoice F-3001');
  await says(marie, 'Factures de Ginette Hamel');
  expect(marie.form()).toContain('1 234,50 $');
});

test('in Teams, in English: the window says where files are taken, and there it asks what cannot be seen in the file', async () => {
  const sarah = deskOf('teams', sandbox, 'sarah');
  expect(await sarah.command('/import')).toContain('Open Quittance under Apps, then');
  const page = await browser.newPage();
  const tab = `${sandbox.app.url}/teams/tab/home`;
  const asked = new URLSearchParams({ user: teamsIdOf('sarah'), tab, bare: '' });
  await page.goto(`${sandbox.teams.url}/host?${asked}`);
  const frame = await page.waitForFrame((one) => one.url().startsWith(tab));
  await frame.waitForSelector('main[aria-busy=false]');
  const until = (words: string) =>
    eventually(words, async () => readable(await frame.$eval('main', (main) => main.innerText)).includes(words));
  const press = async (label: string) =>
    (await frame.waitForSelector(`::-p-xpath(//button[contains(., "${label}")])`))?.click();

  await press('Import a file');
  await choose(frame, ENGLISH);
  await until('1 line. This is how the file is understood');
  await frame.select('[name=days]', 'dmy');
  await press('Take it over');
  await eventually('the report', async () => {
    await press('Show how far it is');
    return readable(await frame.$eval('main', (main) => main.innerText)).includes('The last file was taken over');
  });
  await until('1 new, 0 changed, 0 as before.');
  await page.close();
  await sarah.command('/invoice T-3001');
  await says(sarah, 'Invoices of Walter Finch');
  expect(sarah.form()).toMatch(/\$1,234\.50[\s\S]*November 5, 2026/);
});

async function choose(frame: Frame, text: string): Promise<void> {
  const path = join(folder, 'invoices.csv');
  await writeFile(path, text);
  const input = await frame.waitForSelector('input[type=file]');
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
}
