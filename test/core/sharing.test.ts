import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Outage } from '../../src/kernel/refusal.ts';
import { createLinks } from '../../src/payments/links.ts';
import { askOf, leftHere, leftToPay, leftToStart, paidSoFar } from '../../src/payments/parts.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { settle } from '../../src/payments/settle.ts';
import type { SharedPart } from '../../src/payments/sharing/share.ts';
import { shareOut } from '../../src/payments/sharing/steps.ts';
import { shareTold } from '../../src/payments/sharing/told.ts';
import { cancel, endedBy, sendAgain } from '../../src/payments/steps.ts';
import { talliedOf } from '../../src/payments/tally.ts';
import type { Screen } from '../../src/screen.ts';
import { freshRequest, garage, minutesAfter, momentAt } from '../fixtures/requests.ts';
import { at, closing, newsIn, page, paid, promisedBy, settled } from '../fixtures/settling.ts';
import { quickpayOf, screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const cad = (minor: number) => ({ minor, currency: 'CAD' as const });
const moment = momentAt(at);
const share = (more: Partial<SharedPart> = {}): SharedPart => ({
  ...{ id: 'pay_2', key: 'view:2', to: { id: 'cus_2', phone: '+15145550142', name: 'Assurance Boréale' } },
  ...{ tongue: 'fr', by: { id: 'U1', name: 'Marc' }, amount: 5_000, message: '{link}', at },
  ...{ state: 'waiting', payments: [] },
  ...more,
});
const sharedOf = (request: PaymentRequest, part = share()): PaymentRequest => {
  const answer = shareOut(request, part, moment);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const statesOf = ({ shares }: PaymentRequest) => shares.map(({ state }) => state);

describe('a part that is asked of somebody else', () => {
  const shared = sharedOf(freshRequest());
  const theirs = freshRequest({ id: 'pay_2', amount: cad(5_000), shareOf: { requestId: 'pay_1', total: 12_550 } });

  test('is reserved at once: nobody can start to pay it on the first link, and each is counted once', () => {
    expect([leftToStart(shared).minor, leftToPay(shared).minor, statesOf(shared)]).toEqual([7_550, 12_550, ['asked']]);
    expect(promisedBy(shared)).toContain('share');
    expect([talliedOf(shared), talliedOf(theirs)].map(({ amount, left }) => [amount.minor, left?.minor])).toEqual([
      [7_550, 7_550],
      [5_000, 5_000],
    ]);
    expect(sharedOf(shared)).toBe(shared);
    expect(shareOut(shared, share({ id: 'pay_3', key: 'view:3', amount: 7_551 }), moment).ok).toBe(false);
  });
  test('waits until nobody can pay all of it any more, and is not asked for where somebody did', () => {
    const waiting = sharedOf(freshRequest({ checkout: page('cs_1') }));
    expect([statesOf(waiting), closing(waiting), promisedBy(waiting).includes('share')]).toEqual([
      ['waiting'],
      ['cs_1'],
      false,
    ]);
    const closed = settled(waiting, { ...paid('pi_0'), kind: 'checkout-expired', sessionId: 'cs_1' } as never);
    expect([statesOf(closed), promisedBy(closed).includes('share')]).toEqual([['asked'], true]);
    const all = settled(waiting, paid('pi_1'));
    expect([all.state, statesOf(all), paidSoFar(all).minor]).toEqual(['paid', ['ended'], 12_550]);
  });
  test('counts once it is paid, and with what its own customer paid the request is paid in full', () => {
    const paidTheirs = settled(theirs, paid('pi_2', { amount: cad(5_000) }));
    expect(promisedBy(paidTheirs)).toContain('share-told');
    const told = shareTold(shared, paidTheirs, moment)!;
    expect([told.state, leftHere(told).minor, newsIn(told)]).toEqual(['open', 7_550, ['share-paid']]);
    expect(shareTold(told, paidTheirs, moment)).toBeUndefined();
    const whole = settled(told, paid('pi_3', { amount: cad(7_550) }));
    expect([whole.state, leftToPay(whole).minor]).toEqual(['paid', 0]);
    const first = settled(shared, paid('pi_3', { amount: cad(7_550), part: true }));
    expect([first.state, leftToStart(first).minor]).toEqual(['open', 0]);
    expect(shareTold(first, paidTheirs, moment)).toMatchObject({ state: 'paid' });
  });
  test('is free again once its request is cancelled; the request’s own end ends it', () => {
    const over = cancel(theirs, 'Marc', 'press:1', moment);
    const told = over.ok ? shareTold(shared, over.value, moment)! : shared;
    expect([leftToStart(told).minor, statesOf(told)]).toEqual([12_550, ['ended']]);
    const ended = cancel(shared, 'Marc', 'press:2', moment);
    expect(ended.ok && promisedBy(ended.value)).toContain('share-end');
  });
  test('a bank debit of the rest that comes in first leaves the request open for the other payer', () => {
    const delayed = { ...paid('pi_3', { amount: cad(7_550), part: true }), kind: 'payment-processing' } as never;
    const waiting = settle(shared, delayed, moment)!;
    expect(waiting.state).toBe('processing');
    const came = settled(waiting, paid('pi_3', { amount: cad(7_550), part: true }));
    expect([came.state, came.payments[0]?.unexpected]).toEqual(['open', undefined]);
  });
});

describe('an end that comes at an awkward moment', () => {
  const shared = sharedOf(freshRequest());
  const theirs = freshRequest({ id: 'pay_2', amount: cad(5_000), shareOf: { requestId: 'pay_1', total: 12_550 } });
  const delayed = { ...paid('pi_2', { amount: cad(5_000) }), kind: 'payment-processing' } as never;

  test('a payer’s bank debit under way that comes to nothing leaves no link to pay what was taken back', () => {
    const waiting = settle(theirs, delayed, moment)!;
    const back = endedBy(waiting, 'taken-back', moment)!;
    expect([back.state, endedBy(back, 'taken-back', moment)]).toEqual(['processing', undefined]);
    const failed = settled(back, { ...paid('pi_2'), kind: 'payment-failed' } as never);
    expect([failed.state, promisedBy(failed).includes('share-told')]).toEqual(['cancelled', true]);
    expect(shareTold(shared, failed, moment)).toMatchObject({ shares: [{ state: 'ended' }] });
    const came = settled(back, paid('pi_2', { amount: cad(5_000) }));
    expect([came.state, newsIn(came).includes('payment-paid')]).toEqual(['paid', true]);
  });
  test('who was promised to be asked and is not, because a part was paid on the open page first, is told of', () => {
    const waiting = sharedOf(freshRequest({ checkout: page('cs_1') }), share({ amount: 7_000 }));
    const parted = settled(waiting, paid('pi_1', { amount: cad(6_000), part: true }));
    expect([statesOf(parted), newsIn(parted)]).toEqual([['ended'], ['share-dropped', 'payment-paid']]);
  });
  test('of less than others paid, its own customer is asked for nothing, and counted for no less', () => {
    const less = { ...sharedOf(freshRequest()), amount: cad(4_000) };
    expect(talliedOf(less)).toMatchObject({ amount: cad(0) });
    expect(talliedOf(less)).not.toHaveProperty('left');
    const told = shareTold(less, settled(theirs, paid('pi_2', { amount: cad(5_000) })), moment)!;
    const news = told.outbox.flatMap((item) => (item.kind === 'news' ? [item.news] : []));
    expect([told.state, news]).toMatchObject(['paid', [{ kind: 'share-paid', over: cad(1_000) }]]);
  });
  test('a debit that comes to nothing beside what others are asked for leaves nothing under way', () => {
    const mine = { amount: cad(7_550), part: true };
    const waiting = settle(shared, { ...paid('pi_a', mine), kind: 'payment-processing' } as never, moment)!;
    const came = settled(waiting, paid('pi_b', mine));
    const failed = settled(came, { ...paid('pi_a'), kind: 'payment-failed' } as never);
    expect([came.state, failed.state]).toEqual(['processing', 'open']);
  });
  test('a page that was opened for the rest keeps nobody from being asked', () => {
    const waiting = sharedOf(freshRequest({ checkout: page('cs_1') }));
    const checkout = { ...page('cs_2'), balanceVersion: askOf(waiting) };
    const ended = { ...paid('pi_0'), kind: 'checkout-expired', sessionId: 'cs_1' } as never;
    expect(statesOf(settled({ ...waiting, checkout }, ended))).toEqual(['asked']);
  });
  test('a part that is sent again owes nothing under the reference, which is the other request’s', () => {
    const { debt: _, ...expired } = { ...theirs, state: 'expired' as const };
    const again = sendAgain(expired, 'Marc', 'press:3', minutesAfter(99), moment);
    expect(again).toMatchObject({ ok: true, value: { state: 'open', otherDebts: [] } });
    expect(again.ok && again.value.debt).toBeUndefined();
  });
});

describe('from its card', () => {
  let world: World;
  let serial = 0;
  const links = createLinks(Buffer.alloc(32, 7));
  beforeAll(async () => {
    world = await createWorld();
    await world.store.companies.replace({ ...(await world.store.companies.get(garage.id))!, leastPart: 5_000 });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    serial += 1;
    const values = {
      ...{ customer: 'new:+15145550188', name: 'Julie Tremblay', reply: 'payment-request', message: '' },
      ...{ amount: '600', reference: `RO${serial}`, language: 'auto' as const },
    };
    await quickpayOf(world.app, world.marc).send(values, ['reference-requested'], `view:${serial}`);
    await world.app.deliverDue();
  });
  const whole = async () => (await world.store.requests.byKey(garage.id, `view:${serial}`))!;
  const part = async () => (await world.store.requests.get(garage.id, (await whole()).shares.at(-1)!.id))!;
  const press = (action: string, value: string) =>
    screenOf(world.app.press(visitOf(world.marc, `press:${serial}:${action}`), { action, value }));
  const fill = async (values: Record<string, string>, key = `share:${serial}`): Promise<Screen> =>
    screenOf(world.app.form(visitOf(world.marc, key), { form: 'share', values, state: (await whole()).id }, 'sent'));
  const insurer = { customer: 'new:+15145550142', name: 'Assurance Boréale', amount: '400' };
  async function pay(request: PaymentRequest): Promise<void> {
    const token = links.tokenFor(request.id);
    const { ask = 1 } = (await world.app.page(token))!;
    const opened = await world.app.startCheckout(token, 'fr', ask);
    await world.app.checkoutTold(world.checkout.pay(world.checkout.session(opened!.url).sessionId)!);
    await world.app.deliverDue();
  }

  test('an insurer and a customer each pay their part by a link of their own; together no more than the balance', async () => {
    expect(await press('request.share', (await whole()).id)).toMatchObject({ kind: 'share-form', total: cad(60_000) });
    expect(await fill(insurer)).toMatchObject({ kind: 'amount-shared', to: 'Assurance Boréale', amount: cad(40_000) });
    expect(await fill(insurer)).toMatchObject({ kind: 'amount-shared' });
    await world.app.deliverDue();
    expect((await whole()).shares).toHaveLength(1);
    expect(world.sms.taken.at(-1)).toMatchObject({ to: '+15145550142' });
    expect(world.sms.taken.at(-1)?.body).toMatch(/400,00 \$/);
    const token = links.tokenFor((await whole()).id);
    expect(await world.app.page(token)).toMatchObject({
      amount: cad(20_000),
      soFar: { others: [{ name: 'Assurance Boréale', amount: cad(40_000) }] },
    });
    await pay(await whole());
    expect(await world.app.page(token)).toMatchObject({ state: 'paid', amount: cad(20_000) });
    expect(await whole()).toMatchObject({ state: 'open', payments: [{ amount: cad(20_000) }] });
    await pay(await part());
    expect(await part()).toMatchObject({ state: 'paid' });
    expect(await whole()).toMatchObject({ state: 'paid', shares: [{ payments: [{ amount: cad(40_000) }] }] });
    expect(await world.store.requests.byPayment((await part()).payments[0]!.id)).toMatchObject({
      id: (await part()).id,
    });
  });

  test('nobody is asked for a part while the whole may still be paid on a page that cannot be closed', async () => {
    const token = links.tokenFor((await whole()).id);
    const opened = await world.app.startCheckout(token, 'fr', 1);
    world.checkout.fates.next(new Outage('fake', 'close'));
    await fill(insurer);
    await world.app.deliverDue();
    expect((await whole()).shares).toMatchObject([{ state: 'waiting' }]);
    await world.app.checkoutTold(world.checkout.pay(world.checkout.session(opened!.url).sessionId)!);
    expect(await whole()).toMatchObject({ state: 'paid', shares: [{ state: 'ended' }] });
  });

  test('taken back, it can be paid on the first link again; the other link says that it is over', async () => {
    await fill(insurer);
    await world.app.deliverDue();
    await press('request.share-end', `${(await whole()).id} ${(await part()).id}`);
    await world.app.deliverDue();
    expect(await part()).toMatchObject({ state: 'cancelled' });
    const left = await whole();
    expect([left.shares[0]?.state, leftToStart(left).minor]).toEqual(['ended', 60_000]);
    await pay(left);
    expect(await whole()).toMatchObject({ state: 'paid', payments: [{ amount: cad(60_000) }] });
  });

  test('who has paid theirs reads so when the link is over, too; what is paid is not taken back', async () => {
    await fill(insurer);
    await world.app.deliverDue();
    await pay(await whole());
    expect(await press('request.code', (await whole()).id)).toMatchObject({ refusal: { code: 'not-payable' } });
    const token = links.tokenFor((await whole()).id);
    const before = world.clock.at;
    world.clock.at = minutesAfter(31 * 24 * 60);
    expect(await world.app.page(token)).toMatchObject({ state: 'paid', soFar: { others: [{ amount: cad(40_000) }] } });
    await world.app.askForNewLink(token);
    expect(await whole()).not.toHaveProperty('newLinkAskedAt');
    world.clock.at = before;
    await pay(await part());
    const value = `${(await whole()).id} ${(await part()).id}`;
    expect(await press('request.share-end', value)).toMatchObject({ refusal: { code: 'not-cancellable' } });
  });

  test('what others paid of it is no payment of all that stands under its reference', async () => {
    await fill(insurer);
    await world.app.deliverDue();
    await pay(await part());
    const again = {
      customer: '',
      name: '',
      reply: 'payment-request',
      message: '',
      amount: '200',
      language: 'auto',
    } as const;
    const form = await quickpayOf(world.app, world.marc).change({ ...again, reference: `RO${serial}` });
    const { id: requestId } = await whole();
    expect(form).toMatchObject({ warnings: [{ code: 'reference-requested', requestId, amount: cad(60_000) }] });
  });

  test.each<[string, Record<string, string>, object]>([
    ['all of it', { ...insurer, amount: '600' }, { amount: { code: 'part-leaves-too-little' } }],
    ['more than is left', { ...insurer, amount: '601' }, { amount: { code: 'part-too-much' } }],
    ['nothing', { ...insurer, amount: '0' }, { amount: { code: 'amount-not-positive' } }],
    ['of nobody', { ...insurer, customer: '' }, { customer: { code: 'customer-missing' } }],
    ['of who pays the rest', { ...insurer, customer: 'new:+15145550188' }, { customer: { code: 'share-same-payer' } }],
  ])('%s cannot be asked for', async (_, values, problems) => {
    expect(await fill(values)).toMatchObject({ kind: 'share-form', problems });
    expect((await whole()).shares).toEqual([]);
  });
});
