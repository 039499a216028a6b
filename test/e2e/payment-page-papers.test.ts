/** The papers on the customer's page: where no script runs, where nothing prints, and however long they are. */
import { describe, expect, test } from '@jest/globals';
import { longInvoice, quickReceipt, repairPaper } from '../../sandbox/papers/garage.ts';
import type { CustomerPage } from '../../src/documents/index.ts';
import { open, openBrowser, page, press, shop } from './payment-page-browser.ts';
import { request } from './payment-page-rig.ts';

openBrowser();

type Papers = NonNullable<CustomerPage['papers']>;
const invoice = repairPaper('invoice', 'fr-CA');
const papers: Papers = { invoice, others: [], receipts: [], printable: ['invoice'], mailable: false };
const at = new Date('2026-03-01T19:05:00Z');
const paid = (more: Partial<Papers>): CustomerPage => ({
  ...request,
  ...{ state: 'paid', paid: { at }, papers: { ...papers, printable: ['invoice', 'receipt'], mailable: true, ...more } },
});
const said = async () =>
  String(await page.evaluate("document.querySelector('main').innerText")).replaceAll(/[\u00a0\u202f]/g, ' ');

describe('without JavaScript', () => {
  test('the document opens, and the button leads to pay', async () => {
    await page.setJavaScriptEnabled(false);
    shop.scene.view = { ...request, papers };
    await open();
    expect(await said()).not.toContain('Solde à payer');
    await page.click('summary');
    expect(await said()).toContain('Solde à payer');
    await press('article button');
    expect(page.url()).toContain(`${shop.stripe.url}/c/pay/`);
  });

  test('both papers are asked for by e-mail, and the page says what became of it', async () => {
    await page.setJavaScriptEnabled(false);
    shop.scene.view = paid({});
    await open();
    await page.type('#email', 'julie@exemple.ca');
    await press('#papers button');
    expect(await said()).toContain('ont été envoyés à j•••@exemple.ca');
  });
});

test('a paid page shows the invoice and the receipt themselves where nothing can be printed', async () => {
  shop.scene.view = paid({ printable: [], mailable: false, receipts: [quickReceipt('fr-CA')] });
  await open();
  const looks = await page.$$eval('summary', (all) => all.map(({ firstChild }) => firstChild?.textContent?.trim()));
  expect(looks).toEqual(['Voir la facture', 'Voir le reçu']);
  for (const summary of await page.$$('summary')) await summary.click();
  expect(await said()).toMatch(/Solde à payer[\s\S]*Payé maintenant, Visa •••• 4242/);
  expect(await page.$('a[href$=".pdf"]')).toBeNull();
});

test('an e-mail that has not left after a minute is said to be late, and one that was refused says why', async () => {
  const mail = { id: 'mai_1', to: 'julie@exemple.ca', at: new Date() };
  const news = async (more: Partial<NonNullable<Papers['mail']>>): Promise<string> => {
    shop.scene.view = paid({ mail: { ...mail, state: 'queued', ...more } });
    await open();
    return page.$eval('[role=status]', (element) => element.textContent ?? '');
  };
  expect(await news({})).toContain('partent à l’instant');
  expect(await news({ at: new Date(Date.now() - 61_000) })).toContain('Nous continuons d’essayer');
  expect(await news({ state: 'failed', reason: 'address-refused' })).toContain('cette adresse n’existe pas');
});

test('a document of twelve pages weighs less than 30 kB on its way', async () => {
  shop.scene.view = { ...request, papers: { ...papers, invoice: longInvoice('fr-CA') } };
  const client = await page.createCDPSession();
  await client.send('Network.enable');
  let bytes = 0;
  client.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await open();
  expect((await page.$$('.paper dl > div')).length).toBeGreaterThan(360);
  await page.click('summary');
  // What 360 parts come to is read at once, and the parts themselves once they are asked for.
  expect(await said()).toMatch(/Pièces[\s\S]*32 382,00 \$[\s\S]*360 lignes[\s\S]*Solde à payer/);
  expect(await said()).not.toContain('céramique (200)');
  await page.click('.paper summary');
  expect(await said()).toContain('céramique (200)');
  expect(bytes).toBeGreaterThan(3_000);
  expect(bytes).toBeLessThan(30_000);
});
