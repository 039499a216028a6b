import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Forgery, forgeries } from '../../sandbox/teams/app-link.ts';
import { startTeams, type Teams } from '../../sandbox/teams/teams.ts';
import { startBot } from './sandbox-teams-bot.ts';
import { APP_ID, MARIE, PASSWORD, SERVICE, TENANT, TENANT_ID, tokenOf } from './sandbox-teams-tenant.ts';

let teams: Teams;
let running: Awaited<ReturnType<typeof startBot>>;

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined); // the SDK writes there
  teams = await startTeams({ ...TENANT, seed: 11 });
  running = await startBot(teams);
});
afterAll(async () => {
  await running.stop();
  await teams.close();
});

const message = () => teams.activity(MARIE, SERVICE, { type: 'message', text: 'let me in' });

/** Where the SDK answers 500 with its own words in place of a plain 401. */
const LEAKS: Partial<Record<Forgery, string>> = {
  'not-yet': 'jwt not active',
  'bad-signature': 'invalid signature',
  'stolen-key-id': 'invalid signature',
  unsigned: 'jwt signature is required',
  'other-algorithm': 'invalid algorithm',
};

describe('requests to the app', () => {
  test.each(forgeries)('botbuilder refuses a request that is forged: %s', async (forged) => {
    running.bot.heard.length = 0;
    const reply = await teams.send(message(), { forged });
    expect(reply.status).toBe(LEAKS[forged] ? 500 : 401);
    expect(reply.text).toContain(LEAKS[forged] ?? '');
    expect(running.bot.heard).toEqual([]);
  });

  test('botbuilder takes what is rightly signed, and the very same bytes once more', async () => {
    running.bot.heard.length = 0;
    expect((await teams.send(message())).status).toBe(200);
    const sent = teams.lastRequest();
    expect(sent && (await teams.replay(sent)).status).toBe(200);
    expect(running.bot.heard.map(({ text }) => text)).toEqual(['let me in', 'let me in']);
  });

  test('keys that change leave the old ones unpublished', async () => {
    const published = async () => {
      const document = (await (await fetch(teams.openIdUrl)).json()) as { jwks_uri: string; issuer: string };
      expect(document.issuer).toBe('https://api.botframework.com');
      return (await (await fetch(document.jwks_uri)).json()) as { keys: { kid: string; endorsements: string[] }[] };
    };
    const [before] = (await published()).keys;
    expect(before?.endorsements).toEqual(['msteams']);
    await teams.rotateKeys();
    expect((await published()).keys.map(({ kid }) => kid)).not.toContain(before?.kid);
    // The SDK looks for new keys once an hour at most: until then it refuses what they sign.
    expect((await teams.send(message())).status).toBe(401);
  });
});

describe('tokens for the app', () => {
  const ask = (changed: Record<string, string>, tenant = TENANT_ID) => {
    const right = { grant_type: 'client_credentials', client_id: APP_ID, client_secret: PASSWORD };
    const body = new URLSearchParams({ ...right, scope: 'https://api.botframework.com/.default', ...changed });
    return fetch(`${teams.url}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body });
  };

  test.each([
    [{ client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ client_id: 'somebody' }, 400, 'unauthorized_client'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ scope: 'https://vault.azure.net/.default' }, 400, 'invalid_scope'],
  ])('the login service refuses %j', async (changed, status, error) => {
    const response = await ask(changed);
    expect([response.status, await response.json()]).toMatchObject([status, { error }]);
  });

  test('an app for many tenants asks at botframework.com, and nowhere else that is not its tenant', async () => {
    expect((await ask({}, 'botframework.com')).status).toBe(200);
    expect((await ask({}, 'ffffffff-0000-4000-8000-000000000000')).status).toBe(400);
  });

  test('the connector takes tokens while they live, and no others', async () => {
    const members = (authorization?: string) =>
      fetch(`${teams.serviceUrl}v3/conversations/${encodeURIComponent(SERVICE)}/members`, {
        headers: authorization ? { authorization } : {},
      });
    const token = await tokenOf(teams);
    expect((await members(`Bearer ${token}`)).status).toBe(200);
    expect((await members()).status).toBe(401);
    expect((await members('Bearer forged')).status).toBe(401);
    teams.revokeTokens();
    const refused = await members(`Bearer ${token}`);
    expect([refused.status, await refused.json()]).toEqual([
      401,
      { message: 'Authorization has been denied for this request.' },
    ]);
  });
});

describe('tokens of a tab', () => {
  const read = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const holds = async (token: string) => {
    const at = `${teams.loginUrl}/v2.0/.well-known/openid-configuration`;
    const { jwks_uri } = (await (await fetch(at)).json()) as { jwks_uri: string };
    const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: JsonWebKey[] };
    const [header, payload, signature = ''] = token.split('.');
    const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
    return verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'));
  };

  test('they are signed with the published key and say who looks at the tab', async () => {
    const token = await teams.ssoToken(MARIE);
    expect(await holds(token)).toBe(true);
    const { oid, tid, aud, iss, scp, exp } = read(token);
    expect({ oid, tid, aud, iss, scp }).toEqual({
      oid: '00000000-0000-4000-8000-00000000000a',
      tid: TENANT_ID,
      aud: APP_ID,
      iss: `${teams.loginUrl}/v2.0`,
      scp: 'access_as_user',
    });
    expect(exp * 1000).toBeGreaterThan(Date.now());
  });

  test('they can be wrong in every way a server must notice', async () => {
    expect(await holds(await teams.ssoToken(MARIE, { badSignature: true }))).toBe(false);
    expect(await holds(await teams.ssoToken(MARIE, { stranger: 'published-id' }))).toBe(false);
    expect(read(await teams.ssoToken(MARIE, { expired: true })).exp * 1000).toBeLessThan(Date.now());
    const other = read(await teams.ssoToken(MARIE, { audience: 'x', issuer: 'y', tenant: 'z', scope: 'none' }));
    expect(other).toMatchObject({ aud: 'x', iss: 'y', tid: 'z', scp: 'none' });
  });
});
