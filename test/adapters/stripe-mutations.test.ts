import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { createStripeCheckout } from '../../adapters/stripe/checkout.ts';
import { handledTypes } from '../../adapters/stripe/events.ts';
import { mountStripe } from '../../adapters/stripe/webhook.ts';
import { presentMessage } from '../../cards/present.ts';
import { createRandom } from '../../sandbox/stand-in.ts';
import { type StripeStandIn, startStripe } from '../../sandbox/stripe/stand-in.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { ask } from '../contracts/checkout.ts';
import { mutated } from '../fixtures/mutations.ts';
import { freshRequest, garage } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';
import { type Logged, type Rig, serve } from './web-rig.ts';

const account = { secretKey: 'sk_test_stand_in', webhookSecret: 'whsec_stand_in' };
const SEED = Number(process.env.SEED ?? 4821);
const TIMES = 500;

let world: World;
let stripe: StripeStandIn;
let rig: Rig;
const logged: Logged[] = [];

beforeAll(async () => {
  const at = (level: Logged['level']) => (what: string) => void logged.push({ level, what });
  world = await createWorld({ log: { info: at('info'), warn: at('warn'), error: at('error') } });
  stripe = await startStripe({ ...account, seed: SEED });
  rig = await serve((web, log) => mountStripe(web.server, { app: world.app, account, log, count: web.count }));
});
afterAll(async () => {
  await rig.close();
  await stripe.close();
  await world.close();
});

async function requested(id: string): Promise<PaymentRequest> {
  const request = freshRequest({ id, key: id, linkHash: id, debt: id });
  await world.store.requests.insert(request);
  return request;
}

/** A page of Stripe's for a request of ours. */
async function pageFor(requestId: string): Promise<string> {
  const checkout = createStripeCheckout({ secretKey: account.secretKey, apiUrl: stripe.url });
  const { sessionId } = await checkout.open(ask({ key: `${requestId}:1`, companyId: garage.id, requestId }));
  return sessionId;
}

/** Everything that can happen to requests of ours, as Stripe's events tell it. */
async function happenings() {
  for (const name of ['card', 'late', 'failing', 'left']) await requested(`pay_${name}`);
  const [card, late, failing, left] = await Promise.all(
    ['card', 'late', 'failing', 'left'].map((n) => pageFor(`pay_${n}`)),
  );
  stripe.pay(card!, { outcome: 'insufficient_funds' });
  stripe.pay(card!, { method: 'apple_pay' });
  stripe.endRefund(stripe.refund(card!, { amount: 500, reason: 'duplicate', status: 'pending' }).id, 'failed');
  const { id } = stripe.dispute(card!, { inquiry: true });
  stripe.moveDispute(id, 'needs_response');
  stripe.moveDispute(id, 'lost');
  for (const session of [late!, failing!]) stripe.pay(session, { method: 'bank_debit' });
  stripe.settleAsync(late!, 'succeeded');
  stripe.settleAsync(failing!, 'failed');
  stripe.expire(left!);
  const handled = stripe.events.filter(({ type }) => handledTypes().includes(type));
  // Of a payout only its id is read, and then looked up: its own story holds that.
  const ofPayments = handledTypes().filter((type) => !type.startsWith('payout.'));
  expect(new Set(handled.map(({ type }) => type))).toEqual(new Set(ofPayments));
  return handled;
}

async function send(event: unknown): Promise<number> {
  const payload = JSON.stringify(event) ?? 'undefined';
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: account.webhookSecret });
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
  return (await fetch(`${rig.url}/stripe/webhook`, { method: 'POST', body: payload, headers })).status;
}

test(`${TIMES} signed events with something wrong in each: none is a failure of ours, and the next good one settles`, async () => {
  const events = await happenings();
  const random = createRandom(SEED);
  const answers = new Map<number, number>();
  for (let turn = 0; turn < TIMES; turn += 1) {
    const event = events[turn % events.length]!;
    const { value, deed } = mutated(event, random);
    const status = await send(value);
    answers.set(status, (answers.get(status) ?? 0) + 1);
    // The seed and the turn are enough to send it again.
    expect([SEED, turn, event.type, deed, [200, 400, 409, 413, 422].includes(status) || status]).toEqual([
      ...[SEED, turn, event.type, deed, true],
    ]);
  }
  // Without a good number of each, the mutations would have missed what is read.
  for (const status of [200, 400, 422]) expect(answers.get(status)).toBeGreaterThan(10);
  expect([...logged, ...rig.logged].filter(({ what }) => what === 'a request failed')).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();

  await requested('pay_good');
  const session = await pageFor('pay_good');
  const before = stripe.events.length;
  stripe.pay(session);
  for (const event of stripe.events.slice(before)) expect(await send(event)).toBe(200);
  expect(await world.store.requests.get(garage.id, 'pay_good')).toMatchObject({ state: 'paid', payments: [{}] });
});

test('whatever was written of them can be read, delivered and drawn', async () => {
  await world.app.deliverDue();
  expect(logged.filter(({ what }) => /delivery|sweep/.test(what))).toEqual([]);
  const drawn = world.chat.posted.flatMap(({ versions }) => versions.map((version) => presentMessage(version)));
  expect(drawn.length).toBeGreaterThan(10);
});
