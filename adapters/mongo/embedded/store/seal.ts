import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

const FILE_NAME = 'quittance.seal';
/** How long the write-ahead log may grow before it is worked into the file: 2,000 pages. */
const LONGEST_LOG = 8_000_000;

/** Which database it is, and how often its log has been begun anew. */
interface Marks {
  id: string;
  round: number;
}

export const sealPath = (dataDir: string): string => join(dataDir, FILE_NAME);

const TABLE = `
  CREATE TABLE IF NOT EXISTS identity (id TEXT NOT NULL, round INTEGER NOT NULL);
  INSERT INTO identity SELECT lower(hex(randomblob(8))), 0 WHERE NOT EXISTS (SELECT * FROM identity);
`;

function marksIn(db: DatabaseSync): Marks | undefined {
  const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'identity'").get();
  const row = known && db.prepare('SELECT id, round FROM identity').get();
  return row && { id: String(row.id), round: Number(row.round) };
}

function marksBeside(dataDir: string): Marks | undefined {
  const [id, round] = readFileSync(sealPath(dataDir), 'utf8').trim().split(' ');
  return id && Number.isSafeInteger(Number(round)) ? { id, round: Number(round) } : undefined;
}

export const isSealed = (dataDir: string): boolean =>
  statSync(sealPath(dataDir), { throwIfNoEntry: false }) !== undefined;

/** Whether this is the database that was last written to in this folder; where nothing can be said, it is. */
export function fitsSeal(db: DatabaseSync, dataDir: string): boolean {
  const sealed = isSealed(dataDir) && marksBeside(dataDir);
  if (!sealed) return true;
  const marks = marksIn(db);
  return marks !== undefined && marks.id === sealed.id && marks.round >= sealed.round;
}

/**
 * A small file beside the database, so that one which was emptied, put back from an older copy, or robbed of its
 * write-ahead log is not taken for the one that was written to. Both hold the number of a round. A round's number is
 * written into the log first, then into the seal; the log is worked into the database only when the round ends. So
 * while one is under way the database alone is always behind its seal, and with its log never.
 */
export class Seal {
  readonly #db: DatabaseSync;
  readonly #dataDir: string;

  /** @param db open for writing, in no transaction */
  constructor(db: DatabaseSync, dataDir: string) {
    this.#db = db;
    this.#dataDir = dataDir;
    db.exec(`PRAGMA wal_autocheckpoint = 0; ${TABLE}`);
    this.#begin();
  }

  /** Ends the round when its log is long. Everything that was committed is on the disk before and after. */
  renew(): void {
    const log = statSync(`${this.#db.location()}-wal`, { throwIfNoEntry: false });
    if (!log || log.size < LONGEST_LOG) return;
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#begin();
  }

  #begin(): void {
    this.#db.exec('UPDATE identity SET round = round + 1');
    const { id, round } = marksIn(this.#db)!;
    const path = sealPath(this.#dataDir);
    const file = openSync(`${path}.new`, 'w', 0o600);
    try {
      writeSync(file, `${id} ${round}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${path}.new`, path);
  }
}
