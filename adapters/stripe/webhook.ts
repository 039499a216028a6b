import express, { type Express, type Request, type Response } from 'express';
import type { App } from '../../src/app.ts';
import type { ProcessorEvent } from '../../src/payments/payment.ts';
import type { Log, PayoutEvent } from '../../src/ports.ts';
import { isEvent, read, type StripeEvent } from './events.ts';
import { readPayoutEvent } from './payout-events.ts';
import { stripeSdk } from './sdk.ts';

/** How far an event's time may be from ours, either way, in seconds. */
const WINDOW = 300;

/**
 * What Stripe is answered. It repeats for three days whatever is not a 2xx, so that what is ours and was not taken is
 * not lost: a version that can read it, or the store that has the request, may be there by then. That is a 4xx, as the
 * event is at fault and the log has said so; a 5xx is for what may go better the next moment, and counts as our failure.
 */
const STATUS = { taken: 200, silent: 200, 'not-ours': 200, unreadable: 422, 'request-missing': 409 } as const;

/** An account whose events are taken: its key says of which mode they are, its secret that they are its. */
interface Told {
  secretKey: string;
  webhookSecret: string;
}

type Takes = Pick<App, 'checkoutTold' | 'payoutTold'>;

interface Receiving {
  app: Takes;
  /** The server's. */
  account: Told;
  /** A company's own, now and before; none for what is no company's id. */
  own?: (companyId: string) => Promise<Told[]>;
  log: Log;
  count: (what: string) => void;
}

/**
 * Takes Stripe's events, the server's at `POST /stripe/webhook` and those of a company's own account at
 * `POST /webhooks/stripe/<company>`: 400 for what it did not sign within five minutes, 200 only after the app has written
 * what the event says; when it could not, the error goes on to the app's own edge, and Stripe sends the event again.
 * Throws on an empty secret.
 */
export function mountStripe(web: Express, { app, account, own = async () => [], log, count }: Receiving): void {
  if (!account.webhookSecret.trim()) throw new Error('Stripe needs the signing secret of its webhook');
  const raw = express.raw({ type: () => true, limit: '256kb', inflate: false });

  async function receive(request: Request, response: Response, accounts: Told[], by?: string): Promise<void> {
    for (const { secretKey, webhookSecret } of accounts) {
      const event = await verify(request, webhookSecret);
      if (!event) continue;
      const told = readPayoutEvent(event, secretKey, log) ?? read(event, secretKey);
      const { outcome } = typeof told === 'string' ? { outcome: told } : await take(app, told, by);
      count(`stripe_events_${outcome.replace('-', '_')}`);
      response.status(STATUS[outcome]).type('text').send(outcome);
      return;
    }
    if (request.get('stripe-signature')) log.warn('a Stripe event was refused', { ...(by && { companyId: by }) });
    count('stripe_events_refused');
    response.status(400).type('text').send('not an event that Stripe signed for this endpoint, now');
  }

  web.post('/stripe/webhook', raw, (request, response) => receive(request, response, [account]));
  web.post('/webhooks/stripe/:company', raw, async (request: Request<{ company: string }>, response) => {
    const { company } = request.params;
    await receive(request, response, await own(company), company);
  });
}

const take = (app: Takes, told: ProcessorEvent | PayoutEvent, by: string | undefined) =>
  told.kind === 'payout-changed' ? app.payoutTold(told, by) : app.checkoutTold(told, by);

/** The event, if Stripe signed these bytes; the body is read only after that. */
async function verify(request: Request, secret: string): Promise<StripeEvent | undefined> {
  const signature = request.get('stripe-signature') ?? '';
  const body: unknown = request.body;
  if (!secret || !Buffer.isBuffer(body) || !isTimely(signature)) return undefined;
  const StripeSdk = await stripeSdk();
  try {
    const event: unknown = StripeSdk.webhooks.constructEvent(body, signature, secret, WINDOW);
    return isEvent(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

/** The SDK refuses what is too old and accepts what comes from the future. */
function isTimely(signature: string): boolean {
  const times = [...signature.matchAll(/(?:^|,)t=(\d+)/g)].map(([, seconds]) => Number(seconds));
  return times.length > 0 && times.every((seconds) => Math.abs(Date.now() / 1000 - seconds) <= WINDOW);
}
