import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { backup } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Pages of one step: at 100 writers wait 4 ms at most (measured, 205 MB). A step that meets an open transaction copies
 * nothing and is taken again, so no half of a turn gets into the copy; what is written meanwhile does.
 */
const PAGES = 100;
/** How long and how often a copy waits to set out. */
const WAIT_MS = 10;
const TRIES = 200;

/**
 * Copies the database while it is written to, by SQLite's own backup on the connection that writes: from any other, each
 * write would begin it anew, and it would never end. `to`: a file that is replaced.
 * `pause`: until it is tried again, when a turn is under way.
 * @throws an error that says what to do
 */
export async function copyWhole(db: DatabaseSync, to: string, pause = () => sleep(WAIT_MS)): Promise<void> {
  rmSync(to, { force: true });
  for (let tries = 1; ; tries += 1) {
    try {
      await backup(db, to, { rate: PAGES });
      return;
    } catch (cause) {
      const { errcode, message } = cause as Error & { errcode?: number };
      // Of the first step alone Node makes an end when it meets an open transaction, and calls that "not an error" (0).
      if (errcode !== 0 || tries === TRIES)
        throw new Error(`${to} was not written whole (SQLite: ${message}). Look at its disk, and run it again`, {
          cause,
        });
      await pause();
    }
  }
}
