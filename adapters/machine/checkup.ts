import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { doubtful, type Finding, failing, well } from '../../src/kernel/finding.ts';
import { unreached } from '../kit/connection.ts';

const MB = 1024 * 1024;
/** Below the first, writes fail soon; a backup and a browser to print with want the second. */
const ROOM = { least: 200 * MB, enough: 1024 * MB };
/** Slack and Stripe refuse and are refused at five minutes. */
const DRIFT_MS = { doubtful: 20_000, failing: 240_000 };
const NODE = 24;

/** The program that runs all this. */
export function checkNode(version = process.versions.node): Finding {
  if (Number.parseInt(version, 10) >= NODE) return well('Node', version);
  return failing('Node', {
    found: version,
    expected: `${NODE} or newer`,
    where: 'nodejs.org, or npm ci in this folder',
  });
}

/** The disk of the data. `freeBytes`: how much is left of the disk that a folder is on. */
export async function checkDisk(dataDir: string, freeBytes = freeOn): Promise<Finding> {
  const about = 'Disk';
  const folder = await firstThere(resolve(dataDir));
  try {
    await access(folder, constants.W_OK);
  } catch {
    return failing(about, {
      found: `${folder} cannot be written`,
      expected: 'a folder of the app’s own user',
      where: 'DATA_DIR, or the owner of the folder',
    });
  }
  const free = await freeBytes(folder);
  const found = `${Math.floor(free / MB)} MB free on the disk of DATA_DIR`;
  const complaint = {
    found,
    expected: '1 GB or more',
    where: 'this machine: make room, or set DATA_DIR to a larger disk',
  };
  if (free < ROOM.least) return failing(about, complaint);
  return free < ROOM.enough ? doubtful(about, complaint) : well(about, found);
}

const freeOn = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** It may not have been made yet. */
async function firstThere(path: string): Promise<string> {
  try {
    await access(path);
    return path;
  } catch (error) {
    const above = dirname(path);
    if (above === path) throw error;
    return firstThere(above);
  }
}

/** The clock, against what a vendor's server says. `address`: any of theirs. */
export async function checkClock(address: string, now: () => Date): Promise<Finding> {
  const about = 'Clock';
  try {
    const { headers } = await fetch(address, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(5_000),
    });
    const theirs = Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(theirs)) return doubtful(about, { found: 'no server said what time it is' });
    const drift = Math.abs(now().getTime() - theirs);
    // A server says whole seconds, and an answer takes its time.
    const found = drift < 2_000 ? 'right' : `${Math.round(drift / 1000)} s away from the vendors’`;
    const complaint = {
      found,
      expected: 'the right time: signatures are refused at five minutes',
      where: 'this machine: switch NTP on',
    };
    if (drift > DRIFT_MS.failing) return failing(about, complaint);
    return drift > DRIFT_MS.doubtful ? doubtful(about, complaint) : well(about, found);
  } catch (error) {
    return doubtful(about, unreached(new URL(address).host, error));
  }
}
