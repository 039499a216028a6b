import type { Stripe } from 'stripe';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Checkout, PageEnd, PageStanding } from '../../src/ports.ts';
import { createLines, type Lines, nobodysOwn, type OwnStripeAccounts } from './accounts.ts';
import { toStripe } from './amounts.ts';
import type { StripeAccount } from './client.ts';
import { isEvent, read } from './events.ts';
import { isSpentKey, outageOf } from './outage.ts';
import { refunding } from './refunds.ts';
import { standing } from './standing.ts';

type Ask = Parameters<Checkout['open']>[0];

/** Stripe's hosted Checkout, in the server's account and in companies' own. Throws on an empty key; its methods throw `Outage`. */
export function createStripeCheckout(server: StripeAccount, own: OwnStripeAccounts = nobodysOwn): Checkout {
  const lines = createLines(server, own);
  const call = <Result>(operation: string, work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      throw outageOf(operation, error);
    });

  return {
    async open(ask) {
      const { client } = await lines.of(ask.companyId);
      const { id, url, expires_at } = await call('checkout.open', createSession(await client(), ask));
      if (!url) throw new Outage('stripe', 'checkout.open', { outcome: 'never', code: 'session_not_open' });
      return { sessionId: id, url, expiresAt: new Date(expires_at * 1000) };
    },
    look: (companyId, sessionId) =>
      call(
        'checkout.look',
        lines.seek(companyId, async (stripe, { secretKey }) => standing(await retrieve(stripe, sessionId), secretKey)),
      ),
    close: (companyId, sessionId) =>
      call(
        'checkout.close',
        lines.seek(companyId, (stripe, { secretKey }) =>
          closeSession(stripe, sessionId, (session) => standing(session, secretKey)),
        ),
      ),
    ...refunding(lines),
    toldSince: (since, companyId) => toldSince(lines, since, companyId),
  };
}

/**
 * Stripe replays the answer of a key for a day, server errors too, which would leave the customer unable to pay
 * all that time. The session such an answer may hide has an address nobody was given, so a second key is safe.
 */
async function createSession(stripe: Stripe, ask: Ask): Promise<Stripe.Checkout.Session> {
  const create = (idempotencyKey: string) =>
    stripe.checkout.sessions.create(parametersOf(ask), { idempotencyKey, maxNetworkRetries: 1 });
  try {
    return await create(ask.key);
  } catch (error) {
    if (!isSpentKey(error)) throw error;
    return create(`${ask.key}:again`);
  }
}

function parametersOf(ask: Ask): Stripe.Checkout.SessionCreateParams {
  const { amount, currency } = toStripe(ask.amount);
  const name = `${ask.reference} · ${ask.companyName}`;
  // The session's metadata comes with its events, the intent's with those of the intent and its charges.
  const metadata = { companyId: ask.companyId, requestId: ask.requestId, ...(ask.part && { part: 'yes' }) };
  return {
    mode: 'payment',
    // The dashboard's own default would let people pay in another currency than they were asked in.
    adaptive_pricing: { enabled: false },
    line_items: [{ quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name } } }],
    client_reference_id: ask.requestId,
    metadata,
    payment_intent_data: { metadata, description: name },
    locale: ask.tongue === 'fr' ? 'fr-CA' : 'en',
    success_url: backTo(ask, { paid: '1' }),
    cancel_url: backTo(ask, {}),
  };
}

function backTo({ returnUrl, tongue }: Ask, hints: Record<string, string>): string {
  const url = new URL(returnUrl);
  for (const [name, value] of Object.entries({ lang: tongue, ...hints })) url.searchParams.set(name, value);
  return url.href;
}

/** A customer waits for the answer, and there is something else to show them when none comes. */
const BRIEFLY = { timeout: 2_000, maxNetworkRetries: 0 };

const retrieve = (stripe: Stripe, sessionId: string) =>
  stripe.checkout.sessions.retrieve(sessionId, { expand: ['payment_intent.latest_charge'] }, BRIEFLY);

/**
 * Only an open session can be expired, and the one a customer has just paid on is not: looked at first, and again when
 * Stripe says no, because it may have been paid meanwhile and there is no code for that.
 */
async function closeSession(
  stripe: Stripe,
  sessionId: string,
  standingOf: (session: Stripe.Checkout.Session) => PageStanding,
): Promise<PageEnd> {
  const before = standingOf(await retrieve(stripe, sessionId));
  if (before !== 'open') return before;
  try {
    await stripe.checkout.sessions.expire(sessionId, {}, BRIEFLY);
    return 'closed';
  } catch (error) {
    const after = standingOf(await retrieve(stripe, sessionId));
    if (after !== 'open') return after;
    // Stripe has refused what may be granted in a moment, such as while the customer's bank is asked.
    const refused = outageOf('checkout.close', error);
    if (!(refused instanceof Outage) || refused.outcome !== 'never') throw refused;
    throw new Outage('stripe', 'checkout.close', { cause: error, outcome: 'no', code: 'session_still_open' });
  }
}

/** Payments come before what became of them, which is known by the payment alone. */
const LISTS = [
  ['charge.succeeded'],
  [
    'checkout.session.async_payment_failed',
    ...['refund.created', 'refund.updated', 'refund.failed'],
    ...['charge.dispute.created', 'charge.dispute.updated', 'charge.dispute.closed'],
  ],
] satisfies Stripe.EventListParams['types'][];

/**
 * The events of payments, by when they succeeded. Sessions and charges are listed by when they were made, which
 * for a bank debit is days earlier: a look back of any fixed length would miss some. Stripe keeps events 30 days.
 */
async function* toldSince(lines: Lines, since: Date, companyId?: string): ReturnType<Checkout['toldSince']> {
  const gte = Math.floor(since.getTime() / 1000);
  try {
    for (const { client, secretKey } of await lines.held(companyId)) {
      const stripe = await client();
      for (const types of LISTS) {
        for await (const event of stripe.events.list({ types, created: { gte }, limit: 100 })) {
          const told = isEvent(event) ? read(event, secretKey) : 'silent';
          if (typeof told === 'object') yield told;
        }
      }
    }
  } catch (error) {
    throw outageOf('events.list', error);
  }
}
