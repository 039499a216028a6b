import { parse } from 'node:querystring';
import type { Answer, Call, Random } from '../stand-in.ts';
import { ELSEWHERE, type Json, type Person } from './model.ts';
import type { Flaws, KeyRing } from './tokens.ts';

const SCOPES = {
  bot: 'https://api.botframework.com/.default',
  graph: 'https://graph.microsoft.com/.default',
};
const TOKEN_LIFE_SECONDS = 3_599;
/** The Teams desktop and mobile client, which asks for a tab's tokens. */
const TEAMS_CLIENT = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';

export interface SsoOptions extends Pick<Flaws, 'badSignature' | 'stranger'> {
  /** The app's id unless told otherwise. */
  audience?: string;
  issuer?: string;
  tenant?: string;
  expired?: boolean;
  /** `access_as_user` unless told otherwise. */
  scope?: string;
  /** `2.0` unless told otherwise. */
  version?: string;
}

export interface LoginOptions {
  appId: string;
  appPassword: string;
  tenantId: string;
  keys: KeyRing;
  random: Random;
  now: () => number;
  url: () => string;
}

const refusal = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description },
});

export type Login = ReturnType<typeof createLogin>;

/** The Microsoft identity platform: tokens for the bot, and for the person who looks at a tab. */
export function createLogin({ appId, appPassword, tenantId, keys, random, now, url }: LoginOptions) {
  const issued = new Map<string, { scope: string; expiry: number }>();
  const seconds = () => Math.floor(now() / 1000);

  return {
    /** `POST /<tenant>/oauth2/v2.0/token` with client credentials; a bot for many tenants asks `botframework.com`. */
    token({ url: { pathname }, body }: Call): Answer {
      const { grant_type, client_id, client_secret, scope } = parse(body.toString());
      const tenant = pathname.split('/')[1];
      if (tenant !== tenantId && tenant !== 'botframework.com')
        return refusal(400, 'invalid_request', `AADSTS90002: Tenant '${tenant}' not found.`);
      if (grant_type !== 'client_credentials')
        return refusal(400, 'unsupported_grant_type', 'AADSTS70003: The app requested an unsupported grant type.');
      if (client_id !== appId)
        return refusal(400, 'unauthorized_client', `AADSTS700016: Application '${client_id}' was not found.`);
      if (client_secret !== appPassword)
        return refusal(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
      if (typeof scope !== 'string' || !Object.values(SCOPES).includes(scope))
        return refusal(400, 'invalid_scope', 'AADSTS70011: The provided scope is not valid.');
      const access_token = `bot-${random.text(60)}`;
      issued.set(access_token, { scope, expiry: seconds() + TOKEN_LIFE_SECONDS });
      const life = { expires_in: TOKEN_LIFE_SECONDS, ext_expires_in: TOKEN_LIFE_SECONDS };
      return { headers: { 'cache-control': 'no-store' }, body: { token_type: 'Bearer', ...life, access_token } };
    },

    accepts(authorization: string | undefined, audience: keyof typeof SCOPES): boolean {
      const token = issued.get(authorization?.replace(/^Bearer /, '') ?? '');
      return token !== undefined && token.scope === SCOPES[audience] && token.expiry > seconds();
    },

    /** Every token given so far is worth nothing any more. */
    revoke: () => issued.clear(),

    /** The OpenID document of a tenant, shaped like login.microsoftonline.com's. */
    openId: (): Json => ({
      token_endpoint: `${url()}/${tenantId}/oauth2/v2.0/token`,
      jwks_uri: `${url()}/${tenantId}/discovery/v2.0/keys`,
      issuer: `${url()}/${tenantId}/v2.0`,
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      subject_types_supported: ['pairwise'],
    }),
    keys: () => keys.set(),

    /** What `authentication.getAuthToken` of teams-js gives a tab of this person. */
    ssoToken(person: Person, options: SsoOptions = {}): Promise<string> {
      const tid = options.tenant ?? tenantId;
      const began = seconds() - (options.expired ? 2 * 3_600 : 0);
      const claims = {
        aud: options.audience ?? appId,
        iss: options.issuer ?? `${url()}/${tid}/v2.0`,
        iat: began,
        nbf: began,
        exp: began + 3_600,
        azp: TEAMS_CLIENT,
        azpacr: '0',
        name: person.name,
        oid: person.aadObjectId,
        preferred_username: person.email,
        scp: options.scope ?? 'access_as_user',
        sub: random.text(43),
        tid,
        // An account of another tenant that was invited to this one.
        ...(person.standing === 'guest' ? { idp: `https://sts.windows.net/${ELSEWHERE}/` } : {}),
        uti: random.text(22),
        ver: options.version ?? '2.0',
      };
      return keys.token(claims, { badSignature: options.badSignature, stranger: options.stranger });
    },
  };
}
