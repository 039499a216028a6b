import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net';
import { serialize } from 'bson';

/** What goes wrong on the way to the store. */
type Trouble =
  | { kind: 'none' }
  /** Connections are cut and refused. */
  | { kind: 'away' }
  /** Requests are taken and never answered. */
  | { kind: 'hangs' }
  /** Reads are answered; writes are refused, as by a server that is the primary no more. */
  | { kind: 'read-only' }
  /** The next such command does not arrive, or its answer does not; then all is well again. */
  | { kind: 'loses'; what: 'request' | 'answer'; command: 'find' | 'insert' | 'update' };

const WRITES = ['insert', 'update', 'delete'];
const commandNamed = (name: string): string => `\u0002${name}\0`;

const REFUSAL = serialize({ ok: 0, code: 10107, codeName: 'NotWritablePrimary', errmsg: 'not primary' });
const OP_MSG = 2013;

/** The answer to one request of MongoDB's wire protocol. */
function refusal(request: Buffer): Buffer {
  const head = Buffer.alloc(21);
  const numbers = [head.length + REFUSAL.length, 1, request.readInt32LE(4), OP_MSG, 0];
  for (const [place, number] of numbers.entries()) head.writeInt32LE(number, place * 4);
  return Buffer.concat([head, REFUSAL]);
}

export interface StoreProxy {
  uri: string;
  line: NetConnectOpts;
  trouble(trouble: Trouble): void;
  /** How many connections there have been at once. */
  most(): number;
  close(): Promise<void>;
}

/** Stands between a store and its server, with the troubles of a network. @param uri of the embedded server */
export async function startProxy(uri: string): Promise<StoreProxy> {
  const [, host = '', rest = ''] = /^mongodb:\/\/([^/]+)(\/.*)$/.exec(uri) ?? [];
  let trouble: Trouble = { kind: 'none' };
  const open = new Set<Socket>();
  let most = 0;

  const server = createServer((near) => {
    if (trouble.kind === 'away') {
      near.destroy();
      return;
    }
    const far = connect(decodeURIComponent(host));
    let doomed = false;
    const cut = () => [near, far].map((socket) => socket.destroy());
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        open.delete(socket);
        cut();
      });
    }
    // Each is two sockets: one from whoever asks, one to the server.
    most = Math.max(most, open.size / 2);
    near.on('data', (data) => {
      if (trouble.kind === 'hangs') return;
      if (trouble.kind === 'read-only' && WRITES.some((name) => data.includes(commandNamed(name)))) {
        near.write(refusal(data));
        return;
      }
      if (trouble.kind === 'loses' && data.includes(commandNamed(trouble.command))) {
        const { what } = trouble;
        trouble = { kind: 'none' };
        if (what === 'request') return void cut();
        doomed = true;
      }
      far.write(data);
    });
    far.on('data', (data) => {
      if (doomed) cut();
      else if (trouble.kind !== 'hangs') near.write(data);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const { port } = server.address() as AddressInfo;
  return {
    uri: `mongodb://127.0.0.1:${port}${rest}`,
    line: { host: '127.0.0.1', port },
    trouble(next) {
      trouble = next;
      if (next.kind === 'away') for (const socket of open) socket.destroy();
    },
    most: () => most,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
