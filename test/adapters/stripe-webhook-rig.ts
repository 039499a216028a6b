/** Stripe's webhook on a real server, with its stand-in behind it and an app that remembers what it was told. */
import Stripe from 'stripe';
import { createStripeCheckout } from '../../adapters/stripe/checkout.ts';
import { mountStripe } from '../../adapters/stripe/webhook.ts';
import { type StripeStandIn, startStripe } from '../../sandbox/stripe/stand-in.ts';
import type { CheckoutEvent, MoneyBackEvent, UnreadableEvent } from '../../src/payments/payment.ts';
import { ask } from '../contracts/checkout.ts';
import { appWith, type Rig, serve } from './web-rig.ts';

const secretKey = 'sk_test_stand_in';
const webhookSecret = 'whsec_stand_in';
export const account = { secretKey, webhookSecret };

/** What every event of ours names. */
export const about = { companyId: 'com_1', requestId: 'pay_1' };

type Told = CheckoutEvent | MoneyBackEvent;

export interface StripeWebhookRig extends Rig {
  stripe: StripeStandIn;
  told: Told[];
  /** What the app was told of and could not be read. */
  unread: UnreadableEvent[];
  /** How many of the next events the app cannot write. */
  failing: number;
  /** A page to pay on; gives its address. */
  open(): Promise<string>;
  /** What the app was told once the customer has done this, but for the time. */
  toldAfter(deed: (url: string) => void): Promise<Omit<Told, 'at'>[]>;
  post(body: string | Buffer<ArrayBuffer>, signature?: string, headers?: Record<string, string>): Promise<Response>;
  /** An event with these changes, well signed. */
  send(changes: object): Promise<Response>;
}

export async function startStripeWebhook(): Promise<StripeWebhookRig> {
  const heard: Pick<StripeWebhookRig, 'told' | 'unread' | 'failing'> = { told: [], unread: [], failing: 0 };
  const app = appWith({
    async checkoutTold(event) {
      if (heard.failing-- > 0) throw new Error('the store is away');
      if (event.kind === 'unreadable') {
        heard.unread.push(event);
        return { outcome: 'unreadable' };
      }
      heard.told.push(event);
      return { outcome: 'taken', changed: true };
    },
  });
  const rig = await serve((web, log) => mountStripe(web.server, { app, account, log, count: web.count }));
  const url = `${rig.url}/stripe/webhook`;
  const stripe = await startStripe({ ...account, webhookUrl: url });
  const open = async () => (await createStripeCheckout({ secretKey, apiUrl: stripe.url }).open(ask())).url;
  const post: StripeWebhookRig['post'] = (body, signature, headers = {}) =>
    fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...(signature && { 'stripe-signature': signature }), ...headers },
    });
  return Object.assign(heard, {
    ...rig,
    stripe,
    open,
    async toldAfter(deed: (url: string) => void) {
      deed(await open());
      await stripe.webhooks.idle();
      return heard.told.map(({ at: _, ...rest }) => rest);
    },
    post,
    send(changes: object) {
      const { payload, signature } = signed(changes);
      return post(payload, signature);
    },
    async close() {
      await stripe.close();
      await rig.close();
    },
  });
}

/** An event as Stripe would write it, signed by the SDK. */
export function signed(changes: object = {}, { secret = webhookSecret, timestamp = Date.now() / 1000 } = {}) {
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

/** A charge that was paid. */
export const charge = (changes: object = {}) => ({
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
