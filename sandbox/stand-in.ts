/** Common ground of the stand-ins: a loopback server, a seeded chance, faults on demand, a log. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One line of what happened, for people. `in`: a call from the app or a person; `out`: a webhook to the app. */
export interface LogEntry {
  at: Date;
  vendor: string;
  direction: 'in' | 'out';
  what: string;
}

export interface EventLog {
  readonly entries: readonly LogEntry[];
  add(entry: Omit<LogEntry, 'at'>): void;
  /** Calls back for each later entry; gives the function that stops it. */
  subscribe(listener: (entry: LogEntry) => void): () => void;
}

export function createEventLog(): EventLog {
  const entries: LogEntry[] = [];
  const listeners = new Set<(entry: LogEntry) => void>();
  return {
    entries,
    add(entry) {
      const dated = { at: new Date(), ...entry };
      entries.push(dated);
      for (const listener of listeners) listener(dated);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Seeded chance. The same seed gives the same series; who uses it prints the seed. */
export interface Random {
  readonly seed: number;
  /** From 0 up to, never reaching, 1. */
  next(): number;
  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean;
  /** As many characters of the alphabet as asked for. */
  text(length: number, alphabet?: string): string;
  /** An independent series, so that drawing in one place moves nothing elsewhere. */
  fork(name: string): Random;
}

const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export function createRandom(seed: number = Math.floor(Math.random() * 2 ** 32)): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
  return {
    seed,
    next,
    chance: (probability) => probability > 0 && next() < probability,
    text: (length, alphabet = ALPHANUMERIC) =>
      Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join(''),
    fork: (name) => createRandom([...name].reduce((hash, letter) => Math.imul(hash, 31) + letter.charCodeAt(0), seed)),
  };
}

/** An answer the vendor gives instead of the right one. `worked`: the work was done all the same. */
export type Refusal =
  | { kind: 'rate-limited'; retryAfterSeconds?: number }
  | { kind: 'server-error'; status?: number; worked?: boolean };

export type Fault =
  | Refusal
  | { kind: 'lost-before' } // the connection is cut before any work is done
  | { kind: 'lost-after' } // the work is done, the connection is cut with no answer
  | { kind: 'delay'; ms: number }
  | { kind: 'hang' }; // no answer until the faults are cleared or the stand-in closed

/** When a fault strikes: on which calls (all by default), how probably (always), how many times (no end). */
export type FaultRule = Fault & { operation?: RegExp | string; chance?: number; times?: number };

export interface Faults {
  add(rule: FaultRule): void;
  /** Forgets every rule and lets hanging calls go on. */
  clear(): void;
  /** The fault that strikes this call, if any: the first rule that matches and whose chance falls. */
  next(operation: string): Fault | undefined;
  /** How late what the rules call `operation` is, in milliseconds; uses up no rule, and knows only those that name it. */
  lateness(operation: string): number;
  /** Resolves at the next `clear`. */
  cleared(): Promise<void>;
}

export function createFaults(random: Random): Faults {
  let rules: { rule: FaultRule; left: number }[] = [];
  let release = Promise.withResolvers<void>();
  const concerns = ({ operation }: FaultRule, called: string) =>
    operation === undefined || (typeof operation === 'string' ? operation === called : operation.test(called));
  return {
    add: (rule) => rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY }),
    clear() {
      rules = [];
      release.resolve();
      release = Promise.withResolvers<void>();
    },
    next(operation) {
      const hit = rules.find(
        ({ rule, left }) =>
          left > 0 && concerns(rule, operation) && (rule.chance === undefined || random.chance(rule.chance)),
      );
      if (hit) hit.left -= 1;
      return hit?.rule;
    },
    lateness(operation) {
      for (const { rule } of rules)
        if (rule.kind === 'delay' && rule.operation !== undefined && concerns(rule, operation)) return rule.ms;
      return 0;
    },
    cleared: () => release.promise,
  };
}

export interface Call {
  /** As the surface named it; empty for a page. */
  operation: string;
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** An object is sent as JSON; status 200 unless told. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array | object;
}

/** What a vendor shows to the outside. */
export interface Surface {
  /** Name of the API call (`chat.postMessage`), or undefined for a page, which faults never touch. */
  operation(method: string, url: URL): string | undefined;
  answer(call: Call): Answer | Promise<Answer>;
  /** The vendor's own way to say "too many requests" or "server error". */
  refuse(refusal: Refusal, call: Call): Answer;
}

export interface StandIn {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Serves a surface on 127.0.0.1; port 0 takes any free one. Rejects when the port is taken. */
export async function startStandIn(surface: Surface, faults: Faults, port = 0): Promise<StandIn> {
  const server = createServer(async (incoming, response) => {
    try {
      const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
      const method = incoming.method ?? 'GET';
      const body = Buffer.concat(await incoming.toArray());
      const operation = surface.operation(method, url);
      const call = { operation: operation ?? '', method, url, headers: incoming.headers, body };
      await respond(surface, faults, call, response);
    } catch (error) {
      if (incoming.destroyed && !incoming.complete) return; // the caller went away while still speaking
      write(response, { status: 500, body: `stand-in failed: ${error instanceof Error ? error.stack : error}` });
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function respond(surface: Surface, faults: Faults, call: Call, response: ServerResponse): Promise<void> {
  const fault = call.operation ? faults.next(call.operation) : undefined;
  if (fault?.kind === 'lost-before') return void response.destroy();
  if (fault?.kind === 'rate-limited') return write(response, surface.refuse(fault, call));
  if (fault?.kind === 'server-error' && !fault.worked) return write(response, surface.refuse(fault, call));
  if (fault?.kind === 'delay') await sleep(fault.ms);
  if (fault?.kind === 'hang') {
    await Promise.race([faults.cleared(), new Promise((resolve) => response.once('close', resolve))]);
    if (response.destroyed) return;
  }
  const answer = await surface.answer(call);
  if (fault?.kind === 'lost-after') return void response.destroy();
  write(response, fault?.kind === 'server-error' ? surface.refuse(fault, call) : answer);
}

function write(response: ServerResponse, { status = 200, headers, body = '' }: Answer): void {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const type = raw ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers }).end(raw ? body : JSON.stringify(body));
}
