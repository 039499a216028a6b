import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plainLetterhead } from '../../src/company/letterhead.ts';
import { toldApart } from '../../src/documents/printing.ts';
import { createLinks } from '../../src/payments/links.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { freshRequest, garage, minutesAfter } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const links = createLinks(Buffer.alloc(32, 7));
const VISA = { kind: 'card', brand: 'visa', last4: '4242' } as const;
let world: World;
let serial = 0;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** The company's settings as they are from now on. */
async function settle(change: Partial<ReturnType<typeof plainLetterhead>>): Promise<void> {
  const company = (await world.store.companies.get(garage.id))!;
  const letterhead = await world.store.letterheads.keep(garage.id, { ...plainLetterhead(garage), ...change });
  await world.store.companies.replace({ ...company, letterhead, ...(change.name && { name: change.name }) });
  world.clock.at = new Date(world.clock.at.getTime() + 60_000);
}

/** A request that is just asked for, and its link. */
async function asked(more: Partial<PaymentRequest> = {}) {
  serial += 1;
  const id = `pay_${serial}`;
  const token = links.tokenFor(id);
  const { letterhead } = (await world.store.companies.get(garage.id))!;
  const request = freshRequest({
    id,
    key: id,
    debt: id,
    linkHash: links.hash(token),
    ...(letterhead && { letterhead }),
    ...more,
  });
  await world.store.requests.insert(request);
  return { id, token, request };
}

const paid = (requestId: string, more: object = {}) =>
  world.app.checkoutTold({
    ...{ kind: 'payment-succeeded', companyId: garage.id, requestId, paymentId: `pi_${requestId}` },
    ...{ amount: { minor: 12_550, currency: 'CAD' }, at: minutesAfter(5), method: VISA, ...more },
  } as Parameters<World['app']['checkoutTold']>[0]);

test('the receipts of two parts in one e-mail have names of their own', () => {
  const pdf = new Uint8Array();
  const papers = ['Facture RO1.pdf', 'Reçu RO1.pdf', 'Reçu RO1.pdf', 'Reçu RO1.pdf'].map((name) => ({ name, pdf }));
  expect(toldApart(papers).map(({ name }) => name)).toEqual([
    ...['Facture RO1.pdf', 'Reçu RO1.pdf', 'Reçu RO1 (2).pdf', 'Reçu RO1 (3).pdf'],
  ]);
});

test('where nothing can be printed, a paid page has the invoice and the receipt of the latest payment to look at', async () => {
  const { id, token } = await asked();
  const onPage = async () => (await world.app.page(token))?.papers;
  expect(await onPage()).toMatchObject({ invoice: { payments: [] }, receipts: [], printable: [], mailable: false });
  await paid(id);
  expect(await onPage()).toMatchObject({
    invoice: { kind: 'invoice', payments: [{ amount: { minor: 12_550 } }] },
    receipts: [{ kind: 'receipt', payments: [{ now: true, method: VISA }] }],
  });
});

describe('the invoice of a quick payment', () => {
  test('is one line with its taxes in it, and none that is invented', async () => {
    await settle({
      taxNumbers: [{ label: 'TPS', number: '123456789 RT0001' }],
      footnotes: { invoice: { fr: 'Merci !' }, estimate: {} },
    });
    const { token } = await asked();
    expect(await world.app.paper(token, 'invoice')).toMatchObject({
      ...{ kind: 'invoice', language: 'fr-CA', number: 'RO4821', taxes: [], taxesIncluded: true, payments: [] },
      lines: [{ kind: 'sum', description: 'Référence RO4821', amount: 12_550, taxes: [] }],
      issuer: { name: 'Garage Boréal', taxNumbers: [{ label: 'TPS', number: '123456789 RT0001' }] },
      footnote: 'Merci !',
    });
  });

  test('stays as it was sent, whatever the settings say later, whether it was kept or looked at first', async () => {
    await settle({ name: 'Garage Boréal', footnotes: { invoice: { fr: 'Avant' }, estimate: {} } });
    const [looked, kept] = [await asked(), await asked()];
    const before = await world.app.paper(looked.token, 'invoice');
    await settle({ name: 'Garage Austral', footnotes: { invoice: { fr: 'Après' }, estimate: {} } });
    await world.app.deliverDue();
    for (const { token } of [looked, kept])
      expect(await world.app.paper(token, 'invoice')).toMatchObject({
        issuer: { name: 'Garage Boréal' },
        footnote: 'Avant',
      });
    expect(await world.app.paper(looked.token, 'invoice')).toEqual(before);
    const stored = await world.store.papers.get(garage.id, `${kept.id}/invoice/1/`);
    expect(stored).toMatchObject({ requestId: kept.id, hash: expect.stringMatching(/^[\w-]{43}$/) });
  });

  test('of a request that was made before there were settings is made with those of today, once', async () => {
    const { token } = await asked({ letterhead: undefined as never });
    await settle({ name: 'Un nom' });
    expect(await world.app.paper(token, 'invoice')).toMatchObject({ issuer: { name: 'Un nom' } });
    await settle({ name: 'Un autre nom' });
    expect(await world.app.paper(token, 'invoice')).toMatchObject({ issuer: { name: 'Un nom' } });
  });

  test('leaves out what the company has not written in the customer’s language', async () => {
    await settle({ terms: { fr: 'Conditions' }, paymentTerms: { en: 'Due now' } });
    const { token } = await asked({ tongue: 'en' });
    const paper = await world.app.paper(token, 'invoice');
    expect([paper?.language, paper?.terms, paper?.paymentTerms]).toEqual(['en-CA', undefined, 'Due now']);
  });
});

describe('the receipt', () => {
  test('says what was paid, how, and what is left, with the letterhead of its day', async () => {
    await settle({ name: 'Garage Boréal' });
    const { id, token } = await asked();
    expect(await world.app.paper(token, 'receipt')).toBeUndefined();
    await settle({ name: 'Garage Austral' });
    await paid(id);
    await settle({ name: 'Garage Oriental' });
    const receipt = await world.app.paper(token, 'receipt');
    expect(receipt).toMatchObject({
      ...{ kind: 'receipt', issuer: { name: 'Garage Austral' }, issuedAt: minutesAfter(5) },
      payments: [{ amount: { minor: 12_550 }, method: VISA, now: true }],
    });
    expect(await world.app.paper(token, 'invoice')).toMatchObject({
      issuer: { name: 'Garage Boréal' },
      payments: [{}],
    });
  });

  test('says how it was paid as soon as that is known', async () => {
    const { id, token } = await asked();
    await paid(id, { method: undefined });
    expect((await world.app.paper(token, 'receipt'))?.payments[0]).not.toHaveProperty('method');
    await paid(id);
    await world.app.deliverDue();
    expect(await world.app.paper(token, 'receipt')).toMatchObject({ payments: [{ method: VISA }] });
  });
});

test('papers lie behind the link as long as it is open, and for good for who has paid', async () => {
  const [open, over] = [
    await asked({ linkExpiresAt: minutesAfter(10) }),
    await asked({ linkExpiresAt: minutesAfter(10) }),
  ];
  await paid(open.id);
  world.clock.at = minutesAfter(100_000);
  expect(await world.app.paper(over.token, 'invoice')).toBeUndefined();
  expect((await world.app.page(over.token))?.papers).toBeUndefined();
  expect(await world.app.paper(open.token, 'invoice')).toBeDefined();
  expect(await world.app.paper(open.token, 'receipt')).toBeDefined();
  expect(await world.app.paper(links.tokenFor('pay_nobody'), 'invoice')).toBeUndefined();
});

test('the logo stays on a page that is over, as it was when the link was sent, and leads no stranger anywhere', async () => {
  const keep = async (colour: string) =>
    world.store.files.keep(garage.id, { type: 'image/png', bytes: Buffer.from(colour) });
  await settle({ logo: await keep('green') });
  const ends = { linkExpiresAt: new Date(world.clock.at.getTime() + 1_000) };
  const over = [await asked(ends), await asked({ state: 'cancelled' })];
  await settle({ logo: await keep('red') });
  expect((await world.app.page(over[0]!.token))?.state).toBe('expired');
  for (const { token } of over) {
    expect(await world.app.page(token)).toMatchObject({ hasLogo: true });
    expect(Buffer.from((await world.app.logo(token))!.bytes).toString()).toBe('green');
    expect(await world.app.paper(token, 'invoice')).toBeUndefined();
  }
  expect(await world.app.logo(links.tokenFor('pay_nobody'))).toBeUndefined();
  await settle({});
  const { token } = await asked();
  expect([(await world.app.page(token))?.hasLogo, await world.app.logo(token)]).toEqual([false, undefined]);
});

test('a payment that should not have come has no receipt: the team sorts it out', async () => {
  const { id, token } = await asked({ state: 'cancelled' });
  await paid(id);
  expect(await world.app.paper(token, 'receipt')).toBeUndefined();
});

test('who has paid is thanked by text with the link, where the company wants that, and not by night', async () => {
  const company = (await world.store.companies.get(garage.id))!;
  await world.store.companies.replace({ ...company, thanks: true });
  world.clock.at = new Date('2027-03-02T03:30:00Z'); // 22:30 in Montréal
  const { id, token } = await asked({ linkExpiresAt: new Date('2027-04-01T00:00:00Z') });
  await paid(id);
  await world.app.deliverDue();
  const thanks = () => world.sms.taken.filter(({ body }) => body.includes('Merci'));
  expect(thanks()).toEqual([]);
  world.clock.at = new Date('2027-03-02T13:00:00Z');
  await world.app.deliverDue();
  await world.app.deliverDue();
  expect(thanks().map(({ body }) => body)).toEqual([
    `Merci Julie, Garage Oriental : 125,50 $ payé (RO4821). Preuve : https://pay.example/p/${token}`,
  ]);
});
