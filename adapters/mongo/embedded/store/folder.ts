import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Makes a folder for this user alone, and those above it: one by one, because Node's own recursive `mkdir` never ends
 * where none can be made, such as in /proc.
 * @throws the system's error, with its `code`
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path && !statSync(above, { throwIfNoEntry: false })) makeFolder(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Two processes that start at once may both set out to make it.
    if (!isFolder(path)) throw error;
  }
}
