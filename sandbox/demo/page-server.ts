/** Serves the demo page: its files, its state as server-sent events, and what one does on it. Loopback only. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { fields } from './bodies.ts';
import type { Told } from './deed.ts';
import type { createDeeds } from './deeds.ts';
import type { Journal } from './journal.ts';
import type { Mailbox } from './mailbox.ts';

const FILES = join(import.meta.dirname, 'page');
/** Microsoft's own renderer of Adaptive Cards. */
const RENDERER = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
const APP_ICON = join(import.meta.dirname, '..', '..', 'manifests', 'icons', 'color.png');
/** What the page shows and others made, by its path. */
const BORROWED: Record<string, string> = { '/adaptivecards.js': RENDERER, '/app-icon.png': APP_ICON };
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
};
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";
/** Changes come in bursts: the page is told once for each. */
const GATHER_MS = 25;

export interface PageServerOptions {
  journal: Journal;
  deeds: ReturnType<typeof createDeeds>;
  /** All that the page draws. */
  state(): object;
  /** The one page that may be shown inside this one. */
  framed: string;
  /** What is attached to an e-mail. */
  attachment: Mailbox['attachment'];
  /** The app's address: pictures that stand there are handed on, as chats do, and no others. */
  pictures: string;
  /** What goes along with a text, by its id at Twilio. */
  photo(sid: string): { contentType: string; content: Uint8Array } | undefined;
  /** Tried one after the other when taken; 0 takes any free one. */
  port: number;
}

/** Starts it on the port, or the next free one. `changed` makes the page draw anew. */
export async function startPageServer(options: PageServerOptions) {
  const { journal, deeds, state, framed, attachment, pictures, photo, port } = options;
  const policy = `${POLICY}; frame-src ${framed}`;
  const watchers = new Set<ServerResponse>();
  let gathering: NodeJS.Timeout | undefined;

  const tell = (event: string, data: object, to: Iterable<ServerResponse> = watchers) => {
    const message = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const watcher of to) watcher.write(message);
  };
  const changed = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      if (watchers.size > 0) tell('state', state());
    }, GATHER_MS);
  };
  const unsubscribe = journal.subscribe((line) => {
    tell('lines', [line]);
    changed();
  });

  function watch(response: ServerResponse) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    watchers.add(response);
    response.once('close', () => watchers.delete(response));
    tell('state', state(), [response]);
    tell('lines', [...journal.lines], [response]);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    // Only for the one at this machine: no other site, and no name that was made to point here.
    const [, name, at] = /^(127\.0\.0\.1|localhost):(\d+)$/.exec(request.headers.host ?? '') ?? [];
    if (!name) return send(response, 403, 'not from here');
    // The app lets its tab be shown by pages whose address begins as the stand-ins' does.
    if (name === 'localhost' && pathname === '/') {
      return void response.writeHead(302, { location: `http://127.0.0.1:${at}${request.url}` }).end();
    }
    if (request.method === 'POST') return act(request, response, pathname);
    if (pathname === '/events') return watch(response);
    const [, mail, place] = /^\/mails\/(\d+)\/(\d+)$/.exec(pathname) ?? [];
    if (mail) return attached(attachment(Number(mail), Number(place)), response);
    const [, sid] = /^\/photos\/(ME\w+)$/.exec(pathname) ?? [];
    if (sid) return photograph(photo(sid), response);
    if (pathname === '/picture') return picture(searchParams.get('url') ?? '', pictures, response);
    const [, id] = /^\/lines\/(\d+)$/.exec(pathname) ?? [];
    if (id) return send(response, 200, JSON.stringify(journal.details(Number(id)) ?? {}, null, 2));
    return file(pathname === '/' ? '/index.html' : pathname, policy, response);
  }

  async function act(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    const deed = deeds[pathname.replace(/^\/do\//, '')];
    // A form of another site cannot send JSON without asking first.
    if (!deed || request.headers['content-type'] !== 'application/json') return send(response, 404, 'no such deed');
    try {
      const body: unknown = JSON.parse(Buffer.concat(await request.toArray()).toString());
      const came = await deed(told(body as Record<string, unknown>));
      send(response, 200, JSON.stringify(came ?? {}));
    } catch (error) {
      send(response, 409, JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
    } finally {
      changed();
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => send(response, 500, String(error)));
  });
  const taken = await listen(server, port);
  return {
    url: `http://127.0.0.1:${taken}`,
    changed,
    async close() {
      unsubscribe();
      clearTimeout(gathering);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function attached(file: ReturnType<Mailbox['attachment']>, response: ServerResponse): void {
  if (file) response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' }).end(file.bytes);
  else send(response, 404, 'nothing here');
}

async function file(path: string, policy: string, response: ServerResponse): Promise<void> {
  const wanted = BORROWED[path] ?? normalize(join(FILES, path));
  const type = TYPES[extname(wanted)];
  const isServed = path in BORROWED || wanted.startsWith(FILES + sep);
  const content = type && isServed && (await readFile(wanted).catch(() => undefined));
  if (!content) return send(response, 404, 'nothing here');
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', 'content-security-policy': policy });
  response.end(content);
}

async function picture(url: string, from: string, response: ServerResponse): Promise<void> {
  const found = url.startsWith(`${from}/`) ? await fetch(url, { redirect: 'error' }).catch(() => undefined) : undefined;
  const type = found?.headers.get('content-type') ?? '';
  if (!found?.ok || !type.startsWith('image/')) return send(response, 404, 'no picture here');
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(Buffer.from(await found.arrayBuffer()));
}

/** Only what a browser takes for a picture, whatever somebody has sent. */
function photograph(found: ReturnType<PageServerOptions['photo']>, response: ServerResponse): void {
  const isPicture = found && /^image\/(png|jpeg|gif|webp)$/.test(found.contentType);
  if (!isPicture) send(response, 404, 'no picture here');
  else response.writeHead(200, { 'content-type': found.contentType, 'cache-control': 'no-store' }).end(found.content);
}

function send(response: ServerResponse, status: number, body: string): void {
  const type = /^[[{]/.test(body) ? 'application/json' : 'text/plain; charset=utf-8';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function told(body: Record<string, unknown>): Told {
  const optional = (name: string) => (typeof body[name] === 'string' ? body[name] : undefined);
  return {
    optional,
    string(name) {
      const value = optional(name);
      if (value === undefined) throw new Error(`${name} is missing`);
      return value;
    },
    flag: (name) => body[name] === true,
    strings: (name) => (Array.isArray(body[name]) ? body[name].map(String) : []),
    fields: (name) =>
      Object.fromEntries(
        Object.entries(fields(body[name])).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
  };
}

async function listen(server: ReturnType<typeof createServer>, wanted: number): Promise<number> {
  for (let port = wanted; ; port += 1) {
    const attempt = Promise.withResolvers<void>();
    server.once('error', attempt.reject).listen(port, '127.0.0.1', attempt.resolve);
    try {
      await attempt.promise;
      server.removeListener('error', attempt.reject);
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port >= wanted + 50) throw error;
    }
  }
}
