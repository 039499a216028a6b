import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { backup } from 'node:sqlite';

/**
 * Pages of one step: at 100 writers wait 4 ms at most (measured, 205 MB). A step that meets an open transaction copies
 * nothing and is taken again, so no half of a turn gets into the copy; what is written meanwhile does.
 */
const PAGES = 100;

/**
 * Copies the database while it is written to, by SQLite's own backup on the connection that writes: from any other, each
 * write would begin it anew, and it would never end. `to`: a file that is replaced.
 */
export async function copyWhole(db: DatabaseSync, to: string): Promise<void> {
  rmSync(to, { force: true });
  await backup(db, to, { rate: PAGES });
}
