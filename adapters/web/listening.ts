import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { CannotStart } from '../../src/kernel/refusal.ts';

const WHY: Record<string, string> = {
  EADDRINUSE: 'is taken by another program: stop that one, or set PORT to a free port',
  EACCES: 'may not be opened by this user: set PORT to one above 1023',
};

/** Vendors and browsers send a request within moments; what trickles for longer is answered 408 and cut. */
const RECEIVE_MS = 10_000;
/** Node looks for those every 30 seconds, unless told. */
const LOOK_MS = 1_000;
/** Nothing sent and nothing read: longer than any answer takes, Stripe's three tries included. */
const SILENT_MS = 60_000;
/** Below the 1,024 file descriptors that a process commonly has, with room for the store and the vendors. */
const MOST_CONNECTIONS = 800;
/** Bodies are read whole before anybody knows whose they are, and may have half a megabyte each. */
const MOST_BODIES = 100;
/** How long requests under way may take once the server closes. Who cannot send or read by then is cut. */
const FINISH_MS = 3_000;

export interface Listening {
  port: number;
  /** Takes no more requests, and resolves when those under way are answered or, after three seconds, cut. */
  close(): Promise<void>;
}

/** Listens on a port; 0 takes a free one. @throws CannotStart when it cannot be had */
export async function listen(app: Express, port: number): Promise<Listening> {
  const patience = { requestTimeout: RECEIVE_MS, headersTimeout: RECEIVE_MS, connectionsCheckingInterval: LOOK_MS };
  const server = createServer(patience, app).setTimeout(SILENT_MS);
  server.maxConnections = MOST_CONNECTIONS;
  server.prependListener('request', boundBodies());
  try {
    await once(server.listen(port), 'listening');
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw new CannotStart(
      `PORT ${port} ${WHY[code] ?? `cannot be listened on (${message}): set PORT to another`}.`,
      cause,
    );
  }
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection that was busy is kept alive once it has its answer.
  const looking = setInterval(() => server.closeIdleConnections(), 50);
  const cutting = setTimeout(() => server.closeAllConnections(), FINISH_MS);
  await closed;
  clearInterval(looking);
  clearTimeout(cutting);
}

/** Cuts the request whose body has been coming for longest when there are too many: an honest one is never that. */
function boundBodies(): (request: IncomingMessage) => void {
  /** Oldest first; some are complete by now and wait for their answer. */
  const coming = new Set<IncomingMessage>();
  return (request) => {
    coming.add(request);
    request.once('close', () => coming.delete(request));
    if (coming.size <= MOST_BODIES) return;
    for (const one of coming) if (one.complete) coming.delete(one);
    const [oldest] = coming;
    if (coming.size > MOST_BODIES) oldest?.destroy();
  };
}
