import express, { type RequestHandler, type Response, type Router } from 'express';
import { isWhat, type What } from '../../../cards/pages/example.ts';
import type { Present } from '../../../cards/present.ts';
import type { App } from '../../../src/app.ts';
import type { Person } from '../../../src/company/visit.ts';
import type { Tongue } from '../../../src/kernel/language.ts';
import { Outage } from '../../../src/kernel/refusal.ts';
import type { Log } from '../../../src/ports.ts';
import { Unreadable } from '../../kit/reading.ts';
import { answerTab, filledIn, readAsked, tongueIn, visitorOf } from './actions.ts';
import type { SignedIn, SignIn } from './sign-in.ts';

type Example = NonNullable<Awaited<ReturnType<App['exampleOf']>>>;
/** Draws an example of what a form makes; `policy`: what a browser is to hold it to. */
export type Draw = (what: What, example: Example, tongue: Tongue) => Promise<{ html: string; policy: string }>;

/** What is edited in a tab, and what comes of it is looked at. */
export interface Editing {
  /** The command whose forms the tab shows to who may send them. */
  opens: string;
  draw: Draw;
}

interface Parts extends Editing {
  app: App;
  present: Present;
  log: Log;
  meet(signedIn: SignedIn): Promise<Person>;
  signIn: SignIn;
  refuse(request: Parameters<RequestHandler>[0], response: Response): void;
  /** Who may show the tab, as a policy names them. */
  framers: string[];
}

/** A form with a file of eight megabytes, in base64. */
const BODY_LIMIT = '11mb';
/** All texts of a form at their longest, as a form field has them: read before it is known whose they are. */
const TEXTS_LIMIT = '512kb';

/** The form that the tab holds, at `/edit`, and what it makes, at `/example`, for a frame of the tab. */
export function mountEditing(tab: Router, parts: Parts): void {
  const { app, log, signIn, refuse, draw, framers } = parts;

  /** Lets in who proves who they are. */
  const signedIn =
    (tokenIn: (request: Parameters<RequestHandler>[0]) => string | undefined): RequestHandler =>
    async (request, response, next) => {
      try {
        response.locals.signedIn = await signIn(tokenIn(request));
        if (response.locals.signedIn) return next();
        refuse(request, response);
      } catch (error) {
        if (!(error instanceof Outage)) throw error;
        log.warn('the tab cannot be shown now', { requestId: response.locals.requestId, error });
        response.status(503).type('text').send('failed');
      }
    };

  // A token in a header is sent by no other page's form: nothing else is needed against requests that others forge. Of
  // whoever has none, nothing is read.
  const byHeader = signedIn(({ headers }) => headers.authorization);
  tab.post('/edit', byHeader, express.json({ limit: BODY_LIMIT }), readable, async (_, response) => {
    const answer = await answerTab(parts, response.locals.signedIn, response.locals.asked);
    response.status(answer ? 200 : 403).json(answer ?? {});
  });

  const byField = signedIn(({ body }) => `Bearer ${body?.token}`);
  const inFrame = `frame-ancestors 'self' ${framers.join(' ')}`;
  const texts = express.urlencoded({ limit: TEXTS_LIMIT, extended: false });
  tab.post('/example/:what', fromOurPage, texts, byField, readable, async (request, response) => {
    const { what } = request.params;
    const { asked } = response.locals;
    const tongue = tongueIn(asked);
    const by = visitorOf(response.locals.signedIn, tongue);
    const example = isWhat(what) ? await app.exampleOf(by, filledIn(asked)) : undefined;
    if (!example || !isWhat(what)) return void response.status(404).end();
    const { html, policy } = await draw(what, example, tongue);
    response.set('Content-Security-Policy', `${policy};${inFrame}`).type('html').send(html);
  });
}

/** Another site's page may not make a browser ask: only what our own page asks for is read. */
const fromOurPage: RequestHandler = ({ headers }, response, next) => {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin') next();
  else response.status(401).end();
};

/** What the tab sent, in JSON or in the field of a form. */
const readable: RequestHandler = ({ body }, response, next) => {
  try {
    response.locals.asked = readAsked(typeof body?.asked === 'string' ? JSON.parse(body.asked) : body);
    next();
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof SyntaxError)) throw error;
    response.status(400).type('text').send('refused');
  }
};
