import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { order, type StripeRig, startStripeRig, WEBHOOK_SECRET } from './sandbox-stripe-rig.ts';

let rig: StripeRig;
beforeEach(async () => {
  rig = await startStripeRig();
});
afterEach(() => rig.close());

describe('a payment', () => {
  test('settles the session and is told by signed events that the SDK accepts', async () => {
    const sdk = rig.sdk();
    const { id, url } = await sdk.checkout.sessions.create(order());
    rig.stripe.pay(url ?? '', { method: 'apple_pay' });
    await rig.stripe.webhooks.idle();

    expect(rig.types().sort()).toEqual(
      ['charge.succeeded', 'checkout.session.completed', 'payment_intent.created', 'payment_intent.succeeded'].sort(),
    );
    for (const { body, signature } of rig.received) {
      const event = sdk.webhooks.constructEvent(body, signature, WEBHOOK_SECRET);
      expect(event).toMatchObject({ api_version: '2026-10-28.endive', livemode: false, object: 'event' });
      expect(() => sdk.webhooks.constructEvent(`${body} `, signature, WEBHOOK_SECRET)).toThrow(/signature/i);
      expect(() => sdk.webhooks.constructEvent(body, signature, 'whsec_other')).toThrow(/signature/i);
    }
    expect(rig.eventOf('checkout.session.completed').data.object).toMatchObject({
      id,
      status: 'complete',
      payment_status: 'paid',
      metadata: { request: 'pay_1' },
    });
    expect(rig.eventOf('payment_intent.succeeded').data.object.metadata).toEqual({ request: 'pay_1' });

    const expand = ['payment_intent', 'payment_intent.latest_charge', 'line_items'];
    const session = await sdk.checkout.sessions.retrieve(id, { expand });
    const intent = session.payment_intent as Stripe.PaymentIntent;
    const charge = intent.latest_charge as Stripe.Charge;
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 12550 });
    expect(charge.payment_method_details?.card).toMatchObject({
      brand: 'visa',
      last4: '4242',
      wallet: { type: 'apple_pay' },
    });
    expect(session.line_items?.data[0]).toMatchObject({ description: 'RO4821', amount_total: 12550 });
    await expect(sdk.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })).resolves.toMatchObject({
      latest_charge: { id: charge.id },
    });
    await expect(sdk.charges.retrieve(charge.id)).resolves.toMatchObject({ payment_intent: intent.id, paid: true });
  });

  test.each([
    ['insufficient_funds', 'card_declined', 'insufficient_funds'],
    ['generic_decline', 'card_declined', 'generic_decline'],
    ['expired_card', 'expired_card', undefined],
  ] as const)('that is declined (%s) leaves the session open for another try', async (outcome, code, decline_code) => {
    const sdk = rig.sdk();
    const { id } = await sdk.checkout.sessions.create(order());
    rig.stripe.pay(id, { outcome });
    await rig.stripe.webhooks.idle();
    const failed = rig.eventOf('payment_intent.payment_failed').data.object;
    expect(failed.last_payment_error).toMatchObject({ type: 'card_error', code, charge: failed.latest_charge });
    expect(failed.last_payment_error?.decline_code).toBe(decline_code);
    expect(await sdk.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open', payment_status: 'unpaid' });

    rig.stripe.pay(id);
    const session = await sdk.checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
    expect(session).toMatchObject({ payment_status: 'paid', payment_intent: { id: failed.id, status: 'succeeded' } });
    expect(rig.stripe.charges.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
    expect(() => rig.stripe.pay(id)).toThrow('complete');
  });

  test('with 3-D Secure waits for the answer, and a failed one leaves the session open', async () => {
    const sdk = rig.sdk();
    const { id } = await sdk.checkout.sessions.create(order());
    rig.stripe.pay(id, { outcome: 'authentication_required' });
    expect(rig.stripe.intents[0]?.status).toBe('requires_action');
    rig.stripe.answerChallenge(id, 'fail');
    expect(rig.stripe.intents[0]?.last_payment_error?.code).toBe('payment_intent_authentication_failure');
    expect(() => rig.stripe.answerChallenge(id, 'complete')).toThrow('awaits no authentication');
    rig.stripe.pay(id, { outcome: 'authentication_required' });
    expect(rig.stripe.answerChallenge(id, 'complete').payment_status).toBe('paid');
  });

  test.each([
    ['succeeded', 'checkout.session.async_payment_succeeded', 'paid'],
    ['failed', 'checkout.session.async_payment_failed', 'unpaid'],
  ] as const)('by bank debit completes unpaid and %s later', async (result, type, payment_status) => {
    const sdk = rig.sdk();
    const { id } = await sdk.checkout.sessions.create(order());
    expect(rig.stripe.pay(id, { method: 'bank_debit' })).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    });
    await rig.stripe.webhooks.idle();
    expect(rig.eventOf('checkout.session.completed').data.object.payment_status).toBe('unpaid');
    rig.stripe.settleAsync(id, result);
    await rig.stripe.webhooks.idle();
    expect(rig.eventOf(type).data.object).toMatchObject({ id, payment_status });
    expect(await sdk.checkout.sessions.retrieve(id)).toMatchObject({ status: 'complete', payment_status });
    expect(() => rig.stripe.settleAsync(id, result)).toThrow('nothing to settle');
  });

  test.each([
    ['bank_debit', 'invalid_account', 'account_number_invalid', 'acss_debit'],
    ['klarna', 'provider_decline', 'payment_method_provider_decline', 'klarna'],
  ] as const)('by %s that fails (%s) charges nothing, and goes on with the same intent', async (...args) => {
    const [method, outcome, code, type] = args;
    const { id } = await rig.sdk().checkout.sessions.create(order());
    rig.stripe.pay(id, { method, outcome });
    await rig.stripe.webhooks.idle();
    const failed = rig.eventOf('payment_intent.payment_failed').data.object;
    expect(failed.last_payment_error).toMatchObject({ type: 'invalid_request_error', code, payment_method: { type } });
    expect([rig.types(), rig.stripe.charges]).toEqual([
      ['payment_intent.created', 'payment_intent.payment_failed'],
      [],
    ]);
    expect(rig.stripe.pay(id, { method: 'bank_debit' })).toMatchObject({
      status: 'complete',
      payment_intent: failed.id,
    });
  });

  test('by Klarna is a charge of its own kind', async () => {
    const { id } = await rig.sdk().checkout.sessions.create(order());
    expect(rig.stripe.pay(id, { method: 'klarna' }).payment_status).toBe('paid');
    expect(rig.stripe.charges).toMatchObject([{ payment_method_details: { type: 'klarna', klarna: {} } }]);
  });

  test('out of the blue is a new intent with the same metadata and any amount', async () => {
    const { id } = await rig.sdk().checkout.sessions.create(order());
    rig.stripe.pay(id);
    const extra = rig.stripe.payUnexpectedly(id, { amount: 9900 });
    await rig.stripe.webhooks.idle();
    const told = rig.received
      .map(({ body }) => JSON.parse(body))
      .filter(({ type }) => type === 'payment_intent.succeeded');
    expect(told.map(({ data }) => data.object.amount_received).sort()).toEqual([12550, 9900]);
    expect(extra.metadata).toEqual({ request: 'pay_1' });
  });
});

describe('a payment, afterwards', () => {
  const pay = async () => {
    const { id } = await rig.sdk().checkout.sessions.create(order());
    rig.stripe.pay(id);
    await rig.stripe.webhooks.idle();
    rig.received.length = 0;
    return id;
  };

  test('is refunded in the dashboard, in parts, and never more than is left', async () => {
    const id = await pay();
    const part = rig.stripe.refund(id, { amount: 2550 });
    expect(part).toMatchObject({ object: 'refund', metadata: {}, payment_intent: rig.stripe.intents[0]?.id });
    rig.stripe.refund(id);
    expect(rig.stripe.charges[0]).toMatchObject({ amount_refunded: 12_550, refunded: true });
    expect(() => rig.stripe.refund(id, { amount: 1 })).toThrow('within the 0 left');
    await rig.stripe.webhooks.idle();
    expect(rig.types()).toEqual(['refund.created', 'charge.refunded', 'refund.created', 'charge.refunded']);
    rig.stripe.endRefund(part.id, 'failed');
    expect(rig.stripe.charges[0]).toMatchObject({ amount_refunded: 10_000, refunded: false });
    await rig.stripe.webhooks.idle();
    expect(rig.types().slice(-2)).toEqual(['refund.updated', 'refund.failed']);
  });

  test('is disputed: the money is withdrawn, and comes back when it is won; a question withdraws nothing', async () => {
    const id = await pay();
    const { id: disputed } = rig.stripe.dispute(id);
    rig.stripe.moveDispute(disputed, 'won');
    rig.stripe.dispute(id, { inquiry: true });
    await rig.stripe.webhooks.idle();
    expect(rig.types().map((type) => type.replace('charge.dispute.', ''))).toEqual([
      ...['created', 'funds_withdrawn', 'closed', 'funds_reinstated', 'created'],
    ]);
    expect(rig.eventOf('charge.dispute.created').data.object).toMatchObject({
      ...{ object: 'dispute', amount: 12_550, metadata: {}, payment_intent: rig.stripe.intents[0]?.id },
      ...{ status: 'needs_response', evidence_details: { due_by: Math.floor(rig.now / 1000) + 7 * 86_400 } },
    });
  });

  test('that was not paid can be neither refunded nor disputed', async () => {
    const { id } = await rig.sdk().checkout.sessions.create(order());
    expect(() => rig.stripe.refund(id)).toThrow('was not paid');
    expect(() => rig.stripe.dispute(id)).toThrow('was not paid');
  });
});
