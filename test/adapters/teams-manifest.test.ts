import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { EXAMPLE, writeManifests } from '../../manifests/build.ts';
import { frenchTexts, MESSAGE_PERMISSIONS, PERMISSIONS, teamsManifest } from '../../manifests/teams.ts';
import { teamsPackage } from '../../manifests/teams-package.ts';
import { COMMANDS } from '../../src/features.ts';
import { words } from '../../src/i18n/index.ts';
import { readPng } from '../fixtures/png.ts';

const setting = {
  publicUrl: 'https://pay.garage.example',
  appId: '3b6f5a0e-8d1c-4c57-9d43-0f6b1a2c7e58',
  readsMessages: false,
};
const manifest = teamsManifest(setting);
const lists = manifest.bots.flatMap(({ commandLists }) => commandLists);
const actions = manifest.composeExtensions.flatMap(({ commands }) => commands);
const french = frenchTexts();
const packed = unzipSync(teamsPackage(setting));

/** Every text in a value with its place, written as a localisation file names it: `bots[0].commandLists[1]`. */
function textsIn(value: unknown, place = ''): [string, string][] {
  if (typeof value === 'string') return [[place, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, `${place}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => textsIn(item, place ? `${place}.${name}` : name));
}

/** What people read in a manifest, with the most characters that its schema (1.30) lets it have. */
const READ: [RegExp, number][] = [
  [/^name\.short$/, 30],
  [/^name\.full$/, 100],
  [/^description\.short$/, 80],
  [/^description\.full$/, 4000],
  [/^staticTabs\[\d\]\.name$/, 128],
  [/^bots\[0\]\.commandLists\[[0-2]\]\.commands\[\d+\]\.title$/, 128],
  [/^bots\[0\]\.commandLists\[[0-2]\]\.commands\[\d+\]\.description$/, 4000],
  [/^composeExtensions\[0\]\.commands\[\d\]\.title$/, 32],
  [/^composeExtensions\[0\]\.commands\[\d\]\.description$/, 128],
];
const limitOf = (place: string) => READ.find(([shape]) => shape.test(place))?.[1];
const english = textsIn(manifest).filter(([place]) => limitOf(place));

test('everything of the app carries its id and stands on its own address', () => {
  const { id, webApplicationInfo, validDomains, bots, composeExtensions, staticTabs, configurableTabs } = manifest;
  for (const found of [id, webApplicationInfo.id, bots[0]?.botId, composeExtensions[0]?.botId])
    expect(found).toBe(setting.appId);
  expect(webApplicationInfo.resource).toBe(`api://pay.garage.example/${setting.appId}`);
  expect(validDomains).toEqual(['pay.garage.example']);
  expect(staticTabs.map(({ contentUrl }) => contentUrl)).toEqual([
    'https://pay.garage.example/teams/tab/home',
    'https://pay.garage.example/teams/tab',
  ]);
  expect(configurableTabs[0]?.configurationUrl).toBe('https://pay.garage.example/teams/tab/config');
  expect(JSON.stringify(manifest)).not.toMatch(/\{[A-Z_]+\}/);
});

test('every command opens its form from the slash list and the compose box, and on a message where it says so', () => {
  expect(actions.map(({ id }) => id)).toEqual(COMMANDS.map(({ name }) => name));
  for (const { id, title, ...action } of actions) {
    expect(title.startsWith(id)).toBe(true);
    expect(action).toMatchObject({ type: 'action', fetchTask: true, triggers: ['slash'] });
    const isOnMessages = COMMANDS.some(({ name, fromMessage }) => name === id && fromMessage);
    expect(action.context).toEqual(['compose', 'commandBox', ...(isOnMessages ? ['message'] : [])]);
  }
});

test('every command can be typed to the bot everywhere, and privately among others', () => {
  const scopes = manifest.bots.flatMap((bot) => bot.scopes);
  expect(lists.flatMap((list) => list.scopes).sort()).toEqual([...scopes].sort());
  for (const { commands, triggers } of lists) {
    expect(commands.map(({ title }) => title)).toEqual(COMMANDS.map(({ name }) => name));
    expect(triggers).toContain('mention');
  }
  expect(manifest.bots[0]?.supportsTargetedMessages).toBe(true);
  for (const { scopes, triggers } of lists) expect(triggers.includes('slash')).toBe(!scopes.includes('personal'));
});

test('whatever people read is there in French too, and fits', () => {
  expect(english.length).toBeGreaterThan(READ.length);
  const { $schema: _, ...translated } = french;
  expect(Object.keys(translated).sort()).toEqual(english.map(([place]) => place).sort());
  for (const [place, text] of [...english, ...Object.entries(translated)]) {
    expect(text).not.toBe('');
    expect({ place, length: Math.max(text.length, limitOf(place) ?? 0) }).toEqual({ place, length: limitOf(place) });
  }
});

test('the tabs are called what the app calls them', () => {
  const titles = (tongue: 'fr' | 'en') => [words(tongue).desk.page.title, words(tongue).settings.title];
  expect(manifest.staticTabs.map(({ name }) => name)).toEqual(titles('en'));
  expect([french['staticTabs[0].name'], french['staticTabs[1].name']]).toEqual(titles('fr'));
});

test('what the bot is sent is the same in both languages', () => {
  const typed = english.filter(([place]) => /^bots.*title$/.test(place));
  expect(typed.map(([place]) => french[place])).toEqual(typed.map(([, title]) => title));
});

test('no more than the lists may hold is listed, and nothing twice', () => {
  expect(COMMANDS.length).toBeLessThanOrEqual(10);
  expect(lists.length).toBeLessThanOrEqual(3);
  expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
});

test('only who somebody is is asked for, and messages are only read where a manifest of its own says so', () => {
  for (const reason of Object.values({ ...PERMISSIONS, ...MESSAGE_PERMISSIONS }))
    expect(reason.length).toBeGreaterThan(10);
  expect(manifest.permissions).toEqual(['identity']);
  expect(manifest).not.toHaveProperty('authorization');
  const reading = teamsManifest({ ...setting, readsMessages: true });
  expect(reading.authorization?.permissions.resourceSpecific).toEqual([
    { name: 'ChannelMessage.Read.Group', type: 'Application' },
    { name: 'ChatMessage.Read.Chat', type: 'Application' },
  ]);
  expect({ ...reading, authorization: undefined }).toEqual({ ...manifest, authorization: undefined });
});

test('the package holds the manifest and every file it names, at its root', () => {
  const { icons, localizationInfo } = manifest;
  const named = [...Object.values(icons), ...localizationInfo.additionalLanguages.map(({ file }) => file)];
  expect(Object.keys(packed).sort()).toEqual(['manifest.json', ...named].sort());
  expect(JSON.parse(strFromU8(packed['manifest.json']!))).toEqual(manifest);
  expect(JSON.parse(strFromU8(packed['fr.json']!))).toEqual(french);
});

test('the colour icon has the size that Teams takes and no transparent corner', () => {
  const { width, height, pixels } = readPng(Buffer.from(packed['color.png']!));
  expect([width, height]).toEqual([192, 192]);
  expect(pixels.every(([, , , opacity]) => opacity === 255)).toBe(true);
  expect(pixels[0]?.slice(0, 3)).toEqual([0x12, 0x37, 0x2a]);
});

test('the outline icon has the size that Teams takes, and is white on nothing', () => {
  const { width, height, pixels } = readPng(Buffer.from(packed['outline.png']!));
  const inked = pixels.filter(([, , , opacity]) => opacity > 0);
  expect([width, height]).toEqual([32, 32]);
  expect(inked.length).toBeGreaterThan(100);
  expect(inked.length).toBeLessThan(pixels.length / 2);
  expect(inked.filter(([red, green, blue]) => Math.min(red, green, blue) < 250)).toEqual([]);
});

test('the package holds no time of its making: the same settings give the same bytes, on every machine', () => {
  const [, ...entries] = Buffer.from(teamsPackage(setting)).toString('latin1').split('PK\x03\x04');
  const firstOfJanuary1980 = '\0\0\x21\0';
  expect(entries.map((header) => header.slice(6, 10))).toEqual(Object.keys(packed).map(() => firstOfJanuary1980));
});

test('the command writes the manifest beside the package, for an address with or without a slash at its end', () => {
  const directory = mkdtempSync(join(tmpdir(), 'manifests-'));
  const files = writeManifests(directory, { ...EXAMPLE, ...setting, publicUrl: `${setting.publicUrl}/` });
  const written = (end: string) => readFileSync(files.find((file) => file.endsWith(end)) ?? '');
  expect(JSON.parse(written('teams.json').toString())).toEqual(manifest);
  expect(unzipSync(written('quittance-teams.zip'))).toEqual(packed);
  rmSync(directory, { recursive: true });
});
