import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startDealer } from './cdk-rig.ts';

let dealer: Awaited<ReturnType<typeof startDealer>>;
beforeEach(async () => {
  dealer = await startDealer({ quota: 5, extractSeconds: 30 });
});
afterEach(() => dealer.cdk.close());

async function token(): Promise<string> {
  const { clientId, clientSecret } = dealer.options;
  const response = await fetch(`${dealer.cdk.url}/oauth2/aus1p1ixy7YL8cMq02p7/v1/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'anonymous' }),
  });
  return String(Object(await response.json()).access_token);
}

async function call(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const all = {
    Authorization: `Bearer ${await token()}`,
    'Subscription-Id': 'sub-boreal',
    'Request-Id': 'r1',
    ...headers,
  };
  const response = await fetch(`${dealer.cdk.url}${path}`, { method, headers: all });
  return { status: response.status, headers: response.headers, body: Object(await response.json()) };
}
const ORDERS = '/cdk/drive/servicerepairorder/v1';

test('nobody is answered without a token, a subscription that is theirs, and a number for the call', async () => {
  expect(await call(`${ORDERS}/open`, { Authorization: 'Bearer x' })).toMatchObject({ status: 401 });
  expect(await call(`${ORDERS}/open`, { 'Subscription-Id': 'sub-other' })).toMatchObject({
    body: { code: 'SUBSCRIPTION-MISMATCH' },
  });
  expect(await call(`${ORDERS}/open`, { 'Request-Id': '' })).toMatchObject({ status: 400 });
  expect(await call(`${ORDERS}/open`, { 'Department-Id': 'BODY' })).toMatchObject({
    body: { code: 'INVALID-DEPARTMENT-ID' },
  });
});

test('an extract is promised, worked on, kept for a day, and then forgotten', async () => {
  const begun = await call(`${ORDERS}/open`);
  expect(begun).toMatchObject({ status: 202, body: { status: 'received', checkStatusAfterSeconds: 30 } });
  const at = `${ORDERS}/long-operations/${begun.body.operationId}`;
  expect((await call(`${at}/status`)).body.status).toBe('received');
  expect((await call(`${at}/result`)).status).toBe(404);
  dealer.clock.at = new Date(dealer.clock.at.getTime() + 31_000);
  expect((await call(`${at}/status`)).body.status).toBe('complete');
  dealer.clock.at = new Date(dealer.clock.at.getTime() + 90_000_000);
  expect((await call(`${at}/status`)).status).toBe(404);
});

test('a delta covers 48 hours at most, and calls have a quota by the minute', async () => {
  const wide = new URLSearchParams({ startDate: '2026-11-20T00:00:00Z', endDate: '2026-11-23T00:00:00Z' });
  expect((await call(`${ORDERS}/open/delta?${wide}`)).body.code).toBe('INVALID-DATE-RANGE');
  for (let calls = 0; calls < 4; calls += 1) await call(`${ORDERS}/wip`);
  const refused = await call(`${ORDERS}/wip`);
  expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([429, 'QUOTA-EXCEEDED', '2']);
});

test('what NOT-EMULATED.md lists is refused, and says so', async () => {
  const section = readFileSync('sandbox/NOT-EMULATED.md', 'utf8').split('\n## Fortellis')[1] ?? '';
  const listed = [...section.matchAll(/`(GET|POST) (\/[^`]+)`/g)];
  expect(listed.length).toBeGreaterThan(5);
  for (const [, method, path] of listed) {
    const { status, body } = await call(path ?? '', {}, method);
    expect([path, status, body.message]).toEqual([path, 501, expect.stringContaining('does not emulate')]);
  }
});
