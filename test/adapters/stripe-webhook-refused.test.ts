import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { read } from '../../adapters/stripe/events.ts';
import { about, account, charge, type StripeWebhookRig, signed, startStripeWebhook } from './stripe-webhook-rig.ts';

let webhook: StripeWebhookRig;
beforeEach(async () => {
  webhook = await startStripeWebhook();
});
afterEach(() => webhook.close());

describe('what is not signed by Stripe, now, for this endpoint, is refused and changes nothing', () => {
  const refused = async (answer: Response) => {
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toMatch(/Error|at .*\.ts/);
    expect(webhook.told).toEqual([]);
  };

  test('the good one is taken, whatever its content type', async () => {
    const { payload, signature } = signed();
    expect((await webhook.post(payload, signature, { 'content-type': 'text/plain' })).status).toBe(200);
    expect(webhook.told).toHaveLength(1);
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
    await refused(await webhook.post(payload, signature));
  });

  test('signed, but no JSON', async () => {
    const payload = '{"id": "evt_1", ';
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: account.webhookSecret });
    await refused(await webhook.post(payload, signature));
  });

  test('compressed, or over a quarter of a megabyte: answered before it is looked at', async () => {
    const { payload, signature } = signed();
    expect((await webhook.post(payload, signature, { 'content-encoding': 'gzip' })).status).toBe(415);
    const large = signed({ padding: 'x'.repeat(300_000) });
    expect((await webhook.post(large.payload, large.signature)).status).toBe(413);
    expect(webhook.told).toEqual([]);
    expect(webhook.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('refusals are counted', async () => {
    await webhook.post('x', 'y');
    expect(await webhook.metric('quittance_events_total{what="stripe_events_refused"}')).toBe(1);
  });
});

describe('signed events that say nothing to us', () => {
  test('of other software on the account: taken and counted', async () => {
    const foreign = signed({
      data: { object: { id: 'cs_1', object: 'checkout.session', metadata: { shop: 'other' } } },
    });
    expect((await webhook.post(foreign.payload, foreign.signature)).status).toBe(200);
    expect(webhook.told).toEqual([]);
    expect(await webhook.metric('quittance_events_total{what="stripe_events_not_ours"}')).toBe(1);
  });

  test('of a type we do not know: taken', async () => {
    const { payload, signature } = signed({ type: 'account.invented' });
    expect((await webhook.post(payload, signature)).status).toBe(200);
    expect(webhook.told).toEqual([]);
  });
});

describe('whose event it is, is asked before anything else is read', () => {
  const foreign = async (answer: Response) => {
    expect(answer.status).toBe(200);
    expect([webhook.told, webhook.unread]).toEqual([[], []]);
    expect(webhook.logged).toEqual([]);
    expect(await webhook.metric('quittance_events_total{what="stripe_events_not_ours"}')).toBe(1);
  };

  test.each(['thb', 'php', 'aed', 'xcd', 'pen', 'bgn'])('a charge of other software in %s', async (currency) => {
    await foreign(await webhook.send(charge({ currency, metadata: {} })));
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
    await foreign(await webhook.send(changes));
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
    const answer = await webhook.send(charge(changes));
    expect(answer.status).toBe(422);
    expect(webhook.told).toEqual([]);
    expect(webhook.unread).toEqual([
      { ...about, kind: 'unreadable', eventId: 'evt_1', type: 'charge.succeeded', why: expect.stringContaining(why) },
    ]);
    expect(await webhook.metric('quittance_events_total{what="stripe_events_unreadable"}')).toBe(1);
  });

  test('a session whose state of payment is unknown', async () => {
    const object = { payment_intent: 'pi_1', payment_status: 'invented', metadata: about };
    expect((await webhook.send({ type: 'checkout.session.completed', data: { object } })).status).toBe(422);
  });

  test.each([null, 'now', 1e18, 1.5])('a time that is %j', async (created) => {
    expect((await webhook.send({ ...charge(), created })).status).toBe(422);
    expect(webhook.unread[0]?.why).toContain('created');
  });

  test('how it was paid may be unreadable: the payment counts all the same', async () => {
    for (const details of [null, 7, 'card', [], { card: null }, { card: { brand: 4, wallet: 'x' } }, { type: {} }]) {
      expect((await webhook.send(charge({ payment_method_details: details }))).status).toBe(200);
    }
    expect(webhook.told).toHaveLength(7);
    expect(webhook.unread).toEqual([]);
  });

  test('why a payment was declined may be unreadable: it was declined all the same', async () => {
    for (const last_payment_error of [null, 'no', { code: 5, payment_method: 'pm_1' }, { decline_code: {} }]) {
      const object = { id: 'pi_1', last_payment_error, metadata: about };
      expect((await webhook.send({ type: 'payment_intent.payment_failed', data: { object } })).status).toBe(200);
    }
    expect(webhook.told.map(({ kind }) => kind)).toEqual(Array(4).fill('payment-declined'));
  });
});

test('signed, but no event at all: refused, without an error', async () => {
  for (const payload of ['null', '[]', '"x"', '5', '{}', '{"type":null}', '{"type":"charge.succeeded","data":null}']) {
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: account.webhookSecret });
    expect([payload, (await webhook.post(payload, signature)).status]).toEqual([payload, 400]);
  }
  expect(webhook.logged.filter(({ level }) => level === 'error')).toEqual([]);
});

test('a type by an inherited name says nothing to us', async () => {
  for (const type of ['__proto__', 'constructor', 'toString']) expect((await webhook.send({ type })).status).toBe(200);
  expect(webhook.told).toEqual([]);
});
