import { afterEach, describe, expect, test } from '@jest/globals';
import { mountPages } from '../../adapters/web/pages.ts';
import { appWith, type Rig, serve } from './web-rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const clock = { now: () => new Date() };
const broken = appWith({ page: () => Promise.reject(new Error('the store is away: mongodb://user:pass@host')) });
const start = async (ready?: () => Promise<void>) => {
  rig = await serve((web, log) => {
    web.server.post('/vendor', () => Promise.reject(Object.assign(new Error('inner words'), { code: 'X' })));
    mountPages(web, { app: broken, clock, log, payAt: ['https://checkout.stripe.com'] });
  }, ready);
};
const status = async (path: string, method = 'GET') => (await fetch(rig.url + path, { method })).status;

describe('health', () => {
  test('alive and ready are two questions', async () => {
    await start();
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
  });

  test('a store that cannot be reached, or does not answer, is not ready, while the process is alive', async () => {
    await start(() => Promise.reject(new Error('away')));
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    await rig.close();
    await start(() => new Promise(() => undefined));
    expect(await status('/readyz')).toBe(503);
  });
});

describe('metrics', () => {
  test('count answers by surface and class, in the format of Prometheus, without a link in it', async () => {
    await start();
    await status('/p/secret-token/nothing');
    await status('/healthz');
    await status('/what/ever');
    const answer = await fetch(`${rig.url}/metrics`);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(text).toContain('quittance_http_requests_total{surface="p",status="4xx"} 1');
    expect(text).toContain('quittance_http_requests_total{surface="other",status="4xx"} 1');
    expect(text).not.toContain('secret-token');
    expect(
      text
        .trimEnd()
        .split('\n')
        .every((line) => /^(# TYPE \w+ (counter|gauge)|\w+({[^}]*})? [\d.e+-]+)$/.test(line)),
    ).toBe(true);
    expect(await rig.metric('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  });
});

describe('an error', () => {
  test('is logged once with the id of its request, and answered in plain words without the inside', async () => {
    await start();
    const answer = await fetch(`${rig.url}/p/token`);
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).toContain('Something went wrong on our side');
    expect(text).toContain('Un problème est survenu');
    expect(text).not.toMatch(/mongodb|store|\.ts:/);
    expect(rig.logged).toEqual([
      {
        level: 'error',
        what: 'a request failed',
        details: { requestId: answer.headers.get('x-request-id'), error: expect.anything() },
      },
    ]);
  });

  test('of a vendor’s route is a short text', async () => {
    await start();
    const answer = await fetch(`${rig.url}/vendor`, { method: 'POST' });
    expect([answer.status, await answer.text()]).toEqual([500, 'failed']);
    expect(rig.logged).toHaveLength(1);
  });
});
