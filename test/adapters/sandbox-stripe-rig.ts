/** Stripe's stand-in as the SDK finds it, with an app beside it that takes its events. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { type StripeStandIn, startStripe } from '../../sandbox/stripe/stand-in.ts';

export const SECRET_KEY = 'sk_test_stand_in';
export const WEBHOOK_SECRET = 'whsec_stand_in';

/** What an event speaks of: a payment, or a session that was paid. */
type Told = Pick<Stripe.PaymentIntent, 'id' | 'metadata' | 'last_payment_error' | 'latest_charge'> &
  Pick<Stripe.Checkout.Session, 'payment_status'>;

export interface StripeRig {
  stripe: StripeStandIn;
  /** The events that the app accepted. */
  received: { body: string; signature: string }[];
  /** Of every attempt, accepted or not. */
  signatures: string[];
  /** The statuses the app answers webhooks with, or that nobody is there; 200 once they are used up. */
  answers: (number | 'away')[];
  /** Milliseconds since 1970, as the stand-in sees them. */
  now: number;
  sdk(key?: string, retries?: number): Stripe;
  /** The types of the accepted events, as they came. */
  types(): string[];
  eventOf(type: string): { data: { object: Told } };
  close(): Promise<void>;
}

export async function startStripeRig(): Promise<StripeRig> {
  const rig: Omit<StripeRig, 'stripe' | 'close'> = {
    ...{ received: [], signatures: [], answers: [], now: Date.now() },
    sdk: (key = SECRET_KEY, retries = 0) => sdkOf(stripe, key, retries),
    types: () => rig.received.map(({ body }) => JSON.parse(body).type),
    eventOf: (type) => rig.received.map(({ body }) => JSON.parse(body)).find((event) => event.type === type),
  };
  const endpoint = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const answer = rig.answers.shift() ?? 200;
    const signature = String(request.headers['stripe-signature']);
    rig.signatures.push(signature);
    rig.now += answer === 200 ? 0 : 1000;
    if (answer === 'away') return void response.destroy();
    if (answer === 200) rig.received.push({ body, signature });
    response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const stripe = await startStripe({
    seed: 42,
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookUrl: `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/stripe/webhook`,
    merchant: 'Garage Boréal',
    settleMs: 700,
    now: () => rig.now,
  });
  return Object.assign(rig, {
    stripe,
    async close() {
      await stripe.close();
      endpoint.closeAllConnections();
      await new Promise((resolve) => endpoint.close(resolve));
    },
  });
}

export function sdkOf({ url }: StripeStandIn, key = SECRET_KEY, retries = 0): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: retries, telemetry: false });
}

/** What a payment of 125.50 dollars is asked with. */
export const order = (
  changes: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams => ({
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
