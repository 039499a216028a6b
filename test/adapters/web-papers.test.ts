import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mountPages } from '../../adapters/web/pages.ts';
import { quickInvoice } from '../../sandbox/papers/garage.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { appWith, type Rig, serve, view } from './web-rig.ts';

const LOGO = Uint8Array.from([137, 80, 78, 71]);
const paper = quickInvoice('fr-CA', { number: 'RO/48"21' });
let rig: Rig;
let printing = async (): Promise<{ name: string; pdf: Uint8Array }> => ({ name: '', pdf: LOGO });

beforeAll(async () => {
  const app = appWith({
    page: async () => ({
      ...view,
      papers: { invoice: paper, others: [], receipts: [], printable: ['invoice'], mailable: false },
      hasLogo: true,
    }),
    paper: async (_, kind) => (kind === 'invoice' ? paper : undefined),
    printed: () => printing(),
    logo: async () => ({ type: 'image/png', bytes: LOGO }),
  });
  rig = await serve((web, log) =>
    mountPages(web, {
      app,
      clock: { now: () => new Date() },
      log,
      payAt: ['https://pay.example'],
      publicUrl: 'https://pay.example',
    }),
  );
});
afterAll(() => rig.close());

const get = (path: string) => fetch(`${rig.url}/p/tok${path}`, { redirect: 'manual' });

test('a paper that cannot be printed now is answered in words, with when to come again', async () => {
  const before = printing;
  printing = async () => {
    throw new Outage('pdf', 'print', { outcome: 'no', code: 'too-many-waiting', retryAfterMs: 5_000 });
  };
  const answer = await get('/invoice.pdf');
  printing = before;
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await answer.text()).toContain('Ce document n’est pas encore prêt');
});

test('the logo stands on the page and is given to who has the link; no reference breaks a file’s name', async () => {
  expect(await (await get('')).text()).toContain('<img src="/p/tok/logo" alt="">');
  const logo = await get('/logo');
  expect([logo.headers.get('content-type'), logo.headers.get('cache-control')]).toEqual([
    'image/png',
    'private, max-age=3600',
  ]);
  const file = await get('/invoice.pdf');
  expect(file.headers.get('content-disposition')).toBe('inline; filename="Facture RO-48-21.pdf"');
});

test('one link prints only so often in a row, and holds up no other', async () => {
  const seen: number[] = [];
  for (let tries = 0; tries < 9; tries += 1) seen.push((await get('/invoice.pdf')).status);
  expect(seen.at(-1)).toBe(429);
  expect((await fetch(`${rig.url}/p/other/invoice.pdf`)).status).toBe(200);
});
