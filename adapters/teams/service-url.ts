import type { TeamsConfig } from '../../src/config.ts';

/**
 * Where Teams' connector is, in the clouds whose tokens we ask for: the list that Microsoft's own SDK accepts
 * (microsoft/teams.ts, packages/api, `allowedServiceUrls` of the public cloud). Exact names: anybody can register a
 * neighbour below trafficmanager.net.
 */
const HOSTS = new Set([
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
]);
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether messages, and the token that lets us write them, may be sent to a service URL. With a stand-in configured
 * that is its origin alone, and without authentication this machine alone.
 */
export function isTrusted(serviceUrl: string, { loginUrl, unauthenticated }: TeamsConfig): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, origin, port, username, password, search, hash } = new URL(serviceUrl);
  if (username || password || search || hash) return false;
  if (unauthenticated) return /^https?:$/.test(protocol) && LOOPBACK.has(hostname);
  if (loginUrl) return origin === new URL(loginUrl).origin;
  return protocol === 'https:' && port === '' && HOSTS.has(hostname);
}
