import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealKeeper } from '../../src/ports.ts';

/** Beside the data: what each audit log came to, day by day. Whoever copies it elsewhere knows what must stand there. */
const FILE = 'audit-seals.jsonl';

/** In bytes; a seal has some 400. */
const LONGEST_LINE = 4_096;

/** Writes seals at the end of a file that is never written otherwise, on the disk before it is said to be. */
export const sealsIn = (dataDir: string): SealKeeper => ({
  async keep(line) {
    await mkdir(dataDir, { recursive: true });
    const file = await open(join(dataDir, FILE), 'a+', 0o600);
    try {
      await withoutTorn(file);
      await file.appendFile(`${line}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  },
});

/** The lines of a file. @throws Error when it cannot be read */
export const linesOf = async (path: string): Promise<string[]> => (await readFile(path, 'utf8')).split('\n');

/** Whoever died while writing has left a part of a line, which was never said to be kept. */
async function withoutTorn(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const end = Buffer.alloc(Math.min(size, LONGEST_LINE));
  await file.read(end, 0, end.length, size - end.length);
  const whole = end.lastIndexOf('\n') + 1;
  if (whole < end.length) await file.truncate(size - end.length + whole);
}
