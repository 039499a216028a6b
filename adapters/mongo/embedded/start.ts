import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { connect, type NetConnectOpts } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { explainFailure, FILE_NAME } from './store/failure.ts';
import { makeFolder } from './store/folder.ts';

export type EmbeddedStore = {
  /** For `mongoose.connect`: a socket in a folder that only this user may enter. */
  uri: string;
  /** The same socket, for what speaks to it without a driver. */
  line: NetConnectOpts;
  /** Ends the server and closes the file; what was acknowledged is on the disk already. */
  close(): Promise<void>;
};

/** Says where the running server listens, to commands beside the app; readable by its owner alone. */
const ADDRESS_FILE = 'address';

/** A dead store is an error within seconds, not after the driver's half a minute of looking for it. */
const uriOf = (address: string): string =>
  `mongodb://${address}/quittance?directConnection=true&serverSelectionTimeoutMS=3000`;

function lineOf(address: string): NetConnectOpts {
  const port = /^127\.0\.0\.1:(\d+)$/.exec(address)?.[1];
  return port ? { port: Number(port), host: '127.0.0.1' } : { path: decodeURIComponent(address) };
}

function rethrow(error: Error): never {
  throw error;
}

export interface Opening {
  dataDir: string;
  /**
   * Called if the store dies while the app runs (a disk that fails, say); by default the error is thrown, uncaught,
   * because an app without its store must not seem to work.
   */
  onFailure?: (error: Error) => void;
}

/**
 * Starts a MongoDB-protocol server over `<dataDir>/quittance.sqlite` in a thread of its own, where waiting for the
 * disk holds up nobody else. One process at a time can have the file open; `backup.ts` copies it while
 * it does.
 * @throws an error whose message is one sentence that names DATA_DIR and says what to do, if the file cannot be opened,
 * is damaged, newer, older than what was last written, or open elsewhere
 */
export async function startEmbeddedStore({ dataDir, onFailure = rethrow }: Opening): Promise<EmbeddedStore> {
  prepareFolder(dataDir);
  const worker = new Worker(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
    workerData: { dataDir: resolve(dataDir) },
  });
  const [address] = (await once(worker, 'message')) as [string];
  // Not `once`, which a death by error would reject: closing a dead store is no failure.
  const ended = new Promise((done) => worker.once('exit', done));
  let closing = false;
  worker.on('error', (cause: Error) => onFailure(new Error(`The embedded store stopped: ${cause.message}`, { cause })));
  worker.on('exit', (code) => {
    if (!closing && code === 0) onFailure(new Error('The embedded store stopped by itself'));
  });
  const addressFile = join(dataDir, ADDRESS_FILE);
  async function close(): Promise<void> {
    const isFirst = !closing;
    closing = true;
    if (isFirst) {
      await rm(addressFile, { force: true });
      worker.postMessage('close');
    }
    await ended;
  }
  try {
    await writeFile(addressFile, address, { mode: 0o600 });
  } catch (cause) {
    await close();
    throw explainFailure(dataDir, cause);
  }
  return { uri: uriOf(address), line: lineOf(address), close };
}

/** Before anything else of Node's is told to make it: see `makeFolder`. */
function prepareFolder(dataDir: string): void {
  try {
    makeFolder(resolve(dataDir));
  } catch (cause) {
    throw explainFailure(dataDir, cause);
  }
}

/**
 * For a command beside the app: the store of the app that runs on this folder, or else one of our own, because the file
 * cannot be opened twice. Throws as `startEmbeddedStore` does.
 */
export async function reachEmbeddedStore(opening: Opening): Promise<EmbeddedStore> {
  const address = await readFile(join(opening.dataDir, ADDRESS_FILE), 'utf8').catch(() => '');
  if (!address || !(await isListening(address))) return startEmbeddedStore(opening);
  return { uri: uriOf(address), line: lineOf(address), close: async () => undefined };
}

/** Whether a store was ever begun in this folder. */
export const isEmbeddedStoreIn = (dataDir: string): boolean => existsSync(join(dataDir, FILE_NAME));

/** A killed app leaves its address behind, and nobody there. */
async function isListening(address: string): Promise<boolean> {
  const socket = connect(lineOf(address));
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
