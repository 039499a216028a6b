import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { eventually } from '../fixtures/reading.ts';
import { order, type StripeRig, startStripeRig } from './sandbox-stripe-rig.ts';

let rig: StripeRig;
beforeEach(async () => {
  rig = await startStripeRig();
});
afterEach(() => rig.close());

describe('the hosted page', () => {
  const open = async (changes: Partial<Stripe.Checkout.SessionCreateParams> = {}) => {
    const session = await rig.sdk().checkout.sessions.create(order(changes));
    return { id: session.id, url: session.url ?? '' };
  };
  const press = (url: string, fields: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const read = async (url: string) => (await fetch(url)).text();

  test('is in the language of the session, with the merchant, the amount, and the test notice', async () => {
    const french = await read((await open()).url);
    expect(french).toContain('<html lang="fr">');
    expect(french).toContain('Page d’essai Stripe – aucune somme n’est débitée');
    expect(french).toContain('Garage Boréal');
    expect(french.replace(/[\u00a0\u202f]/g, ' ')).toContain('125,50 $');
    const english = await read((await open({ locale: 'en' })).url);
    expect(english).toContain('Stripe test page – no money moves');
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
    expect(rig.stripe.charges).toHaveLength(1);
  });

  test('a declined card stays on the page with the reason, and another try works', async () => {
    const { url } = await open();
    const declined = await press(url, { pick: '4000000000009995' });
    const page = await read(new URL(declined.headers.get('location') ?? '', url).href);
    expect(page).toContain('Les fonds sont insuffisants');
    await press(url, { wallet: 'apple_pay' });
    expect(rig.stripe.sessions[0]?.payment_status).toBe('paid');
  });

  test('a number that is no card number charges nothing', async () => {
    const { url } = await open();
    const answer = await press(url, { number: '1234', with: 'card' });
    expect(await read(new URL(answer.headers.get('location') ?? '', url).href)).toContain('n’est pas valide');
    expect(rig.stripe.intents).toHaveLength(0);
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
    expect(rig.stripe.sessions[0]?.payment_status).toBe('paid');
  });

  test('a bank debit is in progress, then settles by itself', async () => {
    const { url } = await open();
    await press(url, { bank: 'succeeded' });
    expect(rig.stripe.sessions[0]).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(await read(url)).toContain('Paiement en cours');
    await eventually('the debit settled', () => rig.stripe.sessions[0]?.payment_status === 'paid');
  });

  test('a bank account mistyped says so on the page, where another try works', async () => {
    const { url } = await open();
    const answer = await press(url, { bank: 'mistyped' });
    expect(await read(new URL(answer.headers.get('location') ?? '', url).href)).toContain('compte bancaire n’est pas');
    await press(url, { bank: 'succeeded' });
    expect(rig.stripe.sessions[0]?.status).toBe('complete');
  });

  test('an expired session and an unknown one say so', async () => {
    const { id, url } = await open();
    rig.stripe.expire(id);
    expect(await read(url)).toContain('Cette page a expiré');
    expect((await press(url, { wallet: 'apple_pay' })).status).toBe(200);
    expect(rig.stripe.intents).toHaveLength(0);
    expect((await fetch(`${rig.stripe.url}/c/pay/cs_test_none`)).status).toBe(404);
  });
});
