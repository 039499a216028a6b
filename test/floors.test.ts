import { describe, expect, test } from '@jest/globals';
import { type File, importsOf, type Rule, sources } from './sources.ts';

/** A floor of `src/`, and why it knows nothing above it. Folders, and files that stand in none. */
interface Floor {
  places: string[];
  reason: string;
}

/** Lowest first. Each knows its own floor and those below; types count. */
const FLOORS: Floor[] = [
  { places: ['kernel'], reason: 'money, phones and ids are the same whatever the product does with them' },
  { places: ['promises', 'i18n'], reason: 'promises are kept, and words are found, for features that are yet to come' },
  { places: ['customers', 'company'], reason: 'who somebody is does not depend on what is done with them' },
  {
    places: ['conversations'],
    reason: 'texts go out for many reasons: who has one asks conversations, and is told back',
  },
  { places: ['invoices'], reason: 'what is owed is owed before anybody asks for it' },
  { places: ['payments'], reason: 'money is asked for and taken without anybody looking at a list of it' },
  {
    places: ['documents', 'desk', 'audit'],
    reason: 'these read what the features below have decided, not who is asking',
  },
  {
    places: [
      ...['ports.ts', 'messages.ts', 'screen.ts', 'house.ts', 'command.ts', 'feature.ts', 'features.ts', 'front.ts'],
      ...['app.ts', 'background.ts'],
    ],
    reason: 'the core is put together without knowing what it is put upon',
  },
  { places: ['config.ts', 'variables.ts', 'compose.ts'], reason: 'what is composed does not know how it was started' },
  { places: ['main.ts', 'cli'], reason: 'nothing is above what starts it' },
];
/** Parts of the product, each with a way in of its own. */
const FEATURES = ['customers', 'company', 'conversations', 'invoices', 'payments', 'documents', 'desk', 'audit'];

/** `src/payments/till.ts` stands in `payments`; a feature's value is listed, and stands with the list. */
function placeOf(path: string): string | undefined {
  const [, folder, place, ...rest] = /^(src)\/([^/]+)(?:\/(.*))?$/.exec(path) ?? [];
  if (!folder) return undefined;
  return rest[0] === 'feature.ts' ? 'features.ts' : place;
}
const floorOf = (place: string): number => FLOORS.findIndex(({ places }) => places.includes(place));

const floors: Rule = (files) =>
  files.flatMap((file) => {
    const place = placeOf(file.path);
    if (!place) return [];
    if (floorOf(place) < 0) return [`${file.path} stands on no floor: say in this test what may know it, and why.`];
    return importsOf(file).flatMap((target) => {
      const other = placeOf(target);
      const reason = other && other !== place ? objection(place, other, target) : undefined;
      return reason ? [`${file.path} imports ${target}: ${reason}.`] : [];
    });
  });

function objection(place: string, other: string, target: string): string | undefined {
  if (floorOf(other) > floorOf(place)) return `an arrow up: ${FLOORS[floorOf(place)]!.reason}`;
  const isInside = FEATURES.includes(place) && FEATURES.includes(other) && !target.endsWith('/index.ts');
  return isInside ? `a feature is known by its index.ts alone, so that what is inside can change` : undefined;
}

/** Circles of imports, each once, from its first file in the order of the alphabet. */
const circles: Rule = (files) => {
  const known = new Set(files.map(({ path }) => path));
  const arrows = new Map(files.map((file) => [file.path, importsOf(file).filter((target) => known.has(target))]));
  const done = new Set<string>();
  const found: string[] = [];

  function visit(path: string, trail: string[]): void {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const around = [...trail.slice(at), path].join(' > ');
      found.push(
        `${trail[at]} is in a circle, ${around}: none of these can be read, tested or moved without the others.`,
      );
      return;
    }
    if (done.has(path)) return;
    for (const target of arrows.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  }

  for (const path of [...known].sort()) visit(path, []);
  return found;
};

const RULES = { floors, circles };

test.each(Object.keys(RULES) as (keyof typeof RULES)[])('the house keeps the rule of %s', (rule) => {
  expect(RULES[rule](sources)).toEqual([]);
});

describe('each rule fails on a house that breaks it', () => {
  test.each<[rule: keyof typeof RULES, path: string, source: string]>([
    ['floors', 'src/kernel/a.ts', "import type { Room } from '../company/index.ts';"],
    ['floors', 'src/promises/a.ts', "import { reportText } from '../payments/steps.ts';"],
    ['floors', 'src/i18n/en/a.ts', "import type { DeclineReason } from '../../payments/payment.ts';"],
    ['floors', 'src/conversations/a.ts', "import type { PaymentRequest } from '../payments/index.ts';"],
    ['floors', 'src/company/a.ts', "import type { Screen } from '../screen.ts';"],
    ['floors', 'src/payments/a.ts', "import type { House } from '../house.ts';"],
    ['floors', 'src/payments/a.ts', "import { companyOf } from '../company/rooms.ts';"],
    ['floors', 'src/payments/a.ts', "export type * from './feature.ts';"],
    ['floors', 'src/app.ts', "const { config } = await import('./config.ts');"],
    ['floors', 'src/elsewhere/a.ts', ''],
    ['circles', 'src/kernel/a.ts', "import { b } from './a.ts';"],
  ])('%s: %s with %j', (rule, path, source) => {
    const [complaint, ...more] = RULES[rule]([{ path, source }]);
    expect(complaint).toContain(path);
    expect(complaint).toMatch(/: .{20,}\.$/);
    expect(more).toEqual([]);
  });

  test('and lets through what is allowed', () => {
    const allowed: File[] = [
      { path: 'src/payments/a.ts', source: "import { companyOf } from '../company/index.ts';\nimport './b.ts';" },
      { path: 'src/payments/b.ts', source: "import { change } from '../kernel/change.ts';" },
      { path: 'src/payments/feature.ts', source: "import type { Feature } from '../feature.ts';\nimport './a.ts';" },
      { path: 'src/app.ts', source: "import { FEATURES } from './features.ts';\nimport './payments/a.ts';" },
      { path: 'adapters/web/a.ts', source: "import type { PageView } from '../../src/payments/page-view.ts';" },
    ];
    expect(Object.values(RULES).flatMap((rule) => rule(allowed))).toEqual([]);
  });
});
