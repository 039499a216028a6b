import type { Express, RequestHandler, Response } from 'express';
import { isWhat, type What } from '../../cards/pages/example.ts';
import { presentPage } from '../../cards/pages/payment-page.ts';
import type { App } from '../../src/app.ts';
import { type Paper, samplePage, samplePaper } from '../../src/documents/index.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Clock } from '../../src/ports.ts';
import { callerAt, createLimiter, type Rate } from '../kit/limits.ts';
import { sendHtml } from './html.ts';
import { loadTemplates } from './templates.ts';

type Example = NonNullable<Awaited<ReturnType<App['example']>>>;

/** A page to look at. Whoever shows it holds it to `policy`: nothing in it runs, leads anywhere or asks for anything. */
export interface Drawn {
  html: string;
  policy: string;
}

export type DrawPreview = (what: What, example: Example, tongue: Tongue) => Promise<Drawn>;

interface Parts {
  clock: Clock;
  /** A paper as one HTML document that needs nothing from outside. */
  drawPaper(paper: Paper): Promise<string>;
}

/** The style stands in the page, whatever it is; nothing else may. */
export const POLICY =
  "default-src 'none';style-src 'unsafe-inline';font-src data:;img-src data:;form-action 'none';base-uri 'none';sandbox";

/** Draws what the settings of a company make, with an invented customer. */
export const createPreviewDrawer =
  ({ clock, drawPaper }: Parts): DrawPreview =>
  async (what, example, tongue) => {
    const now = clock.now();
    if (what !== 'page') {
      return { html: await drawPaper(samplePaper(what, example, { tongue, now })), policy: POLICY };
    }
    const page = presentPage(samplePage(example, { tongue, now }), { token: 'example', tongue, now });
    const logo = example.logo ? `data:image/png;base64,${Buffer.from(example.logo).toString('base64')}` : '';
    const shown = { ...page, company: { ...page.company, logo } };
    return { html: (await loadTemplates()).payment(shown), policy: POLICY };
  };

const LOOKS: Rate = { burst: 60, everyMs: 500 };

/** Logos and examples, by addresses that only those find who were shown them. */
export function mountPreviews(server: Express, app: App, draw: DrawPreview): void {
  const looks = createLimiter(LOOKS);
  const inTurn: RequestHandler = (request, response, next) => {
    const wait = looks.take(callerAt(request.ip ?? ''));
    if (wait === 0) return next();
    response
      .status(429)
      .set('Retry-After', String(Math.ceil(wait / 1_000)))
      .end();
  };

  server.get('/logo/:company/:file.png', inTurn, async (request, response, next) => {
    const { company, file } = request.params;
    const logo = await app.companyLogo(String(company), String(file));
    if (!logo) return next();
    // Its address changes with it.
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('png').end(Buffer.from(logo));
  });

  server.get('/preview/:company/:letterhead/:what', inTurn, async (request, response, next) => {
    const { company, letterhead, what } = request.params;
    const { unsaved } = request.query;
    const typed = typeof unsaved === 'string' ? unsaved : undefined;
    const example = isWhat(what) ? await app.example(String(company), String(letterhead), typed) : undefined;
    if (!example || !isWhat(what)) return next();
    await sendPreview(response, await draw(what, example, request.query.lang === 'fr' ? 'fr' : 'en'));
  });
}

/** `framedBy`: who may show it in a frame; nobody unless told. */
export async function sendPreview(response: Response, { html, policy }: Drawn, framedBy = "'none'"): Promise<void> {
  response.set('Content-Security-Policy', `${policy};frame-ancestors ${framedBy}`);
  response
    .set('X-Robots-Tag', 'noindex, nofollow')
    .set('X-Frame-Options', framedBy === "'none'" ? 'DENY' : 'SAMEORIGIN');
  await sendHtml(response, html);
}
