import { ApiError, type Arguments } from './api-call.ts';
import type { Json } from './model.ts';
import type { Workspace } from './workspace.ts';

/** As the app is registered: without it nobody can install it by themselves. */
export interface OAuthApp {
  clientId: string;
  clientSecret: string;
  redirectUrls: string[];
}

interface Granted {
  scope: string;
  redirectUri: string;
  until: number;
}

/** A code is good once, for ten minutes (docs.slack.dev/authentication/installing-with-oauth). */
const CODE_MS = 10 * 60_000;

interface Parts {
  registered: OAuthApp | undefined;
  workspace: Workspace;
  scopes: ReadonlySet<string>;
  now: () => number;
  /** The app is in the workspace again, and this is its token by now. */
  installed(): string;
}

/** Slack's page on which somebody allows the app, and what the app gets for the code. */
export function createOAuth({ registered, workspace, scopes, now, installed }: Parts) {
  const codes = new Map<string, Granted>();

  return {
    /** Somebody is led to Slack's page and presses one of its two buttons. Gives where their browser is led then. */
    decide(address: string, allows: boolean): string {
      const asked = new URL(address).searchParams;
      const redirect = asked.get('redirect_uri') ?? registered?.redirectUrls[0] ?? '';
      if (!registered || asked.get('client_id') !== registered.clientId) throw new Error('invalid_client_id');
      if (!registered.redirectUrls.some((known) => redirect.startsWith(known))) throw new Error('bad_redirect_uri');
      const back = new URL(redirect);
      back.searchParams.set('state', asked.get('state') ?? '');
      if (allows) {
        const code = workspace.id('C');
        codes.set(code, { scope: asked.get('scope') ?? '', redirectUri: redirect, until: now() + CODE_MS });
        back.searchParams.set('code', code);
      } else back.searchParams.set('error', 'access_denied');
      return back.href;
    },

    /** `oauth.v2.access`, which takes no token. */
    access(args: Arguments, authorization: string | undefined): Json {
      const [id, secret] = Buffer.from(authorization?.replace(/^Basic /, '') ?? '', 'base64')
        .toString()
        .split(':');
      const [clientId, clientSecret] = [args.text('client_id') ?? id, args.text('client_secret') ?? secret];
      if (!registered || clientId !== registered.clientId) throw new ApiError('invalid_client_id');
      if (clientSecret !== registered.clientSecret) throw new ApiError('bad_client_secret');
      const code = args.text('code') ?? '';
      const granted = codes.get(code);
      codes.delete(code);
      if (!granted || granted.until <= now()) throw new ApiError('invalid_code');
      if (granted.redirectUri !== args.text('redirect_uri')) throw new ApiError('bad_redirect_uri');
      const { app, team } = workspace;
      return {
        access_token: installed(),
        token_type: 'bot',
        scope: granted.scope
          .split(',')
          .filter((scope) => scopes.has(scope))
          .join(','),
        bot_user_id: app.userId,
        app_id: app.appId,
        team: { id: team.id, name: team.name },
        enterprise: null,
        is_enterprise_install: false,
        authed_user: { id: [...workspace.users.keys()][0] },
      };
    },
  };
}
