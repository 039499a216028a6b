import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { presentSettings, type TabSettings } from '../../../cards/pages/settings-tab.ts';
import type { Present } from '../../../cards/present.ts';
import type { App } from '../../../src/app.ts';
import type { Person } from '../../../src/company/visit.ts';
import type { TeamsConfig } from '../../../src/config.ts';
import type { Tongue } from '../../../src/kernel/language.ts';
import { Outage } from '../../../src/kernel/refusal.ts';
import type { Log } from '../../../src/ports.ts';
import { callerAt, createLimiter, type Rate } from '../../kit/limits.ts';
import { Unreadable } from '../../kit/reading.ts';
import { type Tenants, tenantsOf } from '../tenants.ts';
import { ASKED, createActs } from './acts.ts';
import { loadAssets } from './assets.ts';
import { type Editing, mountEditing } from './editing.ts';
import { framers, tabHeaders } from './headers.ts';
import { drawPage, type PageScript } from './page.ts';
import { createSignIn, type SignedIn, type SignIn } from './sign-in.ts';

interface Setting extends Editing {
  app: App;
  config: TeamsConfig;
  publicUrl: string;
  log: Log;
  /** How what is shown looks. */
  present: Present;
  /** Who somebody is whom the app has not met; nobody can tell, unless told. */
  meet?: (signedIn: SignedIn) => Promise<Person>;
  /** Somebody has proved who they are. A token says nothing of who became a guest since: Teams is asked, unless told. */
  keepUp?: (signedIn: SignedIn) => void;
  /** Who is served; unless told, the one organisation that the environment names. */
  tenants?: Tenants;
}

/** Whoever proves nothing is counted by address; members are not, for a whole office may share one. */
const STRANGERS: Rate = { burst: 60, everyMs: 1_000 };

/**
 * The tabs: their pages at `/teams/tab`, `/teams/tab/config` and `/teams/tab/home`, which say nothing about anybody, what
 * they load, and `/teams/tab/content` and `/teams/tab/act`, which answer to a single sign-on token alone.
 */
export function mountTeamsTab(
  server: Express,
  { app, config, publicUrl, log, present, opens, draw, ...given }: Setting,
): void {
  const { loginUrl } = config;
  const { tenants = tenantsOf(config), meet = unknown, keepUp } = given;
  const standIn = loginUrl === undefined ? undefined : new URL(loginUrl);
  const setting = { contentUrl: `${publicUrl}/teams/tab`, opens, standIn };
  const verify = createSignIn({ ...config, tenants, publicUrl });
  const signIn: SignIn = async (authorization) => {
    const by = await verify(authorization);
    if (by) keepUp?.(by);
    return by;
  };
  const tab = express.Router();
  server.use('/teams/tab', tabHeaders(standIn), tab);

  const page =
    (script: PageScript): RequestHandler =>
    async (request, response) => {
      const tongue = request.acceptsLanguages('fr', 'en') === 'fr' ? 'fr' : 'en';
      response.type('html').send(drawPage(script, tongue, await loadAssets(), setting));
    };
  tab.get('/', page('tab.js'));
  tab.get('/config', page('config.js'));
  tab.get('/home', page('home.js'));
  tab.get('/assets/:fingerprint/:name', sendAsset);

  const strangers = createLimiter(STRANGERS);
  /** Answers to a single sign-on token alone; of whoever has none, nothing is read. */
  const signedIn =
    (
      answer: (by: SignedIn, request: Request, tongue: Tongue) => Promise<unknown>,
      read?: RequestHandler,
    ): RequestHandler =>
    async (request, response) => {
      try {
        const by = await signIn(request.headers.authorization);
        if (!by) return refuse(response, strangers.take(callerAt(request.ip ?? '')));
        if (read)
          await new Promise<void>((done, failed) => {
            void read(request, response, (error?: unknown) => (error ? failed(error) : done()));
          });
        response.json(await answer(by, request, request.query.lang === 'fr' ? 'fr' : 'en'));
      } catch (error) {
        if (error instanceof Unreadable) return void response.status(400).type('text').send('unreadable');
        if (!(error instanceof Outage)) throw error;
        log.warn('the tab cannot be shown now', { requestId: response.locals.requestId, error });
        response.status(503).type('text').send('failed');
      }
    };
  tab.get(
    '/content',
    signedIn((by, _, tongue) => settingsFor({ app, meet }, by, tongue)),
  );
  const stranger = (request: Request, response: Response) =>
    refuse(response, strangers.take(callerAt(request.ip ?? '')));
  mountEditing(tab, { app, present, log, meet, signIn, refuse: stranger, framers: framers(standIn), opens, draw });
  const acts = createActs({ app, present, meet });
  tab.post(
    '/act',
    signedIn(
      (by, { body }, tongue) => {
        const asked = ASKED(body);
        return asked.verb === 'search' ? acts.search(by, asked, tongue) : acts.act(by, asked, tongue);
      },
      express.json({ limit: BODY_LIMIT }),
    ),
  );
}

/** A form with a file of eight megabytes, in base64. */
const BODY_LIMIT = '11mb';

const unknown = async ({ person }: SignedIn): Promise<Person> => ({ ...person, standing: 'unknown' });

/**
 * Whoever opens the tab before anything else is met first, for they may be who set the company up. Whom nobody can tell
 * more about is somebody of the organisation all the same: their token says so.
 */
async function settingsFor(
  { app, meet }: Pick<Required<Setting>, 'app' | 'meet'>,
  signedIn: SignedIn,
  tongue: Tongue,
): Promise<TabSettings> {
  const visit = { ...signedIn, key: 'tab' };
  const first = await app.admit(visit);
  const admitted =
    first.as === 'unmet'
      ? await app.admit({ ...visit, person: { ...(await meet(signedIn)), ...signedIn.person, tongue } })
      : first;
  if (admitted.as === 'nobody' && admitted.refusal.code !== 'not-met') return { state: 'members-only' };
  const company = admitted.as === 'member' ? admitted.company : await app.companyOf(signedIn.workspace);
  if (!company) return { state: 'not-linked' };
  const mayChange = admitted.as === 'member' && admitted.mayDo('administrator');
  return { ...presentSettings(company, tongue), ...(mayChange && { mayChange }) };
}

const sendAsset: RequestHandler<{ fingerprint: string; name: string }> = async (request, response, next) => {
  const asset = (await loadAssets()).find(request.params.fingerprint, request.params.name);
  if (!asset) return next();
  response.set('Cache-Control', 'public, max-age=31536000, immutable').set('Vary', 'Accept-Encoding').type(asset.type);
  if (request.acceptsEncodings('gzip') === 'gzip') response.set('Content-Encoding', 'gzip').send(asset.gzipped);
  else response.send(asset.content);
};

/** `wait`: milliseconds that somebody who tries without end has to wait. */
function refuse(response: Response, wait: number): void {
  if (wait > 0) response.status(429).set('Retry-After', String(Math.ceil(wait / 1000)));
  else response.status(401).set('WWW-Authenticate', 'Bearer');
  response.type('text').send('refused');
}
