/** How stand-ins deliver webhooks: at least once, signed at each attempt, twice or out of order on demand. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './stand-in.ts';

export interface Delivery {
  url: string;
  /** Runs at every attempt (from 1), because vendors date and sign each attempt anew. */
  sign(attempt: number): { headers: Record<string, string>; body: string };
  /** Whether to try again after this many attempts; `status` is undefined when nobody answered. Default: until 2xx. */
  again?(attempt: number, status: number | undefined): boolean;
  /** Told the last answer when the delivery is over; `status` is undefined when nobody answered. */
  done?(status: number | undefined, body: string, contentType: string): void;
}

export interface Manners {
  /** Probability, 0 to 1, that a webhook is delivered twice. */
  duplicateChance: number;
  /** Each delivery waits a random time up to this many milliseconds, which puts them out of order. */
  shuffleMs: number;
  /** First pause before trying again, in milliseconds; it doubles at each attempt, up to twenty times itself. */
  retryMs: number;
  /** How long an answer may take, in milliseconds. */
  timeoutMs: number;
}

export interface Deliveries {
  /** May be changed at any time. */
  readonly manners: Manners;
  send(delivery: Delivery): void;
  /** Keeps what comes from now on, until `release`. */
  hold(): void;
  /** Delivers what was held, one after the other in this order, and what comes later as usual. */
  release(order: 'kept' | 'reversed'): Promise<void>;
  /** Resolves when nothing is on its way any more (what is held does not count). */
  idle(): Promise<void>;
  /** Gives up what is on its way. */
  close(): Promise<void>;
}

interface Reply {
  status: number | undefined;
  body: string;
  contentType: string;
}

const accepted = (status: number | undefined) => status !== undefined && status >= 200 && status < 300;

export function createDeliveries(random: Random, changed: Partial<Manners> = {}): Deliveries {
  const manners = { duplicateChance: 0, shuffleMs: 0, retryMs: 25, timeoutMs: 15_000, ...changed };
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const stop = new AbortController();
  const underway = new Set<Promise<void>>();
  let held: Delivery[] | undefined;

  const pause = (ms: number) => sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined);

  async function deliver(delivery: Delivery): Promise<void> {
    const again = delivery.again ?? ((_, status) => !accepted(status));
    let wait = manners.retryMs;
    for (let attempt = 1; !stop.signal.aborted; attempt += 1) {
      const reply = await post(delivery.url, delivery.sign(attempt), agent, manners.timeoutMs, stop.signal);
      if (stop.signal.aborted) return;
      if (!again(attempt, reply.status)) return delivery.done?.(reply.status, reply.body, reply.contentType);
      await pause(wait);
      wait = Math.min(wait * 2, manners.retryMs * 20);
    }
  }

  function start(delivery: Delivery): void {
    const wait = manners.shuffleMs * random.next();
    const run = (wait > 0 ? pause(wait) : Promise.resolve())
      .then(() => deliver(delivery))
      .finally(() => underway.delete(run));
    underway.add(run);
  }

  return {
    manners,
    send(delivery) {
      if (held) return void held.push(delivery);
      start(delivery);
      // The copy does not report: what follows from an answer must follow once.
      if (random.chance(manners.duplicateChance)) start({ ...delivery, done: undefined });
    },
    hold() {
      held ??= [];
    },
    async release(order) {
      const waiting = held ?? [];
      held = undefined;
      for (const delivery of order === 'kept' ? waiting : waiting.reverse()) await deliver(delivery);
    },
    async idle() {
      while (underway.size > 0) await Promise.all(underway);
    },
    async close() {
      stop.abort();
      agent.destroy();
      await Promise.allSettled(underway);
    },
  };
}

/** Never rejects: no answer (refused, cut, too late) is a reply without a status. */
function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  agent: Agent,
  timeoutMs: number,
  stop: AbortSignal,
): Promise<Reply> {
  const nothing: Reply = { status: undefined, body: '', contentType: '' };
  return new Promise((resolve) => {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]);
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    request(url, { method: 'POST', agent, signal, headers: { ...headers, ...length } }, (response) => {
      response.toArray().then(
        (parts) =>
          resolve({
            status: response.statusCode,
            body: Buffer.concat(parts).toString(),
            contentType: response.headers['content-type'] ?? '',
          }),
        () => resolve(nothing),
      );
    })
      .on('error', () => resolve(nothing))
      .end(body);
  });
}
