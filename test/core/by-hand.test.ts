import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { taxPlaceOf, totalsOfInvoice } from '../../src/invoices/index.ts';
import { referenceKeyOf } from '../../src/payments/reference.ts';
import type { HandForm, InvoiceForm, Screen } from '../../src/screen.ts';
import { invoice } from '../contracts/store-samples.ts';
import { formIn, invoiceDesk } from '../fixtures/invoice-desk.ts';
import { customerOf } from '../fixtures/invoices.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let numbers = 1_000;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
const desk = invoiceDesk(() => world);
const fresh = () => `F-${++numbers}`;

function handIn(screen: Screen): HandForm {
  if (screen.kind !== 'hand-form') throw new Error(screen.kind);
  return screen;
}
/** The button under a customer that nobody has found. */
const started = async (typed: string): Promise<HandForm> => {
  const form = await desk.opened(typed);
  const filled = { form: 'invoice', values: { ...form.values, customer: `by-hand:${typed}` }, state: form.carried };
  return handIn(await screenOf(world.app.form(visitOf(world.marc, desk.key()), filled, 'changed')));
};
const filled = (values: Record<string, string>, phase: 'changed' | 'sent', state = '') =>
  screenOf(
    world.app.form(
      visitOf(world.marc, desk.key()),
      { form: 'by-hand', values: { taxes: 'CA-QC', ...values }, state },
      phase,
    ),
  );
const BRAKES = { 'what-a': 'Freins avant', 'kind-a': 'labour', 'quantity-a': '1,5', 'price-a': '125,00' };
const made = (reference: string) => world.store.invoices.byReference(world.company.id, referenceKeyOf(reference), 9);

test('what nobody has is made by hand, with the taxes of Quebec by name, and is then sent like any other', async () => {
  const reference = fresh();
  const form = await started(reference);
  expect(form).toMatchObject({ values: { reference, taxes: 'CA-QC', lines: [{ what: '' }] }, problems: {} });
  const lines = {
    ...BRAKES,
    ...{ 'what-b': 'Plaquettes', 'kind-b': 'part', 'quantity-b': '2', 'price-b': '44.95' },
    ...{ 'what-c': 'Fidélité', 'kind-c': 'discount', 'price-c': '10' },
  };
  const values = { customer: 'new:+15145550301', name: 'Léo Roy', reference, ...lines };
  const shown = handIn(await filled(values, 'changed'));
  // 187.50 + 89.90 - 10.00 = 267.40; 13.37 and 26.67 on it.
  expect(shown.totals).toMatchObject({
    subtotal: 26_740,
    taxes: [{ amount: 1_337 }, { amount: 2_667 }],
    total: 30_744,
  });
  expect(shown.values.lines).toHaveLength(4);
  const next: InvoiceForm = formIn(await filled(values, 'sent'));
  expect(next.preview?.text).toMatch(/Bonjour Léo, .*facture F-\d+, 307,44 \$/);
  expect((await desk.send(next)).kind).toBe('request-sent');
  const [kept] = await made(reference);
  expect(kept && totalsOfInvoice(kept).total).toBe(30_744);
  expect(kept?.lines[0]).toEqual({
    ...{ kind: 'labour', description: 'Freins avant', quantity: 1_500, unitPrice: 12_500, amount: 18_750 },
    taxes: ['gst', 'qst'],
  });
  expect(await world.store.customers.byPhone(world.company.id, '+15145550301')).toMatchObject({
    name: 'Léo Roy',
    consent: [{ source: 'asked-by-member' }],
  });
});

test('a number, an address or a name goes along to where an invoice is made', async () => {
  expect((await started('514 555-0302')).values.customer).toBe('new:+15145550302');
  expect((await started('ana@exemple.ca')).values.customer).toBe('new:ana@exemple.ca');
  expect((await started('Zoé Inconnue')).values.name).toBe('Zoé Inconnue');
  const card = { form: 'invoice', values: { customer: 'by-hand:4242 4242 4242 4242' }, state: '' };
  const answer = await screenOf(world.app.form(visitOf(world.marc, desk.key()), card, 'changed'));
  expect(answer).toMatchObject({ refusal: { code: 'has-card-number' } });
});

test('from a conversation, the customer’s invoices are listed; a stranger’s number goes along to where one is made', async () => {
  const press = (value: string) =>
    screenOf(world.app.press(visitOf(world.marc, desk.key()), { action: 'invoice.for', value })).then(formIn);
  const julie = await customerOf(world, { name: 'Julie Roy', phone: '+15145550306' });
  expect((await press('+15145550306')).customer).toMatchObject({ id: julie });
  const nobody = await press('+15145550307');
  expect([nobody.customer, nobody.problems.customer?.code]).toMatchObject([
    { typed: '+15145550307' },
    'invoice-customer-unknown',
  ]);
  expect((await started('+15145550307')).values.customer).toBe('new:+15145550307');
});

test('a number that two departments have is two invoices: each is asked for by itself, once', async () => {
  const reference = fresh();
  const [julie, luc] = [
    await customerOf(world, { name: 'Julie Roy', phone: '+15145550308' }),
    await customerOf(world, { name: 'Luc Roy', phone: '+15145550309' }),
  ];
  for (const [id, source] of [
    [julie, 'cdk/sub.SERVICE/1'],
    [luc, 'cdk/sub.PARTS/1'],
  ] as const)
    await world.store.invoices.insert(invoice(world.company.id, { reference, source, customer: { id } }));
  const form = await desk.opened(reference);
  expect(form.candidates.map(({ reference: of }) => of)).toEqual([reference, reference]);
  for (const { id } of form.candidates)
    expect((await desk.send(await desk.change(form, { who: id }))).kind).toBe('request-sent');
  const requests = await world.store.requests.byReference(world.company.id, referenceKeyOf(reference), 9);
  expect(requests.map(({ customer }) => customer.id).toSorted()).toEqual([julie, luc].toSorted());
  const again = await desk.change(form, { who: form.candidates[0]!.id });
  expect(again.warnings.map(({ warning }) => warning.code)).toContain('reference-requested');
});

test('it is one invoice however often it is sent, and with other lines its next version, once that was said', async () => {
  const reference = fresh();
  const customer = await customerOf(world, { name: 'Julie Roy', phone: '+15145550303' });
  const values = { customer, reference, ...BRAKES };
  const answers = await Promise.all([filled(values, 'sent'), filled(values, 'sent'), filled(values, 'sent')]);
  for (const answer of answers) expect(formIn(answer).values.invoices).not.toBe('');
  expect(await made(reference)).toMatchObject([{ version: 1 }]);
  await desk.send(formIn(answers[0]));

  const dearer = { ...values, 'price-a': '200' };
  const warned = handIn(await filled(dearer, 'sent'));
  expect(warned).toMatchObject({ replaces: { reference, balance: { minor: 21_558 } }, problems: {} });
  expect(await made(reference)).toMatchObject([{ version: 1 }]);
  formIn(await filled(dearer, 'sent', warned.carried));
  expect(await made(reference)).toMatchObject([{ version: 2, lines: [{ amount: 30_000 }] }]);
});

test('a number that another invoice has is refused: another customer’s, a system’s, or one that is paid', async () => {
  const [reference, theirs] = [fresh(), fresh()];
  const customer = await customerOf(world, { name: 'Julie Roy', phone: '+15145550304' });
  await world.store.invoices.insert(invoice(world.company.id, { reference: theirs, customer: { id: customer } }));
  await filled({ customer, reference, ...BRAKES }, 'sent');
  const other = await customerOf(world, { name: 'Luc Roy', phone: '+15145550305' });
  for (const asked of [
    { customer: other, reference },
    { customer, reference: theirs },
  ])
    expect(handIn(await filled({ ...asked, ...BRAKES, 'price-a': '1' }, 'sent')).problems.reference).toMatchObject({
      code: 'invoice-taken',
    });
  const [ours] = await made(reference);
  const paid = { paymentId: 'pi_hand', amount: 100, at: world.clock.now() };
  await world.store.invoices.replace({ ...ours!, paidHere: [paid] });
  const again = handIn(await filled({ customer, reference, ...BRAKES, 'price-a': '1' }, 'sent'));
  expect(again.problems.reference).toMatchObject({ code: 'invoice-taken' });
});

test.each([
  ['nothing at all', {}, { customer: 'customer-missing', reference: 'reference-missing', lines: 'lines-missing' }],
  ['no taxes', { taxes: 'choose' }, { taxes: 'taxes-missing' }],
  ['taxes of another country', { taxes: 'FR-20' }, { taxes: 'taxes-missing' }],
  ['what is inherited', { taxes: 'constructor' }, { taxes: 'taxes-missing' }],
  ['a discount alone', { ...BRAKES, 'kind-a': 'discount' }, { lines: 'amount-not-positive' }],
  ['more than may be asked for', { ...BRAKES, 'price-a': '9999999' }, { lines: 'amount-over-limit' }],
  [
    'more than can be counted',
    { ...BRAKES, 'price-a': '90071992547409', 'quantity-a': '99999' },
    { lines: 'amount-unsafe' },
  ],
  ['a card number', { reference: '4242424242424242' }, { reference: 'has-card-number' }],
])('%s is said at its field when it is sent, and nothing is kept', async (_, values, codes) => {
  const { problems } = handIn(await filled(values, 'sent'));
  const said = Object.fromEntries(Object.keys(codes).map((field) => [field, problems[field as 'lines']?.code]));
  expect(said).toEqual(codes);
});

test.each([
  [{ 'price-a': '10' }, 'what', 'line-without-words'],
  [{ 'what-a': 'x' }, 'price', 'amount-missing'],
  [{ ...BRAKES, 'price-a': '-5' }, 'price', 'amount-not-positive'],
  [{ ...BRAKES, 'quantity-a': '0' }, 'quantity', 'quantity-unreadable'],
  [{ ...BRAKES, 'quantity-a': '1,2345' }, 'quantity', 'quantity-unreadable'],
  [{ ...BRAKES, 'what-a': 'é'.repeat(201) }, 'what', 'text-too-long'],
] as const)('of a line, what is wrong is said at it: %j', async (values, field, code) => {
  const { problems } = handIn(await filled(values, 'sent'));
  expect(problems.atLines?.[0]?.[field]).toMatchObject({ code });
});

test('whose taxes are charged is read from the address, and asked for where that does not say it', () => {
  expect(taxPlaceOf('CA', ['4321, rue Saint-Denis', 'Montréal (Québec) H2J 2K9'])).toBe('CA-QC');
  expect(taxPlaceOf('CA', ['1 Barrington St', 'Halifax NS  b3j1z1'])).toBe('CA-NS');
  expect(taxPlaceOf('CA', ['Somewhere'])).toBeUndefined();
});
