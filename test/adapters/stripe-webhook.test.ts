import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { createStripeCheckout } from '../../adapters/stripe/checkout.ts';
import { handledTypes, read } from '../../adapters/stripe/events.ts';
import { mountStripe } from '../../adapters/stripe/webhook.ts';
import { type StripeStandIn, startStripe } from '../../sandbox/stripe/stand-in.ts';
import type { CheckoutEvent, MoneyBackEvent, UnreadableEvent } from '../../src/payments/payment.ts';
import { ask } from '../contracts/checkout.ts';
import { appWith, type Rig, serve } from './web-rig.ts';

const secretKey = 'sk_test_stand_in';
const webhookSecret = 'whsec_stand_in';
const account = { secretKey, webhookSecret };

let rig: Rig;
let stripe: StripeStandIn;
let told: (CheckoutEvent | MoneyBackEvent)[];
/** What the app was told of and could not be read. */
let unread: UnreadableEvent[];
/** How many of the next events the app cannot write. */
let failing: number;

beforeEach(async () => {
  told = [];
  unread = [];
  failing = 0;
  const app = appWith({
    async checkoutTold(event) {
      if (failing-- > 0) throw new Error('the store is away');
      if (event.kind === 'unreadable') {
        unread.push(event);
        return { outcome: 'unreadable' };
      }
      told.push(event);
      return { outcome: 'taken', changed: true };
    },
  });
  rig = await serve((web, log) => mountStripe(web.server, { app, account, log, count: web.count }));
  stripe = await startStripe({ secretKey, webhookSecret, webhookUrl: `${rig.url}/stripe/webhook` });
});
afterEach(async () => {
  await stripe.close();
  await rig.close();
});

async function open(): Promise<string> {
  return (await createStripeCheckout({ secretKey, apiUrl: stripe.url }).open(ask())).url;
}

/** What the app was told once the customer has done this, but for the time. */
async function toldAfter(deed: (url: string) => void): Promise<Omit<CheckoutEvent | MoneyBackEvent, 'at'>[]> {
  deed(await open());
  await stripe.webhooks.idle();
  return told.map(({ at: _, ...rest }) => rest);
}

const about = { companyId: 'com_1', requestId: 'pay_1' };

describe('what Stripe tells', () => {
  test('charge, intent and session all say that the same payment succeeded; the charge says how', async () => {
    const events = await toldAfter((url) => stripe.pay(url, { method: 'apple_pay' }));
    const paymentId = stripe.intents[0]?.id;
    const payment = { ...about, kind: 'payment-succeeded', paymentId, amount: { minor: 12_550, currency: 'CAD' } };
    const method = { kind: 'card', brand: 'visa', last4: '4242', wallet: 'apple-pay' };
    expect(events).toHaveLength(3);
    expect(events).toEqual(expect.arrayContaining([payment, payment, { ...payment, method }]));
    expect(Math.abs((told[0]?.at.getTime() ?? 0) - Date.now())).toBeLessThan(10_000);
  });

  test('a declined card says why, and leaves the page open', async () => {
    expect(await toldAfter((url) => stripe.pay(url, { outcome: 'insufficient_funds' }))).toEqual([
      { ...about, kind: 'payment-declined', reason: 'insufficient-funds' },
    ]);
  });

  test('a failed 3-D Secure question is a declined payment', async () => {
    const events = await toldAfter((url) => {
      stripe.pay(url, { outcome: 'authentication_required' });
      stripe.answerChallenge(url, 'fail');
    });
    expect(events).toEqual([{ ...about, kind: 'payment-declined', reason: 'authentication-failed' }]);
  });

  test('a bank debit is under way first, then succeeds', async () => {
    const url = await open();
    stripe.pay(url, { method: 'bank_debit' });
    await stripe.webhooks.idle();
    const paymentId = stripe.intents[0]?.id;
    expect(told).toMatchObject([{ kind: 'payment-processing', paymentId }]);
    stripe.settleAsync(url, 'succeeded');
    await stripe.webhooks.idle();
    expect(told.slice(1).every((event) => event.kind === 'payment-succeeded' && event.paymentId === paymentId)).toBe(
      true,
    );
    expect(told).toContainEqual(expect.objectContaining({ method: { kind: 'bank-debit', last4: '6789' } }));
  });

  test('a bank debit that comes to nothing is a failed payment, which the session alone says', async () => {
    const events = await toldAfter((url) => {
      stripe.pay(url, { method: 'bank_debit' });
      stripe.settleAsync(url, 'failed');
    });
    const paymentId = stripe.intents[0]?.id;
    expect(events.filter(({ kind }) => kind === 'payment-failed')).toEqual([
      { ...about, kind: 'payment-failed', paymentId },
    ]);
    expect(events).toContainEqual({ ...about, kind: 'payment-declined', reason: 'method-failed' });
  });

  test.each([
    ['a bank account mistyped', { method: 'bank_debit', outcome: 'invalid_account' }],
    ['Affirm turning the customer down', { method: 'affirm', outcome: 'provider_decline' }],
  ] as const)('%s is an attempt that failed: the same payment can still be made', async (_, attempt) => {
    const events = await toldAfter((url) => {
      stripe.pay(url, attempt);
      stripe.pay(url, { method: 'bank_debit' });
    });
    expect(stripe.intents).toHaveLength(1);
    expect(events).toEqual([
      { ...about, kind: 'payment-declined', reason: 'method-failed' },
      { ...about, kind: 'payment-processing', paymentId: stripe.intents[0]?.id },
    ]);
  });

  test('an expired session is told with its id', async () => {
    const events = await toldAfter((url) => stripe.expire(url));
    expect(events).toEqual([{ ...about, kind: 'checkout-expired', sessionId: stripe.sessions[0]?.id }]);
  });

  test('money beside any session is told with its own payment and amount', async () => {
    const events = await toldAfter((url) => stripe.payUnexpectedly(url, { amount: 999 }));
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'payment-succeeded', amount: { minor: 999, currency: 'CAD' } }),
    );
  });
});

describe('what Stripe tells of a payment after it came, by the payment alone', () => {
  /** Without the payment itself. */
  async function toldOf(deed: (url: string) => void) {
    const events = await toldAfter((url) => {
      stripe.pay(url);
      deed(url);
    });
    return events.filter(({ kind }) => kind === 'refund-changed' || kind === 'dispute-changed');
  }
  const paymentId = () => stripe.intents[0]?.id;
  const cad = (minor: number) => ({ minor, currency: 'CAD' });

  test('a refund in part, with its reason, and that it failed days later', async () => {
    const events = await toldOf((url) => {
      const { id } = stripe.refund(url, { amount: 500, reason: 'duplicate' });
      stripe.endRefund(id, 'failed');
    });
    const refund = { id: expect.stringMatching(/^re_/), amount: cad(500), reason: 'duplicate', at: expect.any(Date) };
    const of = (status: string) => ({ kind: 'refund-changed', paymentId: paymentId(), refund: { ...refund, status } });
    expect(events).toEqual([of('succeeded'), of('failed'), of('failed')]);
  });

  test('a dispute with its deadline, and its end', async () => {
    const events = await toldOf((url) => {
      const { id } = stripe.dispute(url, { reason: 'unrecognized', dueBy: 1_800_000_000 });
      stripe.moveDispute(id, 'under_review');
      stripe.moveDispute(id, 'lost');
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
      stripe.moveDispute(stripe.dispute(url, { inquiry: true }).id, 'needs_response');
      stripe.dispute(url, { reason: 'invented', dueBy: 0 });
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
    expect((await post(payload, signature)).status).toBe(status);
    expect([told.length, unread.length]).toEqual(
      status === 422 ? [0, 1] : changes && 'status' in changes ? [1, 0] : [0, 0],
    );
  });
});

test('an event the app cannot write is answered 500, logged once, and comes again', async () => {
  failing = 2;
  await toldAfter((url) => stripe.expire(url));
  expect(told).toHaveLength(1);
  expect(rig.logged).toEqual([
    expect.objectContaining({ level: 'error', what: 'a request failed' }),
    expect.objectContaining({ level: 'error', what: 'a request failed' }),
  ]);
});

/** An event as Stripe would write it, signed by the SDK. */
function signed(changes: object = {}, { secret = webhookSecret, timestamp = Date.now() / 1000 } = {}) {
  const event = {
    id: 'evt_1',
    object: 'event',
    type: 'checkout.session.expired',
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    data: { object: { id: 'cs_1', object: 'checkout.session', metadata: about } },
    ...changes,
  };
  const payload = JSON.stringify(event);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: Math.floor(timestamp) });
  return { payload, signature };
}

const post = (body: string | Buffer<ArrayBuffer>, signature?: string, headers: Record<string, string> = {}) =>
  fetch(`${rig.url}/stripe/webhook`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...(signature && { 'stripe-signature': signature }), ...headers },
  });

describe('what is not signed by Stripe, now, for this endpoint, is refused and changes nothing', () => {
  const refused = async (answer: Response) => {
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toMatch(/Error|at .*\.ts/);
    expect(told).toEqual([]);
  };

  test('the good one is taken, whatever its content type', async () => {
    const { payload, signature } = signed();
    expect((await post(payload, signature, { 'content-type': 'text/plain' })).status).toBe(200);
    expect(told).toHaveLength(1);
  });

  test.each([
    ['unsigned', () => ({ ...signed(), signature: undefined })],
    ['signed with another secret', () => signed({}, { secret: 'whsec_other' })],
    ['six minutes old', () => signed({}, { timestamp: Date.now() / 1000 - 360 })],
    ['six minutes from the future', () => signed({}, { timestamp: Date.now() / 1000 + 360 })],
    ['a day from the future', () => signed({}, { timestamp: Date.now() / 1000 + 86_400 })],
    ['with a changed byte', () => ({ ...signed(), payload: signed().payload.replace('cs_1', 'cs_2') })],
    ['with a cut signature', () => ({ ...signed(), signature: signed().signature.slice(0, -8) })],
    ['with an empty signature', () => ({ ...signed(), signature: `t=${Math.floor(Date.now() / 1000)},v1=` })],
    ['signed in an old scheme alone', () => ({ ...signed(), signature: signed().signature.replace('v1=', 'v0=') })],
    [
      'with a second, present time',
      () => {
        const old = signed({}, { timestamp: Date.now() / 1000 - 86_400 });
        return { ...old, signature: `t=${Math.floor(Date.now() / 1000)},${old.signature}` };
      },
    ],
    ['with a time that is no number', () => ({ ...signed(), signature: signed().signature.replace(/t=\d+/, 't=now') })],
    ['truncated', () => ({ ...signed(), payload: signed().payload.slice(0, 100) })],
    ['empty', () => ({ ...signed(), payload: '' })],
  ])('%s', async (_, make) => {
    const { payload, signature } = make();
    await refused(await post(payload, signature));
  });

  test('signed, but no JSON', async () => {
    const payload = '{"id": "evt_1", ';
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
    await refused(await post(payload, signature));
  });

  test('compressed, or over a quarter of a megabyte: answered before it is looked at', async () => {
    const { payload, signature } = signed();
    expect((await post(payload, signature, { 'content-encoding': 'gzip' })).status).toBe(415);
    const large = signed({ padding: 'x'.repeat(300_000) });
    expect((await post(large.payload, large.signature)).status).toBe(413);
    expect(told).toEqual([]);
    expect(rig.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('refusals are counted', async () => {
    await post('x', 'y');
    expect(await rig.metric('quittance_events_total{what="stripe_events_refused"}')).toBe(1);
  });
});

describe('signed events that say nothing to us', () => {
  test('of other software on the account: taken and counted', async () => {
    const foreign = signed({
      data: { object: { id: 'cs_1', object: 'checkout.session', metadata: { shop: 'other' } } },
    });
    expect((await post(foreign.payload, foreign.signature)).status).toBe(200);
    expect(told).toEqual([]);
    expect(await rig.metric('quittance_events_total{what="stripe_events_not_ours"}')).toBe(1);
  });

  test('of a type we do not know: taken', async () => {
    const { payload, signature } = signed({ type: 'account.invented' });
    expect((await post(payload, signature)).status).toBe(200);
    expect(told).toEqual([]);
  });
});

const send = async (changes: object) => {
  const { payload, signature } = signed(changes);
  return post(payload, signature);
};
const charge = (changes: object = {}) => ({
  type: 'charge.succeeded',
  data: {
    object: {
      ...{
        id: 'ch_1',
        object: 'charge',
        payment_intent: 'pi_1',
        amount_captured: 5000,
        currency: 'cad',
        metadata: about,
      },
      ...changes,
    },
  },
});

describe('whose event it is, is asked before anything else is read', () => {
  const foreign = async (answer: Response) => {
    expect(answer.status).toBe(200);
    expect([told, unread]).toEqual([[], []]);
    expect(rig.logged).toEqual([]);
    expect(await rig.metric('quittance_events_total{what="stripe_events_not_ours"}')).toBe(1);
  };

  test.each(['thb', 'php', 'aed', 'xcd', 'pen', 'bgn'])('a charge of other software in %s', async (currency) => {
    await foreign(await send(charge({ currency, metadata: {} })));
  });

  test.each<[string, object]>([
    ['a charge without an amount', charge({ amount_captured: undefined, metadata: {} })],
    ['a charge whose metadata are null', charge({ amount_captured: null, metadata: null })],
    ['metadata of the same names, and other ids', charge({ metadata: { companyId: '7', requestId: '4821' } })],
    ['metadata that are no texts', charge({ metadata: { companyId: { $ne: '' }, requestId: ['pay_1'] } })],
    [
      'a paid session without an amount',
      { type: 'checkout.session.completed', data: { object: { payment_status: 'paid', amount_total: null } } },
    ],
    ['of live mode, for a key of test mode', { ...charge(), livemode: true }],
    ['of an account that is connected to ours', { ...charge(), account: 'acct_1Connected' }],
  ])('%s', async (_, changes) => {
    await foreign(await send(changes));
  });

  test('a live key takes what is of live mode, and nothing else', () => {
    const event = { ...charge(), created: 1_795_000_000 };
    for (const key of ['sk_live_x', 'rk_live_x']) {
      expect(read({ ...event, livemode: true }, key)).toMatchObject({ kind: 'payment-succeeded' });
      expect(read({ ...event, livemode: false }, key)).toBe('not-ours');
      expect(read(event, key)).toBe('not-ours');
    }
    expect(read({ ...event, livemode: false }, 'rk_test_x')).toMatchObject({ kind: 'payment-succeeded' });
  });
});

describe('an event of ours that cannot be read is refused, so that Stripe keeps it, and the app is told why', () => {
  test.each<[string, object, string]>([
    ['cents that are not whole', { amount_captured: 5000.5 }, '5000.5'],
    ['an amount beyond all counting', { amount_captured: 1e21 }, '1e+21'],
    ['an amount as a text', { amount_captured: '5000' }, '"5000"'],
    ['no amount', { amount_captured: null }, 'null'],
    ['a currency that is never asked for', { currency: 'thb' }, '"thb"'],
    ['a currency by an inherited name', { currency: '__proto__' }, '__proto__'],
    ['no currency', { currency: undefined }, 'missing'],
    ['no payment', { payment_intent: null }, 'null'],
    ['a payment that is no id', { payment_intent: { $gt: '' } }, '$gt'],
  ])('%s', async (_, changes, why) => {
    const answer = await send(charge(changes));
    expect(answer.status).toBe(422);
    expect(told).toEqual([]);
    expect(unread).toEqual([
      { ...about, kind: 'unreadable', eventId: 'evt_1', type: 'charge.succeeded', why: expect.stringContaining(why) },
    ]);
    expect(await rig.metric('quittance_events_total{what="stripe_events_unreadable"}')).toBe(1);
  });

  test('a session whose state of payment is unknown', async () => {
    const object = { payment_intent: 'pi_1', payment_status: 'invented', metadata: about };
    expect((await send({ type: 'checkout.session.completed', data: { object } })).status).toBe(422);
  });

  test.each([null, 'now', 1e18, 1.5])('a time that is %j', async (created) => {
    expect((await send({ ...charge(), created })).status).toBe(422);
    expect(unread[0]?.why).toContain('created');
  });

  test('how it was paid may be unreadable: the payment counts all the same', async () => {
    for (const details of [null, 7, 'card', [], { card: null }, { card: { brand: 4, wallet: 'x' } }, { type: {} }]) {
      expect((await send(charge({ payment_method_details: details }))).status).toBe(200);
    }
    expect(told).toHaveLength(7);
    expect(unread).toEqual([]);
  });

  test('why a payment was declined may be unreadable: it was declined all the same', async () => {
    for (const last_payment_error of [null, 'no', { code: 5, payment_method: 'pm_1' }, { decline_code: {} }]) {
      const object = { id: 'pi_1', last_payment_error, metadata: about };
      expect((await send({ type: 'payment_intent.payment_failed', data: { object } })).status).toBe(200);
    }
    expect(told.map(({ kind }) => kind)).toEqual(Array(4).fill('payment-declined'));
  });
});

test('signed, but no event at all: refused, without an error', async () => {
  for (const payload of ['null', '[]', '"x"', '5', '{}', '{"type":null}', '{"type":"charge.succeeded","data":null}']) {
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
    expect([payload, (await post(payload, signature)).status]).toEqual([payload, 400]);
  }
  expect(rig.logged.filter(({ level }) => level === 'error')).toEqual([]);
});

test('a type by an inherited name says nothing to us', async () => {
  for (const type of ['__proto__', 'constructor', 'toString']) expect((await send({ type })).status).toBe(200);
  expect(told).toEqual([]);
});

test('a replay within the window tells the app the same again, which it knows how to bear', async () => {
  const { payload, signature } = signed();
  await post(payload, signature);
  await post(payload, signature);
  expect(told).toHaveLength(2);
  expect(told[0]).toEqual(told[1]);
});

test('the README has the operator add every event that is read, and no other', () => {
  const step = /^3\. In Stripe, add the webhook([\s\S]*?)In Twilio/m.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  const listed = Array.from(step.matchAll(/`([a-z_]+\.[a-z_.]+)`/g), ([, type]) => type);
  expect(listed.toSorted()).toEqual(handledTypes().toSorted());
});

test('only POST is answered, and an empty secret is refused at construction', async () => {
  expect((await fetch(`${rig.url}/stripe/webhook`)).status).toBe(404);
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
