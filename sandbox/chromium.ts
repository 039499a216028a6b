import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the browser of the tests and of the demo is unpacked, once for all of them. */
const UNPACKED = join(import.meta.dirname, '..', 'node_modules', '.cache');

/** Lets an app that has a data folder of its own print with the browser that is unpacked here. */
export async function lendBrowser(dataDir: string): Promise<void> {
  await mkdir(UNPACKED, { recursive: true });
  await symlink(UNPACKED, join(dataDir, 'printer'), 'junction').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
