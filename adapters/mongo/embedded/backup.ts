import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import mongoose from 'mongoose';
import { isEmbeddedStoreIn, reachEmbeddedStore, startEmbeddedStore } from './start.ts';
import { explainFailure, FILE_NAME } from './store/failure.ts';
import { makeFolder } from './store/folder.ts';
import { checkOurs } from './store/inspection.ts';
import { sealPath } from './store/seal.ts';

/** What a backup says of itself, beside the data. */
export interface Marks {
  madeAt: Date;
  /** What the data are written as; a version of the app that does not know it leaves them alone. */
  dataVersion: number;
  /** Tells one ENCRYPTION_KEY from another, and nothing else of it. */
  keyMark: string;
}

export interface Backup extends Marks {
  bytes: number;
}

const MARKS = 'CREATE TABLE backup (made_at TEXT NOT NULL, data_version INTEGER NOT NULL, key_mark TEXT NOT NULL)';

/** Why a file is no backup that can be put back: one sentence for the operator. */
export class UnfitBackup extends Error {}

/**
 * Copies the store into one file, while the app writes to it or not. The file is there whole, looked through, and on the
 * disk, or it is not there. Each run copies beside it into a part of its own, because the store may still be copying for
 * one that was killed; what such a one left is taken away.
 * @throws an error that says what to do
 */
export async function backUp(dataDir: string, to: string, marks: Marks): Promise<Backup> {
  const file = resolve(to);
  const part = `${file}.${process.pid}-${randomUUID().slice(0, 8)}.part`;
  makeFolder(dirname(file));
  await withoutLeftovers(file);
  try {
    await copyInto(part, dataDir, marks);
    await rename(part, file);
  } catch (error) {
    for (const left of ['', '-journal']) await rm(`${part}${left}`, { force: true });
    throw error;
  }
  await onDisk(dirname(file));
  return { ...marks, bytes: await sizeOf(file) };
}

/** The whole store, with what the backup says of itself, on the disk. */
async function copyInto(part: string, dataDir: string, { madeAt, dataVersion, keyMark }: Marks): Promise<void> {
  const store = await reachEmbeddedStore({ dataDir });
  const client = new mongoose.mongo.MongoClient(store.uri);
  try {
    await client.db().command({ backup: part });
  } finally {
    await client.close();
    await store.close();
  }
  await chmod(part, 0o600);
  const db = new DatabaseSync(part);
  try {
    // One file, with nothing beside it that could be forgotten.
    db.exec(`PRAGMA journal_mode = DELETE; DROP TABLE IF EXISTS backup; ${MARKS}`);
    db.prepare('INSERT INTO backup VALUES (?, ?, ?)').run(madeAt.toISOString(), dataVersion, keyMark);
    checkWhole(db);
  } finally {
    db.close();
  }
  await onDisk(part);
}

/** Parts of runs that are over, with what SQLite keeps beside them. */
async function withoutLeftovers(file: string): Promise<void> {
  for (const name of await readdir(dirname(file))) {
    const run = name.startsWith(`${basename(file)}.`) && /\.(\d+)-[0-9a-f]{8}\.part/.exec(name);
    if (run && !isRunning(Number(run[1]))) await rm(join(dirname(file), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's runs, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What a backup says of itself. @throws UnfitBackup for anything that cannot be put back */
export function readBackup(from: string): Marks {
  const file = resolve(from);
  if (!existsSync(file)) throw new UnfitBackup(`there is no file ${file}`);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true });
    checkOurs(db);
    checkWhole(db);
    const marks = db.prepare('SELECT made_at, data_version, key_mark FROM backup').get();
    if (!marks) throw new UnfitBackup(`${file} was not made by npm run backup`);
    return {
      madeAt: new Date(String(marks.made_at)),
      dataVersion: Number(marks.data_version),
      keyMark: String(marks.key_mark),
    };
  } catch (error) {
    if (error instanceof UnfitBackup) throw error;
    throw new UnfitBackup(`${file} is no backup that can be used: ${(error as Error).message}`);
  } finally {
    db?.close();
  }
}

/**
 * Puts a backup in the place of the store, which is set aside in a folder of its own, as it was. Gives that folder;
 * undefined where there was no store. The backup must have been read.
 * @throws an error that says what to do, and changes nothing, where the app runs
 */
export async function restore(dataDir: string, from: string, now: Date): Promise<string | undefined> {
  const target = join(dataDir, FILE_NAME);
  try {
    makeFolder(resolve(dataDir));
  } catch (cause) {
    throw explainFailure(dataDir, cause);
  }
  const staged = join(dataDir, 'restoring.part');
  await cp(resolve(from), staged);
  await chmod(staged, 0o600);
  await onDisk(staged);
  const aside = isEmbeddedStoreIn(dataDir) ? await setAside(dataDir, now) : undefined;
  await rename(staged, target);
  await onDisk(dataDir);
  return aside;
}

const BELONGINGS = [FILE_NAME, `${FILE_NAME}-wal`, `${FILE_NAME}-shm`, `${FILE_NAME}-journal`];

/** Only a store that nobody has open is moved: opening it here says so. One that cannot be opened is moved as it is. */
async function setAside(dataDir: string, now: Date): Promise<string> {
  await startEmbeddedStore({ dataDir }).then(
    (store) => store.close(),
    (error: Error) => {
      if (/is open already/.test(error.message)) throw error;
    },
  );
  const aside = join(dataDir, `before-restore-${now.toISOString().replaceAll(/[:.]/g, '-')}`);
  await mkdir(aside, { mode: 0o700 });
  // The seal goes first: without it, whatever is left is taken for what it is.
  const seal = sealPath(dataDir);
  for (const path of [seal, ...BELONGINGS.map((name) => join(dataDir, name))])
    if (existsSync(path)) await rename(path, join(aside, path.slice(dataDir.length + 1)));
  await rm(join(dataDir, 'address'), { force: true });
  return aside;
}

function checkWhole(db: DatabaseSync): void {
  const found = Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
  if (found !== 'ok') throw new Error(`it is damaged (${String(found)})`);
}

async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

async function sizeOf(path: string): Promise<number> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  await handle.close();
  return size;
}
