import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sealOf } from '../../src/estimates/answer.ts';
import type { Estimate } from '../../src/estimates/estimate.ts';
import type { Invoice } from '../../src/invoices/index.ts';
import { balanceOf, telling } from '../../src/invoices/invoice.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { createLinks } from '../../src/payments/links.ts';
import type { EstimateForm, EstimateValues, Screen } from '../../src/screen.ts';
import { invoice } from '../contracts/store-samples.ts';
import { customerOf } from '../fixtures/invoices.ts';
import { minutesAfter, NOON } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const DAY = 24 * 60;
const links = createLinks(Buffer.alloc(32, 7));
const SEEN = { address: '203.0.113.9', agent: 'Mozilla/5.0 (iPhone)' };
const TAXES = [
  { id: 'gst', name: 'TPS', rate: 5_000 },
  { id: 'qst', name: 'TVQ', rate: 9_975 },
];
const taxes = ['gst', 'qst'];

let world: World;
let keys = 0;
let orders = 0;
let julie: string;
let order: Invoice;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.at = NOON;
  orders += 1;
  julie = await customerOf(world, { name: `Julie Test${orders}`, phone: `+15145550${200 + orders}` });
  order = await opened();
});

const key = () => `key:${++keys}`;
const reference = () => `RO${8_000 + orders * 10}`;

async function opened(more: Partial<Invoice> = {}): Promise<Invoice> {
  const {
    closedAt: _,
    claimed: __,
    ...made
  } = invoice(world.company.id, {
    ...{ reference: reference(), customer: { id: julie, name: `Julie Test${orders}` }, payments: [], taxes: TAXES },
    lines: [
      { kind: 'labour', description: 'Freins avant', quantity: 1_500, amount: 187_50, taxes },
      { kind: 'part', description: 'Plaquettes', amount: 112_50, taxes },
      { kind: 'labour', description: 'Pneus d’hiver', amount: 100_00, taxes },
      { kind: 'discount', description: 'Rabais', amount: -20_00, taxes },
    ],
  });
  const whole = { ...made, ...more };
  await world.store.invoices.insert(whole);
  return whole;
}

/** As its source tells it: whoever is to know hears of it. */
async function becomes(more: Partial<Invoice>): Promise<void> {
  const now = (await world.store.invoices.get(world.company.id, order.id))!;
  const moment = { now: world.clock.now(), newId: randomId };
  await world.store.invoices.replace(telling({ ...now, version: now.version + 1, ...more }, moment));
  await world.app.deliverDue();
}

const typed = (text: string) => screenOf(world.app.command(visitOf(world.marc, key()), 'estimate', text)).then(formIn);
const filled = ({ values, carried }: EstimateForm, more: Partial<EstimateValues> = {}) => ({
  ...{ form: 'estimate', values: { ...values, ...more }, state: carried },
});
const change = (form: EstimateForm, more?: Partial<EstimateValues>) =>
  screenOf(world.app.form(visitOf(world.marc, key()), filled(form, more), 'changed')).then(formIn);
const send = (form: EstimateForm, more?: Partial<EstimateValues>, by = key()) =>
  screenOf(world.app.form(visitOf(world.marc, by), filled(form, more), 'sent'));
function formIn(screen: Screen): EstimateForm {
  if (screen.kind !== 'estimate-form') throw new Error(JSON.stringify(screen));
  return screen;
}
const sent = async (more?: Partial<EstimateValues>): Promise<{ estimate: Estimate; token: string }> => {
  const screen = await send(await typed(reference()), more);
  if (screen.kind === 'estimate-form') await send(screen, more);
  const [estimate] = await world.store.estimates.ofOrder(world.company.id, order.id, 9);
  return { estimate: estimate!, token: links.tokenFor(estimate!.id) };
};
const stored = async ({ id }: Estimate) => (await world.store.estimates.get(world.company.id, id))!;
const say = (token: string, whole: string, works: string[] = [], name = 'Julie Test') =>
  world.app.estimates.answer(token, { whole, works, name }, SEEN, 'en');
const toldOf = ({ id }: Estimate, kind: string) =>
  world.chat.posted.filter(
    ({ versions: [first] }) => first?.kind === 'news' && first.news.kind === kind && first.reference === reference(),
  ).length + (id ? 0 : 1);

describe('/estimate', () => {
  test('opens on an open order with its text, and sends it once: a text with a link, the document kept, a card', async () => {
    const form = await typed(reference());
    expect(form).toMatchObject({ customer: { id: julie }, problems: {}, values: { order: order.id }, rows: [{}] });
    expect(form.preview?.text).toMatch(
      /estimation RO\d+, 436,91 \$, à approuver ou refuser : https:\/\/pay.example\/e\/x+/,
    );
    const by = key();
    expect(await send(form, {}, by)).toMatchObject({ kind: 'estimate-sent', total: { minor: 436_91 } });
    expect(await send(form, {}, by)).toMatchObject({ kind: 'estimate-sent' });
    const { length, 0: made } = await world.store.estimates.ofOrder(world.company.id, order.id, 9);
    expect([length, made?.works.map(({ title, amount, total }) => [title, amount, total])]).toEqual([
      1,
      [
        ['Freins avant', 300_00, 344_93],
        ['Pneus d’hiver', 100_00, 114_98],
      ],
    ]);
    await world.app.deliverDue();
    const [text] = world.sms.taken.filter(({ body }) => body.includes(reference()));
    expect(text?.body).toContain(`https://pay.example/e/${links.tokenFor(made!.id)}`);
    const kept = await world.store.papers.get(world.company.id, made!.paper.id);
    expect([kept?.hash, JSON.parse(kept!.content).validUntil]).toEqual([
      made?.paper.hash,
      made?.validUntil.toISOString(),
    ]);
  });

  test('refuses what is closed, voided, paid by a warranty, another’s, or free; and a deposit above the total', async () => {
    const form = await typed(reference());
    const elsewhere = async (more: Partial<Invoice>) =>
      (await opened({ ...more, id: `inv_${key()}`, source: key() })).id;
    const stranger = await customerOf(world, { name: 'Autre', phone: `+14505550${200 + orders}` });
    const cases = {
      'order-closed': await elsewhere({ closedAt: NOON }),
      'invoice-voided': await elsewhere({ voidedAt: NOON }),
      'invoice-not-for-customer': await elsewhere({ payer: 'warranty' }),
      'order-costs-nothing': await elsewhere({ lines: [] }),
      'invoice-of-another-customer': await elsewhere({ customer: { id: stranger } }),
    };
    for (const [code, id] of Object.entries(cases))
      expect(formIn(await send(form, { order: id })).problems.order?.code).toBe(code);
    expect(formIn(await send(form, { order: '../..' })).problems.order?.code).toBe('invoice-of-another-customer');
    expect((await change(form, { deposit: '436,92' })).problems).toMatchObject({
      deposit: { code: 'deposit-too-much' },
    });
    expect((await change(form, { deposit: 'abc' })).problems.deposit?.code).toBe('amount-unreadable');
    expect(await world.store.estimates.ofOrder(world.company.id, order.id, 9)).toEqual([]);
  });

  test('is not sent as what it is not any more, nor twice at once by two members', async () => {
    const form = await typed(reference());
    await becomes({ lines: [...order.lines, { kind: 'labour', description: 'Batterie', amount: 50_00, taxes }] });
    const again = formIn(await send(form));
    expect(again.warnings).toMatchObject([{ code: 'estimate-changed', total: { minor: 494_39 } }]);
    const screens = await Promise.all([send(again), send(again)]);
    expect(screens.map(({ kind }) => kind).toSorted()).toEqual(['estimate-form', 'estimate-sent']);
    const lost = screens.flatMap((screen) => (screen.kind === 'estimate-form' ? [screen] : []));
    expect(lost[0]?.warnings).toMatchObject([{ code: 'estimate-before', by: 'Marc Gagnon' }]);
  });
});

describe('the customer', () => {
  test('approves all of it once: the answer is sealed with the document, told, and stands', async () => {
    const { estimate, token } = await sent();
    await world.app.deliverDue();
    expect(await say(token, 'all')).toMatchObject({ ok: true });
    expect(await say(token, 'all')).toMatchObject({ ok: true });
    expect(await say(token, 'none', [], 'Somebody Else')).toMatchObject({ refusal: { code: 'estimate-over' } });
    const { answer, state } = await stored(estimate);
    expect([state, answer]).toMatchObject(['approved', { approved: [0, 1], total: 436_91, tongue: 'en' }]);
    expect(answer?.address).not.toContain(SEEN.address);
    const about = { id: estimate.id, paperHash: estimate.paper.hash, currency: 'CAD' };
    expect(answer?.hash).toBe(sealOf(answer!, about));
    expect(sealOf({ ...answer!, total: 1 }, about)).not.toBe(answer?.hash);
    await world.app.deliverDue();
    expect(toldOf(estimate, 'estimate-answered')).toBe(1);
  });

  test('approves some of it: what is declined is not in the total, the discount is, and no deposit is above it', async () => {
    const { estimate, token } = await sent({ deposit: '400' });
    expect(await say(token, 'some', ['0'])).toMatchObject({ ok: true });
    // (300.00 - 20.00) with 5 % and 9.975 %.
    expect((await stored(estimate)).answer).toMatchObject({ outcome: 'partly', approved: [0], total: 321_93 });
    const deposit = { amount: { minor: 321_93 } };
    expect((await world.app.estimates.view(token))?.deposit).toMatchObject(deposit);
    await world.app.deliverDue();
    const { requestId } = (await stored(estimate)).deposit!;
    expect(await world.store.requests.get(world.company.id, requestId!)).toMatchObject(deposit);
  });

  test('declines, and nothing is asked for', async () => {
    const { estimate, token } = await sent({ deposit: '50' });
    expect(await say(token, 'none')).toMatchObject({ ok: true });
    expect((await stored(estimate)).answer).toMatchObject({ outcome: 'declined', total: 0 });
    await world.app.deliverDue();
    expect(await world.app.estimates.deposit(token)).toBeUndefined();
  });

  test.each<[why: string, code: string, whole: string, works: string[], name: string]>([
    ['no choice', 'choice-missing', '', [], 'Julie'],
    ['nothing ticked', 'choice-missing', 'some', [], 'Julie'],
    ['work that is not there', 'choice-unknown', 'some', ['0', '7'], 'Julie'],
    ['an inherited word', 'choice-unknown', 'some', ['constructor'], 'Julie'],
    ['a choice that is none', 'choice-unknown', 'toString', [], 'Julie'],
    ['no name', 'signature-missing', 'all', [], ' \u200b '],
    ['a name of 200 letters', 'signature-invalid', 'all', [], 'x'.repeat(200)],
    ['a name with a payment card’s number', 'signature-invalid', 'all', [], 'Julie 4242 4242 4242 4242'],
    ['a name without a letter', 'signature-invalid', 'all', [], '12345'],
  ])('is told what is wrong, and nothing is answered: %s', async (_, code, whole, works, name) => {
    const { estimate, token } = await sent();
    expect(await say(token, whole, works, name)).toMatchObject({ ok: false, refusal: { code } });
    expect((await stored(estimate)).state).toBe('open');
  });

  test('cannot answer by a link that is not theirs, once it has expired, was withdrawn, or there is a newer one', async () => {
    for (const token of ['', 'x', `${'A'.repeat(22)}`, links.tokenFor('pay_1')])
      expect([await world.app.estimates.view(token), (await say(token, 'all')).ok]).toEqual([undefined, false]);
    const first = await sent();
    const second = await sent();
    expect(second.estimate.edition).toBe(2);
    expect(await say(first.token, 'all')).toMatchObject({ refusal: { code: 'estimate-over' } });
    expect(await world.app.estimates.view(first.token)).toMatchObject({ state: 'superseded', newer: second.token });
    await world.app.deliverDue();
    expect(await stored(first.estimate)).toMatchObject({ state: 'superseded' });
    world.clock.at = minutesAfter(31 * DAY);
    expect(await say(second.token, 'all')).toMatchObject({ refusal: { code: 'estimate-over' } });
    await world.app.deliverDue();
    expect((await stored(second.estimate)).state).toBe('expired');
    world.clock.at = NOON;
    const third = await sent();
    const by = visitOf(world.marc, key());
    const withdrawn = await screenOf(world.app.press(by, { action: 'estimate.withdraw', value: third.estimate.id }));
    expect(withdrawn.kind).toBe('estimate-withdrawn');
    expect(await say(third.token, 'all')).toMatchObject({ refusal: { code: 'estimate-over' } });
  });

  test('who approves is led to the deposit: one request, under the order’s number, whoever makes it first', async () => {
    const { estimate, token } = await sent({ deposit: '100' });
    await say(token, 'all');
    const [one, other] = await Promise.all([world.app.estimates.deposit(token), world.app.estimates.deposit(token)]);
    await world.app.deliverDue();
    expect([one, other]).toEqual([one, one]);
    const { deposit } = await stored(estimate);
    const request = await world.store.requests.get(world.company.id, deposit!.requestId!);
    expect(request).toMatchObject({ amount: { minor: 100_00 }, depositOn: { id: order.id, estimateId: estimate.id } });
    expect(one).toBe(`/p/${links.tokenFor(request!.id)}`);
    expect((await world.app.estimates.view(token))?.deposit).toMatchObject({ standing: 'asked' });
    const [companyId, requestId] = [world.company.id, request!.id];
    await world.app.checkoutTold({
      ...{ kind: 'payment-succeeded', companyId, requestId, paymentId: `pi_${reference()}` },
      ...{ amount: { minor: 100_00, currency: 'CAD' }, at: minutesAfter(1) },
    });
    await world.app.deliverDue();
    expect((await world.app.estimates.view(token))?.deposit).toMatchObject({ standing: 'paid' });
    // It counts against the order: whoever asks for the rest asks for the rest.
    const settled = await world.store.invoices.get(companyId, order.id);
    expect([settled?.paidHere, balanceOf(settled!).minor]).toMatchObject([[{ amount: 100_00 }], 336_91]);
  });
});

describe('an order that comes to more than was approved', () => {
  const BATTERY = { kind: 'labour', description: 'Batterie', amount: 230_00, taxes } as const;

  test('is told once for each total, and no more once it is back or approved anew', async () => {
    const { estimate, token } = await sent();
    await becomes({ lines: [...order.lines, BATTERY] });
    await world.app.deliverDue();
    expect((await stored(estimate)).exceeded).toBeUndefined();
    await say(token, 'all');
    await world.app.deliverDue();
    // The order had grown before the answer came.
    expect((await stored(estimate)).exceeded).toMatchObject({ total: 701_35 });
    await becomes({ summary: 'Autre chose' });
    world.clock.at = minutesAfter(1);
    await world.app.deliverDue();
    expect(toldOf(estimate, 'estimate-exceeded')).toBe(1);
    await becomes({ lines: order.lines });
    world.clock.at = minutesAfter(2);
    await world.app.deliverDue();
    expect((await stored(estimate)).exceeded).toBeUndefined();
    await becomes({ lines: [...order.lines, BATTERY] });
    const newer = await sent();
    await say(newer.token, 'all');
    world.clock.at = minutesAfter(3);
    await world.app.deliverDue();
    expect([(await stored(estimate)).exceeded, (await stored(newer.estimate)).exceeded]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('what was declined in part and stays on the order is told once the order changes', async () => {
    const { estimate, token } = await sent();
    await say(token, 'some', ['1']);
    await world.app.deliverDue();
    expect((await stored(estimate)).exceeded).toBeUndefined();
    await becomes({ summary: 'Autre chose' });
    world.clock.at = minutesAfter(1);
    await world.app.deliverDue();
    expect((await stored(estimate)).exceeded).toMatchObject({ total: 436_91 });
  });
});
