import type { Request, RequestHandler, Response } from 'express';
import type { CustomerPage } from '../../src/documents/index.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import { tokenBefore } from '../../src/payments/links.ts';
import type { Log } from '../../src/ports.ts';
import { callerAt, createLimiter, type Rate } from '../kit/limits.ts';
import { sendHtml } from './html.ts';
import { loadTemplates } from './templates.ts';

/** Somebody at a link that leads somewhere. */
export interface PageVisit<V = CustomerPage> {
  token: string;
  view: V;
  /** As chosen on the page, or the customer's. */
  tongue: Tongue;
  request: Request;
  response: Response;
}

type Act<V> = (visit: PageVisit<V>) => Promise<void>;

type Handler = RequestHandler<{ token: string }>;
interface Manners<V> {
  tooOften?: Act<V>;
  isMute?: boolean;
}

/** Only against floods: guessing links is hopeless at any rate. */
const WRONG_LINKS: Rate = { burst: 60, everyMs: 1_000 };

/**
 * Finds out what a link leads to. One that leads somewhere is limited by itself, and one that does not by who tries it:
 * a stranger locks no customer out, whatever proxy or carrier's address all of them are behind. `tooOften`: what a
 * link over its rate is answered, beside the status and for how long. `isMute`: what there is no page for is answered
 * without a word, and a link that leads nowhere like any other.
 */
export function createVisits<V extends { tongue: Tongue }>(viewOf: (token: string) => Promise<V | undefined>) {
  const strangers = createLimiter(WRONG_LINKS);

  return (rate: Rate, act: Act<V>, { tooOften = askToWait, isMute = false }: Manners<V> = {}): Handler => {
    const links = createLimiter(rate);
    return async (request, response, next) => {
      const { token } = request.params;
      const view = await viewOf(token);
      if (!view) {
        const wait = strangers.take(callerAt(request.ip ?? ''));
        if (isMute) return void (wait === 0 ? response.status(204) : busy(response, wait)).end();
        // The last 404 is the same for every link that leads nowhere.
        if (wait === 0) return next('route');
        return sendHtml(busy(response, wait), (await loadTemplates()).notice('tooMany'));
      }
      const { lang } = request.query;
      const visit = { token, view, tongue: lang === 'fr' || lang === 'en' ? lang : view.tongue, request, response };
      const wait = links.take(token);
      if (wait === 0) return act(visit);
      busy(response, wait);
      await (isMute ? response.end() : tooOften(visit));
    };
  };
}

const busy = (response: Response, wait: number): Response =>
  response.status(429).set('Retry-After', String(Math.ceil(wait / 1000)));

/** Who only looks is shown the page as soon as it may be: pages that wait do so by themselves. */
async function askToWait({ request, response }: Pick<PageVisit, 'request' | 'response'>): Promise<void> {
  if (request.method === 'GET') response.set('Refresh', response.get('Retry-After'));
  await sendHtml(response, (await loadTemplates()).notice('tooMany'));
}

/** What stood behind a link in a text is no part of it: the browser goes on to the link itself. */
export const cutTail: RequestHandler = (request, response, next) => {
  const token = tokenBefore(decoded(request.path.slice(1)));
  if (token && /^(GET|HEAD)$/.test(request.method)) response.redirect(303, `${request.baseUrl.toLowerCase()}/${token}`);
  else next();
};

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone `%` is one of the things that stand behind links.
    return path;
  }
}

/** Says, once, that a proxy's word about its callers is not believed: all of them are one caller to the limits. */
export function watchProxies(log: Log): RequestHandler {
  let said = false;
  return (request, _, next) => {
    if (!said && request.headers['x-forwarded-for'] !== undefined && request.ips.length === 0) {
      said = true;
      const { remoteAddress: from } = request.socket;
      log.warn('X-Forwarded-For is not believed: if it comes from your proxy, name that in TRUSTED_PROXIES', { from });
    }
    next();
  };
}
