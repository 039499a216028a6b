import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Invoice } from '../../src/invoices/index.ts';
import { createLinks } from '../../src/payments/links.ts';
import { referenceKeyOf } from '../../src/payments/reference.ts';
import { invoice } from '../contracts/store-samples.ts';
import { formIn, invoiceDesk } from '../fixtures/invoice-desk.ts';
import { customerOf } from '../fixtures/invoices.ts';
import { minutesAfter } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let phones = 0;
/** Another customer for each test, whose invoices are theirs alone. */
let julie: string;
let reference: string;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  phones += 1;
  reference = `RO${7_000 + phones * 10}`;
  julie = await customerOf(world, { name: `Julie Test${phones}`, phone: `+15145550${100 + phones}` });
});

const { key, members, typed, opened, change, send } = invoiceDesk(() => world);

async function owed(more: Partial<Invoice> = {}): Promise<Invoice> {
  const made = invoice(world.company.id, {
    ...{ reference, customer: { id: julie, name: `Julie Test${phones}` } },
    ...more,
  });
  await world.store.invoices.insert(made);
  return made;
}
async function becomes(made: Invoice, more: Partial<Invoice>): Promise<void> {
  const now = (await world.store.invoices.get(world.company.id, made.id))!;
  await world.store.invoices.replace({ ...now, version: now.version + 1, ...more });
}
const requests = (of = reference) => world.store.requests.byReference(world.company.id, referenceKeyOf(of), 99);

describe('/invoice finds', () => {
  test('the customer by an invoice’s number, and has that one chosen, with the text as it will leave', async () => {
    const made = await owed();
    const form = await opened(` ${reference.toLowerCase()} `);
    expect(form).toMatchObject({ customer: { id: julie }, problems: {}, values: { invoices: made.id } });
    expect(form.preview?.text).toContain('125,50 $');
  });

  test('the customer by telephone, and asks which invoice', async () => {
    await owed();
    const form = await opened(`514-555-0${100 + phones}`);
    expect([form.customer, form.values.invoices, form.preview]).toMatchObject([{ id: julie }, '', undefined]);
    expect(form.rows.map((row) => row.reference)).toEqual([reference]);
  });

  test('several by one name, and asks which one; whoever is chosen has their invoices listed', async () => {
    const other = await customerOf(world, { name: `Luc Test${phones}`, phone: `+14385550${100 + phones}` });
    const form = await opened(`test${phones}`);
    expect(form.candidates.map(({ id }) => id).toSorted()).toEqual([julie, other].toSorted());
    expect((await change(form, { who: other })).customer).toMatchObject({ id: other });
  });

  test('nobody, and says so; a payment card number is neither looked for nor shown', async () => {
    expect((await opened('zzz')).problems).toEqual({ customer: { code: 'invoice-customer-unknown' } });
    expect(await typed('4242 4242 4242 4242')).toMatchObject({ refusal: { code: 'has-card-number' } });
  });

  test('the number in somebody’s message, and nothing in one that has none', async () => {
    const made = await owed();
    const visit = visitOf(world.marc, key());
    const found = formIn(await screenOf(world.app.fromMessage(visit, 'invoice', `Le ${reference} est prêt, merci!`)));
    expect(found.values.invoices).toBe(made.id);
    const none = `Bon matin ${'é'.repeat(400_000)}`;
    expect(formIn(await screenOf(world.app.fromMessage(visit, 'invoice', none))).customer).toBeUndefined();
  });
});

describe('the list', () => {
  test('is the customer’s own, newest first, ten at a time', async () => {
    for (let day = 0; day < 12; day += 1) await owed({ reference: `${reference}-${day}`, openedAt: minutesAfter(day) });
    const form = await opened(`514-555-0${100 + phones}`);
    expect([form.rows.length, form.rows[0]?.reference, form.more]).toEqual([10, `${reference}-11`, '1']);
    const next = await change(form, { 'invoices-turn': '1' });
    expect([next.rows.map((row) => row.reference), next.more]).toEqual([
      [`${reference}-1`, `${reference}-0`],
      undefined,
    ]);
    const narrowed = await change(next, { find: `${reference}-7` });
    expect([narrowed.rows.length, narrowed.back]).toEqual([1, undefined]);
  });

  test('words the text for what is chosen: an invoice once it is closed, a payment while it is open; or as was chosen', async () => {
    const [open, closed] = [await owed({ closedAt: undefined }), await owed({ reference: `${reference}-B` })];
    const form = await opened(`514-555-0${100 + phones}`);
    const chosen = async (invoices: string, more = {}) => change(form, { invoices, ...more });
    const replyOf = async (...all: Parameters<typeof chosen>) => (await chosen(...all)).values.reply;
    expect(await replyOf(closed.id)).toBe('invoice-ready');
    expect(await replyOf(open.id)).toBe('payment-request');
    expect((await chosen(open.id)).preview?.text).not.toContain('facture');
    expect((await change(await chosen(open.id), { invoices: closed.id })).values.reply).toBe('invoice-ready');
    const reminded = await chosen(open.id, { reply: 'reminder' });
    expect((await change(reminded, { invoices: closed.id })).values.reply).toBe('reminder');
  });

  test('keeps what is chosen while something else is looked for', async () => {
    const made = await owed();
    await owed({ reference: `${reference}-B`, summary: 'Pneus' });
    const form = await opened(reference);
    const narrowed = await change(form, { find: 'pneus' });
    expect([narrowed.values.invoices, narrowed.rows.length]).toEqual([made.id, 2]);
  });

  test.each([
    ['its amount', '125,50'],
    ['its amount in the other way', '125.50'],
    ['what was done', 'brakes'],
    ['its date', '2026-01'],
  ])('is searched by %s', async (_, find) => {
    await owed({ openedAt: new Date('2026-01-15T17:00:00Z') });
    await owed({
      ...{ reference: `${reference}-B`, openedAt: new Date('2025-03-15T17:00:00Z'), claimed: { balance: 9 } },
      lines: [],
    });
    const form = await change(await opened(`514-555-0${100 + phones}`), { find });
    expect(form.rows.map((row) => row.reference)).toEqual([reference]);
  });

  test('shows what nobody can be asked for, with why, and whose it is in a household', async () => {
    await owed({ reference: `${reference}-V`, voidedAt: minutesAfter(1) });
    await owed({ reference: `${reference}-W`, payer: 'warranty' });
    await owed({ reference: `${reference}-0`, claimed: { balance: 0 } });
    await owed({ reference: `${reference}-M`, customer: { id: julie, name: 'Marc' } });
    const { rows } = await opened(`514-555-0${100 + phones}`);
    const said = Object.fromEntries(rows.map((row) => [row.reference.slice(-1), row.why ?? row.owner]));
    expect(said).toEqual({ V: 'voided', W: 'not-for-customer', '0': 'nothing-owed', M: 'Marc' });
    const voided = await opened(`${reference}-V`);
    expect([voided.values.invoices, voided.preview]).toEqual(['', undefined]);
  });
});

describe('what is sent', () => {
  test('is pinned to the version that was looked at, and asks for its source’s balance', async () => {
    const made = await owed({ version: 3 });
    expect((await send(await opened(reference))).kind).toBe('request-sent');
    const [request] = await requests();
    expect(request).toMatchObject({
      ...{ amount: { minor: 125_50, currency: 'CAD' }, reference, customer: { id: julie } },
      invoices: [{ id: made.id, reference, version: 3, amount: 125_50 }],
    });
    expect(world.sms.taken.some(({ body }) => body.includes(reference))).toBe(false);
    await world.app.deliverDue();
    expect(world.sms.taken.filter(({ body }) => body.includes(reference))).toHaveLength(1);
  });

  test('may be several invoices at once: one request for all, a document and a receipt for each, each settled by itself', async () => {
    const [one, two] = [await owed(), await owed({ reference: `${reference}-B`, claimed: { balance: 10_00 } })];
    const form = await opened(reference);
    const both = await change(form, { invoices: `${one.id},${two.id}` });
    expect(both.total).toEqual({ minor: 135_50, currency: 'CAD' });
    expect((await send(both)).kind).toBe('request-sent');
    const [request] = await requests(`${reference}-B`);
    const token = createLinks(Buffer.alloc(32, 7)).tokenFor(request!.id);
    expect((await world.app.page(token))?.papers).toMatchObject({
      invoice: { number: reference },
      others: [{ number: `${reference}-B` }],
    });
    await world.app.checkoutTold({
      ...{
        kind: 'payment-succeeded',
        companyId: world.company.id,
        requestId: request!.id,
        paymentId: `pi_${reference}`,
      },
      ...{ amount: { minor: 135_50, currency: 'CAD' }, at: minutesAfter(5) },
    });
    await world.app.deliverDue();
    for (const [place, made, amount] of [
      [0, one, 125_50],
      [1, two, 10_00],
    ] as const) {
      const settled = await world.store.invoices.get(world.company.id, made.id);
      expect(settled?.paidHere).toMatchObject([{ paymentId: `pi_${reference}`, amount }]);
      const receipt = await world.app.paper(token, 'receipt', place);
      expect(receipt).toMatchObject({ kind: 'receipt', number: made.reference });
      expect(receipt?.payments.at(-1)).toMatchObject({ amount: { minor: amount }, now: true });
    }
    expect((await opened(reference)).rows.map(({ why }) => why)).toEqual(['nothing-owed', 'nothing-owed']);
  });

  test('keeps the document as it was sent, whatever the order becomes', async () => {
    const made = await owed();
    await send(await opened(reference));
    await becomes(made, { lines: [], claimed: { balance: 99_00 } });
    const [request] = await requests();
    const token = createLinks(Buffer.alloc(32, 7)).tokenFor(request!.id);
    expect((await world.app.paper(token, 'invoice'))?.lines[0]).toMatchObject({ description: 'Brakes' });
  });

  test('is one request however often the form is sent', async () => {
    await owed();
    const [form, by] = [await opened(reference), key()];
    await Promise.all([send(form, {}, members.marc(), by), send(form, {}, members.marc(), by)]);
    await send(form, {}, members.marc(), by);
    expect(await requests()).toHaveLength(1);
  });
});

describe('nothing is sent', () => {
  test('of another customer, whatever a forged form says', async () => {
    await owed();
    const stranger = await customerOf(world, { name: 'Autre', phone: `+14505550${100 + phones}` });
    const theirs = await owed({ reference: `${reference}-X`, customer: { id: stranger } });
    const form = await opened(reference);
    const again = formIn(await send(form, { invoices: theirs.id }));
    expect(again).toMatchObject({ problems: { invoices: { code: 'invoice-of-another-customer' } } });
    for (const invoices of ['inv_none', '../..', `${theirs.id},${form.values.invoices}`])
      expect(formIn(await send(form, { invoices })).problems.invoices?.code).toBe('invoice-of-another-customer');
    expect([...(await requests()), ...(await requests(`${reference}-X`))]).toEqual([]);
  });

  test('that is named twice: it is asked for once', async () => {
    const { id } = await owed();
    await send(await change(await opened(reference), { invoices: `${id},${id}` }));
    expect(await requests()).toMatchObject([{ amount: { minor: 125_50 }, invoices: [{ id }] }]);
  });

  test('that changed or was voided since it was looked at: the form says what it is now', async () => {
    const made = await owed();
    const form = await opened(reference);
    await becomes(made, { claimed: { balance: 140_00 } });
    const again = formIn(await send(form));
    expect(again.warnings).toMatchObject([{ warning: { code: 'invoice-changed', balance: { minor: 140_00 } } }]);
    await becomes(made, { voidedAt: minutesAfter(1) });
    expect(formIn(await send(again)).problems).toEqual({ invoices: { code: 'invoice-voided', reference } });
    expect(await requests()).toEqual([]);
  });

  test('twice by two members at once: one request, and the other is told whose, one invoice or several', async () => {
    const [one, two] = [await owed(), await owed({ reference: `${reference}-B` })];
    const form = await change(await opened(reference), { invoices: `${one.id},${two.id}` });
    const single = await opened(`${reference}-B`);
    const screens = await Promise.all([send(form, {}, members.marc()), send(single, {}, members.lea())]);
    const [lost, ...more] = screens.filter(({ kind }) => kind === 'invoice-form').map(formIn);
    expect([more, (await requests(`${reference}-B`)).length]).toEqual([[], 1]);
    expect(lost?.warnings).toMatchObject([{ reference: `${reference}-B`, warning: { code: 'reference-requested' } }]);
  });

  test('to who wants no texts, or has no telephone', async () => {
    await owed();
    await owed({ reference: `${reference}-N`, customer: { id: 'cdk/x/1', name: 'Sans téléphone' } });
    const unreachable = await opened(`${reference}-N`);
    expect(unreachable).toMatchObject({ problems: { customer: { code: 'customer-unreachable' } }, rows: [{}] });
    expect((await send(unreachable)).kind).toBe('invoice-form');
    await customerOf(world, { id: julie, optedOut: true });
    expect((await opened(reference)).problems.customer?.code).toBe('customer-opted-out');
  });
});

describe('a member looks at', () => {
  const at = (address: string) => world.app.memberPaper(address.replace(/^.*\/papers\//, ''));

  test('the document that the customer will get, by an address that nobody guesses and that ends', async () => {
    await owed();
    const address = (await opened(reference)).rows[0]!.preview;
    expect((await at(address))?.paper).toMatchObject({ kind: 'invoice', number: reference, language: 'fr-CA' });
    expect(await at(`${address.slice(0, -1)}${address.endsWith('A') ? 'Q' : 'A'}`)).toBeUndefined();
    for (const forged of ['', 'x', 'e30.AAAAAAAAAAAAAAAAAAAAAA', `${address}x`])
      expect(await at(forged)).toBeUndefined();
    const now = world.clock.at;
    world.clock.at = minutesAfter(24 * 60, now);
    expect(await at(address)).toBeUndefined();
    world.clock.at = now;
  });

  test('what was sent, from the request’s card, as it was', async () => {
    const made = await owed({ closedAt: undefined as never });
    await send(await opened(reference));
    await becomes(made, { lines: [] });
    await world.app.deliverDue();
    const card = world.chat.posted.flatMap(({ versions }) => versions).findLast((one) => one.kind === 'request');
    const [paper] = card?.kind === 'request' ? card.papers : [];
    expect(paper).toMatchObject({ reference, amount: 125_50 });
    expect((await at(paper!.url))?.paper).toMatchObject({
      kind: 'estimate',
      // What is asked beyond the lines stands by itself, so that the paper comes to what is asked.
      lines: [{ description: 'Brakes' }, { description: 'Ajustement au montant inscrit au dossier', amount: 20_88 }],
    });
  });
});
