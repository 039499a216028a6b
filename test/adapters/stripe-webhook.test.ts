import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { handledTypes } from '../../adapters/stripe/events.ts';
import { mountStripe } from '../../adapters/stripe/webhook.ts';
import { about, account, type StripeWebhookRig, signed, startStripeWebhook } from './stripe-webhook-rig.ts';
import { appWith, serve } from './web-rig.ts';

let webhook: StripeWebhookRig;
beforeEach(async () => {
  webhook = await startStripeWebhook();
});
afterEach(() => webhook.close());

describe('what Stripe tells', () => {
  test('charge, intent and session all say that the same payment succeeded; the charge says how', async () => {
    const events = await webhook.toldAfter((url) => webhook.stripe.pay(url, { method: 'apple_pay' }));
    const paymentId = webhook.stripe.intents[0]?.id;
    const payment = { ...about, kind: 'payment-succeeded', paymentId, amount: { minor: 12_550, currency: 'CAD' } };
    const method = { kind: 'card', brand: 'visa', last4: '4242', wallet: 'apple-pay' };
    expect(events).toHaveLength(3);
    expect(events).toEqual(expect.arrayContaining([payment, payment, { ...payment, method }]));
    expect(Math.abs((webhook.told[0]?.at.getTime() ?? 0) - Date.now())).toBeLessThan(10_000);
  });

  test('a declined card says why, and leaves the page open', async () => {
    expect(await webhook.toldAfter((url) => webhook.stripe.pay(url, { outcome: 'insufficient_funds' }))).toEqual([
      { ...about, kind: 'payment-declined', reason: 'insufficient-funds' },
    ]);
  });

  test('a failed 3-D Secure question is a declined payment', async () => {
    const events = await webhook.toldAfter((url) => {
      webhook.stripe.pay(url, { outcome: 'authentication_required' });
      webhook.stripe.answerChallenge(url, 'fail');
    });
    expect(events).toEqual([{ ...about, kind: 'payment-declined', reason: 'authentication-failed' }]);
  });

  test('a bank debit is under way first, then succeeds', async () => {
    const url = await webhook.open();
    webhook.stripe.pay(url, { method: 'bank_debit' });
    await webhook.stripe.webhooks.idle();
    const paymentId = webhook.stripe.intents[0]?.id;
    expect(webhook.told).toMatchObject([{ kind: 'payment-processing', paymentId }]);
    webhook.stripe.settleAsync(url, 'succeeded');
    await webhook.stripe.webhooks.idle();
    expect(
      webhook.told.slice(1).every((event) => event.kind === 'payment-succeeded' && event.paymentId === paymentId),
    ).toBe(true);
    expect(webhook.told).toContainEqual(expect.objectContaining({ method: { kind: 'bank-debit', last4: '6789' } }));
  });

  test('a bank debit that comes to nothing is a failed payment, which the session alone says', async () => {
    const events = await webhook.toldAfter((url) => {
      webhook.stripe.pay(url, { method: 'bank_debit' });
      webhook.stripe.settleAsync(url, 'failed');
    });
    const paymentId = webhook.stripe.intents[0]?.id;
    expect(events.filter(({ kind }) => kind === 'payment-failed')).toEqual([
      { ...about, kind: 'payment-failed', paymentId },
    ]);
    expect(events).toContainEqual({ ...about, kind: 'payment-declined', reason: 'method-failed' });
  });

  test.each([
    ['a bank account mistyped', { method: 'bank_debit', outcome: 'invalid_account' }],
    ['Affirm turning the customer down', { method: 'affirm', outcome: 'provider_decline' }],
  ] as const)('%s is an attempt that failed: the same payment can still be made', async (_, attempt) => {
    const events = await webhook.toldAfter((url) => {
      webhook.stripe.pay(url, attempt);
      webhook.stripe.pay(url, { method: 'bank_debit' });
    });
    expect(webhook.stripe.intents).toHaveLength(1);
    expect(events).toEqual([
      { ...about, kind: 'payment-declined', reason: 'method-failed' },
      { ...about, kind: 'payment-processing', paymentId: webhook.stripe.intents[0]?.id },
    ]);
  });

  test('an expired session is told with its id', async () => {
    const events = await webhook.toldAfter((url) => webhook.stripe.expire(url));
    expect(events).toEqual([{ ...about, kind: 'checkout-expired', sessionId: webhook.stripe.sessions[0]?.id }]);
  });

  test('money beside any session is told with its own payment and amount', async () => {
    const events = await webhook.toldAfter((url) => webhook.stripe.payUnexpectedly(url, { amount: 999 }));
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'payment-succeeded', amount: { minor: 999, currency: 'CAD' } }),
    );
  });
});

test('an event the app cannot write is answered 500, logged once, and comes again', async () => {
  webhook.failing = 2;
  await webhook.toldAfter((url) => webhook.stripe.expire(url));
  expect(webhook.told).toHaveLength(1);
  expect(webhook.logged).toEqual([
    expect.objectContaining({ level: 'error', what: 'a request failed' }),
    expect.objectContaining({ level: 'error', what: 'a request failed' }),
  ]);
});

test('a replay within the window tells the app the same again, which it knows how to bear', async () => {
  const { payload, signature } = signed();
  await webhook.post(payload, signature);
  await webhook.post(payload, signature);
  expect(webhook.told).toHaveLength(2);
  expect(webhook.told[0]).toEqual(webhook.told[1]);
});

describe('what Stripe tells of a payment after it came, by the payment alone', () => {
  /** Without the payment itself. */
  async function toldOf(deed: (url: string) => void) {
    const events = await webhook.toldAfter((url) => {
      webhook.stripe.pay(url);
      deed(url);
    });
    return events.filter(({ kind }) => kind === 'refund-changed' || kind === 'dispute-changed');
  }
  const paymentId = () => webhook.stripe.intents[0]?.id;
  const cad = (minor: number) => ({ minor, currency: 'CAD' });

  test('a refund in part, with its reason, and that it failed days later', async () => {
    const events = await toldOf((url) => {
      const { id } = webhook.stripe.refund(url, { amount: 500, reason: 'duplicate' });
      webhook.stripe.endRefund(id, 'failed');
    });
    const refund = { id: expect.stringMatching(/^re_/), amount: cad(500), reason: 'duplicate', at: expect.any(Date) };
    const of = (status: string) => ({ kind: 'refund-changed', paymentId: paymentId(), refund: { ...refund, status } });
    expect(events).toEqual([of('succeeded'), of('failed'), of('failed')]);
  });

  test('a dispute with its deadline, and its end', async () => {
    const events = await toldOf((url) => {
      const { id } = webhook.stripe.dispute(url, { reason: 'unrecognized', dueBy: 1_800_000_000 });
      webhook.stripe.moveDispute(id, 'under_review');
      webhook.stripe.moveDispute(id, 'lost');
    });
    const dispute = { id: expect.stringMatching(/^du_/), amount: cad(12_550), reason: 'not-recognized' };
    const of = (status: string, more = {}) => ({
      ...{ kind: 'dispute-changed', paymentId: paymentId() },
      dispute: { ...dispute, status, at: expect.any(Date), ...more },
    });
    expect(events).toEqual([of('open', { dueBy: new Date(1_800_000_000_000) }), of('open'), of('lost')]);
  });

  test('a question of the bank that becomes a dispute, and one that no answer helps', async () => {
    const events = await toldOf((url) => {
      webhook.stripe.moveDispute(webhook.stripe.dispute(url, { inquiry: true }).id, 'needs_response');
      webhook.stripe.dispute(url, { reason: 'invented', dueBy: 0 });
    });
    expect(events).toMatchObject([
      { dispute: { status: 'inquiry', reason: 'not-made', dueBy: expect.any(Date) } },
      { dispute: { status: 'open', dueBy: expect.any(Date) } },
      { dispute: { status: 'open', reason: 'unsaid' } },
    ]);
    expect(events[2]).not.toHaveProperty('dispute.dueBy');
  });

  test.each<[string, object, number]>([
    ['a state nobody has heard of yet', { status: 'invented' }, 200],
    ['no state', { status: null }, 422],
    ['an amount as a text', { amount: '500' }, 422],
    ['a payment that is no id', { payment_intent: { $ne: '' }, amount: null }, 200],
    ['no payment', { payment_intent: null, amount: null }, 200],
  ])('%s', async (_, changes, status) => {
    const refund = { id: 're_1', payment_intent: 'pi_1', amount: 500, currency: 'cad', created: 1_795_000_000 };
    const { payload, signature } = signed({
      type: 'refund.created',
      data: { object: { ...refund, status: 'succeeded', ...changes } },
    });
    expect((await webhook.post(payload, signature)).status).toBe(status);
    expect([webhook.told.length, webhook.unread.length]).toEqual(
      status === 422 ? [0, 1] : changes && 'status' in changes ? [1, 0] : [0, 0],
    );
  });
});

test('the README has the operator add every event that is read, and no other', () => {
  const step = /^3\. In Stripe, add the webhook([\s\S]*?)In Twilio/m.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  const listed = Array.from(step.matchAll(/`([a-z_]+\.[a-z_.]+)`/g), ([, type]) => type);
  expect(listed.toSorted()).toEqual(handledTypes().toSorted());
});

test('only POST is answered, and an empty secret is refused at construction', async () => {
  expect((await fetch(`${webhook.url}/stripe/webhook`)).status).toBe(404);
  for (const empty of ['', '  ']) {
    await expect(
      serve((web, log) =>
        mountStripe(web.server, {
          app: appWith({}),
          account: { ...account, webhookSecret: empty },
          log,
          count: web.count,
        }),
      ),
    ).rejects.toThrow('signing secret');
  }
});
