import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express';
import type { Log } from '../../src/ports.ts';
import { type Counters, createCounters } from './metrics.ts';
import { loadTemplates } from './templates.ts';

export interface Web {
  /** The one Express app: every adapter mounts its routes on it. */
  server: Express;
  count: Counters['count'];
}

/**
 * The server, with what an operator asks of it: `/healthz` (alive), `/readyz` (`ready` resolves: the store can be
 * reached), `/metrics`. Mount the vendors next, then the pages, and close with `finishWeb`.
 * `trustedProxies`: how many proxies in front of it may be believed about the caller's address; none unless told.
 */
export function createWeb({
  ready,
  trustedProxies = 0,
}: {
  ready: () => Promise<unknown>;
  trustedProxies?: number;
}): Web {
  const counters = createCounters();
  const server = express();
  server.disable('x-powered-by').disable('etag').set('trust proxy', trustedProxies);
  server.use(observe(counters));
  server.get('/healthz', (_, response) => void response.type('text').send('alive'));
  server.get('/readyz', async (_, response) => {
    const isReady = await Promise.race([
      ready().then(
        () => true,
        () => false,
      ),
      later(2000),
    ]);
    response
      .status(isReady ? 200 : 503)
      .type('text')
      .send(isReady ? 'ready' : 'not ready');
  });
  server.get('/metrics', (_, response) => {
    response.set('Content-Type', 'text/plain; version=0.0.4; charset=utf-8').send(counters.text());
  });
  return { server, count: counters.count };
}

const later = (ms: number) => new Promise<false>((resolve) => setTimeout(resolve, ms, false).unref());

const SURFACES = ['slack', 'teams', 'api', 'stripe', 'twilio', 'p', 'healthz', 'readyz', 'metrics'];

function observe(counters: Counters): RequestHandler {
  return (request, response, next) => {
    response.locals.requestId = randomUUID();
    response.set('X-Request-Id', response.locals.requestId);
    // Only the first segment: what follows may be a payment link.
    const segment = request.path.split('/')[1] ?? '';
    const surface = SURFACES.includes(segment) ? segment : 'other';
    response.once('finish', () => counters.countRequest(surface, `${Math.floor(response.statusCode / 100)}xx`));
    next();
  };
}

/** Closes the server: one and the same 404 for whatever is not there, and the one place where errors are logged. */
export function finishWeb({ server }: Web, log: Log): void {
  server.use(async (_, response) => {
    response
      .status(404)
      .type('html')
      .send((await loadTemplates()).notice('notFound'));
  });
  server.use(edge(log));
}

/** Answers plainly and says nothing of the inside. Errors with a 4xx status are the caller's (body-parser, router). */
function edge(log: Log): ErrorRequestHandler {
  const tell = (error: unknown, response: Response) =>
    log.error('a request failed', { requestId: response.locals.requestId, error });

  return async (error, request, response, next) => {
    const status = statusOf(error);
    if (status >= 500) tell(error, response);
    if (response.headersSent) return next(error);
    if (!request.path.startsWith('/p/')) return say(response, status);
    try {
      const { notice } = await loadTemplates();
      // A link that cannot even be decoded is answered like any other that leads nowhere.
      if (status < 500) response.status(404).type('html').send(notice('notFound'));
      else response.status(status).type('html').send(notice('error'));
    } catch (cause) {
      // Express would send the stack.
      tell(cause, response);
      say(response, 500);
    }
  };
}

const say = (response: Response, status: number) =>
  void response
    .status(status)
    .set('X-Content-Type-Options', 'nosniff')
    .type('text')
    .send(status < 500 ? 'refused' : 'failed');

function statusOf(error: unknown): number {
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
