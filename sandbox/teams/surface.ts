import type { Answer, Call, Surface } from '../stand-in.ts';
import type { createConnector } from './connector.ts';
import { outage } from './failure.ts';
import type { createGraph } from './graph.ts';
import { createHostPage } from './host-page.ts';
import type { Login } from './login.ts';
import type { Tenant } from './tenant.ts';
import type { KeyRing } from './tokens.ts';

export interface SurfaceOptions {
  tenant: Tenant;
  connector: ReturnType<typeof createConnector>;
  graph: ReturnType<typeof createGraph>;
  login: Login;
  botKeys: KeyRing;
  url: () => string;
}

/** Where the documents stand, as at login.botframework.com and login.microsoftonline.com. */
export const OPENID_PATH = '/v1/.well-known/openidconfiguration';
const KEYS_PATH = '/v1/.well-known/keys';

/** What the outside sees: the login service with its documents and keys, the connector below the service URL, Graph. */
export function createSurface({ tenant, connector, graph, login, botKeys, url }: SurfaceOptions) {
  const counts = new Map<string, number>();
  const sso = `/${tenant.tenantId}`;
  const host = createHostPage(tenant, login);

  const pages: Record<string, () => object> = {
    [OPENID_PATH]: () => ({
      issuer: 'https://api.botframework.com',
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: url() + KEYS_PATH,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    }),
    [KEYS_PATH]: () => botKeys.set(),
    [`${sso}/v2.0/.well-known/openid-configuration`]: login.openId,
    [`${sso}/discovery/v2.0/keys`]: login.keys,
  };

  function answer(call: Call): Answer | Promise<Answer> {
    if (call.operation === '') return host.answer(call);
    const page = pages[call.url.pathname];
    if (call.operation === 'openId' && page) return { body: page() };
    if (call.operation === 'token') return login.token(call);
    if (connector.serves(call.url)) return connector.answer(call);
    if (graph.serves(call.url)) return graph.answer(call);
    const message = `The Teams stand-in does not emulate ${call.method} ${call.url.pathname}. See sandbox/NOT-EMULATED.md.`;
    return { status: 404, body: { error: { code: 'ServiceError', message } } };
  }

  const surface: Surface = {
    operation(method, at) {
      if (method === 'GET' && host.serves(at)) return undefined;
      if (method === 'GET' && pages[at.pathname]) return 'openId';
      if (method === 'POST' && at.pathname.endsWith('/oauth2/v2.0/token')) return 'token';
      if (graph.serves(at)) return graph.operation(method, at);
      return connector.serves(at) ? connector.operation(method, at) : 'unknown';
    },
    answer(call) {
      counts.set(call.operation, (counts.get(call.operation) ?? 0) + 1);
      const answered = answer(call);
      tenant.changed({ kind: 'call' });
      return answered;
    },
    refuse(refusal, { url: at }) {
      const refuse = graph.serves(at) ? graph.refuse : outage;
      return refusal.kind === 'rate-limited'
        ? refuse(429, refusal.retryAfterSeconds ?? 1)
        : refuse(refusal.status ?? 500);
    },
  };
  return {
    surface,
    /** How often something was asked for; calls that a fault cut off before they did anything do not count. */
    calls: (operation: string) => counts.get(operation) ?? 0,
  };
}
