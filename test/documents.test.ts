/** What is written for people beside the code, and what comes with it: nothing in it may lead nowhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { handledTypes } from '../adapters/stripe/events.ts';
import { VARIABLES } from '../src/variable-groups.ts';
import { scripts } from './sources.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const OPERATORS = ['slack', 'teams', 'stripe', 'twilio', 'cdk', 'container', 'operating'].map(
  (name) => `docs/${name}.md`,
);
const pages = [
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
]
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: read(path) }));

test('every file and every command that a page names exists', () => {
  const lost = pages.flatMap(({ path, text }) => [
    ...[...text.matchAll(/`((?:src|cards|adapters|manifests|sandbox|test|docs|bench)\/[\w./-]*)`/g)]
      .map(([, named]) => named!)
      .filter((named) => !existsSync(join(root, named)))
      .map((named) => `${path}: ${named}`),
    ...[...text.matchAll(/npm run (?:-s )?([a-z-]+\b)/g)]
      .map(([, named]) => named!)
      .filter((named) => !(named in scripts))
      .map((named) => `${path}: npm run ${named}`),
  ]);
  expect(lost).toEqual([]);
});

test('every setting that an operator’s page names is read, and each page is there', () => {
  const known = new Set(VARIABLES.map(({ name }) => name));
  const unknown = OPERATORS.flatMap((path) =>
    [...read(path).matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, name]) => name!).filter((name) => !known.has(name)),
  );
  expect(unknown.filter((name) => !/^[A-Z]+-/.test(name))).toEqual([]);
});

test('the README lists the events that Stripe has to tell, all of them and no other', () => {
  const listed =
    /the webhook `PUBLIC_URL\/stripe\/webhook` for([\s\S]*?)\. In Twilio/.exec(read('README.md'))?.[1] ?? '';
  expect([...listed.matchAll(/`([\w.]+)`/g)].map(([, type]) => type).sort()).toEqual(handledTypes().sort());
});

test('each requirement of ASVS 5.0 up to level 2 is judged, once', () => {
  const judged = [...read('docs/asvs.md').matchAll(/^\| ([\d.]+)(?:–([\d.]+))? \| (?:met|not|n\/a) \| .{4,} \|$/gm)];
  const all = judged.flatMap(([, from = '', until = from]) => {
    const section = from.replace(/\d+$/, '');
    const [first, last] = [from, until].map((id) => id.replace(/^.*\./, ''));
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, n) => `${section}${Number(first) + n}`);
  });
  expect(all.length).toBe(253);
  expect(new Set(all).size).toBe(253);
});

test('what a server runs is under licences that ask for nothing but a notice, or to leave a library replaceable', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { dev?: boolean; license?: string }>;
  };
  const fine = /^(?:MIT|MIT-0|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|OFL-1\.1|LGPL-3\.0-or-later)$/;
  const others = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .filter(
      ([, { license = 'none' }]) => !license.split(/ AND | OR /).every((one) => fine.test(one.replace(/[()]/g, ''))),
    )
    .map(([path, { license }]) => `${path}: ${license}`);
  expect(others).toEqual([]);
});

test('.env.example explains every variable and nothing else', () => {
  const explained = VARIABLES.map(({ name, meaning, where, required, fallback }) =>
    [
      `# ${meaning}.`,
      `# ${required ? `Required${required === true ? '' : ` ${required}`}` : fallback ? `Default ${fallback}` : 'Optional'}: ${where}`,
      `${required ? '' : '# '}${name}=${fallback ?? ''}`,
    ].join('\n'),
  );
  expect(read('.env.example').trimEnd().split('\n\n').slice(1)).toEqual(explained);
});
