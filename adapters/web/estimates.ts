import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { type EstimateCircumstances, estimatePageUrl, presentEstimate } from '../../cards/pages/estimate-page.ts';
import type { App } from '../../src/app.ts';
import type { Printed } from '../../src/documents/index.ts';
import type { EstimateView } from '../../src/estimates/page-view.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Clock, Log } from '../../src/ports.ts';
import type { Rate } from '../kit/limits.ts';
import { sendHtml } from './html.ts';
import { sendPdf } from './papers.ts';
import { isByPerson, readForm } from './person.ts';
import { loadTemplates } from './templates.ts';
import { createVisits, type PageVisit } from './visits.ts';

interface Setting {
  app: Pick<App, 'estimates'>;
  clock: Clock;
  log: Log;
  refuseMethod(allowed: string): (request: Request, response: Response) => void;
}

type Visit = PageVisit<EstimateView>;

const LOOKS: Rate = { burst: 60, everyMs: 1_000 };
const ANSWERS: Rate = { burst: 10, everyMs: 2_000 };
/** Printing takes all of a processor: who has one link does not keep it busy. */
const PRINTS: Rate = { burst: 8, everyMs: 4_000 };
const SIGHTS: Rate = { burst: 20, everyMs: 2_000 };
const WAIT_S = 5;

/** A name in any script, and as much work as there may be on one order. */
const readAnswer: RequestHandler = express.urlencoded({ extended: false, limit: '32kb', inflate: false });

/**
 * The customer's estimate at `/e/:token`: as secret as a payment link. Looking changes nothing; the answer is a form
 * post and a redirect, so that it works without JavaScript.
 */
export function mountEstimates(server: Express, setting: Setting): void {
  const { app, clock, refuseMethod } = setting;
  const visited = createVisits((token) => app.estimates.view(token));
  const tooOften = (visit: Visit) => show(visit, clock, { tooOften: true });

  server
    .route('/e/:token')
    .get(visited(LOOKS, (visit) => show(visit, clock)))
    .all(refuseMethod('GET, HEAD'));
  server
    .route('/e/:token/answer')
    .post(
      readAnswer,
      visited(ANSWERS, (visit) => answer(visit, setting), { tooOften }),
    )
    .all(refuseMethod('POST'));
  server
    .route('/e/:token/deposit')
    .post(visited(ANSWERS, (visit) => payDeposit(visit, setting), { tooOften }))
    .all(refuseMethod('POST'));
  server
    .route('/e/:token/estimate.pdf')
    .get(visited(PRINTS, (visit) => print(visit, setting, app.estimates.printed)))
    .all(refuseMethod('GET, HEAD'));
  server
    .route('/e/:token/answered.pdf')
    .get(visited(PRINTS, (visit) => print(visit, setting, app.estimates.printedAnswer)))
    .all(refuseMethod('GET, HEAD'));
  server
    .route('/e/:token/logo')
    .get(visited(LOOKS, (visit) => giveLogo(visit, setting)))
    .all(refuseMethod('GET, HEAD'));
  server
    .route('/e/:token/seen')
    .post(
      readForm,
      visited(SIGHTS, (visit) => see(visit, setting), { isMute: true }),
    )
    .all(refuseMethod('POST'));
}

async function answer(visit: Visit, { app, clock }: Setting): Promise<void> {
  const { token, tongue, request, response } = visit;
  const typed = {
    whole: textIn(request.body?.whole),
    works: listIn(request.body?.work),
    name: textIn(request.body?.name),
  };
  // Only what can be answered asks who is there: what is over says so.
  if (visit.view.state === 'open' && !isByPerson(request)) return show(visit, clock, { unsure: true, typed });
  const seen = { address: request.ip ?? '', agent: request.get('user-agent') ?? '' };
  const given = await app.estimates.answer(token, typed, seen, tongue);
  if (given.ok) return response.redirect(303, estimatePageUrl(token, tongue));
  response.status(422);
  const now = { ...visit, view: (await app.estimates.view(token)) ?? visit.view };
  await show(now, clock, { typed, refusal: given.refusal });
}

async function payDeposit({ token, tongue, response }: Visit, { app }: Setting): Promise<void> {
  const page = await app.estimates.deposit(token);
  response.redirect(303, page ? `${page}?lang=${tongue}` : estimatePageUrl(token, tongue));
}

async function print(
  { token, request, response }: Visit,
  { log }: Setting,
  paper: (token: string) => Promise<Printed | undefined>,
): Promise<void> {
  try {
    const printed = await paper(token);
    if (!printed) return void response.status(404).end();
    sendPdf(response, printed.name, request.method === 'HEAD' ? undefined : printed.pdf);
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    log.error('an estimate could not be printed', { requestId: response.locals.requestId, error });
    const wait = Math.ceil((error.retryAfterMs ?? WAIT_S * 1_000) / 1_000);
    response.status(503).set('Retry-After', String(wait));
    await sendHtml(response, (await loadTemplates()).notice('notPrinted'));
  }
}

async function giveLogo({ token, response }: Visit, { app }: Setting): Promise<void> {
  const logo = await app.estimates.logo(token);
  if (!logo) return void response.status(404).end();
  response.type(logo.type).set('Cache-Control', 'private, max-age=3600').end(Buffer.from(logo.bytes));
}

async function see({ token, request, response }: Visit, { app }: Setting): Promise<void> {
  if (isByPerson(request)) await app.estimates.seen(token);
  response.status(204).end();
}

type More = Omit<EstimateCircumstances, 'token' | 'tongue' | 'now'>;

async function show({ view, token, tongue, response }: Visit, clock: Clock, more: More = {}): Promise<void> {
  const page = presentEstimate(view, { token, tongue, now: clock.now(), ...more });
  await sendHtml(response, (await loadTemplates()).estimate(page));
}

/** One text, whatever a form is made to send. */
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const listIn = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string' && one !== '');
