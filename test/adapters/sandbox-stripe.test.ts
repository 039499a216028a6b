import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { type StripeStandIn, startStripe } from '../../sandbox/stripe/stand-in.ts';

const SECRET_KEY = 'sk_test_stand_in';
const WEBHOOK_SECRET = 'whsec_stand_in';

interface Received {
  body: string;
  signature: string;
}

let stripe: StripeStandIn;
let received: Received[];
/** Of every attempt, accepted or not. */
let signatures: string[];
let endpoint: Server;
/** The statuses the app answers webhooks with; 200 once they are used up. */
let answers: number[];
let now: number;

const sdkFor = (key: string, retries = 0) => {
  const { hostname, port } = new URL(stripe.url);
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: retries, telemetry: false });
};

const order = (changes: Partial<Stripe.Checkout.SessionCreateParams> = {}): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  line_items: [{ quantity: 1, price_data: { currency: 'cad', unit_amount: 12550, product_data: { name: 'RO4821' } } }],
  success_url: 'https://pay.test/p/t?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://pay.test/p/t',
  client_reference_id: 'pay_1',
  metadata: { request: 'pay_1' },
  payment_intent_data: { metadata: { request: 'pay_1' } },
  locale: 'fr-CA',
  ...changes,
});

const types = () => received.map(({ body }) => JSON.parse(body).type as string);
const eventOf = (type: string) =>
  JSON.parse(received.find(({ body }) => JSON.parse(body).type === type)?.body ?? 'null');

beforeEach(async () => {
  received = [];
  signatures = [];
  answers = [];
  now = Date.now();
  endpoint = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const status = answers.shift() ?? 200;
    const signature = String(request.headers['stripe-signature']);
    signatures.push(signature);
    now += status === 200 ? 0 : 1000;
    if (status === 200) received.push({ body, signature });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const webhookUrl = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/stripe/webhook`;
  stripe = await startStripe({
    seed: 42,
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookUrl,
    merchant: 'Garage Boréal',
    settleMs: 700,
    now: () => now,
  });
});

afterEach(async () => {
  await stripe.close();
  endpoint.closeAllConnections();
  await new Promise((resolve) => endpoint.close(resolve));
});

describe('a session is opened as Stripe opens one', () => {
  test('with its amount, its addresses filled in, its metadata, and no payment intent yet', async () => {
    const session = await sdkFor(SECRET_KEY).checkout.sessions.create(order());
    expect(session).toMatchObject({
      object: 'checkout.session',
      amount_total: 12550,
      currency: 'cad',
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      livemode: false,
      metadata: { request: 'pay_1' },
      url: `${stripe.url}/c/pay/${session.id}`,
      success_url: `https://pay.test/p/t?session=${session.id}`,
    });
    expect(session.lastResponse.requestId).toMatch(/^req_\w{14}$/);
    expect(session.lastResponse.apiVersion).toBe('2026-10-28.endive');
  });

  test.each([
    ['no success address', { success_url: undefined }, 'success_url'],
    ['a language Checkout does not speak', { locale: 'en-CA' }, 'locale'],
    ['a life of 29 minutes', { expires_at: Math.floor(Date.now() / 1000) + 29 * 60 }, 'expires_at'],
    ['a life of 25 hours', { expires_at: Math.floor(Date.now() / 1000) + 25 * 3600 }, 'expires_at'],
    ['a parameter that is not emulated', { allow_promotion_codes: true }, 'allow_promotion_codes'],
    ['a metadata value of 501 characters', { metadata: { note: 'x'.repeat(501) } }, 'metadata[note]'],
  ])('%s is refused, naming the parameter', async (_, changes, param) => {
    const asked = order(changes as Partial<Stripe.Checkout.SessionCreateParams>);
    const refused = sdkFor(SECRET_KEY).checkout.sessions.create(asked);
    await expect(refused).rejects.toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, param });
    expect(stripe.sessions).toHaveLength(0);
  });

  test('an amount under 50 cents is refused', async () => {
    const line_items = [{ quantity: 1, price_data: { currency: 'cad', unit_amount: 49, product_data: { name: 'x' } } }];
    await expect(sdkFor(SECRET_KEY).checkout.sessions.create(order({ line_items }))).rejects.toMatchObject({
      code: 'amount_too_small',
    });
  });

  test('a wrong key is refused as an authentication error', async () => {
    await expect(sdkFor('sk_test_other').checkout.sessions.create(order())).rejects.toMatchObject({
      type: 'StripeAuthenticationError',
      statusCode: 401,
    });
  });

  test('what does not exist is missing', async () => {
    const sdk = sdkFor(SECRET_KEY);
    const gone = { type: 'StripeInvalidRequestError', statusCode: 404, code: 'resource_missing' };
    await expect(sdk.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject(gone);
    await expect(sdk.paymentIntents.retrieve('pi_none')).rejects.toMatchObject(gone);
    await expect(sdk.charges.retrieve('ch_none')).rejects.toMatchObject(gone);
    await expect(sdk.events.retrieve('evt_none')).rejects.toMatchObject(gone);
  });
});

describe('idempotency keys', () => {
  test('the same key gives the same session, and other parameters are refused', async () => {
    const sdk = sdkFor(SECRET_KEY);
    const first = await sdk.checkout.sessions.create(order(), { idempotencyKey: 'k1' });
    const again = await sdk.checkout.sessions.create(order(), { idempotencyKey: 'k1' });
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    const other = sdk.checkout.sessions.create(order({ client_reference_id: 'pay_2' }), { idempotencyKey: 'k1' });
    await expect(other).rejects.toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
    expect(stripe.sessions).toHaveLength(1);
  });

  test('an error of work that had begun is replayed; a refused parameter is not', async () => {
    const sdk = sdkFor(SECRET_KEY);
    const { id } = await sdk.checkout.sessions.create(order());
    stripe.pay(id);
    const expire = () => sdk.checkout.sessions.expire(id, {}, { idempotencyKey: 'k2' });
    const first = await expire().catch((error) => error);
    const again = await expire().catch((error) => error);
    expect([first.statusCode, again.statusCode]).toEqual([400, 400]);
    expect(again.headers['idempotent-replayed']).toBe('true');

    const options = { idempotencyKey: 'k3' };
    await expect(sdk.checkout.sessions.create(order({ success_url: 'nowhere' }), options)).rejects.toThrow();
    await expect(sdk.checkout.sessions.create(order(), options)).resolves.toMatchObject({ status: 'open' });
  });

  test('a key is forgotten after a day', async () => {
    const sdk = sdkFor(SECRET_KEY);
    const first = await sdk.checkout.sessions.create(order(), { idempotencyKey: 'k4' });
    now += 25 * 60 * 60 * 1000;
    const later = await sdk.checkout.sessions.create(order(), { idempotencyKey: 'k4' });
    expect(later.id).not.toBe(first.id);
  });

  test('a second call while the first is at work is a conflict, which the SDK retries', async () => {
    const slow = await startStripe({ secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, latencyMs: 100 });
    const { hostname, port } = new URL(slow.url);
    const at = { host: hostname, port, protocol: 'http' as const, telemetry: false };
    const create = (retries: number) =>
      new Stripe(SECRET_KEY, { ...at, maxNetworkRetries: retries }).checkout.sessions.create(order(), {
        idempotencyKey: 'k5',
      });
    try {
      const [first, conflict, patient] = await Promise.allSettled([create(0), create(0), create(3)]);
      const outcomes = [first, conflict].map((one) => (one.status === 'fulfilled' ? 200 : one.reason.statusCode));
      expect(outcomes.sort()).toEqual([200, 409]);
      expect(patient.status).toBe('fulfilled');
      expect(slow.sessions).toHaveLength(1);
    } finally {
      await slow.close();
    }
  });
});

describe('faults', () => {
  const create = (retries: number, idempotencyKey = 'pay_1:0') =>
    sdkFor(SECRET_KEY, retries).checkout.sessions.create(order(), { idempotencyKey });

  test('after a lost answer the SDK tries again with its key, and there is one session', async () => {
    stripe.faults.add({ kind: 'lost-after', operation: 'checkout.sessions.create', times: 1 });
    const session = await create(2);
    expect(stripe.sessions.map(({ id }) => id)).toEqual([session.id]);
  });

  test('a server error and a lost request are retried by the SDK', async () => {
    stripe.faults.add({ kind: 'server-error', status: 503, times: 1 });
    stripe.faults.add({ kind: 'lost-before', times: 1 });
    await expect(create(2)).resolves.toMatchObject({ status: 'open' });
    expect(stripe.sessions).toHaveLength(1);
  });

  test('a server error after the work began is replayed for its key', async () => {
    stripe.faults.add({ kind: 'server-error', worked: true, times: 1 });
    await expect(create(2)).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
    await expect(create(0, 'pay_1:1')).resolves.toMatchObject({ status: 'open' });
  });

  test('a rate limit reaches the caller, with the time to wait', async () => {
    stripe.faults.add({ kind: 'rate-limited', retryAfterSeconds: 3, times: 1 });
    const refused = await create(2).catch((error) => error);
    expect(refused).toMatchObject({ type: 'StripeRateLimitError', statusCode: 429 });
    expect(refused.headers['retry-after']).toBe('3');
  });

  test('a hanging call is answered once the faults are cleared', async () => {
    stripe.faults.add({ kind: 'hang' });
    const answered = create(0);
    await expect(Promise.race([answered, new Promise((resolve) => setTimeout(resolve, 50, 'nothing'))])).resolves.toBe(
      'nothing',
    );
    stripe.faults.clear();
    await expect(answered).resolves.toMatchObject({ status: 'open' });
  });

  test('half of the calls fail with a chance of one half, the same ones for the same seed', async () => {
    const run = async () => {
      const one = await startStripe({ seed: 7, secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET });
      one.faults.add({ kind: 'server-error', operation: /^checkout/, chance: 0.5 });
      const headers = { authorization: `Bearer ${SECRET_KEY}` };
      const statuses: number[] = [];
      for (let call = 0; call < 40; call += 1) {
        statuses.push((await fetch(`${one.url}/v1/checkout/sessions`, { headers })).status);
      }
      await one.close();
      return statuses;
    };
    const statuses = await run();
    expect(statuses.filter((status) => status === 500).length).toBeGreaterThan(10);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(10);
    expect(await run()).toEqual(statuses);
  });
});

describe('a payment', () => {
  test('settles the session and is told by signed events that the SDK accepts', async () => {
    const sdk = sdkFor(SECRET_KEY);
    const { id, url } = await sdk.checkout.sessions.create(order());
    stripe.pay(url ?? '', { method: 'apple_pay' });
    await stripe.webhooks.idle();

    expect(types().sort()).toEqual(
      ['charge.succeeded', 'checkout.session.completed', 'payment_intent.created', 'payment_intent.succeeded'].sort(),
    );
    for (const { body, signature } of received) {
      const event = sdk.webhooks.constructEvent(body, signature, WEBHOOK_SECRET);
      expect(event).toMatchObject({ api_version: '2026-10-28.endive', livemode: false, object: 'event' });
      expect(() => sdk.webhooks.constructEvent(`${body} `, signature, WEBHOOK_SECRET)).toThrow(/signature/i);
      expect(() => sdk.webhooks.constructEvent(body, signature, 'whsec_other')).toThrow(/signature/i);
    }
    expect(eventOf('checkout.session.completed').data.object).toMatchObject({
      id,
      status: 'complete',
      payment_status: 'paid',
      metadata: { request: 'pay_1' },
    });
    expect(eventOf('payment_intent.succeeded').data.object.metadata).toEqual({ request: 'pay_1' });

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
    const sdk = sdkFor(SECRET_KEY);
    const { id } = await sdk.checkout.sessions.create(order());
    stripe.pay(id, { outcome });
    await stripe.webhooks.idle();
    const failed = eventOf('payment_intent.payment_failed').data.object;
    expect(failed.last_payment_error).toMatchObject({ type: 'card_error', code, charge: failed.latest_charge });
    expect(failed.last_payment_error.decline_code).toBe(decline_code);
    expect(await sdk.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open', payment_status: 'unpaid' });

    stripe.pay(id);
    const session = await sdk.checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
    expect(session).toMatchObject({ payment_status: 'paid', payment_intent: { id: failed.id, status: 'succeeded' } });
    expect(stripe.charges.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
    expect(() => stripe.pay(id)).toThrow('complete');
  });

  test('with 3-D Secure waits for the answer, and a failed one leaves the session open', async () => {
    const sdk = sdkFor(SECRET_KEY);
    const { id } = await sdk.checkout.sessions.create(order());
    stripe.pay(id, { outcome: 'authentication_required' });
    expect(stripe.intents[0]?.status).toBe('requires_action');
    stripe.answerChallenge(id, 'fail');
    expect(stripe.intents[0]?.last_payment_error?.code).toBe('payment_intent_authentication_failure');
    expect(() => stripe.answerChallenge(id, 'complete')).toThrow('awaits no authentication');
    stripe.pay(id, { outcome: 'authentication_required' });
    expect(stripe.answerChallenge(id, 'complete').payment_status).toBe('paid');
  });

  test.each([
    ['succeeded', 'checkout.session.async_payment_succeeded', 'paid'],
    ['failed', 'checkout.session.async_payment_failed', 'unpaid'],
  ] as const)('by bank debit completes unpaid and %s later', async (result, type, payment_status) => {
    const sdk = sdkFor(SECRET_KEY);
    const { id } = await sdk.checkout.sessions.create(order());
    expect(stripe.pay(id, { method: 'bank_debit' })).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    await stripe.webhooks.idle();
    expect(eventOf('checkout.session.completed').data.object.payment_status).toBe('unpaid');
    stripe.settleAsync(id, result);
    await stripe.webhooks.idle();
    expect(eventOf(type).data.object).toMatchObject({ id, payment_status });
    expect(await sdk.checkout.sessions.retrieve(id)).toMatchObject({ status: 'complete', payment_status });
    expect(() => stripe.settleAsync(id, result)).toThrow('nothing to settle');
  });

  test.each([
    ['bank_debit', 'invalid_account', 'account_number_invalid', 'acss_debit'],
    ['klarna', 'provider_decline', 'payment_method_provider_decline', 'klarna'],
  ] as const)('by %s that fails (%s) charges nothing, and goes on with the same intent', async (...args) => {
    const [method, outcome, code, type] = args;
    const { id } = await sdkFor(SECRET_KEY).checkout.sessions.create(order());
    stripe.pay(id, { method, outcome });
    await stripe.webhooks.idle();
    const failed = eventOf('payment_intent.payment_failed').data.object;
    expect(failed.last_payment_error).toMatchObject({ type: 'invalid_request_error', code, payment_method: { type } });
    expect([types(), stripe.charges]).toEqual([['payment_intent.created', 'payment_intent.payment_failed'], []]);
    expect(stripe.pay(id, { method: 'bank_debit' })).toMatchObject({ status: 'complete', payment_intent: failed.id });
  });

  test('by Klarna is a charge of its own kind', async () => {
    const { id } = await sdkFor(SECRET_KEY).checkout.sessions.create(order());
    expect(stripe.pay(id, { method: 'klarna' }).payment_status).toBe('paid');
    expect(stripe.charges).toMatchObject([{ payment_method_details: { type: 'klarna', klarna: {} } }]);
  });

  test('out of the blue is a new intent with the same metadata and any amount', async () => {
    const { id } = await sdkFor(SECRET_KEY).checkout.sessions.create(order());
    stripe.pay(id);
    const extra = stripe.payUnexpectedly(id, { amount: 9900 });
    await stripe.webhooks.idle();
    const told = received.map(({ body }) => JSON.parse(body)).filter(({ type }) => type === 'payment_intent.succeeded');
    expect(told.map(({ data }) => data.object.amount_received).sort()).toEqual([12550, 9900]);
    expect(extra.metadata).toEqual({ request: 'pay_1' });
  });
});

describe('a payment, afterwards', () => {
  const pay = async () => {
    const { id } = await sdkFor(SECRET_KEY).checkout.sessions.create(order());
    stripe.pay(id);
    await stripe.webhooks.idle();
    received.length = 0;
    return id;
  };

  test('is refunded in the dashboard, in parts, and never more than is left', async () => {
    const id = await pay();
    const part = stripe.refund(id, { amount: 2550 });
    expect(part).toMatchObject({ object: 'refund', metadata: {}, payment_intent: stripe.intents[0]?.id });
    stripe.refund(id);
    expect(stripe.charges[0]).toMatchObject({ amount_refunded: 12_550, refunded: true });
    expect(() => stripe.refund(id, { amount: 1 })).toThrow('within the 0 left');
    await stripe.webhooks.idle();
    expect(types()).toEqual(['refund.created', 'charge.refunded', 'refund.created', 'charge.refunded']);
    stripe.endRefund(part.id, 'failed');
    expect(stripe.charges[0]).toMatchObject({ amount_refunded: 10_000, refunded: false });
    await stripe.webhooks.idle();
    expect(types().slice(-2)).toEqual(['refund.updated', 'refund.failed']);
  });

  test('is disputed: the money is withdrawn, and comes back when it is won; a question withdraws nothing', async () => {
    const id = await pay();
    const { id: disputed } = stripe.dispute(id);
    stripe.moveDispute(disputed, 'won');
    stripe.dispute(id, { inquiry: true });
    await stripe.webhooks.idle();
    expect(types().map((type) => type.replace('charge.dispute.', ''))).toEqual([
      ...['created', 'funds_withdrawn', 'closed', 'funds_reinstated', 'created'],
    ]);
    expect(eventOf('charge.dispute.created').data.object).toMatchObject({
      ...{ object: 'dispute', amount: 12_550, metadata: {}, payment_intent: stripe.intents[0]?.id },
      ...{ status: 'needs_response', evidence_details: { due_by: Math.floor(now / 1000) + 7 * 86_400 } },
    });
  });

  test('that was not paid can be neither refunded nor disputed', async () => {
    const { id } = await sdkFor(SECRET_KEY).checkout.sessions.create(order());
    expect(() => stripe.refund(id)).toThrow('was not paid');
    expect(() => stripe.dispute(id)).toThrow('was not paid');
  });
});

describe('sessions end and are listed', () => {
  test('an open session can be expired once, and is told', async () => {
    const sdk = sdkFor(SECRET_KEY);
    const { id } = await sdk.checkout.sessions.create(order());
    expect(await sdk.checkout.sessions.expire(id)).toMatchObject({ status: 'expired', url: null });
    await expect(sdk.checkout.sessions.expire(id)).rejects.toMatchObject({ statusCode: 400 });
    await stripe.webhooks.idle();
    expect(types()).toEqual(['checkout.session.expired']);
    expect(() => stripe.pay(id)).toThrow('expired');
  });

  test('a session expires by itself when its time has come', async () => {
    const sdk = sdkFor(SECRET_KEY);
    const { id } = await sdk.checkout.sessions.create(order());
    now += 24 * 60 * 60 * 1000;
    expect(await sdk.checkout.sessions.retrieve(id)).toMatchObject({ status: 'expired' });
  });

  test('sessions are listed newest first, by status and time, page by page', async () => {
    const sdk = sdkFor(SECRET_KEY);
    const ids: string[] = [];
    for (let place = 0; place < 5; place += 1) {
      ids.unshift((await sdk.checkout.sessions.create(order())).id);
      now += 1000;
    }
    stripe.pay(ids[1] ?? '');
    stripe.pay(ids[3] ?? '');
    const all = await sdk.checkout.sessions.list({ limit: 2 }).autoPagingToArray({ limit: 10 });
    expect(all.map(({ id }) => id)).toEqual(ids);
    const paid = await sdk.checkout.sessions.list({ status: 'complete', expand: ['data.payment_intent'] });
    expect(paid.data.map(({ id }) => id)).toEqual([ids[1], ids[3]]);
    expect(paid.data[0]?.payment_intent).toMatchObject({ status: 'succeeded' });
    const since = all[2]?.created ?? 0;
    const recent = await sdk.checkout.sessions.list({ created: { gte: since } });
    expect(recent.data.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    expect(recent.has_more).toBe(false);
  });

  test('events are listed by type, even those never delivered', async () => {
    const sdk = sdkFor(SECRET_KEY);
    stripe.dropWebhooks(true);
    const { id } = await sdk.checkout.sessions.create(order());
    stripe.pay(id);
    await stripe.webhooks.idle();
    expect(received).toHaveLength(0);
    const events = await sdk.events.list({ type: 'checkout.session.completed' });
    expect(events.data).toHaveLength(1);
    const event = await sdk.events.retrieve(events.data[0]?.id ?? '');
    expect(event.data.object).toMatchObject({ id, payment_status: 'paid' });
    const many = await sdk.events.list({ types: ['payment_intent.*', 'charge.succeeded'] });
    expect(many.data.map(({ type }) => type)).toContain('charge.succeeded');
    stripe.dropWebhooks(false);
    stripe.resend(event.id);
    await stripe.webhooks.idle();
    expect(types()).toEqual(['checkout.session.completed']);
  });
});

describe('webhooks are delivered at least once', () => {
  test('again until accepted, each time newly signed', async () => {
    answers = [500, 503];
    const { id } = await sdkFor(SECRET_KEY).checkout.sessions.create(order());
    stripe.expire(id);
    await stripe.webhooks.idle();
    expect(types()).toEqual(['checkout.session.expired']);
    const seconds = signatures.map((signature) => Number(/^t=(\d+),v1=/.exec(signature)?.[1]));
    expect(seconds.map((one) => one - (seconds[0] ?? 0))).toEqual([0, 1, 2]);
  });

  test('to an app that was down when they were due', async () => {
    const { port } = endpoint.address() as AddressInfo;
    await new Promise((resolve) => endpoint.close(resolve));
    const { id } = await sdkFor(SECRET_KEY).checkout.sessions.create(order());
    stripe.expire(id);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await new Promise<void>((resolve) => endpoint.listen(port, '127.0.0.1', resolve));
    await stripe.webhooks.idle();
    expect(types()).toEqual(['checkout.session.expired']);
  });

  test('twice when asked, with the same event id', async () => {
    stripe.webhooks.manners.duplicateChance = 1;
    const { id } = await sdkFor(SECRET_KEY).checkout.sessions.create(order());
    stripe.expire(id);
    await stripe.webhooks.idle();
    expect(received).toHaveLength(2);
    expect(new Set(received.map(({ body }) => JSON.parse(body).id)).size).toBe(1);
  });

  test('in another order when held and released backwards', async () => {
    const { id } = await sdkFor(SECRET_KEY).checkout.sessions.create(order());
    stripe.webhooks.hold();
    stripe.pay(id);
    await stripe.webhooks.release('reversed');
    expect(types()).toEqual(stripe.events.map(({ type }) => type).reverse());
  });
});

describe('the hosted page', () => {
  const open = async (changes: Partial<Stripe.Checkout.SessionCreateParams> = {}) => {
    const session = await sdkFor(SECRET_KEY).checkout.sessions.create(order(changes));
    return { id: session.id, url: session.url ?? '' };
  };
  const press = (url: string, fields: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const read = async (url: string) => (await fetch(url)).text();

  test('is in the language of the session, with the merchant, the amount, and the test notice', async () => {
    const french = await read((await open()).url);
    expect(french).toContain('<html lang="fr">');
    expect(french).toContain('Page de test Stripe - aucun argent ne bouge');
    expect(french).toContain('Garage Boréal');
    expect(french.replace(/[\u00a0\u202f]/g, ' ')).toContain('125,50 $');
    const english = await read((await open({ locale: 'en' })).url);
    expect(english).toContain('Stripe test page - no money moves');
    expect(english).toContain('$125.50');
    expect(english).not.toContain('<script');
  });

  test('what the merchant wrote cannot become markup', async () => {
    const product_data = { name: '<img src=x onerror=alert(1)>' };
    const line_items = [{ quantity: 1, price_data: { currency: 'cad', unit_amount: 5000, product_data } }];
    const page = await read((await open({ line_items })).url);
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img');
  });

  test.each([
    ['Apple Pay', { wallet: 'apple_pay' }],
    ['Google Pay', { wallet: 'google_pay' }],
    ['a test card', { pick: '4242424242424242' }],
    ['a typed card', { number: '5555 5555 5555 4444', expiry: '12 / 34', code: '123', with: 'card' }],
  ])('%s pays and leads back to the merchant, and then says it is paid', async (_, fields) => {
    const { id, url } = await open();
    const answer = await press(url, fields);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`https://pay.test/p/t?session=${id}`);
    expect(await read(url)).toContain('Déjà payé');
    expect((await press(url, fields)).status).toBe(200);
    expect(stripe.charges).toHaveLength(1);
  });

  test('a declined card stays on the page with the reason, and another try works', async () => {
    const { url } = await open();
    const declined = await press(url, { pick: '4000000000009995' });
    const page = await read(new URL(declined.headers.get('location') ?? '', url).href);
    expect(page).toContain('Votre carte n’a pas les fonds suffisants');
    await press(url, { wallet: 'apple_pay' });
    expect(stripe.sessions[0]?.payment_status).toBe('paid');
  });

  test('a number that is no card number charges nothing', async () => {
    const { url } = await open();
    const answer = await press(url, { number: '1234', with: 'card' });
    expect(await read(new URL(answer.headers.get('location') ?? '', url).href)).toContain('n’est pas valide');
    expect(stripe.intents).toHaveLength(0);
  });

  test('3-D Secure asks, and completing it pays', async () => {
    const { id, url } = await open();
    const asked = await press(url, { pick: '4000000000003220' });
    const challenge = new URL(asked.headers.get('location') ?? '', url).href;
    expect(await read(challenge)).toContain('Votre banque veut savoir');
    expect((await press(challenge, { answer: 'fail' })).headers.get('location')).toBe(`/c/pay/${id}`);
    expect(await read(url)).toContain('n’a pas pu confirmer');
    await press(url, { pick: '4000000000003220' });
    const done = await press(challenge, { answer: 'complete' });
    expect(done.headers.get('location')).toBe(`https://pay.test/p/t?session=${id}`);
    expect(stripe.sessions[0]?.payment_status).toBe('paid');
  });

  test('a bank debit is in progress, then settles by itself', async () => {
    const { url } = await open();
    await press(url, { bank: 'succeeded' });
    expect(stripe.sessions[0]).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(await read(url)).toContain('Paiement en cours');
    const deadline = Date.now() + 8000;
    while (stripe.sessions[0]?.payment_status !== 'paid' && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(stripe.sessions[0]?.payment_status).toBe('paid');
  });

  test('a bank account mistyped says so on the page, where another try works', async () => {
    const { url } = await open();
    const answer = await press(url, { bank: 'mistyped' });
    expect(await read(new URL(answer.headers.get('location') ?? '', url).href)).toContain('compte bancaire n’est pas');
    await press(url, { bank: 'succeeded' });
    expect(stripe.sessions[0]?.status).toBe('complete');
  });

  test('an expired session and an unknown one say so', async () => {
    const { id, url } = await open();
    stripe.expire(id);
    expect(await read(url)).toContain('Cette page a expiré');
    expect((await press(url, { wallet: 'apple_pay' })).status).toBe(200);
    expect(stripe.intents).toHaveLength(0);
    expect((await fetch(`${stripe.url}/c/pay/cs_test_none`)).status).toBe(404);
  });
});

test('every path listed as not emulated answers so, in the shape of Stripe', async () => {
  const section = /^## Stripe$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(
    readFileSync('sandbox/NOT-EMULATED.md', 'utf8'),
  )?.[1];
  const listed = [...(section ?? '').matchAll(/`(GET|POST|DELETE) (\/\S+)`/g)];
  expect(listed.length).toBeGreaterThan(5);
  for (const [, method, path] of listed) {
    const answer = await fetch(stripe.url + path, { method, headers: { authorization: `Bearer ${SECRET_KEY}` } });
    expect([method, path, answer.status]).toEqual([method, path, 501]);
    expect(await answer.json()).toMatchObject({
      error: { code: 'not_emulated', message: expect.stringContaining(path ?? '') },
    });
  }
});
