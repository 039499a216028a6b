import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { checkBackup, makeBackup, putBack } from '../../adapters/mongo/backups.ts';
import { readBackup } from '../../adapters/mongo/embedded/backup.ts';
import { reachEmbeddedStore, startEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';
import { copyWhole } from '../../adapters/mongo/embedded/store/copy.ts';
import { connectStore } from '../../adapters/mongo/store.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { temporaryFolder, until } from './embedded-rig.ts';

const WRITER = join(import.meta.dirname, 'embedded-writer.ts');
const now = new Date('2026-11-28T12:00:00Z');
const key = Buffer.alloc(32, 7);

let writing: ChildProcess | undefined;
afterEach(() => void writing?.kill('SIGKILL'));

/** A process that writes without end; gives what was acknowledged to it, and its store's folder. */
async function startWriting() {
  const dataDir = temporaryFolder();
  const child = spawn(process.execPath, [WRITER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  writing = child;
  const acknowledged = new Map<string, number>();
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [id = '', revision] = line.split(' ');
      if (revision) acknowledged.set(id, Number(revision));
    }
  });
  await until(() => acknowledged.size > 2_000, 'enough is written');
  return { dataDir, acknowledged, child };
}

/** All documents of a store, and how many each of its indexes finds. */
async function contentOf(dataDir: string) {
  const store = await startEmbeddedStore({ dataDir });
  const client = await new mongoose.mongo.MongoClient(store.uri).connect();
  const things = client.db().collection<{ _id: string; revision: number; terms: string[] }>('things');
  const all = await things.find({}).toArray();
  const byIndex = await Promise.all([
    things.countDocuments({ n: { $gte: 0 } }),
    things.countDocuments({ terms: 'updated' }),
  ]);
  await client.close();
  await store.close();
  return { all, byIndex };
}

const at = (folder: string, file: string) => ({ dataDir: folder, key, file, now });
const failureOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error: Error) => `${error.name}: ${error.message}`,
  );

test('while it is written to: all that was acknowledged before is in it, no write by halves, and it can be put back', async () => {
  const { dataDir, acknowledged, child } = await startWriting();
  const file = join(temporaryFolder(), 'kept', 'monday.sqlite');
  for (let round = 0; round < 3; round++) {
    const before = new Map(acknowledged);
    const { bytes } = await makeBackup(at(dataDir, file));
    expect(bytes).toBe(statSync(file).size);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const restored = temporaryFolder();
    const { aside, hasOtherKey, madeAt } = await putBack(at(restored, file));
    expect({ aside, hasOtherKey, madeAt }).toEqual({ aside: undefined, hasOtherKey: false, madeAt: now });
    const { all, byIndex } = await contentOf(restored);
    const kept = new Map(all.map(({ _id, revision }) => [_id, revision]));
    const lost = [...before].filter(([id, revision]) => (kept.get(id) ?? 0) < revision);
    expect(lost).toEqual([]);
    expect(byIndex).toEqual([all.length, all.filter(({ revision }) => revision === 2).length]);
    for (const { revision, terms } of all) expect(terms.includes('updated')).toBe(revision === 2);
  }
  expect(child.exitCode).toBeNull();
  expect(await checkBackup(dataDir, now)).toMatchObject({ state: 'ok' });
  expect(await checkBackup(dataDir, new Date(now.getTime() + 9 * 86_400_000))).toMatchObject({ state: 'warning' });
}, 60_000);

test('a copy that would set out in the middle of a turn waits for its end', async () => {
  const [folder, copy] = [temporaryFolder(), join(temporaryFolder(), 'copy.sqlite')];
  const db = new DatabaseSync(join(folder, 'own.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a); BEGIN IMMEDIATE; INSERT INTO t VALUES (1)');
  await copyWhole(db, copy, async () => db.exec('COMMIT'));
  db.close();
  const made = new DatabaseSync(copy);
  expect(made.prepare('SELECT a FROM t').get()).toEqual({ a: 1 });
  made.close();
});

test('two at once are both made, and one that is made while the store still copies for a run that was killed', async () => {
  const { dataDir } = await startWriting();
  const folder = temporaryFolder();
  const file = join(folder, 'daily.sqlite');
  const client = await new mongoose.mongo.MongoClient((await reachEmbeddedStore({ dataDir })).uri).connect();
  const killed = `${file}.${spawnSync('true').pid}-0123abcd.part`;
  const copying = failureOf(client.db().command({ backup: killed }));
  await until(() => existsSync(killed), 'a copy is under way');
  const both = await Promise.all([makeBackup(at(dataDir, file)), makeBackup(at(dataDir, file))]);
  expect(both.map(({ bytes }) => bytes > 0)).toEqual([true, true]);
  await copying;
  await client.close();
  await makeBackup(at(dataDir, file));
  expect(readdirSync(folder)).toEqual(['daily.sqlite']);
  expect(readBackup(file).madeAt).toEqual(now);
}, 60_000);

test('what is killed over it leaves the backup before it as it was, and the store whole', async () => {
  const { dataDir, acknowledged, child } = await startWriting();
  const folder = temporaryFolder();
  const file = join(folder, 'daily.sqlite');
  await makeBackup(at(dataDir, file));
  const { size } = statSync(file);
  const second = failureOf(makeBackup(at(dataDir, file)));
  await until(() => readdirSync(folder).some((name) => name.endsWith('.part')), 'a backup is under way');
  child.kill('SIGKILL');
  // The writer had the store open: the backup fails with it, unless it was just done.
  if ((await second) !== 'done') expect(statSync(file).size).toBe(size);
  const { all } = await contentOf(dataDir);
  expect(all.length).toBeGreaterThanOrEqual(acknowledged.size);
  await makeBackup(at(dataDir, file));
  expect(readdirSync(folder)).toEqual(['daily.sqlite']);
}, 60_000);

describe('putting one back', () => {
  async function backedUp() {
    const dataDir = temporaryFolder();
    const { store, close } = await openCore(dataDir);
    await store.jobs.claim('one', now, now);
    await close();
    const file = join(temporaryFolder(), 'one.sqlite');
    await makeBackup(at(dataDir, file));
    return { dataDir, file };
  }
  async function openCore(dataDir: string, about: { key?: { bytes: Uint8Array; isNew?: boolean } } = {}) {
    const embedded = await startEmbeddedStore({ dataDir });
    const { store, close } = await connectStore({ uri: embedded.uri, log: silentLog, ...about }).catch(
      async (error: Error) => {
        await embedded.close();
        throw error;
      },
    );
    return { store, close: () => close().then(embedded.close) };
  }
  const change = (file: string, sql: string) => {
    const db = new DatabaseSync(file);
    db.exec(sql);
    db.close();
  };

  test('sets aside what is there, with its log and its seal, and the app starts on it', async () => {
    const { dataDir, file } = await backedUp();
    const later = await openCore(dataDir);
    await later.store.jobs.claim('two', now, now);
    await later.close();
    const { aside, hasOtherKey } = await putBack({ ...at(dataDir, file), key: Buffer.alloc(32, 8) });
    expect(hasOtherKey).toBe(true);
    expect(readdirSync(aside!)).toEqual(expect.arrayContaining(['quittance.sqlite', 'quittance.seal']));
    const { store, close } = await openCore(dataDir);
    await expect(store.jobs.claim('two', new Date(0), now)).resolves.toBe(true);
    await close();
  });

  test('refuses while the app runs, and changes nothing', async () => {
    const { dataDir, file } = await backedUp();
    const { close } = await openCore(dataDir);
    expect(await failureOf(putBack(at(dataDir, file)))).toMatch(
      /^CannotStart: Nothing was restored: .* open already.*stop the other one/,
    );
    expect(readdirSync(dataDir).filter((name) => name.startsWith('before'))).toEqual([]);
    await close();
  });

  test('refuses what a newer version made, a damaged file, and what is no backup, each with what to do', async () => {
    const { dataDir, file } = await backedUp();
    const listed = readdirSync(dataDir);
    const refused = () => failureOf(putBack(at(dataDir, file)));
    change(file, 'UPDATE backup SET data_version = 99');
    expect(await refused()).toMatch(/made by a newer version of the app \(its data are of version 99/);
    change(file, 'PRAGMA user_version = 7');
    expect(await refused()).toMatch(/format 7, and this version of the app reads 1/);
    change(file, 'PRAGMA user_version = 1; PRAGMA application_id = 5');
    expect(await refused()).toMatch(/another program/);
    writeFileSync(file, 'not a database, though it is long enough to be looked at as one'.repeat(20));
    expect(await refused()).toMatch(/no backup that can be used/);
    expect(await failureOf(putBack(at(dataDir, join(dataDir, 'nowhere'))))).toMatch(/there is no file/);
    expect(readdirSync(dataDir)).toEqual(listed);
  });

  test('a database that a newer version has taken over is left alone at start, with words', async () => {
    const { dataDir } = await backedUp();
    const embedded = await startEmbeddedStore({ dataDir });
    const client = await new mongoose.mongo.MongoClient(embedded.uri).connect();
    await client
      .db()
      .collection<{ _id: string }>('readiness')
      .updateOne({ _id: 'data' }, { $set: { version: 2 } });
    await client.close();
    await embedded.close();
    expect(await failureOf(openCore(dataDir))).toMatch(
      /^CannotStart: The database was taken over by a newer version of the app \(its data are of version 2, this one knows 1\): start the newer version/,
    );
  });

  test('a database whose links were made with another key is left alone at start, until the operator says otherwise', async () => {
    const { dataDir } = await backedUp();
    const [own, other] = [{ bytes: key }, { bytes: Buffer.alloc(32, 8) }];
    const opened = (about: Parameters<typeof openCore>[1]) =>
      failureOf(openCore(dataDir, about).then(({ close }) => close()));
    const wrong = /^CannotStart: ENCRYPTION_KEY is not the one .* put the former one back.*--new-key/;
    expect([await opened({ key: own }), await opened({ key: own })]).toEqual(['done', 'done']);
    expect(await opened({ key: other })).toMatch(wrong);
    expect([await opened({ key: { ...other, isNew: true } }), await opened({ key: other })]).toEqual(['done', 'done']);
    expect(await opened({ key: own })).toMatch(wrong);
  });
});
