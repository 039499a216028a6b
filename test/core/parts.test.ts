import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { placeOf } from '../../src/company/hours/place.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { createLinks } from '../../src/payments/links.ts';
import { askOf, leftToPay, leftToStart, partsChoice, partTerms, readPart } from '../../src/payments/parts.ts';
import type { CheckoutEvent } from '../../src/payments/payment.ts';
import { hindranceOf, remindersFrom } from '../../src/payments/reminders/schedule.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { statusOf } from '../../src/payments/statuses.ts';
import { cancel } from '../../src/payments/steps.ts';
import { freshRequest, garage, momentAt } from '../fixtures/requests.ts';
import { about, amount, at, newsIn, paid, promisedBy, settled } from '../fixtures/settling.ts';
import { quickpayOf, screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const cad = (minor: number) => ({ minor, currency: 'CAD' as const });
const part = (id: string, minor: number) => paid(id, { amount: cad(minor), part: true });
const debit = (paymentId: string, minor: number): CheckoutEvent => ({
  ...{ ...about, at, kind: 'payment-processing', paymentId, amount: cad(minor), part: true },
});
const failed = (paymentId: string): CheckoutEvent => ({ ...about, at, kind: 'payment-failed', paymentId });
const all = (request: PaymentRequest, ...events: Parameters<typeof settled>[1][]) => events.reduce(settled, request);
const kept = ({ payments }: PaymentRequest) =>
  payments.map(({ id, unexpected }) => (unexpected ? `${id} ${unexpected}` : id));

describe('an amount that a customer types', () => {
  const terms = { least: cad(5_000), left: cad(12_550) };
  test.each<[string, string | number]>([
    ['50', 5_000],
    ['75,50 $', 7_550],
    ['125.50', 12_550],
    ['49,99', 'part-too-small'],
    ['125,51', 'part-too-much'],
    ['100', 'part-leaves-too-little'],
    ['', 'amount-missing'],
    ['cent', 'amount-unreadable'],
    ['-50', 'amount-not-positive'],
    ['50.005', 'amount-too-precise'],
    ['50 €', 'amount-of-other-currency'],
  ])('"%s" is %s', (typed, expected) => {
    const read = readPart(typed, terms);
    expect(read.ok ? read.value : read.refusal.code).toBe(expected);
  });
  test('has the decimals of its own currency', () => {
    const yen = { least: { minor: 500, currency: 'JPY' }, left: { minor: 5_000, currency: 'JPY' } } as const;
    expect(readPart('1000,50', yen)).toMatchObject({ refusal: { code: 'amount-too-precise', decimals: 0 } });
  });
  test.each<[string, Partial<PaymentRequest>, number | undefined, boolean]>([
    ['where the company takes parts', {}, 5_000, true],
    ['nowhere else', {}, undefined, false],
    ['of what two smallest parts are more than', {}, 6_276, false],
    ['of no deposit', { depositOn: { id: 'inv_1', reference: 'RO1', estimateId: 'est_1' } }, 5_000, false],
    ['in no other currency than the company has', { amount: { minor: 12_550, currency: 'USD' } }, 5_000, false],
  ])('is offered %s', (_, more, leastPart, offered) => {
    const company = { currency: garage.currency, ...(leastPart !== undefined && { leastPart }) };
    expect(partTerms(freshRequest(more), company) !== undefined).toBe(offered);
  });
});

test('a smallest part that an earlier version let be less than the processor charges is no less than that', () => {
  expect(partTerms(freshRequest(), { currency: 'CAD', leastPart: 10 })?.least).toEqual(cad(50));
});

describe('a part', () => {
  const once = settled(freshRequest(), part('pi_1', 5_000));

  test('is taken and told, has its receipt, and what is left is asked for on', () => {
    expect(once).toMatchObject({ state: 'open', debt: freshRequest().debt });
    expect([leftToPay(once).minor, statusOf(once), askOf(once)]).toEqual([7_550, 'part-paid', 2]);
    expect(promisedBy(once)).toContain('paper');
    expect(once.outbox.find((item) => item.kind === 'news')).toMatchObject({
      news: { kind: 'payment-paid', amount: cad(5_000), left: cad(7_550), whole: amount },
    });
    expect(settled(once, part('pi_1', 5_000))).toBe(once);
  });
  test('ends the reminders, and what is left settles the request', () => {
    const reminders = remindersFrom([3], placeOf(undefined, garage), at);
    const reminded = settled(freshRequest({ reminders }), part('pi_1', 5_000));
    expect([reminded.reminders?.stopped?.why, hindranceOf(reminded)]).toEqual(['part-paid', 'part-paid']);
    const whole = settled(once, paid('pi_2', { amount: cad(7_550) }));
    expect([whole.state, statusOf(whole), whole.debt]).toEqual(['paid', 'paid', undefined]);
    expect(newsIn(whole)).toEqual(['payment-paid', 'payment-paid']);
  });
  test.each<[string, Parameters<typeof settled>[1][], string[], string, number]>([
    ['above what is left', [part('pi_1', 10_000), part('pi_2', 5_000)], ['pi_1', 'pi_2 wrong-amount'], 'open', 2_550],
    ['all of it, on an old page', [part('pi_1', 5_000), paid('pi_2')], ['pi_1', 'pi_2 wrong-amount'], 'open', 7_550],
    ['a part, after all of it', [paid('pi_1'), part('pi_2', 5_000)], ['pi_1', 'pi_2 already-paid'], 'paid', 0],
    ['less, that nobody asked for', [paid('pi_1', { amount: cad(5_000) })], ['pi_1 wrong-amount'], 'open', 12_550],
  ])('never more than the balance: %s is kept and told', (_, events, expected, state, left) => {
    const request = all(freshRequest(), ...events);
    expect([kept(request), request.state, leftToPay(request).minor]).toEqual([expected, state, left]);
  });
  test('whose bank is still to decide reserves its amount; what is beside it can be paid', () => {
    const waiting = settled(freshRequest(), debit('pi_1', 5_000));
    expect([waiting.state, leftToPay(waiting).minor, leftToStart(waiting).minor]).toEqual(['open', 12_550, 7_550]);
    expect(cancel(waiting, 'Marc', 'press:1', momentAt(at)).ok).toBe(false);
    const both = settled(waiting, debit('pi_2', 7_550));
    expect([both.state, leftToStart(both).minor]).toEqual(['processing', 0]);
    const one = settled(both, failed('pi_1'));
    expect([one.state, leftToStart(one).minor, newsIn(one).at(-1)]).toEqual(['open', 5_000, 'payment-failed']);
    const half = settled(one, part('pi_2', 7_550));
    expect([half.state, statusOf(half), leftToStart(half).minor]).toEqual(['open', 'part-paid', 5_000]);
    // Each of them was another ask: no page to pay on is for an older one.
    expect(new Set([waiting, both, one, half].map(askOf)).size).toBe(4);
  });
  test('that came while it was cancelled is kept with it', () => {
    const cancelled = { by: 'Marc', at };
    const request = settled(freshRequest({ state: 'cancelling', cancelled }), part('pi_1', 5_000));
    expect([request.state, kept(request)]).toEqual(['cancelling', ['pi_1']]);
  });
});

describe('on the customer’s link', () => {
  let world: World;
  let token: string;
  let serial = 0;
  beforeAll(async () => {
    world = await createWorld();
    const company = (await world.store.companies.get(garage.id))!;
    await world.store.companies.replace({ ...company, leastPart: 5_000, thanks: true });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    serial += 1;
    const values = {
      ...{ customer: 'new:+15145550188', name: 'Julie Tremblay', reply: 'payment-request', message: '' },
      ...{ amount: '600', reference: `RO${serial}`, language: 'auto' as const },
    };
    await quickpayOf(world.app, world.marc).send(values, ['reference-requested'], `view:${serial}`);
    token = createLinks(Buffer.alloc(32, 7)).tokenFor((await request()).id);
    await world.app.deliverDue();
  });
  const request = async () => (await world.store.requests.byKey(garage.id, `view:${serial}`))!;
  const start = async (typed: string, seen = 1) => {
    const answer = await world.app.startPart(token, 'fr', seen, typed);
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value && world.checkout.session(answer.value.url);
  };
  async function pays(typed: string, seen = 1): Promise<void> {
    const session = await start(typed, seen);
    await world.app.checkoutTold(world.checkout.pay(session!.sessionId)!);
    await world.app.deliverDue();
  }

  test('600 $ is paid in two parts, and each is thanked for with what it was; who asked is told what is left', async () => {
    const wishes = { form: 'notifications', values: { paid: 'own' }, state: '' };
    await screenOf(world.app.form(visitOf(world.marc, `wishes:${serial}`), wishes, 'sent'));
    await pays('250');
    const page = (await world.app.page(token))!;
    expect(page).toMatchObject({ state: 'to-pay', amount: cad(35_000), ask: 2, parts: { left: cad(35_000) } });
    expect(page.soFar).toMatchObject({ total: cad(60_000), payments: [{ amount: cad(25_000) }] });
    expect(await world.app.startCheckout(token, 'fr', 1)).toBeUndefined();
    await pays('350', 2);
    expect(await request()).toMatchObject({
      state: 'paid',
      payments: [{ amount: cad(25_000) }, { amount: cad(35_000) }],
    });
    const thanks = world.sms.taken.filter(({ body }) => body.includes('Merci') && body.includes(`RO${serial}`));
    expect(thanks.map(({ body }) => /\d+,\d\d/.exec(body)?.[0])).toEqual(['250,00', '350,00']);
    const inPerson = world.chat.posted.flatMap(({ versions: [first] }) => (first?.kind === 'personal' ? [first] : []));
    expect(inPerson.flatMap(({ told }) => told.latest.map(({ news }) => news))).toMatchObject([
      // The other waits its three minutes.
      { kind: 'payment-paid', amount: cad(25_000), left: cad(35_000), whole: cad(60_000) },
    ]);
  });

  test('two who pay at once never pay more than the balance: the page of the first is closed for the second', async () => {
    const first = await start('300');
    const second = await start('400');
    expect([first?.status, second?.status, second?.ask.amount.minor]).toEqual(['expired', 'open', 40_000]);
    // Paid before it could be closed: then another amount is left than stood on the other's page.
    world.checkout.pay(second!.sessionId);
    expect(await world.app.startCheckout(token, 'fr', 1)).toBeUndefined();
    expect([leftToPay(await request()).minor, (await request()).state]).toEqual([20_000, 'open']);
    const whole = await world.app.startCheckout(token, 'fr', 2);
    expect(world.checkout.session(whole!.url).ask.amount.minor).toBe(20_000);
  });

  test('nobody is sent to pay another amount where the page of the first cannot be closed', async () => {
    await start('300');
    world.checkout.fates.next(new Outage('fake', 'close'));
    await expect(start('400')).rejects.toThrow();
  });

  test('where members want it paid at once, no part can be, not on a page that is open either; until they allow it again', async () => {
    const press = async (action: string) =>
      screenOf(world.app.press(visitOf(world.marc, `${action}:${serial}`), { action, value: (await request()).id }));
    const first = await start('300');
    expect(await press('request.in-full')).toMatchObject({ kind: 'parts-changed', inFull: true });
    await world.app.deliverDue();
    expect(world.checkout.pay(first!.sessionId)).toBeUndefined();
    expect(await world.app.startPart(token, 'fr', 1, '300')).toMatchObject({ refusal: { code: 'parts-off' } });
    expect(await world.app.page(token)).not.toHaveProperty('parts');
    expect(await press('request.parts')).toMatchObject({ kind: 'parts-changed', inFull: false });
    await pays('250');
    await press('request.in-full');
    const whole = await world.app.startCheckout(token, 'fr', 2);
    expect(world.checkout.session(whole!.url).ask.amount).toEqual(cad(35_000));
  });

  test('a deposit and what is over leave nothing to choose', () => {
    const company = { currency: garage.currency, leastPart: 5_000 };
    const depositOn = { id: 'inv_1', reference: 'RO1', estimateId: 'est_1' };
    const choices = [{}, { inFull: true as const }, { depositOn }, { state: 'paid' as const }, { amount: cad(9_000) }];
    expect(choices.map((more) => partsChoice(freshRequest(more), company))).toEqual([
      ...['parts', 'in-full', undefined, undefined, undefined],
    ]);
  });

  test('sent again, it asks for what is left; a company that takes no parts any more says so', async () => {
    await pays('250');
    world.clock.at = new Date(world.clock.at.getTime() + 60_000);
    await screenOf(
      world.app.press(visitOf(world.marc, `again:${serial}`), {
        action: 'request.send-again',
        value: (await request()).id,
      }),
    );
    await world.app.deliverDue();
    expect(world.sms.taken.at(-1)?.body).toMatch(/250,00 \$ payé pour RO\d+, il reste 350,00 \$ à payer/);
    const company = (await world.store.companies.get(garage.id))!;
    const { leastPart: _, ...none } = company;
    await world.store.companies.replace(none);
    const answer = await world.restart().startPart(token, 'fr', 2, '100');
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'parts-off' } });
  });
});
