import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mountPages } from '../../adapters/web/pages.ts';
import { appWith, type Rig, serve, view } from './web-rig.ts';

const TOKEN = 'zJ3-kQ_9aXb2Lm5Pq8RsTw';

let rig: Rig;
/** What the app was asked to do, beside showing. */
let done: string[];

beforeEach(async () => {
  done = [];
  const app = appWith({
    page: async (token) => (token === 'tok' || token === TOKEN ? view : undefined),
    async startCheckout() {
      done.push('pay');
      return { url: 'https://checkout.stripe.com/c/pay/cs_1' };
    },
    askForNewLink: async () => void done.push('link'),
  });
  const clock = { now: () => new Date() };
  rig = await serve((web, log) =>
    mountPages(web, { app, clock, log, payAt: ['https://checkout.stripe.com'], publicUrl: 'https://pay.example' }),
  );
});
afterEach(() => rig.close());

const ask = (path: string, method = 'GET') => fetch(rig.url + path, { method, redirect: 'manual' });
const read = async (path: string) => (await ask(path)).text();

describe('what is not there', () => {
  const nowhere = [
    '/p/unknown',
    '/p/%E0%A4%A',
    '/p/..%2f..%2fetc',
    `/p/${'x'.repeat(8000)}`,
    '/p/tok%00',
    '/p',
    '/nothing',
  ];

  test('is answered alike, byte for byte, in both languages', async () => {
    const answers = await Promise.all(nowhere.map((path) => ask(path)));
    const pages = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('Il n’y a rien à cette adresse');
    expect(pages[0]).toContain('<article lang="en">');
  });

  test('has the same headers as what is, but for size and time', async () => {
    const headersOf = async (path: string) => {
      const headers = new Headers((await ask(path)).headers);
      for (const name of ['content-length', 'date', 'x-request-id']) headers.delete(name);
      return Object.fromEntries(headers);
    };
    expect(await headersOf('/p/unknown')).toEqual(await headersOf('/p/tok'));
  });

  test('cannot be paid, asked for or told apart', async () => {
    const pages = await Promise.all(['checkout', 'link'].map((path) => ask(`/p/unknown/${path}`, 'POST')));
    expect(pages.map(({ status }) => status)).toEqual([404, 404]);
    expect(await pages[0]?.text()).toBe(await read('/p/unknown'));
    expect(done).toEqual([]);
  });
});

describe('a link with something behind it', () => {
  const link = `/p/${TOKEN}`;
  const cut = async (path: string) => {
    const answer = await ask(path);
    return [answer.status, answer.headers.get('location')];
  };

  test.each([
    '.',
    ',',
    ')',
    '%29',
    '!',
    '…',
    '%E2%80%A6',
    '"',
    '%22',
    '>',
    '&',
    '&gt;',
    ';',
    ':',
    "'",
    '*',
    '%20',
    '%0A',
  ])('finds its page: %j', async (tail) => {
    expect(await cut(link + encodeURI(tail).replaceAll('%25', '%'))).toEqual([303, link]);
    expect((await ask(link)).status).toBe(200);
  });

  test.each(['%E2%80%8B', '%', ').', '.</p>', ').%20Merci', '/.', '/).', '.?lang=en', '.%E0%A4%A'])(
    'finds its page: %s',
    async (tail) =>
      expect(await rig.raw(`GET ${link}${tail} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)).toContain(
        `Location: ${link}\r\n`,
      ),
  );

  test('is another link when it could be a token: a longer one leads nowhere', async () => {
    for (const tail of ['A', '-', '_', '%41', '%2D']) expect(await cut(link + tail)).toEqual([404, null]);
    expect(await cut(`${link.slice(0, -1)}.`)).toEqual([404, null]);
  });

  test('and everything below it is what it was', async () => {
    expect((await ask(`${link}/checkout`)).status).toBe(405);
    expect((await ask(`${link}/`)).status).toBe(200);
    expect((await ask(`${link}/nothing`)).status).toBe(404);
    expect((await ask(`${link}?utm_source=x.`)).status).toBe(200);
    expect(await cut(`/P/${TOKEN}.`)).toEqual([303, link]);
  });
});

describe('headers', () => {
  test('allow the page itself, its form and Stripe, and nothing else', async () => {
    const { headers } = await ask('/p/tok');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).toContain("form-action 'self' https://checkout.stripe.com;");
    expect(policy).toContain("base-uri 'none';frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https:(?!\/\/checkout)/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('etag')).toBeNull();
  });
});

describe('odd requests get a plain answer', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s', async (method) => {
    const answer = await ask('/p/tok', method);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test('a path longer than any server takes', async () => {
    const answer = await rig.raw(`GET /p/${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 431 /);
  });

  test('an address that is none', async () => {
    const answer = await rig.raw('GET //[ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 404 /);
  });
});
