import type { Express, Request, Response } from 'express';
import type { App } from '../../src/app.ts';
import type { CustomerPage } from '../../src/documents/index.ts';
import type { PaperKind } from '../../src/documents/papers-desk.ts';
import { fileNameOf } from '../../src/documents/printing.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import type { Rate } from '../kit/limits.ts';
import { sendHtml } from './html.ts';
import { loadTemplates } from './templates.ts';
import type { createVisits, PageVisit } from './visits.ts';

/** Printing takes all of a processor: who has one link does not keep it busy. */
const PRINTS: Rate = { burst: 8, everyMs: 4_000 };
const LOGOS: Rate = { burst: 60, everyMs: 1_000 };
/** What a browser's reader of PDF needs of a page's policy; a paper itself runs and asks for nothing. */
const READER = "default-src 'none';object-src 'self';style-src 'unsafe-inline';frame-ancestors 'none'";
const WAIT_S = 5;

interface Parts {
  app: App;
  log: Log;
  visited: ReturnType<typeof createVisits<CustomerPage>>;
  refuseMethod(allowed: string): (request: Request, response: Response) => void;
}

/** The papers of a request below its page: as secret as the link, and only as long as it shows them. */
export function mountPapers(server: Express, { app, log, visited, refuseMethod }: Parts): void {
  for (const kind of ['invoice', 'receipt', 'credit-note'] as const) {
    // One rate for all of them: it is the printing that is dear.
    const printing = visited(PRINTS, (visit) => give(kind, visit, app, log));
    for (const path of [`/p/:token/${kind}.pdf`, `/p/:token/${kind}-:place.pdf`])
      server.route(path).get(printing).all(refuseMethod('GET, HEAD'));
  }
  server
    .route('/p/:token/logo')
    .get(visited(LOGOS, (visit) => giveLogo(visit, app)))
    .all(refuseMethod('GET, HEAD'));
}

async function give(
  kind: PaperKind,
  { token, tongue, request, response }: PageVisit,
  app: App,
  log: Log,
): Promise<void> {
  const place = placeIn(request.params.place);
  const paper = await app.paper(token, kind, place);
  // What is not there, or not any more, the page explains.
  if (!paper) return response.redirect(303, `/p/${encodeURIComponent(token)}?lang=${tongue}`);
  try {
    // Who only asks what it is has nothing printed.
    const printed = request.method === 'HEAD' ? undefined : await app.printed(token, kind, place);
    sendPdf(response, fileNameOf(paper), printed?.pdf);
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    log.error('a paper could not be printed', { requestId: response.locals.requestId, error });
    const wait = Math.ceil((error.retryAfterMs ?? WAIT_S * 1_000) / 1_000);
    response.status(503).set('Retry-After', String(wait));
    await sendHtml(response, (await loadTemplates()).notice('notPrinted'));
  }
}

/** A PDF to read where it is, under its name; without bytes only what it is. */
export function sendPdf(response: Response, name: string, pdf: Uint8Array | undefined): void {
  response.attachment(name).type('pdf').set('Content-Security-Policy', READER);
  response.set('Content-Disposition', response.get('Content-Disposition')?.replace(/^attachment/, 'inline'));
  response.end(pdf && Buffer.from(pdf));
}

/** The first of several has no number in its address. */
const placeIn = (typed: unknown): number =>
  typed === undefined ? 0 : /^[1-9]\d?$/.test(String(typed)) ? Number(typed) - 1 : -1;

async function giveLogo({ token, response }: PageVisit, app: App): Promise<void> {
  const logo = await app.logo(token);
  if (!logo) return void response.status(404).end();
  response.type(logo.type).set('Cache-Control', 'private, max-age=3600').end(Buffer.from(logo.bytes));
}
