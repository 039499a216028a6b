import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Who may show the tab in a frame: the clients that Teams tabs run in
 * (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements).
 */
const HOSTS = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office365.com',
];

/** Who may show the tab, as a policy names them. `standIn`: where one for Teams runs; pages on that machine may, too. */
export const framers = (standIn: URL | undefined): string[] => [
  ...HOSTS,
  ...(standIn ? [`${standIn.protocol}//${standIn.hostname}:*`] : []),
];

export function tabHeaders(standIn: URL | undefined): RequestHandler {
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'connect-src': ["'self'"],
    // The empty icon, which keeps browsers from asking for one, and the company's logo.
    'img-src': ["'self'", 'data:'],
    // Examples are asked for by a form, into a frame of their own: a script could not give them a policy of their own.
    'form-action': ["'self'"],
    'frame-src': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': framers(standIn),
  };
  const headers = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    referrerPolicy: { policy: 'no-referrer' },
    // Knows no list of hosts; `frame-ancestors` stands for it.
    xFrameOptions: false,
    strictTransportSecurity: { includeSubDomains: false },
  });
  return (request, response, next) => {
    response.set('Cache-Control', 'no-store').set('X-Robots-Tag', 'noindex, nofollow');
    headers(request, response, next);
  };
}
