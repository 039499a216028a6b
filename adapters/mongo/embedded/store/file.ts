import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { explainFailure, FILE_NAME } from './failure.ts';
import { makeFolder } from './folder.ts';
import { APPLICATION_ID, checkOurs, FORMAT_VERSION, inspect, readNumber } from './inspection.ts';
import { Seal } from './seal.ts';

const TABLES = `
  CREATE TABLE collections (id INTEGER PRIMARY KEY AUTOINCREMENT, db TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (db, name));
  CREATE TABLE indexes (id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, spec BLOB NOT NULL, arrays TEXT NOT NULL);
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT_VERSION};
`;

function prepare(db: DatabaseSync): void {
  // Held from the first transaction to the end of the process, by the kernel: a killed process leaves no lock behind.
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  db.exec('BEGIN IMMEDIATE');
  try {
    if (readNumber(db, 'schema_version') === 0) db.exec(TABLES);
    checkOurs(db);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY',
  );
}

/** The open database, and what is kept beside it. */
export interface OpenFile {
  db: DatabaseSync;
  seal: Seal;
}

/**
 * Opens (or makes) the one file of the store, readable by its owner alone.
 * @throws an error that says what to do; a file that cannot be relied on is left untouched
 */
export function openFile(dataDir: string): OpenFile {
  let db: DatabaseSync | undefined;
  try {
    makeFolder(dataDir);
    inspect(dataDir);
    const path = join(dataDir, FILE_NAME);
    closeSync(openSync(path, 'a', 0o600));
    db = new DatabaseSync(path, { timeout: 0 });
    prepare(db);
    return { db, seal: new Seal(db, dataDir) };
  } catch (error) {
    db?.close();
    throw explainFailure(dataDir, error);
  }
}
