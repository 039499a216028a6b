import { cpSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { encode } from '../../adapters/mongo/embedded/values/bson.ts';
import { unpackOldStore } from '../fixtures/old-store.ts';
import { engineOf, openStore, temporaryFolder } from './embedded-rig.ts';

const FRAME = 24 + 4096;
const within = (folder: string) => ({
  file: join(folder, 'quittance.sqlite'),
  log: join(folder, 'quittance.sqlite-wal'),
  seal: join(folder, 'quittance.seal'),
});

/** An open store that writes one document a commit. */
function writing(folder = temporaryFolder()) {
  const store = openStore(folder);
  const engine = engineOf(store);
  let count = 0;
  return {
    folder,
    write(size = 500) {
      engine.run({ insert: 'things', documents: [encode({ _id: count++, text: 'x'.repeat(size) })] });
      store.journal.commit();
      store.journal.tidy();
    },
    get count() {
      return count;
    },
    /** The folder as a power cut would leave it now. */
    cut(): string {
      const copy = temporaryFolder();
      cpSync(folder, copy, { recursive: true });
      return copy;
    },
    close: () => store.journal.close(),
  };
}

function countIn(folder: string): number {
  const store = openStore(folder);
  const { n } = engineOf(store).run({ count: 'things' });
  store.journal.close();
  return Number(n);
}

const bytesOf = (folder: string) => {
  const { file, log } = within(folder);
  return [file, log].map((path) => (existsSync(path) ? readFileSync(path).toString('base64') : ''));
};

/** Refused with these words, and untouched. */
function expectRefusal(folder: string, words: RegExp): void {
  const before = bytesOf(folder);
  expect(() => openStore(folder)).toThrow(words);
  expect(bytesOf(folder)).toEqual(before);
}

describe('a database that is not what was last written', () => {
  test('because it was emptied or removed, is refused, and begun anew when the operator says so', () => {
    const store = writing();
    store.write();
    store.close();
    const { file, seal } = within(store.folder);
    writeFileSync(file, '');
    expectRefusal(store.folder, /DATA_DIR.*emptied or removed.*delete .*quittance.seal to begin with nothing/);
    rmSync(file);
    expectRefusal(store.folder, /emptied or removed/);
    rmSync(seal);
    expect(countIn(store.folder)).toBe(0);
  });

  test('because an older copy was put in its place, is refused; the whole folder’s copy is not', () => {
    const store = writing();
    store.write();
    store.close();
    const backup = store.cut();
    const again = writing(store.folder);
    again.close();
    cpSync(within(backup).file, within(store.folder).file);
    expectRefusal(store.folder, /older than what was last written.*or delete .*quittance.seal to go on/);
    expect(countIn(backup)).toBe(1);
    rmSync(within(store.folder).seal);
    expect(countIn(store.folder)).toBe(1);
  });

  test('because it is another one, is refused', () => {
    const [ours, theirs] = [writing(), writing()];
    for (const each of [ours, theirs]) each.close();
    cpSync(within(theirs.folder).file, within(ours.folder).file);
    expectRefusal(ours.folder, /older than what was last written/);
  });

  test('nothing is noticed where the folder itself is gone: a new one begins', () => {
    const store = writing();
    store.write();
    store.close();
    rmSync(store.folder, { recursive: true });
    expect(countIn(store.folder)).toBe(0);
  });
});

describe('a write-ahead log after a power cut', () => {
  test('is taken up whenever it happens, and is missed whenever it is gone', () => {
    const store = writing();
    let longest = 0;
    for (let turn = 0; turn < 60; turn++) {
      store.write(turn % 3 === 0 ? 700_000 : 500);
      longest = Math.max(longest, statSync(within(store.folder).log).size);
      if (turn % 4 !== 0) continue;
      const [whole, robbed] = [store.cut(), store.cut()];
      expect(countIn(whole)).toBe(store.count);
      rmSync(within(robbed).log);
      expectRefusal(robbed, /has lost its write-ahead log/);
    }
    // Several rounds, or the end of one was not among them.
    expect(longest).toBeLessThan(10_000_000);
    store.close();
    expect(countIn(store.folder)).toBe(60);
  });

  test.each([
    ['its head', 8, /lost its write-ahead log/],
    ['its first page', 32 + 100, /write-ahead log .* is damaged/],
    ['a page in its middle', 32 + 9 * FRAME + 100, /write-ahead log .* is damaged/],
  ])('is refused when %s is damaged, and left as it is', (_, at, words) => {
    const store = writing();
    for (let turn = 0; turn < 40; turn++) store.write();
    const cut = store.cut();
    store.close();
    const { log } = within(cut);
    const bytes = readFileSync(log);
    bytes.fill(0x5a, at, at + 16);
    writeFileSync(log, bytes);
    expectRefusal(cut, words);
  });

  test('has at its end what was being written when the power went: that is dropped, and nothing else', () => {
    const store = writing();
    for (let turn = 0; turn < 10; turn++) store.write();
    const before = statSync(within(store.folder).log).size;
    store.write(20_000);
    const after = statSync(within(store.folder).log).size;
    expect(after - before).toBeGreaterThan(3 * FRAME);
    for (let end = before; end < after; end += 3_000) {
      const cut = store.cut();
      truncateSync(within(cut).log, end);
      expect(countIn(cut)).toBe(10);
    }
    // Its pages reach the disk in any order.
    const torn = store.cut();
    const bytes = readFileSync(within(torn).log);
    bytes.fill(0, before + 100, before + 2_000);
    writeFileSync(within(torn).log, bytes);
    expect(countIn(torn)).toBe(10);
    store.close();
  });
});

test('a store of the first version, which had no seal, is opened and sealed, and its format stays', async () => {
  const folder = temporaryFolder();
  await unpackOldStore(folder);
  const store = openStore(folder);
  expect(store.journal.db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
  expect(store.catalog.find('quittance', 'requests')?.count()).toBeGreaterThan(5);
  store.journal.close();
  expect(readFileSync(within(folder).seal, 'utf8')).toMatch(/^[0-9a-f]{16} 1\n$/);
  writeFileSync(within(folder).file, '');
  expectRefusal(folder, /emptied or removed/);
});
