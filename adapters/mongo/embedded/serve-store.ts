import { createServer, type Socket } from 'node:net';
import { parentPort } from 'node:worker_threads';
import { Cursors } from './commands/cursors.ts';
import { listen } from './server/address.ts';
import { serve } from './server/connection.ts';
import { Turns } from './server/turns.ts';
import { Catalog } from './store/catalog.ts';
import { explainFailure } from './store/failure.ts';
import { openFile } from './store/file.ts';
import { Journal } from './store/journal.ts';

export async function serveStore(dataDir: string): Promise<void> {
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
    turns.finish();
    for (const socket of sockets) socket.pause().destroySoon();
    journal.close();
    port.close();
  });
  const address = await listen(server, dataDir).catch((cause: unknown) => {
    throw explainFailure(dataDir, cause);
  });
  port.postMessage(address);
}
