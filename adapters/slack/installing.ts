import { createHash, randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { ExpressReceiver, type ExpressReceiverOptions, type InstallationStore, type StateStore } from '@slack/bolt';
import type { Express, RequestHandler } from 'express';
import type { WorkspaceId } from '../../src/company/company.ts';
import type { Clock, Installations, Log, Tickets } from '../../src/ports.ts';
import { callerAt, createLimiter, type Rate } from '../kit/limits.ts';
import { clientOptions, type SlackConfig } from './client.ts';
import { sdkLogger } from './logger.ts';

type InstallerOptions = NonNullable<ExpressReceiverOptions['installerOptions']>;

/** What lets people add the app to their own workspaces. */
export interface Installing {
  clientId: string;
  clientSecret: string;
  /** What the outside calls this server, without a slash at the end. */
  publicUrl: string;
  /** Where the Web API and Slack's own pages are, when they are not Slack's. */
  apiUrl?: string | undefined;
  scopes: readonly string[];
  installations: Installations;
  tickets: Tickets;
  clock: Clock;
  /** Of the pages that are shown. */
  headers: RequestHandler;
  /** A page that says what came of it, in both languages. `link`: to where one goes on. */
  page(said: InstallSaid, link: string): Promise<string>;
}
export type InstallSaid = 'tooMany' | 'slackInstalled' | 'slackCancelled' | 'slackStale' | 'slackFailed';

/** Of one caller. */
const STARTS: Rate = { burst: 20, everyMs: 3_000 };

export const INSTALL_PATHS = { install: '/slack/install', redirect: '/slack/oauth_redirect' };

/** As long as Slack leaves its own page open to whoever has been sent there. */
const STATE_MS = 10 * 60_000;
const hashed = (state: string): string => createHash('sha256').update(state).digest('base64url');

/**
 * A state is good once, whichever process it comes back to: Bolt's own is good for as long as it lasts
 * (it also has to come back with the cookie of the browser that it was given to).
 */
const stateStoreOf = ({ tickets, clock }: Installing): StateStore => ({
  async generateStateParam(asked) {
    const state = randomBytes(24).toString('base64url');
    const until = new Date(clock.now().getTime() + STATE_MS);
    await tickets.issue({ id: hashed(state), kind: 'slack-install', about: JSON.stringify(asked), until });
    return state;
  },
  async verifyStateParam(_, state) {
    const asked = await tickets.redeem('slack-install', hashed(state), clock.now());
    if (asked === undefined) throw Object.assign(new Error('a state that is used or too old'), { code: INVALID_STATE });
    return JSON.parse(asked);
  },
});
/** Its codes in @slack/oauth, which Bolt brings: the state is another browser's, or nobody's. */
const INVALID_STATE = 'slack_oauth_invalid_state';
const STALE = [INVALID_STATE, 'slack_oauth_missing_state', 'slack_oauth_missing_code'];
/** Somebody pressed Cancel on Slack's page. */
const CANCELLED = 'slack_oauth_installer_authorization_error';

/** Keeps what Slack gives. Whoever calls learns of it by `kept`: rooms that the app was in before may be its again. */
const installationStoreOf = (
  { installations, clock }: Installing,
  kept: (workspace: WorkspaceId) => void,
): InstallationStore => ({
  async storeInstallation({ team, enterprise, isEnterpriseInstall, bot, enterpriseUrl }) {
    const place = isEnterpriseInstall ? enterprise : team;
    if (!place || !bot) throw new Error('Slack gave no bot token for a workspace');
    const id = `slack:${place.id}` as const;
    const { token, userId: botUser, id: botId } = bot;
    const site = enterpriseUrl ? { site: enterpriseUrl } : {};
    await installations.keep({ id, name: place.name ?? place.id, token, botUser, botId, ...site, at: clock.now() });
    kept(id);
  },
  // The gate finds it: nobody asks here.
  fetchInstallation: () => Promise.reject(new Error('installations are found by the gate')),
});

/**
 * Puts `/slack/install` and `/slack/oauth_redirect` on an Express app, with a receiver of their own: Bolt takes either an
 * installer or somebody who finds the workspace of a request, and ours is found at the gate.
 */
export function mountInstalling(
  express: Express,
  { signingSecret }: Pick<SlackConfig, 'signingSecret'>,
  installing: Installing,
  log: Log,
  kept: (workspace: WorkspaceId) => void,
): void {
  const { clientId, clientSecret, publicUrl, apiUrl, scopes, headers } = installing;
  express.get(Object.values(INSTALL_PATHS), headers);
  // Each start is kept until it ends, and anybody may start.
  const starts = createLimiter(STARTS);
  express.get(INSTALL_PATHS.install, async (request, response, next) => {
    const wait = starts.take(callerAt(request.ip ?? ''));
    if (wait === 0) return next();
    const html = await installing.page('tooMany', '');
    response
      .set('retry-after', String(Math.ceil(wait / 1000)))
      .status(429)
      .type('html')
      .send(html);
  });
  new ExpressReceiver({
    app: express,
    ...{ signingSecret, endpoints: {}, logger: sdkLogger(log), clientId, clientSecret, scopes: [...scopes] },
    redirectUri: publicUrl + INSTALL_PATHS.redirect,
    installationStore: installationStoreOf(installing, kept),
    installerOptions: {
      stateStore: stateStoreOf(installing),
      installPath: INSTALL_PATHS.install,
      redirectUriPath: INSTALL_PATHS.redirect,
      directInstall: true,
      clientOptions: clientOptions({ ...(apiUrl ? { apiUrl } : {}) }, log),
      ...(apiUrl ? { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href } : {}),
      callbackOptions: callbacks(installing),
    },
  });
}

/** What whoever comes back from Slack is shown. */
function callbacks({ publicUrl, page }: Installing): NonNullable<InstallerOptions['callbackOptions']> {
  const show = async (response: ServerResponse, status: number, said: InstallSaid, link: string) => {
    const html = await page(said, link);
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  };
  return {
    async successAsync({ appId, team }, _asked, _request, response) {
      const there = new URLSearchParams({ app: appId ?? '', ...(team && { team: team.id }) });
      await show(response, 200, 'slackInstalled', `https://slack.com/app_redirect?${there}`);
    },
    async failureAsync({ code }, _asked, _request, response) {
      const said = code === CANCELLED ? 'slackCancelled' : STALE.includes(code) ? 'slackStale' : 'slackFailed';
      await show(response, said === 'slackFailed' ? 502 : 400, said, publicUrl + INSTALL_PATHS.install);
    },
  };
}
