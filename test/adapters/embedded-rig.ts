import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { Store } from '../../adapters/mongo/embedded/commands/command.ts';
import { Cursors } from '../../adapters/mongo/embedded/commands/cursors.ts';
import { execute } from '../../adapters/mongo/embedded/commands/execute.ts';
import { Catalog } from '../../adapters/mongo/embedded/store/catalog.ts';
import { openFile } from '../../adapters/mongo/embedded/store/file.ts';
import { Journal } from '../../adapters/mongo/embedded/store/journal.ts';
import { type Doc, decode, encode } from '../../adapters/mongo/embedded/values/bson.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the test file ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-'));
  folders.push(folder);
  return folder;
}

/** The engine alone, without thread and sockets. */
export function openStore(dataDir: string): Store {
  const journal = new Journal(openFile(dataDir));
  return { journal, catalog: new Catalog(journal), cursors: new Cursors() };
}

/** A command as it would come over the wire. */
export function sent(doc: Doc): Doc {
  return decode(encode(doc));
}

export type Engine = { run(command: Doc): Doc; find(name: string, filter: Doc, rest?: Doc): Doc[] };

/** Runs commands and throws what they refuse. */
export function engineOf(store: Store): Engine {
  const run = ({ documents, ...command }: Doc): Doc => {
    const reply = execute(store, { ...sent(command), $db: 'test', ...(documents ? { documents } : {}) });
    if (reply.ok !== 1) throw new Error(String(reply.errmsg));
    return reply;
  };
  const find = (name: string, filter: Doc, rest: Doc = {}): Doc[] => {
    const { cursor } = run({ find: name, filter, batchSize: 100_000, ...rest });
    return ((cursor as Doc).firstBatch as Uint8Array[]).map(decode);
  };
  return { run, find };
}

/** A deadline for what must come about by itself. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within 30 seconds: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
