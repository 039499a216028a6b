import express, { type Express, type Request } from 'express';
import type { Stripe } from 'stripe';
import type { App } from '../../src/app.ts';
import type { Log } from '../../src/ports.ts';
import { read } from './events.ts';
import { stripeSdk } from './sdk.ts';

/** How far an event's time may be from ours, either way, in seconds. */
const WINDOW = 300;

/**
 * Takes Stripe's events at `POST /stripe/webhook`: 400 for what it did not sign within five minutes, 200 only
 * after the app has written what the event says; when it could not, the error goes on to the app's own edge, and
 * Stripe sends the event again. Throws on an empty secret.
 */
export function mountStripe(
  web: Express,
  { app, webhookSecret, log, count }: { app: App; webhookSecret: string; log: Log; count: (what: string) => void },
): void {
  if (!webhookSecret.trim()) throw new Error('Stripe needs the signing secret of its webhook');
  const raw = express.raw({ type: () => true, limit: '256kb', inflate: false });

  web.post('/stripe/webhook', raw, async (request, response) => {
    const event = await verify(request, webhookSecret, log);
    if (!event) {
      count('stripe_events_refused');
      response.status(400).type('text').send('not signed by Stripe for this endpoint, or not now');
      return;
    }
    const told = read(event);
    if (typeof told === 'object') await app.checkoutTold(told);
    count(typeof told === 'object' ? 'stripe_events_taken' : `stripe_events_${told.replace('-', '_')}`);
    response.type('text').send('taken');
  });
}

/** The event, if Stripe signed these bytes; the body is read only after that. */
async function verify(request: Request, secret: string, log: Log): Promise<Stripe.Event | undefined> {
  const signature = request.get('stripe-signature') ?? '';
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body) || !isTimely(signature)) return undefined;
  const StripeSdk = await stripeSdk();
  try {
    return StripeSdk.webhooks.constructEvent(body, signature, secret, WINDOW);
  } catch (error) {
    log.warn('a Stripe event was refused', { reason: error instanceof Error ? error.name : 'unknown' });
    return undefined;
  }
}

/** The SDK refuses what is too old and accepts what comes from the future. */
function isTimely(signature: string): boolean {
  const times = [...signature.matchAll(/(?:^|,)t=(\d+)/g)].map(([, seconds]) => Number(seconds));
  return times.length > 0 && times.every((seconds) => Math.abs(Date.now() / 1000 - seconds) <= WINDOW);
}
