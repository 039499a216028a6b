import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { VARIABLES } from '../src/variable-groups.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const configuration = readFileSync(join(root, 'docs/configuration.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('the configuration table says what the app reads, all of it and nothing else', () => {
  const rows = VARIABLES.map(
    ({ name, meaning, required, fallback, where }) =>
      `| \`${name}\` | ${meaning} | ${required === true ? 'yes' : required || 'no'} | ${fallback ? `\`${fallback}\`` : ''} | ${where} |`,
  );
  expect(configuration.match(/^\| `[A-Z_]+` \|.*$/gm)).toEqual(rows);
});

test('every command it names exists', () => {
  const named = [...readme.matchAll(/npm run ([a-z-]+\b)/g)].map(([, name]) => name);
  expect(named.filter((name) => !(name! in scripts))).toEqual([]);
  expect(named).toContain('demo');
});

test('every file and folder it names exists', () => {
  const paths = [
    ...readme.matchAll(/`((?:src|cards|adapters|manifests|sandbox|test|docs|bench)\/[\w./-]*)`|\((docs\/[^)]+)\)/g),
  ].map(([, quoted, linked]) => quoted ?? linked ?? '');
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
