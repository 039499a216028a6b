import type { TeamsConfig } from '../../src/config.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { type Answer, exchange } from './exchange.ts';
import { refusalOf } from './failures.ts';

/** Whose door a token opens: the connector's, or Microsoft Graph's. */
export type Audience = keyof typeof SCOPES;

const SCOPES = {
  connector: 'https://api.botframework.com/.default',
  graph: 'https://graph.microsoft.com/.default',
};

/** A token is not used in its last minutes: clocks differ, and calls take time. */
const MARGIN_MS = 5 * 60_000;
const ASK_MS = 3_000;

interface Token {
  value: string;
  /** Milliseconds since the epoch. */
  until: number;
}

export type Tokens = ReturnType<typeof createTokens>;

/** The app's own tokens (OAuth 2.0 client credentials), kept for as long as they live. */
export function createTokens(config: TeamsConfig, now: () => number = Date.now) {
  const kept = new Map<Audience, Token>();
  const asked = new Map<Audience, Promise<Token>>();

  async function ask(audience: Audience): Promise<Token> {
    const { appId, password } = config;
    const form = { grant_type: 'client_credentials', client_id: appId, client_secret: password };
    const body = new URLSearchParams({ ...form, scope: SCOPES[audience] });
    const answer = await exchange(`${authorityOf(config, audience)}/oauth2/v2.0/token`, {
      ...{ method: 'POST', body, signal: AbortSignal.timeout(ASK_MS) },
    }).catch((cause: unknown) => {
      throw new Outage('teams', 'token', { cause, outcome: 'no' });
    });
    const { access_token: value, expires_in: life } = answer.body;
    // Nothing has been asked of Teams yet, so whatever went wrong here, nothing was done.
    if (!answer.ok || typeof value !== 'string')
      throw new Outage('teams', 'token', { outcome: 'no', code: refusalOf('token', answer).code });
    const token = { value, until: now() + Number(life) * 1000 - MARGIN_MS };
    kept.set(audience, token);
    return token;
  }

  /** One request at a time, however many wait for it. */
  async function tokenFor(audience: Audience): Promise<string> {
    const known = kept.get(audience);
    if (known && known.until > now()) return known.value;
    const asking = asked.get(audience) ?? ask(audience).finally(() => asked.delete(audience));
    asked.set(audience, asking);
    return (await asking).value;
  }

  return {
    /**
     * Makes a call with a token. One that is refused (401: nothing was done) is thrown away, and the call made once
     * more with a new one. Throws `Outage` with outcome `no` when there is no token to be had.
     */
    async use(audience: Audience, call: (authorization: Record<string, string>) => Promise<Answer>): Promise<Answer> {
      if (config.unauthenticated) return call({});
      const token = await tokenFor(audience);
      const answer = await call({ authorization: `Bearer ${token}` });
      if (answer.status !== 401) return answer;
      if (kept.get(audience)?.value === token) kept.delete(audience);
      return call({ authorization: `Bearer ${await tokenFor(audience)}` });
    },
  };
}

/** A registration for many tenants gets the connector's tokens from Bot Framework's own one. */
export function authorityOf({ loginUrl, type, tenantId }: TeamsConfig, audience: Audience): string {
  if (loginUrl) return loginUrl;
  const issuer = type === 'MultiTenant' && audience === 'connector' ? 'botframework.com' : tenantId;
  return `https://login.microsoftonline.com/${issuer}`;
}
