import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealKeeper } from '../../src/ports.ts';

/** Beside the data: what each audit log came to, day by day. Whoever copies it elsewhere knows what must stand there. */
const FILE = 'audit-seals.jsonl';

/** Writes seals at the end of a file that is never written otherwise, on the disk before it is said to be. */
export const sealsIn = (dataDir: string): SealKeeper => ({
  async keep(line) {
    await mkdir(dataDir, { recursive: true });
    const file = await open(join(dataDir, FILE), 'a', 0o600);
    try {
      await file.appendFile(`${line}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  },
});

/** The lines of a file. @throws Error when it cannot be read */
export const linesOf = async (path: string): Promise<string[]> => (await readFile(path, 'utf8')).split('\n');
