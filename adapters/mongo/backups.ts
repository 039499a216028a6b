import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { doubtful, type Finding, well } from '../../src/kernel/finding.ts';
import { CannotStart } from '../../src/kernel/refusal.ts';
import { DATA_VERSION } from './data-version.ts';
import { type Backup, backUp, readBackup, restore, UnfitBackup } from './embedded/backup.ts';
import { markOf } from './key-mark.ts';

/** Beside the data: when they were last backed up, for who looks the installation over. */
const LAST = 'last-backup';
const OLD_MS = 8 * 86_400_000;

interface Asked {
  dataDir: string;
  key: Uint8Array;
  file: string;
  now: Date;
}

/** Copies the embedded store into a file, while the app runs or not. @throws CannotStart with what to do */
export async function makeBackup({ dataDir, key, file, now }: Asked): Promise<Backup> {
  try {
    const made = await backUp(dataDir, file, { madeAt: now, dataVersion: DATA_VERSION, keyMark: markOf(key) });
    await writeFile(join(dataDir, LAST), now.toISOString(), { mode: 0o600 });
    return made;
  } catch (cause) {
    throw new CannotStart(`The backup was not made: ${(cause as Error).message}`, cause);
  }
}

/**
 * Puts a backup in the place of the embedded store. Gives when it was made, where the store that was there is now, and
 * whether the links in it were made with another key. @throws CannotStart with what to do; nothing is changed then
 */
export async function putBack({ dataDir, key, file, now }: Asked) {
  try {
    const { madeAt, dataVersion, keyMark } = readBackup(file);
    if (dataVersion > DATA_VERSION)
      throw new UnfitBackup(
        `${resolve(file)} was made by a newer version of the app (its data are of version ${dataVersion}, this one knows ${DATA_VERSION}): install that version, then restore it`,
      );
    return { madeAt, aside: await restore(dataDir, file, now), hasOtherKey: keyMark !== markOf(key) };
  } catch (cause) {
    throw new CannotStart(`Nothing was restored: ${(cause as Error).message}`, cause);
  }
}

/** When the embedded store was last backed up. */
export async function checkBackup(dataDir: string, now: Date): Promise<Finding> {
  const about = 'Backup';
  const advice = {
    expected: 'one each day, kept on another machine',
    where: 'npm run backup -- FILE, from cron or a timer',
  };
  const last = new Date(await readFile(join(dataDir, LAST), 'utf8').catch(() => ''));
  if (Number.isNaN(last.getTime())) return doubtful(about, { found: 'none was made yet', ...advice });
  const found = `the last is of ${last.toISOString()}`;
  return now.getTime() - last.getTime() > OLD_MS ? doubtful(about, { found, ...advice }) : well(about, found);
}
