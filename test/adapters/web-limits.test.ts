import { afterEach, describe, expect, test } from '@jest/globals';
import { mountPages } from '../../adapters/web/pages.ts';
import { BY_A_PERSON } from '../fixtures/customer.ts';
import { appWith, type Rig, serve, view } from './web-rig.ts';

const STRANGER = '203.0.113.66';
const CUSTOMER = '198.51.100.7';

let rig: Rig;
/** How often a page to pay on was asked for. */
let opened: number;
/** How often a page was said to be seen. */
let seen: number;
afterEach(() => rig.close());

/** `trustedProxies`: none, as where nothing was set; the loopback is where this test's requests come from. */
async function start(trustedProxies: string[] = []): Promise<void> {
  [opened, seen] = [0, 0];
  const app = appWith({
    page: async (token) => (/^good/.test(token) ? view : undefined),
    pageSeen: async () => {
      seen += 1;
    },
    async startCheckout() {
      opened += 1;
      return { url: 'https://checkout.stripe.com/c/pay/cs_1' };
    },
  });
  const clock = { now: () => new Date() };
  rig = await serve(
    (web, log) =>
      mountPages(web, { app, clock, log, payAt: ['https://checkout.stripe.com'], publicUrl: 'https://pay.example' }),
    {
      trustedProxies,
    },
  );
}

const ask = (path: string, { from = CUSTOMER, method = 'GET' } = {}) =>
  fetch(rig.url + path, { method, redirect: 'manual', headers: { 'x-forwarded-for': from } });
const status = async (...about: Parameters<typeof ask>) => (await ask(...about)).status;

/** A stranger tries 1,200 links that lead nowhere. */
async function flood(from = STRANGER): Promise<number[]> {
  const answers: number[] = [];
  for (let round = 0; round < 24; round += 1)
    answers.push(
      ...(await Promise.all(Array.from({ length: 50 }, (_, place) => status(`/p/${round}x${place}`, { from })))),
    );
  return answers;
}

describe('a stranger who tries links without end', () => {
  test('behind a proxy that nobody named, where all have one address, keeps no customer from the page or from paying', async () => {
    await start();
    expect((await flood()).filter((answer) => answer === 429).length).toBeGreaterThan(1_000);
    expect(await status('/p/good')).toBe(200);
    expect(await status('/p/good/seen', { method: 'HEAD' })).toBe(405);
    const paying = await ask('/p/good/checkout', { method: 'POST' });
    expect([paying.status, paying.headers.get('location')]).toEqual([303, 'https://checkout.stripe.com/c/pay/cs_1']);
  });

  test('is alone in being told to wait, where the proxy is named', async () => {
    await start(['loopback']);
    await flood();
    // However slowly they come, of as many at once most are too many.
    const more = await Promise.all(Array.from({ length: 50 }, () => ask('/p/wrong', { from: STRANGER })));
    const answer = more.find(({ status }) => status === 429)!;
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('refresh')]).toEqual([429, '1', null]);
    expect(await answer.text()).toContain('One moment, please');
    expect(await status('/p/wrong')).toBe(404);
    expect(await status('/p/good')).toBe(200);
  });

  test('has one household’s worth of IPv6, not 2 to the 64 addresses', async () => {
    await start(['loopback']);
    for (let host = 0; host < 60; host += 1) await status('/p/wrong', { from: `2001:db8:0:1::${host.toString(16)}` });
    expect(await status('/p/wrong', { from: '2001:db8:0:1:ffff::1' })).toBe(429);
    expect(await status('/p/wrong', { from: '2001:db8:0:2::1' })).toBe(404);
  });

  test('who says that he is somebody else is not believed', async () => {
    await start();
    for (let tries = 0; tries < 60; tries += 1) await status('/p/wrong', { from: `10.0.0.${tries}` });
    expect(await status('/p/wrong', { from: '10.0.1.1' })).toBe(429);
  });
});

describe('a proxy', () => {
  const warned = () => rig.logged.filter(({ level }) => level === 'warn');

  test('that is not named is told to the operator once, with its address', async () => {
    await start();
    for (let visit = 0; visit < 3; visit += 1) await status('/p/good');
    expect(warned()).toEqual([
      {
        level: 'warn',
        what: expect.stringContaining('TRUSTED_PROXIES'),
        details: { from: expect.stringMatching(/127\.0\.0\.1$/) },
      },
    ]);
  });

  test('that is named is believed without a word', async () => {
    await start(['127.0.0.0/8']);
    await status('/p/good');
    expect(warned()).toEqual([]);
  });
});

describe('a customer who presses Pay again and again', () => {
  const press = (link = 'good') => ask(`/p/${link}/checkout`, { method: 'POST' });

  test('waits two seconds at most, on the page itself, with the button still there', async () => {
    await start();
    const answers = [];
    for (let presses = 0; presses < 25; presses += 1) answers.push(await press());
    expect(opened).toBeGreaterThanOrEqual(10);
    expect(opened).toBeLessThan(15);
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeLessThanOrEqual(2);
    const page = await last?.text();
    expect(page).toContain('Un instant, s’il vous plaît');
    expect(page).toContain('action="/p/good/checkout?lang&#x3D;fr"');
  });

  test('keeps nobody else from paying', async () => {
    await start();
    for (let presses = 0; presses < 25; presses += 1) await press();
    expect((await press('good2')).status).toBe(303);
    expect(await status('/p/good')).toBe(200);
  });
});

describe('who says without end that a page was seen', () => {
  const say = (link: string) => fetch(`${rig.url}/p/${link}/seen`, BY_A_PERSON);

  test('is not heard any more for a moment, and keeps nobody else from being heard', async () => {
    await start();
    const answers = await Promise.all(Array.from({ length: 60 }, () => say('good')));
    const busy = answers.filter((answer) => answer.status === 429);
    expect(seen).toBe(60 - busy.length);
    expect(seen).toBeLessThan(30);
    expect([busy[0]?.headers.get('retry-after'), await busy[0]?.text()]).toEqual(['2', '']);
    expect([(await say('good2')).status, await status('/p/good')]).toEqual([204, 200]);
  });

  test('at links that lead nowhere is told to wait like any stranger', async () => {
    await start();
    const answers = await Promise.all(Array.from({ length: 80 }, (_, place) => say(`wrong${place}`)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([204, 429]));
    expect(seen).toBe(0);
  });
});

test('a link that is opened too often comes back by itself in a moment', async () => {
  await start();
  const answers = await Promise.all(Array.from({ length: 80 }, () => ask('/p/good')));
  const busy = answers.filter((answer) => answer.status === 429);
  expect(busy.length).toBeGreaterThan(0);
  expect(busy[0]?.headers.get('refresh')).toBe(busy[0]?.headers.get('retry-after'));
  expect(await status('/p/good2')).toBe(200);
});
