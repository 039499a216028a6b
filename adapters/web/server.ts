import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express';
import type { Log } from '../../src/ports.ts';
import { sendHtml } from './html.ts';
import { type Counters, createCounters } from './metrics.ts';
import { mountOperator } from './operator.ts';
import { loadTemplates } from './templates.ts';

export interface Web {
  /** The one Express app: every adapter mounts its routes on it. */
  server: Express;
  count: Counters['count'];
  /** From here on it is not ready, and every answer ends its connection; what comes all the same is answered. */
  leave(): void;
}

/**
 * The server, with what an operator asks of it. Mount the vendors next, then the pages, and close with `finishWeb`.
 * `trustedProxies`: addresses and ranges of what may be believed about the caller's address; nobody unless told.
 */
export function createWeb({
  ready,
  operatorToken,
  trustedProxies = [],
  proof,
  oldestDue,
}: {
  ready: () => Promise<void>;
  operatorToken?: string | undefined;
  trustedProxies?: string[];
  proof?: (nonce: unknown) => string | undefined;
  oldestDue?: () => Promise<Date | undefined>;
}): Web {
  const counters = createCounters();
  const leaving = { is: false };
  const server = express();
  server.disable('x-powered-by').disable('etag').set('trust proxy', trustedProxies);
  server.use(observe(counters, leaving));
  mountOperator(server, { ready, leaving, counters, token: operatorToken, proof, oldestDue });
  return {
    server,
    count: counters.count,
    leave() {
      leaving.is = true;
    },
  };
}

const SURFACES = [
  'slack',
  'teams',
  'api',
  'stripe',
  'twilio',
  'p',
  'e',
  'papers',
  'pictures',
  'healthz',
  'readyz',
  'metrics',
];

/** For every answer that is no page; pages and files say more, each in its place. */
const PLAIN = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none';frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  // The neighbours of this host are not ours to bind.
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
};

function observe(counters: Counters, leaving: { is: boolean }): RequestHandler {
  return (request, response, next) => {
    response.locals.requestId = randomUUID();
    response.set({ ...PLAIN, 'X-Request-Id': response.locals.requestId });
    // Kept open, it would be closed at the very moment at which the next request is sent on it.
    if (leaving.is) response.set('Connection', 'close');
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
    await sendHtml(response.status(404), (await loadTemplates()).notice('notFound'));
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
    if (!/^\/[pe]\//.test(request.path)) return say(response, status);
    try {
      const { notice } = await loadTemplates();
      // A link that cannot even be decoded is answered like any other that leads nowhere.
      if (status < 500) await sendHtml(response.status(404), notice('notFound'));
      else await sendHtml(response.status(status), notice('error'));
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
    .type('text')
    .send(status < 500 ? 'refused' : 'failed');

function statusOf(error: unknown): number {
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
