import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type Specimen, specimens } from '../../sandbox/cards/specimens.ts';
import { drawn } from './drawn.ts';

const FOLDER = new URL('../fixtures/golden/', import.meta.url);
// `UPDATE_GOLDEN=1 npm run jest -- golden` rewrites them; the difference is then reviewed like code.
const update = process.env.UPDATE_GOLDEN === '1';

/** All refusals look alike, and so do all failed texts; their words are held by the catalogue's own tests. */
const isAlike = ({ name }: Specimen) =>
  /^(refused|request-failed)-/.test(name) &&
  !['refused-amount-over-limit', 'request-failed-unreachable'].includes(name);
const chosen = specimens().filter((specimen) => !isAlike(specimen));
const fileOf = ({ name, tongue }: Specimen) => `${name}.${tongue}.json`;

test.each(chosen.map((specimen) => [fileOf(specimen), specimen] as const))('%s looks as agreed', (name, specimen) => {
  const file = new URL(name, FOLDER);
  const now = drawn(specimen);
  if (update) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, `${JSON.stringify(now, null, 1)}\n`);
  }
  expect(existsSync(file)).toBe(true);
  expect(now).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});

test('nothing is agreed on that no longer exists', () => {
  expect(readdirSync(FOLDER).filter((name) => !chosen.some((specimen) => fileOf(specimen) === name))).toEqual([]);
});
