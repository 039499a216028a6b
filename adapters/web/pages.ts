import type { Request, RequestHandler, Response } from 'express';
import type { App } from '../../src/app.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import { tokenBefore } from '../../src/payments/links.ts';
import type { PageView } from '../../src/payments/page-view.ts';
import type { Clock, Log } from '../../src/ports.ts';
import { pageHeaders } from './headers.ts';
import { limitPerCaller, limitPerLink } from './limits.ts';
import { type Circumstances, pageUrl, presentPage } from './payment-page.ts';
import type { Web } from './server.ts';
import { loadTemplates } from './templates.ts';

interface Setting {
  app: App;
  clock: Clock;
  log: Log;
  /** Where the processor's payment page is: the Pay button leads there and nowhere else. */
  payAt: string[];
}

/** Somebody at a link that leads somewhere. */
interface Visit {
  token: string;
  view: PageView;
  /** As chosen on the page, or the customer's. */
  tongue: Tongue;
  request: Request;
  response: Response;
}

/**
 * The customer's payment page at `/p/:token`, and headers and limits for every page mounted after it. Looking
 * changes nothing; what is pressed is a form post and a redirect, so that it works without JavaScript.
 */
export function mountPages({ server }: Web, setting: Setting): void {
  const { app } = setting;
  const origins = setting.payAt.map((address) => new URL(address).origin);
  const visited = (act: (visit: Visit) => Promise<void>) => whenKnown(app, act);
  server.use(pageHeaders(origins));
  server.use('/p', limitPerCaller());
  server.use('/p', cutTail);

  server
    .route('/p/:token')
    .get(visited((visit) => look(visit, setting)))
    .all(refuseMethod('GET, HEAD'));
  server
    .route('/p/:token/checkout')
    .post(
      limitPerLink(),
      visited((visit) => pay(visit, setting, origins)),
    )
    .all(refuseMethod('POST'));
  server
    .route('/p/:token/link')
    .post(
      limitPerLink(),
      visited(async ({ token, tongue, response }) => {
        await app.askForNewLink(token);
        response.redirect(303, pageUrl(token, tongue));
      }),
    )
    .all(refuseMethod('POST'));
  server
    .route('/p/:token/seen')
    .post(limitPerLink(), async (request, response) => {
      await app.pageSeen(request.params.token);
      response.status(204).end();
    })
    .all(refuseMethod('POST'));
}

/** What stood behind a link in a text is no part of it: the browser goes on to the link itself. */
const cutTail: RequestHandler = (request, response, next) => {
  const token = tokenBefore(decoded(request.path.slice(1)));
  if (token && request.method === 'GET') response.redirect(303, `/p/${token}`);
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

/** A link that leads nowhere goes on to the last 404, where every one of them gets the same answer. */
const whenKnown =
  (app: App, act: (visit: Visit) => Promise<void>): RequestHandler<{ token: string }> =>
  async (request, response, next) => {
    const { token } = request.params;
    const view = await app.page(token);
    if (!view) return next('route');
    const { lang } = request.query;
    await act({ token, view, tongue: lang === 'fr' || lang === 'en' ? lang : view.tongue, request, response });
  };

async function look(visit: Visit, { clock }: Setting): Promise<void> {
  const { token, tongue, request, response } = visit;
  const back = timeOf(request.query.paid);
  // Stripe can only say "paid"; the address keeps since when, so that waiting for its confirmation has an end.
  if (back === 'now') return response.redirect(303, pageUrl(token, tongue, clock.now()));
  await show(visit, clock, back && { cameBackAt: back });
}

async function pay(visit: Visit, { app, clock, log }: Setting, origins: string[]): Promise<void> {
  const { token, tongue, response } = visit;
  try {
    const checkout = await app.startCheckout(token, tongue);
    if (!checkout) return response.redirect(303, pageUrl(token, tongue));
    if (origins.includes(new URL(checkout.url).origin)) return response.redirect(303, checkout.url);
    // Stripe's page may have the business's own domain, where no form of ours may lead; a page may.
    await show(visit, clock, { leaveTo: checkout.url });
  } catch (error) {
    log.error('the payment page could not be opened', { requestId: response.locals.requestId, error });
    response.status(503);
    await show(visit, clock, { failed: true });
  }
}

type More = Pick<Circumstances, 'cameBackAt' | 'failed' | 'leaveTo'>;

async function show({ view, token, tongue, response }: Visit, clock: Clock, more: More = {}): Promise<void> {
  const page = presentPage(view, { token, tongue, now: clock.now(), ...more });
  // Works without JavaScript, and without a tag in the page that reading aids object to.
  if (page.link && page.refresh !== null) response.set('Refresh', `${page.refresh}; url=${page.link.url}`);
  response.type('html').send((await loadTemplates()).payment(page));
}

/** `1` as Stripe sends the customer back, seconds since 1970 as we pass it on; anything else is ignored. */
function timeOf(paid: unknown): Date | 'now' | undefined {
  if (paid === '1') return 'now';
  return typeof paid === 'string' && /^\d{10}$/.test(paid) ? new Date(Number(paid) * 1000) : undefined;
}

const refuseMethod = (allowed: string) => (_: Request, response: Response) => {
  response.status(405).set('Allow', allowed).type('text').send('method not allowed');
};
