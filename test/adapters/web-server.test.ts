import { afterEach, describe, expect, test } from '@jest/globals';
import { mountPages } from '../../adapters/web/pages.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { AS_OPERATOR, appWith, type Rig, serve } from './web-rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const clock = { now: () => new Date() };
const broken = appWith({ page: () => Promise.reject(new Error('the store is away: mongodb://user:pass@host')) });
const start = async (about: Parameters<typeof serve>[1] = {}) => {
  rig = await serve((web, log) => {
    web.server.post('/vendor', () => Promise.reject(Object.assign(new Error('inner words'), { code: 'X' })));
    mountPages(web, {
      app: broken,
      clock,
      log,
      payAt: ['https://checkout.stripe.com'],
      publicUrl: 'https://pay.example',
    });
  }, about);
};
const status = async (path: string, method = 'GET') => (await fetch(rig.url + path, { method })).status;
const read = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(rig.url + path, { headers });
  return [answer.status, await answer.text()];
};

describe('health', () => {
  test('alive and ready are two questions', async () => {
    await start();
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
  });

  test('a store that cannot be reached, or does not answer, is not ready, while the process is alive', async () => {
    await start({ ready: () => Promise.reject(new Error('away')) });
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    await rig.close();
    await start({ ready: () => new Promise(() => undefined) });
    expect(await status('/readyz')).toBe(503);
  });

  test('once it is asked to stop it is not ready, answers what comes all the same, and keeps no connection', async () => {
    let leave: () => void = () => {
      throw new Error('nothing is served');
    };
    rig = await serve((web) => {
      leave = web.leave;
    });
    const kept = async () => (await fetch(`${rig.url}/healthz`)).headers.get('connection');
    expect([await status('/readyz'), await kept()]).toEqual([200, 'keep-alive']);
    leave();
    expect([await status('/readyz'), await status('/healthz'), await kept()]).toEqual([503, 200, 'close']);
    expect(await read('/readyz', AS_OPERATOR)).toEqual([503, 'not ready: it was asked to stop']);
  });

  test('why it is not ready is for the operator, without what a vendor’s words may hold', async () => {
    await start({ ready: () => Promise.reject(new Outage('mongo', 'ping', { code: 'ECONNREFUSED' })) });
    expect(await read('/readyz')).toEqual([503, 'not ready']);
    expect(await read('/readyz', { authorization: 'Bearer guessed' })).toEqual([503, 'not ready']);
    expect(await read('/readyz', AS_OPERATOR)).toEqual([503, 'not ready: mongo ping failed: ECONNREFUSED']);
    await rig.close();
    await start({ ready: () => Promise.reject(new TypeError('mongodb://user:pass@host')) });
    expect(await read('/readyz', AS_OPERATOR)).toEqual([503, 'not ready: the store failed (TypeError)']);
    await rig.close();
    await start({ ready: () => new Promise(() => undefined) });
    expect(await read('/readyz', AS_OPERATOR)).toEqual([503, 'not ready: the store has not answered within 2 s']);
  });

  test('strangers who ask again and again do not make the store work', async () => {
    let asked = 0;
    await start({ ready: async () => void asked++ });
    const answers = await Promise.all(Array.from({ length: 50 }, () => status('/readyz')));
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(asked).toBe(1);
  });

  test('a store that is back is noticed', async () => {
    let away = true;
    await start({ ready: () => (away ? Promise.reject(new Error('away')) : Promise.resolve()) });
    expect(await status('/readyz')).toBe(503);
    away = false;
    const deadline = Date.now() + 5_000;
    while ((await status('/readyz')) !== 200) if (Date.now() > deadline) throw new Error('it was not noticed');
  });
});

describe('metrics', () => {
  test('count answers by surface and class, in the format of Prometheus, without a link in it', async () => {
    await start();
    await status('/p/secret-token/nothing');
    await status('/healthz');
    await status('/what/ever');
    const answer = await fetch(`${rig.url}/metrics`, { headers: AS_OPERATOR });
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

  test('say since when the oldest promise waits, and whether the store can be used', async () => {
    const since = new Date(Date.now() - 90_000);
    const late = await serve(() => undefined, { oldestDue: async () => since });
    expect(await late.metric('quittance_store_up')).toBe(1);
    expect(await late.metric('quittance_oldest_due_seconds')).toBeGreaterThanOrEqual(90);
    const away = await serve(() => undefined, {
      ready: () => Promise.reject(new Error('away')),
      oldestDue: async () => since,
    });
    const text = await (await fetch(`${away.url}/metrics`, { headers: AS_OPERATOR })).text();
    expect(text).toContain('quittance_store_up 0');
    expect(text).not.toContain('quittance_oldest_due_seconds');
    await Promise.all([late.close(), away.close()]);
  });
});

describe('what the operator asks', () => {
  const nobody: Record<string, string>[] = [{}, { authorization: 'Bearer guessed' }, { authorization: '' }];

  test('is not there for anybody else', async () => {
    await start();
    for (const headers of nobody) expect(await read('/metrics', headers)).toEqual(await read('/nothing'));
    expect((await read('/metrics', AS_OPERATOR))[0]).toBe(200);
  });

  test('is not there for anybody where no token is set', async () => {
    await start({ operatorToken: undefined });
    for (const headers of [...nobody, AS_OPERATOR, { authorization: 'Bearer undefined' }]) {
      expect((await read('/metrics', headers))[0]).toBe(404);
      expect(await read('/readyz', headers)).toEqual([200, 'ready']);
    }
  });

  test.each(['/healthz', '/readyz', '/metrics'])('%s is kept by nobody and shown in nothing', async (path) => {
    await start();
    const { headers } = await fetch(rig.url + path, { headers: AS_OPERATOR });
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
    });
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
