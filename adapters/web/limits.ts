import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { loadTemplates } from './templates.ts';

/**
 * Against floods, not people: behind a proxy that is not trusted, and in an office, many customers share one
 * address. Guessing links is hopeless at any rate.
 */
export const limitPerCaller = (): RequestHandler => limit(1200);

/** Each press of Pay asks Stripe; a person presses a few times. */
export const limitPerLink = (): RequestHandler => limit(20, ({ params }) => String(params.token));

function limit(perMinute: number, keyGenerator?: (request: Parameters<RequestHandler>[0]) => string): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    legacyHeaders: false,
    standardHeaders: false,
    validate: false,
    ...(keyGenerator && { keyGenerator }),
    handler: async (_, response) => {
      response
        .status(429)
        .set('Retry-After', '60')
        .type('html')
        .send((await loadTemplates()).notice('tooMany'));
    },
  });
}
