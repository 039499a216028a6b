import type { Express, Request, RequestHandler, Response } from 'express';
import type { Log } from '../../src/ports.ts';
import { Unreadable } from '../kit/reading.ts';
import { ExpressReceiver } from './bolt.ts';
import type { SlackConfig } from './client.ts';
import type { Installation } from './installation.ts';
import { sdkLogger } from './logger.ts';
import { readRequest } from './payloads.ts';
import type { Workspaces } from './workspaces.ts';

/** The addresses the manifest gives to Slack. */
export const ENDPOINTS = {
  commands: '/slack/commands',
  interactivity: '/slack/interactivity',
  options: '/slack/options',
  events: '/slack/events',
};

/** A signed request is good for five minutes before and after its time. */
const WINDOW_SECONDS = 300;
/** A message may have 40,000 characters, and comes twice, as its text and its blocks, each letter as up to 18. */
const BODY_LIMIT = 2 * 1024 * 1024;

const organisationOf = (enterprise: string | undefined) => (enterprise ? (`slack:${enterprise}` as const) : undefined);

/** The same for everyone who should not be here: a status, and not a word. */
const refuse = (res: Response, status: 400 | 401 | 503) => void res.status(status).send();

/** Bolt takes times from the future and reads any number as one: both are refused here, before the body is read. */
const inTime: RequestHandler = (req, res, next) => {
  const { 'x-slack-request-timestamp': time, 'x-slack-signature': signature } = req.headers;
  const age = typeof time === 'string' && /^\d{1,12}$/.test(time) ? Date.now() / 1000 - Number(time) : Number.NaN;
  const signed = typeof signature === 'string' && /^v0=[0-9a-f]{64}$/.test(signature);
  if (!signed || !(Math.abs(age) <= WINDOW_SECONDS)) return refuse(res, 401);
  // Bolt stops reading a body that is too large: what is left of it would stand before the connection's next request.
  res.once('finish', () => req.resume());
  next();
};

/** Between Bolt's signature check and its listeners: only workspaces whose token we hold get through. */
class WorkspaceReceiver extends ExpressReceiver {
  workspaces: Workspaces | undefined;
  log: Log | undefined;
  /** By what is handed on of a request. */
  readonly #admitted = new WeakMap<object, Installation>();

  /** The installation that a request is for. */
  installationFor(body: object): Installation {
    const installation = this.#admitted.get(body);
    if (!installation) throw new Error('slack: a request did not come through the gate');
    return installation;
  }

  override async requestHandler(req: Request, res: Response): Promise<void> {
    const read = this.#read(req);
    if (!read) return refuse(res, 400);
    const us = await this.workspaces
      ?.find(`slack:${read.team}`, organisationOf(read.enterprise))
      .catch((error: unknown) => {
        this.log?.error('slack: auth.test failed', { error });
        return 'unknown' as const;
      });
    if (us === 'unknown') return refuse(res, 503);
    if (!us) return refuse(res, 401);
    this.#admitted.set(read.body, us);
    req.body = read.body;
    await super.requestHandler(req, res);
  }

  #read({ body, path }: Request) {
    try {
      return readRequest(body);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.log?.warn('slack: a request cannot be read', { path, why: error.message });
      return undefined;
    }
  }
}

/**
 * Mounts the four endpoints: window, size, signature, shape and workspace are checked, in this order, and the
 * answer leaves when the listeners are done, so that an event is acknowledged after it is stored.
 * Throws on an empty signing secret.
 */
export function createGate(
  app: Express,
  { signingSecret }: Pick<SlackConfig, 'signingSecret'>,
  workspaces: Workspaces,
  log: Log,
) {
  if (!signingSecret) throw new Error('SLACK_SIGNING_SECRET is empty: anybody could speak for Slack');
  app.post(Object.values(ENDPOINTS), inTime);
  const receiver = new WorkspaceReceiver({
    app,
    signingSecret,
    endpoints: ENDPOINTS,
    bodyLimit: BODY_LIMIT,
    processBeforeResponse: true,
    logger: sdkLogger(log),
    // The failure is in the log by `app.error` already. 500 makes Slack send an event again.
    processEventErrorHandler: async ({ response }) => {
      if (!response.headersSent) response.writeHead(500).end();
      return true;
    },
  });
  receiver.workspaces = workspaces;
  receiver.log = log;
  return receiver;
}
