/** A door between two parties: everything goes through as it came, and whoever watches is told of it. */
import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request and what came back. Watchers hear of it when it comes, and again when it is over. */
export interface Passage {
  at: Date;
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Set at the end; without a status the connection ended before an answer. */
  end?: { status?: number; headers: IncomingHttpHeaders; body: string; ms: number };
}

export interface TapOptions {
  /** Where it leads, asked at each request: `http://127.0.0.1:port`. */
  to: () => string;
  watch(passage: Passage): void;
  /** What is changed in answers before they go on; nothing by default. */
  rewrite?(body: string): string;
  port?: number;
}

export interface Tap {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Opens the door on 127.0.0.1. A connection that fails behind it fails in front of it. Rejects when the port is taken. */
export async function startTap({ to, watch, rewrite = (body) => body, port = 0 }: TapOptions): Promise<Tap> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer(async (incoming, response) => {
    const body = Buffer.concat(await incoming.toArray().catch(() => []));
    const { method = 'GET', url: path = '/', headers } = incoming;
    const passage: Passage = { at: new Date(), method, path, headers, body: body.toString() };
    watch(passage);
    const answer = await forward(incoming, response, body, to(), agent);
    const text = answer ? rewrite(answer.body.toString()) : '';
    const ms = Date.now() - passage.at.getTime();
    watch(Object.assign(passage, { end: { status: answer?.status, headers: answer?.headers ?? {}, body: text, ms } }));
    if (!answer) return void response.destroy();
    const { 'transfer-encoding': _, 'content-length': __, connection: ___, ...kept } = answer.headers;
    const same = text === answer.body.toString();
    response.writeHead(answer.status, kept).end(same ? answer.body : text);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      agent.destroy();
    },
  };
}

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Never rejects: undefined when no whole answer came, or nobody waits for it any more. */
function forward(
  { method, url, headers }: IncomingMessage,
  waiting: ServerResponse,
  body: Buffer,
  to: string,
  agent: Agent,
): Promise<Reply | undefined> {
  return new Promise((resolve) => {
    const lost = () => resolve(undefined);
    const onward = request(to + url, { method, headers, agent }, (answer) => {
      const { statusCode: status = 502, headers: given } = answer;
      answer.toArray().then((parts) => resolve({ status, headers: given, body: Buffer.concat(parts) }), lost);
    });
    onward.on('error', lost);
    waiting.once('close', () => onward.destroy());
    onward.end(body);
  });
}
