import { spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { startEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';
import { temporaryFolder, until } from './embedded-rig.ts';

const WRITER = join(import.meta.dirname, 'embedded-writer.ts');

async function withStore(dataDir: string, work: (db: mongoose.mongo.Db) => Promise<unknown>): Promise<void> {
  const store = await startEmbeddedStore({ dataDir });
  const client = await new mongoose.mongo.MongoClient(store.uri).connect();
  try {
    await work(client.db());
  } finally {
    await client.close();
    await store.close();
  }
}

describe('a start', () => {
  test('makes the folder and the file, for this user alone, and finds everything again at the next', async () => {
    const dataDir = join(temporaryFolder(), 'new', 'folder');
    await withStore(dataDir, (db) => db.collection('things').insertOne({ kept: true }));
    await withStore(dataDir, async (db) =>
      expect(await db.collection('things').countDocuments({ kept: true })).toBe(1),
    );
    expect(statSync(join(dataDir, 'quittance.sqlite')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'socket')).mode & 0o777).toBe(0o700);
  });

  test('works from a folder whose path is too long for a socket', async () => {
    const dataDir = join(temporaryFolder(), 'x'.repeat(120));
    await withStore(dataDir, async (db) => expect(await db.collection('things').countDocuments()).toBe(0));
  });

  test('is refused while the file is open in this process, and says what to do', async () => {
    const dataDir = temporaryFolder();
    const store = await startEmbeddedStore({ dataDir });
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(/DATA_DIR.*open already.*stop the other one/);
    await store.close();
    await withStore(dataDir, (db) => db.collection('things').insertOne({}));
  });

  test('is refused while the file is open in another process, and succeeds when that one was killed', async () => {
    const dataDir = temporaryFolder();
    const holder = spawn(process.execPath, [WRITER, dataDir, '1', '1'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, errors] = ['', ''];
    holder.stdout.on('data', (piece) => {
      output += piece;
    });
    holder.stderr.on('data', (piece) => {
      errors += piece;
    });
    await until(() => output.includes('1-0-0 1') || errors !== '', 'a process that holds the file');
    expect(errors).toBe('');
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(/open already/);
    const ended = new Promise((resolve) => holder.on('close', resolve));
    holder.kill('SIGKILL');
    await ended;
    await withStore(dataDir, async (db) => expect(await db.collection('things').countDocuments()).toBeGreaterThan(0));
  });

  test.each([
    ['of another kind', (path: string) => writeFileSync(path, 'not a database at all, '.repeat(100)), /is no database/],
    [
      'of another program',
      (path: string) => {
        const db = new DatabaseSync(path);
        db.exec('CREATE TABLE theirs (x)');
        db.close();
      },
      /another program/,
    ],
  ])('on a file %s is refused, and leaves it as it was', async (_kind, make, why) => {
    const dataDir = temporaryFolder();
    const path = join(dataDir, 'quittance.sqlite');
    make(path);
    const before = readFileSync(path);
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(why);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('on a damaged file is refused, and leaves it as it was', async () => {
    const dataDir = temporaryFolder();
    const path = join(dataDir, 'quittance.sqlite');
    await withStore(dataDir, (db) =>
      db
        .collection<{ _id: number; text: string }>('things')
        .insertMany(Array.from({ length: 200 }, (_, _id) => ({ _id, text: 'x'.repeat(500) }))),
    );
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096 * 6, 4096 * 12);
    writeFileSync(path, bytes);
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(/damaged.*backup/);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    writeFileSync(path, bytes.subarray(0, 4096 * 3));
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(/damaged/);
  });

  test('on a file of a newer version is refused, and leaves it as it was', async () => {
    const dataDir = temporaryFolder();
    const path = join(dataDir, 'quittance.sqlite');
    await withStore(dataDir, (db) => db.collection('things').insertOne({}));
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(/format 99.*reads 1/);
    expect(new DatabaseSync(path, { readOnly: true }).prepare('PRAGMA user_version').get()).toEqual({
      user_version: 99,
    });
  });

  test('where a folder cannot be made is refused', async () => {
    const dataDir = join(temporaryFolder(), 'file');
    writeFileSync(dataDir, '');
    await expect(startEmbeddedStore({ dataDir: join(dataDir, 'below') })).rejects.toThrow(/DATA_DIR.*is a file/);
  });
});

describe('a store whose disk fails', () => {
  const canLimit = process.platform === 'win32' ? test.skip : test;
  canLimit('says so at once instead of hanging', async () => {
    // The kernel refuses to let the file grow beyond 1 MiB, as a failing disk refuses to write.
    const script = `ulimit -f 1024; exec "${process.execPath}" "${WRITER}" "${temporaryFolder()}" 0 4`;
    const writer = spawn('bash', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    writer.stdout.on('data', (piece) => {
      output += piece;
    });
    await new Promise((resolve) => writer.on('close', resolve));
    expect(output).toMatch(/\nfailed The embedded store stopped: disk I\/O error\n$/);
    expect(writer.exitCode).toBe(3);
  });
});
