import { join } from 'node:path';

export const FILE_NAME = 'quittance.sqlite';

const BUSY = 5;
const READ_ONLY = 8;
const IO_ERROR = 10;
export const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;
/** The extended code of an input or output error that is one of room: for the index of the write-ahead log. */
const NO_ROOM_FOR_INDEX = 4874;

/** SQLite's primary result code, or undefined if the error is not SQLite's. */
export function sqliteCode(error: unknown): number | undefined {
  const { errcode } = Object(error) as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
}

export function isDiskFull(error: unknown): boolean {
  const { errcode, code } = Object(error) as { errcode?: unknown; code?: unknown };
  return sqliteCode(error) === FULL || errcode === NO_ROOM_FOR_INDEX || code === 'ENOSPC';
}

/** Whether the file or the disk under it can no longer be relied on: after a failed fsync nobody knows what is on it. */
export function isFatal(error: unknown): boolean {
  return [READ_ONLY, IO_ERROR, CORRUPT, CANNOT_OPEN, NOT_A_DATABASE].includes(sqliteCode(error) ?? 0);
}

/** What is wrong with the database as a whole, found before it is touched. */
export class Unfit extends Error {}

export const BEGIN_AGAIN =
  'put a backup of the whole folder in its place, or move the folder away to begin with nothing';

const REASONS: Record<string, string> = {
  [BUSY]: 'it is open already, in this process or another: stop the other one, or set DATA_DIR to another folder',
  [READ_ONLY]: 'it cannot be written: check the owner and the permissions of the folder and of its files',
  [CANNOT_OPEN]: 'it cannot be opened: check the owner and the permissions of the folder and of its files',
  [IO_ERROR]: 'its disk fails: check the disk, or set DATA_DIR to a folder on another one and put a backup there',
  [CORRUPT]: `it is damaged and was left as it is: ${BEGIN_AGAIN}`,
  [NOT_A_DATABASE]: `it is no database and was left as it is: ${BEGIN_AGAIN}`,
  [FULL]: 'the disk is full: make room on it, or set DATA_DIR to a folder on another one',
  EACCES: 'the folder cannot be written: check its owner and its permissions',
  EPERM: 'the folder cannot be written: check its owner and its permissions',
  EROFS: 'the folder is on a read-only disk: set DATA_DIR to one that can be written',
  ENOENT: 'the folder cannot be made there: set DATA_DIR to one that can',
  ENOTDIR: 'a part of its path is a file and no folder: set DATA_DIR to a folder',
  EEXIST: 'the folder is a file: set DATA_DIR to a folder',
};

/** One sentence for the operator, that names the setting and says what to do. */
export function explainFailure(dataDir: string, cause: unknown): Error {
  const code = isDiskFull(cause) ? FULL : (sqliteCode(cause) ?? (cause as NodeJS.ErrnoException).code);
  const { message } = cause as Error;
  const reason = cause instanceof Unfit ? message : ((code !== undefined && REASONS[code]) ?? message);
  return new Error(`The database in DATA_DIR (${join(dataDir, FILE_NAME)}) cannot be used: ${reason}.`, { cause });
}
