import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/company/company.ts';
import { digestOf } from '../../src/refunds/outgoing-refund.ts';
import type { RefundForm, Screen } from '../../src/screen.ts';
import { ask, later, now, openWorld, paid, world } from '../fixtures/delivering.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';

openWorld();

const sophie = (): Actor => ({ ...world.marc, id: 'U2', name: 'Sophie Roy', firstName: 'Sophie' });
const cad = (minor: number) => ({ minor, currency: 'CAD' as const });
let forms = 0;

/** Fills the form of a refund; `key`: the same is the same form, sent again. */
const refund = (id: string, amount: string, more: Partial<RefundForm['values']> = {}, by = world.marc, key = '') => {
  forms += 1;
  const values = { amount, reason: 'too-much', note: '', tell: 'yes', ...more };
  return screenOf(world.app.form(visitOf(by, key || `refund:${forms}`), { form: 'refund', values, state: id }, 'sent'));
};
const open = (value: string) =>
  screenOf(world.app.press(visitOf(world.marc, 'open'), { action: 'request.refund', value }));

async function paidRequest() {
  const request = await ask();
  await paid(request);
  await world.app.deliverDue();
  return now(request);
}

const outcome = (screen: Screen) => (screen.kind === 'refund-form' ? screen.problems.amount?.code : screen.kind);

async function limited(limit: number | undefined): Promise<void> {
  const { refundLimit: _, ...company } = (await world.store.companies.get(world.company.id))!;
  await world.store.companies.replace({ ...company, ...(limit !== undefined && { refundLimit: limit }) });
  later(3600);
}

/** Members of Slack, where the platform says who administers. */
const administrator = async (standing: 'administrator' | 'member' = 'administrator') => {
  const { room: _, ...member } = sophie();
  await world.store.members.put({ ...member, standing });
};
const press = (actor: Actor, action: string, value: string) =>
  screenOf(
    world.app.press(
      { ...visitOf(actor, 'press'), person: { ...visitOf(actor, 'press').person, standing: 'administrator' } },
      { action, value },
    ),
  );

/** What stands on the last card that asks for somebody's approval. */
function approvalCard() {
  const card = world.chat.posted.findLast(({ versions: [first] }) => first?.kind === 'refund-approval');
  const shown = card?.versions.at(-1);
  if (shown?.kind !== 'refund-approval') throw new Error('nobody is asked');
  return shown;
}

describe('a refund', () => {
  test('goes out once, is told where the request is, and the customer hears of it by text', async () => {
    const request = await paidRequest();
    expect(await open(request.id)).toMatchObject({ kind: 'refund-form', values: { amount: '125,50', tell: 'yes' } });
    world.checkout.fates.next('lost');
    await refund(request.id, '50', {}, world.marc, 'same');
    expect(await refund(request.id, '50', {}, world.marc, 'same')).toMatchObject({ amount: cad(5000), waits: false });
    for (let turn = 0; turn < 4; turn += 1) {
      await world.app.deliverDue();
      later(120);
    }
    const { refunds, refundOrders } = await now(request);
    expect([refunds.length, refundOrders.map(({ state }) => state)]).toEqual([1, ['succeeded']]);
    expect(refunds[0]).toMatchObject({ amount: cad(5000), orderId: refundOrders[0]!.id, status: 'succeeded' });
    expect(world.chat.newsIn('slack:T1/C1').filter((kind) => kind === 'payment-refunded')).toHaveLength(1);
    expect(world.sms.taken.filter(({ body }) => body.includes('remboursé'))).toHaveLength(1);
    expect(world.sms.taken.at(-1)?.body).toMatch(/50,00 \$ remboursé .*Note de crédit : https:\/\/pay\.example\/p\//);
    expect((await world.store.outgoingRefunds.get(world.company.id, refundOrders[0]!.id))?.state).toBe('succeeded');
  });

  test('of two members at once never gives back more than came, and of the rest all that is left is proposed', async () => {
    const request = await paidRequest();
    const both = await Promise.all([refund(request.id, '100'), refund(request.id, '100', {}, sophie())]);
    expect(both.map(outcome).sort()).toEqual(['refund-ordered', 'refund-too-much']);
    await world.app.deliverDue();
    expect(await open(request.id)).toMatchObject({ values: { amount: '25,50' }, left: cad(2550) });
    await refund(request.id, '25,50');
    await world.app.deliverDue();
    expect(await open(request.id)).toMatchObject({ kind: 'refused', refusal: { code: 'nothing-to-refund' } });
    expect((await now(request)).refunds.map(({ amount }) => amount.minor).sort()).toEqual([10_000, 2_550]);
  });

  test.each([
    ['0', 'amount-not-positive'],
    ['125,51', 'refund-too-much'],
    ['-5', 'amount-not-positive'],
  ])('of %s is refused at its field', async (amount, code) => {
    const request = await paidRequest();
    expect(outcome(await refund(request.id, amount))).toBe(code);
    expect((await now(request)).refundOrders).toEqual([]);
  });

  test('that Stripe refuses gives its amount free again, and the room reads why', async () => {
    const request = await paidRequest();
    world.checkout.refusesRefunds = 'balance';
    await refund(request.id, '125,50');
    await world.app.deliverDue();
    world.checkout.refusesRefunds = undefined;
    expect((await now(request)).refundOrders).toMatchObject([{ state: 'refused', why: 'balance' }]);
    expect(world.chat.newsIn('slack:T1/C1')).toContain('refund-refused');
    expect(await open(request.id)).toMatchObject({ left: cad(12_550) });
  });

  test('that fails days after it succeeded is told to the room and the customer, and can be made again', async () => {
    const request = await paidRequest();
    await refund(request.id, '125,50');
    await world.app.deliverDue();
    const [made] = (await now(request)).refunds;
    later(3 * 86_400);
    const { toldAt: _, paymentId, ...told } = made!;
    await world.app.checkoutTold({
      ...{ kind: 'refund-changed', paymentId, at: world.clock.now(), refund: { ...told, status: 'failed' } },
    });
    await world.app.deliverDue();
    const { refundOrders } = await now(request);
    expect(refundOrders.map(({ state }) => state)).toEqual(['failed']);
    expect((await world.store.outgoingRefunds.get(world.company.id, refundOrders[0]!.id))?.state).toBe('failed');
    expect(world.chat.newsIn('slack:T1/C1')).toContain('refund-failed');
    expect(world.sms.taken.at(-1)?.body).toContain('a échoué');
    expect(await open(request.id)).toMatchObject({ left: cad(12_550) });
  });

  test('of a payment that the bank is taking back is refused; of money that should not have come it is not', async () => {
    const request = await paidRequest();
    const { id, companyId, amount } = request;
    const unexpected = { companyId, requestId: id, paymentId: `pi_more_${id}`, amount, at: world.clock.now() };
    await world.app.checkoutTold({ kind: 'payment-succeeded', ...unexpected });
    const dispute = { id: `du_${id}`, amount, status: 'open', reason: 'not-made', at: world.clock.now() } as const;
    await world.app.checkoutTold({
      ...{ kind: 'dispute-changed', paymentId: `pi_${id}`, at: world.clock.now(), dispute },
    });
    expect(await open(id)).toMatchObject({ refusal: { code: 'refund-disputed' } });
    expect(await open(`${id} ${unexpected.paymentId}`)).toMatchObject({ kind: 'refund-form', unexpected: true });
    await refund(`${id} ${unexpected.paymentId}`, '125,50', { reason: 'duplicate' });
    await world.app.deliverDue();
    expect((await now(request)).refunds).toMatchObject([{ paymentId: unexpected.paymentId, status: 'succeeded' }]);
    // Its credit note would be of something that was never billed.
    expect(world.sms.taken.at(-1)?.body).not.toContain('Note de crédit');
  });
});

describe('over the limit', () => {
  test('a second person agrees, never who asked, to exactly this; then it goes out', async () => {
    await limited(10_000);
    await administrator();
    const request = await paidRequest();
    expect(await refund(request.id, '110')).toMatchObject({ kind: 'refund-ordered', waits: true });
    await world.app.deliverDue();
    expect((await now(request)).refunds).toEqual([]);
    const { refund: asked, approvers } = approvalCard();
    expect(approvers.map(({ name }) => name)).toEqual(['Sophie Roy']);
    const value = `${asked.id} ${digestOf(asked)}`;
    expect(await press(world.marc, 'refund.approve', value)).toMatchObject({ refusal: { code: 'own-refund' } });
    const teams = { ...world.marc, id: 'T9' };
    expect(await press(teams, 'refund.approve', value)).toMatchObject({ refusal: { code: 'own-refund' } });
    const other = `${asked.id} ${digestOf({ ...asked, amount: cad(12_550) })}`;
    expect(await press(sophie(), 'refund.approve', other)).toMatchObject({ refusal: { code: 'refund-gone' } });
    expect(await press(sophie(), 'refund.approve', value)).toMatchObject({ kind: 'refund-approved' });
    expect(await press(sophie(), 'refund.decline', value)).toMatchObject({ refusal: { code: 'refund-decided' } });
    await world.app.deliverDue();
    expect((await now(request)).refundOrders).toMatchObject([{ state: 'succeeded', decided: { by: 'Sophie Roy' } }]);
    expect(approvalCard().refund.state).toBe('succeeded');
  });

  test('whoever has lost the right meanwhile has not agreed; what is declined or lapses is free again', async () => {
    await limited(10_000);
    await administrator();
    const request = await paidRequest();
    await refund(request.id, '110');
    await world.app.deliverDue();
    const buttonValue = () => `${approvalCard().refund.id} ${digestOf(approvalCard().refund)}`;
    await press(sophie(), 'refund.approve', buttonValue());
    await administrator('member');
    for (let turn = 0; turn < 3; turn += 1) {
      await world.app.deliverDue();
      later(120);
    }
    expect([approvalCard().refund.state, (await now(request)).refunds]).toEqual(['asked', []]);
    await administrator();
    const form = { form: 'refund-decline', values: { why: 'Déjà réglé au comptoir' }, state: buttonValue() };
    const visit = visitOf(sophie(), 'decline');
    const declining = world.app.form(
      { ...visit, person: { ...visit.person, standing: 'administrator' } },
      form,
      'sent',
    );
    expect(await screenOf(declining)).toMatchObject({ kind: 'refund-declined' });
    await world.app.deliverDue();
    expect(world.chat.newsIn('slack:T1/C1')).toContain('refund-declined');
    await refund(request.id, '110');
    await world.app.deliverDue();
    later(25 * 3600);
    await world.app.deliverDue();
    expect((await now(request)).refundOrders.map(({ state }) => state)).toEqual(['declined', 'lapsed']);
    expect(await open(request.id)).toMatchObject({ left: cad(12_550) });
  });

  test('several small ones of a day add up, also when they are asked for at the same moment', async () => {
    later(2 * 86_400);
    await limited(10_000);
    const [one, other] = [await paidRequest(), await paidRequest()];
    await Promise.all([refund(one.id, '60'), refund(other.id, '60')]);
    await world.app.deliverDue();
    await world.app.deliverDue();
    const all = await Promise.all([now(one), now(other)]);
    const made = all.flatMap(({ refunds }) => refunds).reduce((sum, { amount }) => sum + amount.minor, 0);
    expect(made).toBeLessThanOrEqual(10_000);
    expect(all.flatMap(({ refundOrders }) => refundOrders).map(({ state }) => state)).toContain('asked');
    expect(await refund(one.id, '60')).toMatchObject({ waits: made > 4_000 });
    await world.app.deliverDue();
    expect(await refund(other.id, '60')).toMatchObject({ waits: true });
    await limited(undefined);
  });
});
