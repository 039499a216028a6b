import type { TeamsConfig } from '../../src/config.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { type Answer, exchange } from './exchange.ts';
import { refusalOf } from './failures.ts';

/** Whose door a token opens: the connector's, or Microsoft Graph's. */
export type Audience = keyof typeof SCOPES;

/** Microsoft Graph is asked in the name of one organisation; unless told, it is the app's own. */
export interface Door {
  audience: Audience;
  tenant?: string;
}

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
  const kept = new Map<string, Token>();
  const asked = new Map<string, Promise<Token>>();
  const nameOf = ({ audience, tenant = config.tenantId }: Door) => `${audience} ${tenant}`;

  async function ask(door: Door): Promise<Token> {
    const { appId, password } = config;
    const form = { grant_type: 'client_credentials', client_id: appId, client_secret: password };
    const body = new URLSearchParams({ ...form, scope: SCOPES[door.audience] });
    const answer = await exchange(`${authorityOf(config, door)}/oauth2/v2.0/token`, {
      ...{ method: 'POST', body, signal: AbortSignal.timeout(ASK_MS) },
    }).catch((cause: unknown) => {
      throw new Outage('teams', 'token', { cause, outcome: 'no' });
    });
    const { access_token: value, expires_in: life } = answer.body;
    // Nothing has been asked of Teams yet, so whatever went wrong here, nothing was done.
    if (!answer.ok || typeof value !== 'string')
      throw new Outage('teams', 'token', { outcome: 'no', code: refusalOf('token', answer).code });
    const token = { value, until: now() + Number(life) * 1000 - MARGIN_MS };
    kept.set(nameOf(door), token);
    return token;
  }

  /** One request at a time, however many wait for it. */
  async function tokenFor(door: Door): Promise<string> {
    const name = nameOf(door);
    const known = kept.get(name);
    if (known && known.until > now()) return known.value;
    const asking = asked.get(name) ?? ask(door).finally(() => asked.delete(name));
    asked.set(name, asking);
    return (await asking).value;
  }

  return {
    /**
     * Makes a call with a token. One that is refused (401: nothing was done) is thrown away, and the call made once
     * more with a new one. Throws `Outage` with outcome `no` when there is no token to be had.
     */
    async use(door: Door, call: (authorization: Record<string, string>) => Promise<Answer>): Promise<Answer> {
      if (config.unauthenticated) return call({});
      const token = await tokenFor(door);
      const answer = await call({ authorization: `Bearer ${token}` });
      if (answer.status !== 401) return answer;
      if (kept.get(nameOf(door))?.value === token) kept.delete(nameOf(door));
      return call({ authorization: `Bearer ${await tokenFor(door)}` });
    },
  };
}

/** A registration for many tenants gets the connector's tokens from Bot Framework's own one. */
export function authorityOf({ loginUrl, type, tenantId }: TeamsConfig, { audience, tenant = tenantId }: Door): string {
  if (loginUrl) return loginUrl;
  const issuer = type === 'MultiTenant' && audience === 'connector' ? 'botframework.com' : tenant;
  return `https://login.microsoftonline.com/${issuer}`;
}
