import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'puppeteer-core';
import { loadTemplates } from '../../adapters/web/templates.ts';
import { answer } from '../../cards/estimates/specimens.ts';
import { type EstimateCircumstances, presentEstimate } from '../../cards/pages/estimate-page.ts';
import type { EstimateView } from '../../src/estimates/page-view.ts';
import { wholeOf, worksIn } from '../../src/estimates/work.ts';
import type { Line } from '../../src/invoices/index.ts';
import { barriersOn, startBrowser } from '../browser.ts';
import { NOON } from '../fixtures/requests.ts';

const TOKEN = 'A'.repeat(22);
const TAXES = [{ id: 'gst', name: 'TPS', rate: 5_000 }];
const HOSTILE = '<img src=x onerror=alert(1)> & "Freins"';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

function viewOf(more: Partial<EstimateView> = {}, repeated = 1): EstimateView {
  const lines = Array.from({ length: repeated }, (): Line[] => [
    { kind: 'labour', description: HOSTILE, quantity: 1_500, amount: 18_750, taxes: ['gst'] },
    { kind: 'part', description: 'PL-1184', quantity: 2_000, amount: 8_995, taxes: ['gst'] },
    { kind: 'labour', description: 'Pneus d’hiver', amount: 10_000, taxes: ['gst'] },
  ]).flat();
  const off: Line = { kind: 'discount', description: 'Rabais', amount: -2_000, taxes: ['gst'] };
  const paper: EstimateView['paper'] = {
    ...{ kind: 'estimate', language: 'fr-CA', timeZone: 'America/Toronto', number: 'RO4842', issuedAt: NOON },
    ...{ issuer: { name: 'Garage Boréal' }, customer: {}, currency: 'CAD', lines: [...lines, off], taxes: TAXES },
    ...{ payments: [], footnote: 'Valable au comptoir.' },
  };
  return {
    company: { name: 'Garage Boréal', phone: '+15145550100', language: 'fr-CA', timeZone: 'America/Toronto' },
    ...{ hasLogo: false, tongue: 'fr', reference: 'RO4842', validUntil: NOON, state: 'open', printable: true },
    ...{ paper, works: worksIn(paper), total: { minor: wholeOf(paper), currency: 'CAD' }, ...more },
  };
}

const drawn = async (view: EstimateView, about: Partial<EstimateCircumstances> = {}): Promise<string> =>
  (await loadTemplates()).estimate(presentEstimate(view, { token: TOKEN, tongue: 'fr', now: NOON, ...about }));
const DEPOSIT = { amount: { minor: 20_000, currency: 'CAD' }, standing: 'asked' } as const;

test('has no barrier, open with a problem in it, answered, or over, in either language', async () => {
  const typed = { whole: 'some', works: ['0'], name: HOSTILE };
  const pages = [
    await drawn(viewOf({ deposit: DEPOSIT }), { typed, refusal: { code: 'signature-invalid' } }),
    await drawn(viewOf(), { typed, unsure: true, tongue: 'en' }),
    await drawn(viewOf({ state: 'partly', answer: { ...answer('partly'), name: HOSTILE }, deposit: DEPOSIT })),
    await drawn(viewOf({ state: 'superseded', newer: TOKEN }), { tongue: 'en' }),
  ];
  const page = await browser.newPage();
  await page.setViewport({ width: 360, height: 740 });
  for (const html of pages) {
    await page.setContent(html);
    expect(await barriersOn(page)).toEqual([]);
    expect(await page.$$eval('main img', (all) => all.length)).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  }
});

test('what was withdrawn shows nothing of it, and sixty pieces of work fit in 60 kB', async () => {
  const withdrawn = await drawn(viewOf({ state: 'withdrawn' }));
  for (const hidden of ['PL-1184', 'estimate.pdf', 'name="whole"']) expect(withdrawn).not.toContain(hidden);
  expect((await drawn(viewOf({}, 30))).length).toBeLessThan(60_000);
});
