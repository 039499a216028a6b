import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Cursors } from './commands/cursors.ts';
import { serve } from './server/connection.ts';
import { Turns } from './server/turns.ts';
import { Catalog } from './store/catalog.ts';
import { openFile } from './store/file.ts';
import { Journal } from './store/journal.ts';

/** A socket's path must fit the kernel's `sun_path`, 104 bytes on macOS and 108 on Linux, with its ending NUL. */
const LONGEST_SOCKET_PATH = 100;

/** A folder that only this user may enter, so that nobody else on the machine can connect. */
function socketPath(dataDir: string): string {
  const beside = join(dataDir, 'socket');
  const path = join(beside, 'db.sock');
  if (Buffer.byteLength(path) > LONGEST_SOCKET_PATH) return join(mkdtempSync(join(tmpdir(), 'quittance-')), 'db.sock');
  mkdirSync(beside, { recursive: true, mode: 0o700 });
  // Left by a killed process: the file's own lock, held by now, says that nobody listens there.
  rmSync(path, { force: true });
  return path;
}

function listen(server: Server, dataDir: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    if (process.platform === 'win32') {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? `127.0.0.1:${address.port}` : '');
      });
    } else {
      const path = socketPath(dataDir);
      server.listen(path, () => resolve(encodeURIComponent(path)));
    }
  });
}

const { dataDir } = workerData as { dataDir: string };
const port = parentPort!;
const journal = new Journal(openFile(dataDir));
const store = { journal, catalog: new Catalog(journal), cursors: new Cursors() };
const turns = new Turns(store, (error) => {
  throw error;
});
const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  serve(socket, turns);
});

port.once('message', () => {
  server.close();
  for (const socket of sockets) socket.destroy();
  journal.close();
  port.close();
});
port.postMessage(await listen(server, dataDir));
