import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Call } from '../stand-in.ts';
import type { Login } from './login.ts';
import type { Tenant } from './tenant.ts';

const FILES: Record<string, [file: string, type: string]> = {
  '/host': ['host.html', 'text/html'],
  '/host/host.js': ['host.js', 'text/javascript'],
};
const PERSON = '/host/person';

/**
 * The page in which Teams shows a tab: `/host?user=...&tab=<address of the tab>`. `host/host.js` says what else the
 * address may ask for.
 */
export function createHostPage(tenant: Tenant, login: Login) {
  /** What Teams knows of the person before the screen, as `getContext` of teams-js gives it, and their token. */
  async function person(user: string): Promise<Answer> {
    const { aadObjectId, email, locale = 'en-US' } = tenant.personOf(user);
    const known = { tid: tenant.tenantId, userObjectId: aadObjectId, loginHint: email, locale: locale.toLowerCase() };
    const token = await login.ssoToken(tenant.personOf(user));
    return { headers: { 'cache-control': 'no-store' }, body: { ...known, entityId: 'settings', token } };
  }

  return {
    serves: ({ pathname }: URL): boolean => pathname === PERSON || pathname in FILES,
    answer({ url: { pathname, searchParams } }: Call): Answer | Promise<Answer> {
      if (pathname === PERSON) return person(searchParams.get('user') ?? '');
      const [file = '', type = ''] = FILES[pathname] ?? [];
      const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' };
      return { headers, body: readFileSync(join(import.meta.dirname, 'host', file)) };
    },
  };
}
