import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Raised with every change of the tables below; a file with a higher number is left alone. */
export const FORMAT_VERSION = 1;
const FILE_NAME = 'quittance.sqlite';
/** Written into the SQLite header ("QTNC"), so that another program's database is not taken for ours. */
const APPLICATION_ID = 0x51544e43;

const TABLES = `
  CREATE TABLE collections (id INTEGER PRIMARY KEY AUTOINCREMENT, db TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (db, name));
  CREATE TABLE indexes (id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, spec BLOB NOT NULL, arrays TEXT NOT NULL);
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT_VERSION};
`;

const BUSY = 5;
const READ_ONLY = 8;
const IO_ERROR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** SQLite's primary result code, or undefined if the error is not SQLite's. */
export function sqliteCode(error: unknown): number | undefined {
  const { errcode } = Object(error) as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
}

export function isDiskFull(error: unknown): boolean {
  return sqliteCode(error) === FULL;
}

/** Whether the file or the disk under it can no longer be relied on: after a failed fsync nobody knows what is on it. */
export function isFatal(error: unknown): boolean {
  return [READ_ONLY, IO_ERROR, CORRUPT, CANNOT_OPEN, NOT_A_DATABASE].includes(sqliteCode(error) ?? 0);
}

function explain(path: string, cause: unknown): Error {
  const code = sqliteCode(cause) ?? (cause as NodeJS.ErrnoException).code;
  const known: Record<string, string> = {
    [BUSY]:
      'it is open already, in this process or another. Stop the other one, or give this one a DATA_DIR of its own',
    [READ_ONLY]: 'it cannot be written. Check the owner and the permissions of the folder and of the file',
    [CANNOT_OPEN]: 'it cannot be opened. Check the owner and the permissions of the folder and of the file',
    EACCES: 'the folder cannot be written. Check its owner and its permissions',
    EROFS: 'the folder is on a read-only disk',
    ENOTDIR: 'its folder is not a folder',
    [CORRUPT]: 'the file is damaged. It was left as it is: restore a backup, or move it away to start empty',
    [NOT_A_DATABASE]:
      'the file is not a database. It was left as it is: restore a backup, or move it away to start empty',
    [FULL]: 'the disk is full',
    ENOSPC: 'the disk is full',
  };
  const reason = (code !== undefined && known[code]) || (cause as Error).message;
  return new Error(`The store ${path} could not be opened: ${reason}.`, { cause });
}

function readNumber(db: DatabaseSync, pragma: string): number {
  return Number(Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
}

function checkOurs(db: DatabaseSync): void {
  const version = readNumber(db, 'user_version');
  if (readNumber(db, 'application_id') !== APPLICATION_ID) {
    throw new Error('the file is the database of another program. Give Quittance a DATA_DIR of its own');
  }
  if (version !== FORMAT_VERSION) {
    throw new Error(
      `the file has format ${version}, this version of Quittance reads ${FORMAT_VERSION}. Start the version that wrote it`,
    );
  }
}

/** A full check costs about a second per gigabyte: only done where it costs a start-up nothing that one notices. */
const CHECKED_PAGES = 8000;

function checkWhole(db: DatabaseSync): void {
  if (readNumber(db, 'page_count') > CHECKED_PAGES) return;
  const found = Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
  if (found !== 'ok') throw Object.assign(new Error(String(found)), { errcode: CORRUPT });
}

function prepareFile(db: DatabaseSync): void {
  // Held from the first transaction to the end of the process, by the kernel: a killed process leaves no lock behind.
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  db.exec('BEGIN IMMEDIATE');
  try {
    const empty = readNumber(db, 'schema_version') === 0;
    if (empty) db.exec(TABLES);
    checkOurs(db);
    if (!empty) checkWhole(db);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 2000; PRAGMA temp_store = MEMORY',
  );
}

/**
 * Opens (or makes) the one file of the store, readable by its owner alone.
 * @throws an error that says what to do; a file that cannot be read is left untouched
 */
export function openFile(dataDir: string): DatabaseSync {
  const path = join(dataDir, FILE_NAME);
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
    db = new DatabaseSync(path, { timeout: 0 });
    prepareFile(db);
    return db;
  } catch (error) {
    db?.close();
    throw explain(path, error);
  }
}
