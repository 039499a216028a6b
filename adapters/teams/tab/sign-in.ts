import type { JWTPayload, JWTVerifyGetKey, JWTVerifyOptions, RemoteJWKSet } from 'jose';
import type { Person, Visit } from '../../../src/company/visit.ts';
import { Outage } from '../../../src/kernel/refusal.ts';
import { succeedOnce } from '../../kit/once.ts';
import { type Tenants, workspaceFor } from '../tenants.ts';

/** Whose tokens count: the app they are for, and of which organisations. `loginUrl`: a stand-in's base. */
export interface Trust {
  appId: string;
  tenants: Tenants;
  loginUrl?: string;
  publicUrl: string;
}

/** Who sends this `Authorization` header, and of which organisation; undefined when it proves nothing. */
export type SignIn = (authorization: string | undefined) => Promise<SignedIn | undefined>;
export type SignedIn = Pick<Visit, 'workspace' | 'person'>;

const MICROSOFT_LOGIN = 'https://login.microsoftonline.com';
/** The one permission that the app's registration exposes to Teams. */
const SCOPE = 'access_as_user';
/** How far two clocks may be apart. */
const TOLERANCE_SECONDS = 60;
const PATIENCE_MS = 5_000;
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/**
 * Checks the single sign-on tokens that Teams gives a tab: Microsoft Entra access tokens of version 2.0
 * (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference). Throws `Outage` when the
 * tenant's keys cannot be had, which says nothing about the token.
 */
export function createSignIn({ appId, tenants, loginUrl, publicUrl }: Trust): SignIn {
  const audience = [appId, `api://${new URL(publicUrl).host}/${appId}`];
  /** By organisation that is served, so that there are few. */
  const keys = new Map<string, JWTVerifyGetKey>();

  function trusted(tenant: string): [JWTVerifyGetKey, JWTVerifyOptions] {
    const issuer = `${loginUrl ?? `${MICROSOFT_LOGIN}/${tenant}`}/v2.0`;
    const keyOf = keys.get(tenant) ?? createKeys(issuer);
    keys.set(tenant, keyOf);
    return [keyOf, { ...ALWAYS, issuer, audience }];
  }

  return async (authorization) => {
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (!token) return undefined;
    // Loaded at the first token, not at start.
    const { decodeJwt, errors, jwtVerify } = await import('jose');
    try {
      // What it says is not believed: it tells by whose keys it is to be verified, and must say so then, too.
      const { tid: tenant } = decodeJwt(token);
      if (typeof tenant !== 'string' || !(await tenants.serves(tenant))) return undefined;
      const { payload } = await jwtVerify(token, ...trusted(tenant));
      const person = isForTab(payload, tenant) ? personIn(payload, tenant) : undefined;
      return person && { workspace: workspaceFor(tenant), person };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  };
}

const ALWAYS = {
  algorithms: ['RS256'],
  requiredClaims: ['exp', 'nbf'],
  clockTolerance: TOLERANCE_SECONDS,
};

const isForTab = ({ tid, ver, scp }: JWTPayload, tenant: string): boolean =>
  tid === tenant && ver === '2.0' && typeof scp === 'string' && scp.split(' ').includes(SCOPE);

/**
 * `oid` is the person as the directory of this tenant knows them. `acct` is 1 for a guest where the registration asks
 * for it; `idp` is there for an account of another tenant (https://learn.microsoft.com/entra/identity-platform, optional
 * claims and access token claims). A token says nothing of who became a guest since.
 */
function personIn({ oid, acct, idp, name }: JWTPayload, tenant: string): Person | undefined {
  if (typeof oid !== 'string' || oid === '') return undefined;
  const isGuest = String(acct) === '1' || (typeof idp === 'string' && !idp.includes(tenant));
  return {
    id: oid.toWellFormed(),
    ...(typeof name === 'string' && name !== '' && { name: name.toWellFormed() }),
    ...(isGuest ? { standing: 'guest' } : {}),
  };
}

/** The tenant's public keys. They are kept, and asked for again when a token names one that is not among them. */
function createKeys(issuer: string): JWTVerifyGetKey {
  const findThem = () => succeedOnce(() => find(issuer));
  let keys = findThem();

  return async (header, token) => {
    const { errors } = await import('jose');
    try {
      return await (await keys())(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      // Where they are is asked anew, too.
      keys = findThem();
      throw new Outage('microsoft', 'openid', { cause: error, outcome: 'no' });
    }
  };
}

/** As OpenID Connect Discovery 1.0, section 4.3 has it: a document counts only for the issuer that it names. */
async function find(issuer: string): Promise<RemoteJWKSet> {
  const { createRemoteJWKSet } = await import('jose');
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, { signal, redirect: 'error' });
  const document = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (document.issuer !== issuer) throw new Error('the OpenID document is about another issuer');
  return createRemoteJWKSet(new URL(String(document.jwks_uri)), { timeoutDuration: PATIENCE_MS });
}
