import { createHash, timingSafeEqual } from 'node:crypto';
import type { Express, Request } from 'express';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Counters } from './metrics.ts';

/** How long an answer of the store is believed: strangers may ask as often as they like. */
const BELIEVED_MS = 1_000;
const PATIENCE_MS = 2_000;

interface Setting {
  /** Resolves when the store can be reached and written to. */
  ready: () => Promise<void>;
  /** It was asked to stop: nobody should send it anything new. */
  leaving: { is: boolean };
  counters: Counters;
  /** Since when the oldest of what is due to be delivered waits; undefined when nothing does. */
  oldestDue?: (() => Promise<Date | undefined>) | undefined;
  /** What the operator shows as `Authorization: Bearer`; without one nobody is the operator. */
  token: string | undefined;
  /** Proves which server this is, to who asks with a number. */
  proof?: ((nonce: unknown) => string | undefined) | undefined;
}

/**
 * What an operator asks: `/healthz` (alive), `/readyz` (the store can be reached and written to; why it cannot, for the operator
 * alone) and `/metrics`, which is not there for anybody else.
 */
export function mountOperator(server: Express, { ready, leaving, counters, token, proof, oldestDue }: Setting): void {
  const isOperator = operatorWith(token);
  const standing = believed(() => probe(ready));

  server.get('/healthz', ({ query }, response) => {
    const proven = proof?.(query.nonce);
    response.type('text').send(proven === undefined ? 'alive' : `alive ${proven}`);
  });
  server.get('/readyz', async (request, response) => {
    const why = leaving.is ? 'it was asked to stop' : await standing();
    const said = why === undefined ? 'ready' : 'not ready';
    response
      .status(why === undefined ? 200 : 503)
      .type('text')
      .send(why !== undefined && isOperator(request) ? `${said}: ${why}` : said);
  });
  server.get('/metrics', async (request, response, next) => {
    if (!isOperator(request)) return next();
    const gauges = await standings(standing, oldestDue);
    response.set('Content-Type', 'text/plain; version=0.0.4; charset=utf-8').send(counters.text(gauges));
  });
}

/** How things stand at this moment; of a store that cannot be asked, only that. */
async function standings(standing: () => Promise<string | undefined>, oldestDue: Setting['oldestDue']) {
  const isUp = (await standing()) === undefined;
  const oldest = isUp ? await oldestDue?.() : undefined;
  const late = oldest ? Math.max(0, (Date.now() - oldest.getTime()) / 1000) : 0;
  return { quittance_store_up: isUp ? 1 : 0, ...(isUp && oldestDue ? { quittance_oldest_due_seconds: late } : {}) };
}

/** Compares digests: how long it takes says nothing about the token. */
function operatorWith(token: string | undefined): (request: Request) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${token}`);
  return ({ headers }) => token !== undefined && timingSafeEqual(digest(headers.authorization ?? ''), expected);
}

/** Why the store cannot be used, in our own words: a vendor's may hold a password. Undefined when it can. */
async function probe(ready: () => Promise<void>): Promise<string | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(resolve, PATIENCE_MS, `the store has not answered within ${PATIENCE_MS / 1000} s`);
  const answer = ready().then(
    () => undefined,
    (error: unknown) => (error instanceof Outage ? error.message : `the store failed (${nameOf(error)})`),
  );
  const why = await Promise.race([answer, late]);
  clearTimeout(timer);
  return why;
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);

/** Asks once for all who ask within a second. `ask` never fails. */
function believed<T>(ask: () => Promise<T>): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | undefined;
  return () => {
    const now = performance.now();
    if (!last || now - last.at >= BELIEVED_MS) last = { at: now, answer: ask() };
    return last.answer;
  };
}
