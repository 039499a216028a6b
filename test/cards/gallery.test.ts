import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { LOOKS } from '../../cards/present.ts';
import { galleryPage } from '../../sandbox/cards/gallery.ts';
import { takePagePictures } from '../../sandbox/cards/page-pictures.ts';
import { takePictures } from '../../sandbox/cards/pictures.ts';
import { sheetsOf } from '../../sandbox/cards/sheet.ts';
import { messages, news, screens } from '../../sandbox/cards/specimens.ts';
import { everything } from './drawn.ts';

const sheets = sheetsOf(everything);

test('everything that has a look is shown: a screen, a message and news of each kind', () => {
  const { refused, ...shown } = screens('fr');
  expect(Object.keys(shown).sort()).toEqual(Object.keys(LOOKS.screens).sort());
  expect(Object.keys(refused ?? {}).length).toBeGreaterThan(20);
  expect(Object.keys(messages('fr')).sort()).toEqual([...Object.keys(LOOKS.messages), 'news', 'personal'].sort());
  expect(Object.keys(news('fr')).sort()).toEqual(Object.keys(LOOKS.news).sort());
});

test('every sheet shows one thing in French and English, for Slack and for Teams', () => {
  expect(sheets.length).toBe(everything.length / 2);
  for (const { cells, files } of sheets) {
    expect(cells.map(({ tongue }) => tongue)).toEqual(['fr', 'en']);
    // Where the app itself is opened, Teams shows a page and no card.
    const each = cells.some(({ seenBy }) => seenBy === 'home') ? ['slack'] : ['slack', 'teams'];
    expect(files.map((file) => file.split('/')[0])).toEqual([...each, ...each]);
  }
});

test('a form, a private answer and a card of the room have their pictures taken', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'pictures-'));
  const chosen = sheets.filter(({ name }) => ['quickpay-warnings', 'help', 'request-paid'].includes(name));
  await takePictures(chosen, directory);
  for (const { name } of chosen) {
    const picture = readFileSync(join(directory, 'pictures', `${name}.png`));
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20) > 400]).toEqual([1140, true]);
  }
  rmSync(directory, { recursive: true });
});

test('every state of the customer’s page has its picture taken, at the width of a phone, in French and English', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'pages-'));
  const pages = await takePagePictures(directory);
  const names = pages.map(({ name }) => name);
  const states = ['to-pay', 'declined', 'processing', 'paid', 'cancelled', 'expired', 'refunded', 'refunded-in-part'];
  expect(names).toEqual(expect.arrayContaining(states.map((state) => `page-${state}`)));
  for (const { pictures } of pages) {
    expect(pictures).toEqual([expect.stringMatching(/\.fr\.png$/), expect.stringMatching(/\.en\.png$/)]);
    const [french, english] = pictures.map((file) => readFileSync(join(directory, file)));
    // Nothing on it is wider than the phone.
    expect([french?.readUInt32BE(16), english?.readUInt32BE(16)]).toEqual([780, 780]);
    expect(french?.equals(english ?? Buffer.alloc(0))).toBe(false);
    for (const picture of pictures) expect(galleryPage(sheets, true, [], pages)).toContain(`"${picture}"`);
  }
  rmSync(directory, { recursive: true });
}, 60_000);

test('the gallery leads to every picture, and to what the platforms are sent', () => {
  const page = galleryPage(sheets, true);
  for (const { name, files } of sheets) {
    for (const file of [`pictures/${name}.png`, ...files]) expect(page).toContain(`"${file}"`);
  }
  expect(galleryPage(sheets, false)).not.toContain('<img');
});
