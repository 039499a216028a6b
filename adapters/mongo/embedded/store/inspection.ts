import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BEGIN_AGAIN, CORRUPT, FILE_NAME, Unfit } from './failure.ts';
import { fitsSeal, isSealed, sealPath } from './seal.ts';
import { commitsBehindDamage } from './write-ahead.ts';

/** Raised with every change of the tables of `file.ts`; a file with a higher number is left alone. */
export const FORMAT_VERSION = 1;
/** Written into the SQLite header ("QTNC"), so that another program's database is not taken for ours. */
export const APPLICATION_ID = 0x51544e43;

export function readNumber(db: DatabaseSync, pragma: string): number {
  return Number(Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
}

export function checkOurs(db: DatabaseSync): void {
  const version = readNumber(db, 'user_version');
  if (readNumber(db, 'application_id') !== APPLICATION_ID) {
    throw new Unfit('it is the database of another program: set DATA_DIR to a folder of its own');
  }
  if (version !== FORMAT_VERSION) {
    throw new Unfit(
      `it has format ${version}, and this version of the app reads ${FORMAT_VERSION}: start the version that wrote it`,
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

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Looks at what is there as a reader: as a writer, SQLite would mend it in its own way, and leave nothing to save. */
export function inspect(dataDir: string): void {
  const [path, seal] = [join(dataDir, FILE_NAME), sealPath(dataDir)];
  if (sizeOf(path) === 0) {
    if (!isSealed(dataDir)) return;
    throw new Unfit(`it was emptied or removed: put a backup in its place, or delete ${seal} to begin with nothing`);
  }
  // Made a moment ago by a process that died over it: only a writer can take that back.
  if (sizeOf(`${path}-journal`) > 0) return;
  const log = `${path}-wal`;
  const isCut = sizeOf(log) > 0 && commitsBehindDamage(log) > 1;
  const db = new DatabaseSync(path, { readOnly: true, timeout: 0 });
  try {
    if (readNumber(db, 'schema_version') === 0 && !isSealed(dataDir)) return;
    checkOurs(db);
    if (isCut) throw new Unfit(`its write-ahead log ${log} is damaged and was left as it is: ${BEGIN_AGAIN}`);
    if (!fitsSeal(db, dataDir)) {
      throw new Unfit(
        'it is older than what was last written here, or has lost its write-ahead log: put the newer one back ' +
          `together with its quittance.sqlite-wal, or delete ${seal} to go on with this one`,
      );
    }
    checkWhole(db);
  } finally {
    db.close();
  }
}
