import type { Request, Response } from 'express';
import { type Circumstances, pageUrl, presentPage } from '../../cards/pages/payment-page.ts';
import type { Operator } from '../../cards/pages/public-pages.ts';
import type { App } from '../../src/app.ts';
import type { Clock, Log } from '../../src/ports.ts';
import type { Rate } from '../kit/limits.ts';
import { sendCode } from './code.ts';
import { mountEstimates } from './estimates.ts';
import { pageHeaders } from './headers.ts';
import { sendHtml } from './html.ts';
import { mountPapers } from './papers.ts';
import { isByPerson, readForm } from './person.ts';
import { mountPublicPages } from './public-pages.ts';
import type { Web } from './server.ts';
import { loadTemplates } from './templates.ts';
import { createVisits, cutTail, type PageVisit, watchProxies } from './visits.ts';

interface Setting {
  app: App;
  clock: Clock;
  log: Log;
  /** What the outside calls this server. */
  publicUrl: string;
  /** Who runs this server; unsaid where nobody has said. */
  operator?: Operator;
  /** Where the processor's payment page is: the Pay button leads there and nowhere else. */
  payAt: string[];
}

/** One person, several tabs, and pages that wait. */
const LOOKS: Rate = { burst: 60, everyMs: 1_000 };
/** Each may send something to somebody who never asked for it. */
const MAILS: Rate = { burst: 10, everyMs: 10_000 };
/** A few members, each with the platform's own server in between. Each is drawn anew. */
const CODES: Rate = { burst: 10, everyMs: 3_000 };
/** Each may ask Stripe. Who keeps pressing waits two seconds, not a minute. */
const PRESSES: Rate = { burst: 10, everyMs: 2_000 };

/** The page says once that it was seen, each time it is opened; nobody reads the answer. */
const SIGHTS: Rate = { burst: 20, everyMs: 2_000 };

/**
 * The customer's payment page at `/p/:token`, the public pages at `/`, and headers and limits for every page mounted after it.
 * Looking changes nothing; what is pressed is a form post and a redirect, so that it works without JavaScript.
 */
export function mountPages({ server }: Web, setting: Setting): void {
  const { app } = setting;
  const origins = setting.payAt.map((address) => new URL(address).origin);
  const visited = createVisits(app.page);
  const pressed = (act: (visit: PageVisit) => Promise<void>) =>
    visited(PRESSES, act, { tooOften: (visit) => show(visit, setting.clock, { tooOften: true }) });
  server.use(pageHeaders(origins));
  mountPublicPages(server, { operator: {}, ...setting });
  server.use(['/p', '/e'], watchProxies(setting.log), cutTail);

  server
    .route('/p/:token')
    .get(visited(LOOKS, (visit) => look(visit, setting)))
    .all(refuseMethod('GET, HEAD'));
  server
    .route('/p/:token/code.png')
    .get(visited(CODES, (visit) => sendCode(visit, setting.publicUrl)))
    .all(refuseMethod('GET, HEAD'));
  server
    .route('/p/:token/checkout')
    .post(pressed((visit) => pay(visit, setting, origins)))
    .all(refuseMethod('POST'));
  server
    .route('/p/:token/part')
    .post(
      readForm,
      pressed((visit) => payPart(visit, setting, origins)),
    )
    .all(refuseMethod('POST'));
  server
    .route('/p/:token/link')
    .post(
      readForm,
      pressed((visit) => ask(visit, setting)),
    )
    .all(refuseMethod('POST'));
  server
    .route('/p/:token/papers')
    .post(
      readForm,
      visited(MAILS, (visit) => mail(visit, setting), {
        tooOften: (visit) => show(visit, setting.clock, { tooOften: true }),
      }),
    )
    .all(refuseMethod('POST'));
  mountEstimates(server, { ...setting, refuseMethod });
  mountPapers(server, { app, log: setting.log, visited, refuseMethod });
  server
    .route('/p/:token/seen')
    .post(
      readForm,
      visited(SIGHTS, (visit) => see(visit, setting), { isMute: true }),
    )
    .all(refuseMethod('POST'));
}

async function look(visit: PageVisit, { clock }: Setting): Promise<void> {
  const { token, tongue, request, response } = visit;
  const { paid, since } = request.query;
  const of = askIn(request.query.of);
  // Stripe can only say "paid"; the address keeps since when, so that waiting for its confirmation has an end.
  if (paid === '1') return response.redirect(303, pageUrl(token, tongue, { paid: clock.now(), of }));
  await show(visit, clock, { cameBackAt: timeIn(paid), waitingSince: timeIn(since), paidOf: of });
}

const pay = (visit: PageVisit, setting: Setting, origins: string[]): Promise<void> =>
  leadOn(visit, setting, origins, () =>
    setting.app.startCheckout(visit.token, visit.tongue, askIn(visit.request.query.ask)),
  );

/** Another amount than all that is left: what cannot be paid is said beside it. */
async function payPart(visit: PageVisit, setting: Setting, origins: string[]): Promise<void> {
  const { token, tongue, request, response } = visit;
  const typed = typeof request.body?.amount === 'string' ? request.body.amount.slice(0, 100) : '';
  await leadOn(visit, setting, origins, async () => {
    const answer = await setting.app.startPart(token, tongue, askIn(request.query.ask) ?? 1, typed);
    if (answer.ok) return answer.value;
    response.status(422);
    return { part: { typed, refusal: answer.refusal } };
  });
}

type Led = Awaited<ReturnType<App['startCheckout']>> | Pick<More, 'part'>;

/** To the page to pay on, or to our own where there is none. */
async function leadOn(
  visit: PageVisit,
  { clock, log }: Setting,
  origins: string[],
  start: () => Promise<Led>,
): Promise<void> {
  const { token, tongue, response } = visit;
  try {
    const checkout = await start();
    if (checkout && !('url' in checkout)) return await show(visit, clock, checkout);
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

async function ask(visit: PageVisit, { app, clock }: Setting): Promise<void> {
  const { token, tongue, request, response } = visit;
  if (!isByPerson(request)) return show(visit, clock, { unsure: true });
  await app.askForNewLink(token);
  response.redirect(303, pageUrl(token, tongue));
}

async function mail(visit: PageVisit, { app, clock }: Setting): Promise<void> {
  const { token, tongue, request, response } = visit;
  const typed = typeof request.body?.email === 'string' ? request.body.email : '';
  const answer = await app.mailPapers(token, typed);
  if (answer.ok) return response.redirect(303, `${pageUrl(token, tongue)}#papers`);
  response.status(422);
  await show(visit, clock, { address: { typed, refusal: answer.refusal } });
}

async function see({ token, request, response }: PageVisit, { app }: Setting): Promise<void> {
  if (isByPerson(request)) await app.pageSeen(token);
  response.status(204).end();
}

type More = Omit<Circumstances, 'token' | 'tongue' | 'now'>;

async function show({ view, token, tongue, response }: PageVisit, clock: Clock, more: More = {}): Promise<void> {
  const page = presentPage(view, { token, tongue, now: clock.now(), ...more });
  // Works without JavaScript, and without a tag in the page that reading aids object to.
  if (page.link && page.refresh !== null) response.set('Refresh', `${page.refresh}; url=${page.link.url}`);
  await sendHtml(response, (await loadTemplates()).payment(page));
}

const askIn = (text: unknown): number | undefined =>
  typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

/** Seconds since 1970, as we pass them on; anything else is ignored. */
const timeIn = (text: unknown): Date | undefined =>
  typeof text === 'string' && /^\d{10}$/.test(text) ? new Date(Number(text) * 1000) : undefined;

const refuseMethod = (allowed: string) => (_: Request, response: Response) => {
  response.status(405).set('Allow', allowed).type('text').send('method not allowed');
};
