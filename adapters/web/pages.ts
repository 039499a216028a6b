import type { Request, Response } from 'express';
import type { App, PageView } from '../../src/app.ts';
import type { Tongue } from '../../src/kernel/language.ts';
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

/**
 * The customer's payment page at `/p/:token`, and headers and limits for every page mounted after it. Looking
 * changes nothing; what is pressed is a form post and a redirect, so that it works without JavaScript.
 */
export function mountPages({ server }: Web, { app, clock, log, payAt }: Setting): void {
  const origins = payAt.map((address) => new URL(address).origin);
  server.use(pageHeaders(origins));
  server.use('/p', limitPerCaller());

  async function show(response: Response, view: PageView, about: Omit<Circumstances, 'now'>, status = 200) {
    const page = presentPage(view, { ...about, now: clock.now() });
    // Works without JavaScript, and without a tag in the page that reading aids object to.
    if (page.link && page.refresh !== null) response.set('Refresh', `${page.refresh}; url=${page.link.url}`);
    response
      .status(status)
      .type('html')
      .send((await loadTemplates()).payment(page));
  }

  server
    .route('/p/:token')
    .get(async (request, response, next) => {
      const { token } = request.params;
      const view = await app.page(token);
      if (!view) return next('route');
      const tongue = chosen(request) ?? view.tongue;
      const back = timeOf(request.query.paid);
      // Stripe can only say "paid"; the address keeps since when, so that waiting for its confirmation has an end.
      if (back === 'now') return response.redirect(303, pageUrl(token, tongue, clock.now()));
      await show(response, view, { token, tongue, ...(back && { cameBackAt: back }) });
    })
    .all(refuseMethod('GET, HEAD'));

  server
    .route('/p/:token/checkout')
    .post(limitPerLink(), async (request, response, next) => {
      const { token } = request.params;
      const view = await app.page(token);
      if (!view) return next('route');
      const tongue = chosen(request) ?? view.tongue;
      try {
        const checkout = await app.startCheckout(token, tongue);
        if (!checkout) return response.redirect(303, pageUrl(token, tongue));
        if (origins.includes(new URL(checkout.url).origin)) return response.redirect(303, checkout.url);
        // Stripe's page may have the business's own domain, where no form of ours may lead; a page may.
        await show(response, view, { token, tongue, leaveTo: checkout.url });
      } catch (error) {
        log.error('the payment page could not be opened', { requestId: response.locals.requestId, error });
        await show(response, view, { token, tongue, failed: true }, 503);
      }
    })
    .all(refuseMethod('POST'));

  server
    .route('/p/:token/link')
    .post(limitPerLink(), async (request, response, next) => {
      const { token } = request.params;
      const view = await app.page(token);
      if (!view) return next('route');
      await app.askForNewLink(token);
      response.redirect(303, pageUrl(token, chosen(request) ?? view.tongue));
    })
    .all(refuseMethod('POST'));

  server
    .route('/p/:token/seen')
    .post(limitPerLink(), async (request, response) => {
      await app.pageSeen(request.params.token);
      response.status(204).end();
    })
    .all(refuseMethod('POST'));
}

const chosen = ({ query }: Request): Tongue | undefined =>
  query.lang === 'fr' || query.lang === 'en' ? query.lang : undefined;

/** `1` as Stripe sends the customer back, seconds since 1970 as we pass it on; anything else is ignored. */
function timeOf(paid: unknown): Date | 'now' | undefined {
  if (paid === '1') return 'now';
  return typeof paid === 'string' && /^\d{10}$/.test(paid) ? new Date(Number(paid) * 1000) : undefined;
}

const refuseMethod = (allowed: string) => (_: Request, response: Response) => {
  response.status(405).set('Allow', allowed).type('text').send('method not allowed');
};
