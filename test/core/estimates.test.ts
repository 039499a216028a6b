import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sealOf } from '../../src/estimates/answer.ts';
import type { Invoice } from '../../src/invoices/index.ts';
import { balanceOf } from '../../src/invoices/invoice.ts';
import { createEstimatesWorld, type EstimatesWorld, formIn, links, taxes } from '../fixtures/estimates-world.ts';
import { customerOf } from '../fixtures/invoices.ts';
import { minutesAfter, NOON } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';

const DAY = 24 * 60;
let world: EstimatesWorld;
beforeAll(async () => {
  world = await createEstimatesWorld();
});
afterAll(() => world.close());
beforeEach(() => world.next());

describe('/estimate', () => {
  test('opens on an open order with its text, and sends it once: a text with a link, the document kept, a card', async () => {
    const form = await world.typed(world.reference());
    expect(form).toMatchObject({
      customer: { id: world.now.julie },
      problems: {},
      values: { order: world.now.order.id },
      rows: [{}],
    });
    expect(form.preview?.text).toMatch(
      /estimation RO\d+, 436,91 \$, à approuver ou refuser : https:\/\/pay.example\/e\/x+/,
    );
    const by = world.key();
    expect(await world.send(form, {}, by)).toMatchObject({ kind: 'estimate-sent', total: { minor: 436_91 } });
    expect(await world.send(form, {}, by)).toMatchObject({ kind: 'estimate-sent' });
    const { length, 0: made } = await world.store.estimates.ofOrder(world.company.id, world.now.order.id, 9);
    expect([length, made?.works.map(({ title, amount, total }) => [title, amount, total])]).toEqual([
      1,
      [
        ['Freins avant', 300_00, 344_93],
        ['Pneus d’hiver', 100_00, 114_98],
      ],
    ]);
    await world.app.deliverDue();
    const [text] = world.sms.taken.filter(({ body }) => body.includes(world.reference()));
    expect(text?.body).toContain(`https://pay.example/e/${links.tokenFor(made!.id)}`);
    const kept = await world.store.papers.get(world.company.id, made!.paper.id);
    expect([kept?.hash, JSON.parse(kept!.content).validUntil]).toEqual([
      made?.paper.hash,
      made?.validUntil.toISOString(),
    ]);
  });

  test('refuses what is closed, voided, paid by a warranty, another’s, or free; and a deposit above the total', async () => {
    const form = await world.typed(world.reference());
    const elsewhere = async (more: Partial<Invoice>) =>
      (await world.opened({ ...more, id: `inv_${world.key()}`, source: world.key() })).id;
    const stranger = await customerOf(world, { name: 'Autre', phone: `+14505550987` });
    const cases = {
      'order-closed': await elsewhere({ closedAt: NOON }),
      'invoice-voided': await elsewhere({ voidedAt: NOON }),
      'invoice-not-for-customer': await elsewhere({ payer: 'warranty' }),
      'order-costs-nothing': await elsewhere({ lines: [] }),
      'invoice-of-another-customer': await elsewhere({ customer: { id: stranger } }),
    };
    for (const [code, id] of Object.entries(cases))
      expect(formIn(await world.send(form, { order: id })).problems.order?.code).toBe(code);
    expect(formIn(await world.send(form, { order: '../..' })).problems.order?.code).toBe('invoice-of-another-customer');
    expect((await world.change(form, { deposit: '436,92' })).problems).toMatchObject({
      deposit: { code: 'deposit-too-much' },
    });
    expect((await world.change(form, { deposit: 'abc' })).problems.deposit?.code).toBe('amount-unreadable');
    expect(await world.store.estimates.ofOrder(world.company.id, world.now.order.id, 9)).toEqual([]);
  });

  test('is not sent as what it is not any more, nor twice at once by two members', async () => {
    const form = await world.typed(world.reference());
    await world.becomes({
      lines: [...world.now.order.lines, { kind: 'labour', description: 'Batterie', amount: 50_00, taxes }],
    });
    const again = formIn(await world.send(form));
    expect(again.warnings).toMatchObject([{ code: 'estimate-changed', total: { minor: 494_39 } }]);
    const screens = await Promise.all([world.send(again), world.send(again)]);
    expect(screens.map(({ kind }) => kind).toSorted()).toEqual(['estimate-form', 'estimate-sent']);
    const lost = screens.flatMap((screen) => (screen.kind === 'estimate-form' ? [screen] : []));
    expect(lost[0]?.warnings).toMatchObject([{ code: 'estimate-before', by: 'Marc Gagnon' }]);
  });
});

describe('the customer', () => {
  test('approves all of it once: the answer is sealed with the document, told, and stands', async () => {
    const { estimate, token } = await world.sent();
    await world.app.deliverDue();
    expect(await world.say(token, 'all')).toMatchObject({ ok: true });
    expect(await world.say(token, 'all')).toMatchObject({ ok: true });
    expect(await world.say(token, 'none', [], 'Somebody Else')).toMatchObject({ refusal: { code: 'estimate-over' } });
    const { answer, state } = await world.stored(estimate);
    expect([state, answer]).toMatchObject(['approved', { approved: [0, 1], total: 436_91, tongue: 'en' }]);
    expect(answer?.address).not.toContain(world.seenFrom);
    const about = { id: estimate.id, paperHash: estimate.paper.hash, currency: 'CAD' };
    expect(answer?.hash).toBe(sealOf(answer!, about));
    expect(sealOf({ ...answer!, total: 1 }, about)).not.toBe(answer?.hash);
    await world.app.deliverDue();
    expect(world.toldOf('estimate-answered')).toBe(1);
  });

  test('approves some of it: what is declined is not in the total, the discount is, and no deposit is above it', async () => {
    const { estimate, token } = await world.sent({ deposit: '400' });
    expect(await world.say(token, 'some', ['0'])).toMatchObject({ ok: true });
    // (300.00 - 20.00) with 5 % and 9.975 %.
    expect((await world.stored(estimate)).answer).toMatchObject({ outcome: 'partly', approved: [0], total: 321_93 });
    const deposit = { amount: { minor: 321_93 } };
    expect((await world.app.estimates.view(token))?.deposit).toMatchObject(deposit);
    await world.app.deliverDue();
    const { requestId } = (await world.stored(estimate)).deposit!;
    expect(await world.store.requests.get(world.company.id, requestId!)).toMatchObject(deposit);
  });

  test('declines, and nothing is asked for', async () => {
    const { estimate, token } = await world.sent({ deposit: '50' });
    expect(await world.say(token, 'none')).toMatchObject({ ok: true });
    expect((await world.stored(estimate)).answer).toMatchObject({ outcome: 'declined', total: 0 });
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
    const { estimate, token } = await world.sent();
    expect(await world.say(token, whole, works, name)).toMatchObject({ ok: false, refusal: { code } });
    expect((await world.stored(estimate)).state).toBe('open');
  });

  test('cannot answer by a link that is not theirs, once it has expired, was withdrawn, or there is a newer one', async () => {
    for (const token of ['', 'x', `${'A'.repeat(22)}`, links.tokenFor('pay_1')])
      expect([await world.app.estimates.view(token), (await world.say(token, 'all')).ok]).toEqual([undefined, false]);
    const first = await world.sent();
    const second = await world.sent();
    expect(second.estimate.edition).toBe(2);
    expect(await world.say(first.token, 'all')).toMatchObject({ refusal: { code: 'estimate-over' } });
    expect(await world.app.estimates.view(first.token)).toMatchObject({ state: 'superseded', newer: second.token });
    await world.app.deliverDue();
    expect(await world.stored(first.estimate)).toMatchObject({ state: 'superseded' });
    world.clock.at = minutesAfter(31 * DAY);
    expect(await world.say(second.token, 'all')).toMatchObject({ refusal: { code: 'estimate-over' } });
    await world.app.deliverDue();
    expect((await world.stored(second.estimate)).state).toBe('expired');
    world.clock.at = NOON;
    const third = await world.sent();
    const by = visitOf(world.marc, world.key());
    const withdrawn = await screenOf(world.app.press(by, { action: 'estimate.withdraw', value: third.estimate.id }));
    expect(withdrawn.kind).toBe('estimate-withdrawn');
    expect(await world.say(third.token, 'all')).toMatchObject({ refusal: { code: 'estimate-over' } });
  });

  test('who approves is led to the deposit: one request, under the order’s number, whoever makes it first', async () => {
    const { estimate, token } = await world.sent({ deposit: '100' });
    await world.say(token, 'all');
    const [one, other] = await Promise.all([world.app.estimates.deposit(token), world.app.estimates.deposit(token)]);
    await world.app.deliverDue();
    expect([one, other]).toEqual([one, one]);
    const { deposit } = await world.stored(estimate);
    const request = await world.store.requests.get(world.company.id, deposit!.requestId!);
    expect(request).toMatchObject({
      amount: { minor: 100_00 },
      depositOn: { id: world.now.order.id, estimateId: estimate.id },
    });
    expect(one).toBe(`/p/${links.tokenFor(request!.id)}`);
    expect((await world.app.estimates.view(token))?.deposit).toMatchObject({ standing: 'asked' });
    const [companyId, requestId] = [world.company.id, request!.id];
    await world.app.checkoutTold({
      ...{ kind: 'payment-succeeded', companyId, requestId, paymentId: `pi_${world.reference()}` },
      ...{ amount: { minor: 100_00, currency: 'CAD' }, at: minutesAfter(1) },
    });
    await world.app.deliverDue();
    expect((await world.app.estimates.view(token))?.deposit).toMatchObject({ standing: 'paid' });
    // It counts against the order: whoever asks for the rest asks for the rest.
    const settled = await world.store.invoices.get(companyId, world.now.order.id);
    expect([settled?.paidHere, balanceOf(settled!).minor]).toMatchObject([[{ amount: 100_00 }], 336_91]);
  });
});

describe('an order that comes to more than was approved', () => {
  const BATTERY = { kind: 'labour', description: 'Batterie', amount: 230_00, taxes } as const;

  test('is told once for each total, and no more once it is back or approved anew', async () => {
    const { estimate, token } = await world.sent();
    await world.becomes({ lines: [...world.now.order.lines, BATTERY] });
    await world.app.deliverDue();
    expect((await world.stored(estimate)).exceeded).toBeUndefined();
    await world.say(token, 'all');
    await world.app.deliverDue();
    // The order had grown before the answer came.
    expect((await world.stored(estimate)).exceeded).toMatchObject({ total: 701_35 });
    await world.becomes({ summary: 'Autre chose' });
    world.clock.at = minutesAfter(1);
    await world.app.deliverDue();
    expect(world.toldOf('estimate-exceeded')).toBe(1);
    await world.becomes({ lines: world.now.order.lines });
    world.clock.at = minutesAfter(2);
    await world.app.deliverDue();
    expect((await world.stored(estimate)).exceeded).toBeUndefined();
    await world.becomes({ lines: [...world.now.order.lines, BATTERY] });
    const newer = await world.sent();
    await world.say(newer.token, 'all');
    world.clock.at = minutesAfter(3);
    await world.app.deliverDue();
    expect([(await world.stored(estimate)).exceeded, (await world.stored(newer.estimate)).exceeded]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('what was declined in part and stays on the order is told once the order changes', async () => {
    const { estimate, token } = await world.sent();
    await world.say(token, 'some', ['1']);
    await world.app.deliverDue();
    expect((await world.stored(estimate)).exceeded).toBeUndefined();
    await world.becomes({ summary: 'Autre chose' });
    world.clock.at = minutesAfter(1);
    await world.app.deliverDue();
    expect((await world.stored(estimate)).exceeded).toMatchObject({ total: 436_91 });
  });
});
