import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { succeedOnce } from '../kit/once.ts';
import { loadTemplates } from './templates.ts';

/**
 * Headers of every page. `payAt`: the origins that the Pay button may lead to; browsers hold a form's redirects to
 * `form-action` too (https://github.com/w3c/webappsec-csp/issues/8).
 */
export function pageHeaders(payAt: string[]): RequestHandler {
  const headers = succeedOnce(() => build(payAt));
  return async (request, response, next) => {
    const set = await headers();
    response.set('Cache-Control', 'no-store').set('X-Robots-Tag', 'noindex, nofollow');
    set(request, response, next);
  };
}

async function build(payAt: string[]): Promise<RequestHandler> {
  const { hashes } = await loadTemplates();
  const directives = {
    'default-src': ["'none'"],
    'style-src': [hashes.style],
    'script-src': [hashes.script],
    // The script's one message: that somebody looks at the page.
    'connect-src': ["'self'"],
    // The icon, which stands in the page, and the company's logo.
    'img-src': ['data:', "'self'"],
    'form-action': ["'self'", ...payAt],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // The neighbours of this host are not ours to bind.
    strictTransportSecurity: { includeSubDomains: false },
  });
}
