import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const KIT = pathToFileURL(join(import.meta.dirname, '..', '..', 'adapters', 'kit', 'require.ts')).href;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quittance-package-'));
  writeFileSync(join(folder, 'index.cjs'), "module.exports = require('./part.cjs');");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Loads a package of which one part cannot be read at first, twice, by Node itself: Jest has a loader of its own. */
function loadTwice(load: string): string[] {
  const script = `
    import { writeFileSync } from 'node:fs';
    import { require } from ${JSON.stringify(KIT)};
    const [index, part] = ${JSON.stringify([join(folder, 'index.cjs'), join(folder, 'part.cjs')])};
    const outcome = () => Promise.resolve().then(() => ${load}).then(() => 'loaded', ({ code }) => code);
    const first = await outcome();
    writeFileSync(part, 'module.exports = 1;');
    process.stdout.write(JSON.stringify([first, await outcome()]));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
}

test('a package whose part could not be read is loaded once it can be', () => {
  expect(loadTwice('require(index)')).toEqual(['MODULE_NOT_FOUND', 'loaded']);
});

test('which import() would not do', () => {
  expect(loadTwice('import(index)')).toEqual(['MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);
});
