import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startStripe } from '../../sandbox/stripe/stand-in.ts';
import { order, SECRET_KEY, type StripeRig, sdkOf, startStripeRig, WEBHOOK_SECRET } from './sandbox-stripe-rig.ts';

let rig: StripeRig;
beforeEach(async () => {
  rig = await startStripeRig();
});
afterEach(() => rig.close());

describe('idempotency keys', () => {
  test('the same key gives the same session, and other parameters are refused', async () => {
    const sdk = rig.sdk();
    const first = await sdk.checkout.sessions.create(order(), { idempotencyKey: 'k1' });
    const again = await sdk.checkout.sessions.create(order(), { idempotencyKey: 'k1' });
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    const other = sdk.checkout.sessions.create(order({ client_reference_id: 'pay_2' }), { idempotencyKey: 'k1' });
    await expect(other).rejects.toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
    expect(rig.stripe.sessions).toHaveLength(1);
  });

  test('an error of work that had begun is replayed; a refused parameter is not', async () => {
    const sdk = rig.sdk();
    const { id } = await sdk.checkout.sessions.create(order());
    rig.stripe.pay(id);
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
    const sdk = rig.sdk();
    const first = await sdk.checkout.sessions.create(order(), { idempotencyKey: 'k4' });
    rig.now += 25 * 60 * 60 * 1000;
    const later = await sdk.checkout.sessions.create(order(), { idempotencyKey: 'k4' });
    expect(later.id).not.toBe(first.id);
  });

  test('a second call while the first is at work is a conflict, which the SDK retries', async () => {
    const slow = await startStripe({ secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, latencyMs: 100 });
    const create = (retries: number) =>
      sdkOf(slow, SECRET_KEY, retries).checkout.sessions.create(order(), { idempotencyKey: 'k5' });
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
    rig.sdk(SECRET_KEY, retries).checkout.sessions.create(order(), { idempotencyKey });

  test('after a lost answer the SDK tries again with its key, and there is one session', async () => {
    rig.stripe.faults.add({ kind: 'lost-after', operation: 'checkout.sessions.create', times: 1 });
    const session = await create(2);
    expect(rig.stripe.sessions.map(({ id }) => id)).toEqual([session.id]);
  });

  test('a server error and a lost request are retried by the SDK', async () => {
    rig.stripe.faults.add({ kind: 'server-error', status: 503, times: 1 });
    rig.stripe.faults.add({ kind: 'lost-before', times: 1 });
    await expect(create(2)).resolves.toMatchObject({ status: 'open' });
    expect(rig.stripe.sessions).toHaveLength(1);
  });

  test('a server error after the work began is replayed for its key', async () => {
    rig.stripe.faults.add({ kind: 'server-error', worked: true, times: 1 });
    await expect(create(2)).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
    await expect(create(0, 'pay_1:1')).resolves.toMatchObject({ status: 'open' });
  });

  test('a rate limit reaches the caller, with the time to wait', async () => {
    rig.stripe.faults.add({ kind: 'rate-limited', retryAfterSeconds: 3, times: 1 });
    const refused = await create(2).catch((error) => error);
    expect(refused).toMatchObject({ type: 'StripeRateLimitError', statusCode: 429 });
    expect(refused.headers['retry-after']).toBe('3');
  });

  test('a hanging call is answered once the faults are cleared, and holds up no other', async () => {
    rig.stripe.faults.add({ kind: 'hang', times: 1 });
    const calls = [create(0, 'pay_1:0'), create(0, 'pay_1:1')];
    await Promise.race(calls);
    expect(rig.stripe.sessions).toHaveLength(1);
    rig.stripe.faults.clear();
    await expect(Promise.all(calls)).resolves.toMatchObject([{ status: 'open' }, { status: 'open' }]);
    expect(rig.stripe.sessions).toHaveLength(2);
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

describe('webhooks are delivered at least once', () => {
  test('again until accepted, each time newly signed', async () => {
    rig.answers = [500, 503];
    const { id } = await rig.sdk().checkout.sessions.create(order());
    rig.stripe.expire(id);
    await rig.stripe.webhooks.idle();
    expect(rig.types()).toEqual(['checkout.session.expired']);
    const seconds = rig.signatures.map((signature) => Number(/^t=(\d+),v1=/.exec(signature)?.[1]));
    expect(seconds.map((one) => one - (seconds[0] ?? 0))).toEqual([0, 1, 2]);
  });

  test('to an app that was down when they were due', async () => {
    rig.answers = ['away', 'away', 'away'];
    const { id } = await rig.sdk().checkout.sessions.create(order());
    rig.stripe.expire(id);
    await rig.stripe.webhooks.idle();
    expect([rig.signatures.length, rig.types()]).toEqual([4, ['checkout.session.expired']]);
  });

  test('twice when asked, with the same event id', async () => {
    rig.stripe.webhooks.manners.duplicateChance = 1;
    const { id } = await rig.sdk().checkout.sessions.create(order());
    rig.stripe.expire(id);
    await rig.stripe.webhooks.idle();
    expect(rig.received).toHaveLength(2);
    expect(new Set(rig.received.map(({ body }) => JSON.parse(body).id)).size).toBe(1);
  });

  test('in another order when held and released backwards', async () => {
    const { id } = await rig.sdk().checkout.sessions.create(order());
    rig.stripe.webhooks.hold();
    rig.stripe.pay(id);
    await rig.stripe.webhooks.release('reversed');
    expect(rig.types()).toEqual(rig.stripe.events.map(({ type }) => type).reverse());
  });
});
