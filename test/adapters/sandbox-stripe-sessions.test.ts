import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { order, SECRET_KEY, type StripeRig, startStripeRig } from './sandbox-stripe-rig.ts';

let rig: StripeRig;
beforeEach(async () => {
  rig = await startStripeRig();
});
afterEach(() => rig.close());

describe('a session is opened as Stripe opens one', () => {
  test('with its amount, its addresses filled in, its metadata, and no payment intent yet', async () => {
    const session = await rig.sdk().checkout.sessions.create(order());
    expect(session).toMatchObject({
      object: 'checkout.session',
      amount_total: 12550,
      currency: 'cad',
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      livemode: false,
      metadata: { request: 'pay_1' },
      url: `${rig.stripe.url}/c/pay/${session.id}`,
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
    const refused = rig.sdk().checkout.sessions.create(asked);
    await expect(refused).rejects.toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, param });
    expect(rig.stripe.sessions).toHaveLength(0);
  });

  test('an amount under 50 cents is refused', async () => {
    const line_items = [{ quantity: 1, price_data: { currency: 'cad', unit_amount: 49, product_data: { name: 'x' } } }];
    await expect(rig.sdk().checkout.sessions.create(order({ line_items }))).rejects.toMatchObject({
      code: 'amount_too_small',
    });
  });

  test('a wrong key is refused as an authentication error', async () => {
    await expect(rig.sdk('sk_test_other').checkout.sessions.create(order())).rejects.toMatchObject({
      type: 'StripeAuthenticationError',
      statusCode: 401,
    });
  });

  test('what does not exist is missing', async () => {
    const sdk = rig.sdk();
    const gone = { type: 'StripeInvalidRequestError', statusCode: 404, code: 'resource_missing' };
    await expect(sdk.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject(gone);
    await expect(sdk.paymentIntents.retrieve('pi_none')).rejects.toMatchObject(gone);
    await expect(sdk.charges.retrieve('ch_none')).rejects.toMatchObject(gone);
    await expect(sdk.events.retrieve('evt_none')).rejects.toMatchObject(gone);
  });
});

describe('sessions end and are listed', () => {
  test('an open session can be expired once, and is told', async () => {
    const sdk = rig.sdk();
    const { id } = await sdk.checkout.sessions.create(order());
    expect(await sdk.checkout.sessions.expire(id)).toMatchObject({ status: 'expired', url: null });
    await expect(sdk.checkout.sessions.expire(id)).rejects.toMatchObject({ statusCode: 400 });
    await rig.stripe.webhooks.idle();
    expect(rig.types()).toEqual(['checkout.session.expired']);
    expect(() => rig.stripe.pay(id)).toThrow('expired');
  });

  test('a session expires by itself when its time has come', async () => {
    const sdk = rig.sdk();
    const { id } = await sdk.checkout.sessions.create(order());
    rig.now += 24 * 60 * 60 * 1000;
    expect(await sdk.checkout.sessions.retrieve(id)).toMatchObject({ status: 'expired' });
  });

  test('sessions are listed newest first, by status and time, page by page', async () => {
    const sdk = rig.sdk();
    const ids: string[] = [];
    for (let place = 0; place < 5; place += 1) {
      ids.unshift((await sdk.checkout.sessions.create(order())).id);
      rig.now += 1000;
    }
    rig.stripe.pay(ids[1] ?? '');
    rig.stripe.pay(ids[3] ?? '');
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
    const sdk = rig.sdk();
    rig.stripe.dropWebhooks(true);
    const { id } = await sdk.checkout.sessions.create(order());
    rig.stripe.pay(id);
    await rig.stripe.webhooks.idle();
    expect(rig.received).toHaveLength(0);
    const events = await sdk.events.list({ type: 'checkout.session.completed' });
    expect(events.data).toHaveLength(1);
    const event = await sdk.events.retrieve(events.data[0]?.id ?? '');
    expect(event.data.object).toMatchObject({ id, payment_status: 'paid' });
    const many = await sdk.events.list({ types: ['payment_intent.*', 'charge.succeeded'] });
    expect(many.data.map(({ type }) => type)).toContain('charge.succeeded');
    rig.stripe.dropWebhooks(false);
    rig.stripe.resend(event.id);
    await rig.stripe.webhooks.idle();
    expect(rig.types()).toEqual(['checkout.session.completed']);
  });
});

test('every path listed as not emulated answers so, in the shape of Stripe', async () => {
  const section = /^## Stripe$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(
    readFileSync('sandbox/NOT-EMULATED.md', 'utf8'),
  )?.[1];
  const listed = [...(section ?? '').matchAll(/`(GET|POST|DELETE) (\/\S+)`/g)];
  expect(listed.length).toBeGreaterThan(5);
  for (const [, method, path] of listed) {
    const answer = await fetch(rig.stripe.url + path, { method, headers: { authorization: `Bearer ${SECRET_KEY}` } });
    expect([method, path, answer.status]).toEqual([method, path, 501]);
    expect(await answer.json()).toMatchObject({
      error: { code: 'not_emulated', message: expect.stringContaining(path ?? '') },
    });
  }
});
