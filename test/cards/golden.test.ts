import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Block, Field } from '../../cards/model.ts';
import { isForm } from '../../cards/present.ts';
import type { Specimen } from '../../cards/specimen.ts';
import { specimens } from '../../sandbox/cards/specimens.ts';
import { drawn } from './drawn.ts';
import { readOut } from './read-out.ts';

const FOLDER = new URL('../fixtures/golden/', import.meta.url);
// `UPDATE_GOLDEN=1 npm run jest -- golden` rewrites them; the difference is then reviewed like code.
const update = process.env.UPDATE_GOLDEN === '1';

/** All refusals look alike, and so do all failed texts; their words are held by the catalogue's own tests. */
const isAlike = ({ name }: Specimen) =>
  /^(refused|request-failed)-/.test(name) &&
  !['refused-amount-over-limit', 'request-failed-unreachable'].includes(name);
const chosen = specimens().filter((specimen) => !isAlike(specimen));

/** Between them, every kind of block and field, drawn by every renderer. */
const DRAWN =
  'replies-new reply-built-in quickpay-warnings quickpay-problems quickpay-new-number quickpay-proposal setup-problems confirmation-warning ' +
  'settings-information-problems settings-meanwhile settings-payments model-form model-card launcher-quickpay-empty invoice-warnings invoice-which-one estimate-problems request-delivered request-paid-twice estimate-card-delivered approval-asked reminders-problem incoming-text news-replied refused-amount-over-limit';
const drawnOnes = chosen.filter(({ name, tongue }) => DRAWN.split(' ').includes(name) && tongue === 'fr');

const goldens: [file: string, now: string][] = [
  ...chosen.map(({ name, tongue, shown }): [string, string] => [`${name}.${tongue}.txt`, readOut(shown)]),
  ...drawnOnes.map((specimen): [string, string] => [
    `${specimen.name}.json`,
    `${JSON.stringify(drawn(specimen), null, 1)}\n`,
  ]),
];

test.each(goldens)('%s is as agreed', (name, now) => {
  const file = new URL(name, FOLDER);
  if (update) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, now);
  }
  expect(existsSync(file)).toBe(true);
  expect(now).toBe(readFileSync(file, 'utf8'));
});

test('nothing is agreed on that no longer exists', () => {
  expect(readdirSync(FOLDER).filter((name) => !goldens.some(([file]) => file === name))).toEqual([]);
});

test('the dozen that is drawn has every kind of block, tone, button and field that there is', () => {
  expect(drawnOnes.length).toBe(DRAWN.split(' ').length);
  expect(new Set(drawnOnes.flatMap(traitsOf))).toEqual(new Set(chosen.flatMap(traitsOf)));
});

function traitsOf({ shown }: Specimen): string[] {
  const blocks = isForm(shown)
    ? [...shown.above, ...shown.fields.flatMap(({ after = [] }) => after), ...shown.below]
    : shown.blocks;
  return [...blocks.flatMap(traitsOfBlock), ...(isForm(shown) ? shown.fields.flatMap(traitsOfField) : [])];
}

const traitsOfBlock = (block: Block): string[] =>
  block.kind === 'buttons'
    ? block.buttons.flatMap((button) => Object.keys(button).map((trait) => `button ${trait} ${button.style ?? ''}`))
    : [`${block.kind} ${'tone' in block ? block.tone : ''}`];

const traitsOfField = (field: Field): string[] => Object.keys(field).map((trait) => `${field.kind} ${trait}`);
