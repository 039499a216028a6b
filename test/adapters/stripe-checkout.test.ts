import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fromStripe, toStripe } from '../../adapters/stripe/amounts.ts';
import { createStripeCheckout } from '../../adapters/stripe/checkout.ts';
import { declineReasonOf } from '../../adapters/stripe/declines.ts';
import { createEventLog, type Fault } from '../../sandbox/stand-in.ts';
import { type StripeStandIn, startStripe } from '../../sandbox/stripe/stand-in.ts';
import { ask, keepsTheCheckoutContract } from '../contracts/checkout.ts';
import { eventually } from '../fixtures/reading.ts';

const secretKey = 'sk_test_stand_in';

let stripe: StripeStandIn;
let ahead: number;
let calls: ReturnType<typeof createEventLog>;
const now = () => Date.now() + ahead;

beforeEach(async () => {
  ahead = 0;
  calls = createEventLog();
  stripe = await startStripe({ secretKey, webhookSecret: 'whsec_stand_in', now, log: calls });
});
afterEach(() => stripe.close());

const OPERATIONS = { open: 'checkout.sessions.create', refund: 'refunds.create' };
const checkout = () => createStripeCheckout({ secretKey, apiUrl: stripe.url });

describe('Stripe keeps the contract of a checkout', () => {
  keepsTheCheckoutContract(async () => ({
    checkout: checkout(),
    pay: async (url) => void stripe.pay(url),
    payByDebit: async (url) => void stripe.pay(url, { method: 'bank_debit' }),
    settle: async (url, paid = true) => void stripe.settleAsync(url, paid ? 'succeeded' : 'failed'),
    failOnce: (worked, what = 'open') =>
      stripe.faults.add({ kind: 'server-error', worked, operation: OPERATIONS[what], times: 1 }),
    dispute: (paymentId) => void stripe.dispute(paymentId),
    empty: () => {
      stripe.balance = 'empty';
    },
    pass: (ms) => {
      ahead += ms;
    },
    now: () => new Date(now()),
  }));
});

describe('a Stripe session', () => {
  test('says in the customer’s language what is paid to whom, and leads back to our page in it', async () => {
    await checkout().open(ask({ key: 'fr' }));
    await checkout().open(ask({ key: 'en', tongue: 'en' }));
    const [french, english] = stripe.sessions;
    expect(french).toMatchObject({
      locale: 'fr-CA',
      currency: 'cad',
      amount_total: 12_550,
      adaptive_pricing: { enabled: false },
      client_reference_id: 'pay_1',
      metadata: { companyId: 'com_1', requestId: 'pay_1' },
      success_url: 'https://pay.example.com/p/token?lang=fr&paid=1',
      cancel_url: 'https://pay.example.com/p/token?lang=fr',
    });
    expect(english).toMatchObject({ locale: 'en', cancel_url: 'https://pay.example.com/p/token?lang=en' });
    stripe.pay(french?.id ?? '');
    expect(stripe.charges[0]).toMatchObject({ metadata: { companyId: 'com_1', requestId: 'pay_1' } });
    expect(stripe.intents[0]?.description).toBe('RO4821 · Garage Boréal');
  });

  test('that is open is closed, and one that was paid is not asked to close', async () => {
    const [paid, open] = [await checkout().open(ask({ key: 'paid' })), await checkout().open(ask({ key: 'open' }))];
    stripe.pay(paid.url);
    for (const { sessionId } of [paid, open]) await checkout().close('com_1', sessionId);
    expect(stripe.sessions.map(({ status }) => status)).toEqual(['complete', 'expired']);
    const asked = calls.entries.map(({ what }) => what).filter((what) => what.includes('expire →'));
    expect(asked).toEqual(['checkout.sessions.expire → 200']);
  });

  test('that is paid while it is being closed says so, and was not closed', async () => {
    const { sessionId, url } = await checkout().open(ask());
    stripe.faults.add({ kind: 'delay', ms: 300, operation: 'checkout.sessions.expire' });
    const closing = checkout().close('com_1', sessionId);
    await eventually('looked at', () => calls.entries.some(({ what }) => what.includes('retrieve →')));
    stripe.pay(url);
    expect(await closing).toMatchObject({ kind: 'payment-succeeded', paymentId: stripe.intents[0]?.id });
  });

  test.each<[string, Fault, object]>([
    ['fails', { kind: 'server-error' }, { outcome: 'unclear' }],
    ['is busy', { kind: 'rate-limited', retryAfterSeconds: 2 }, { outcome: 'no', retryAfterMs: 2000 }],
    ['has locked it', { kind: 'server-error', status: 429 }, { outcome: 'no' }],
    ['refuses, and it is open all the same', { kind: 'server-error', status: 400 }, { outcome: 'no' }],
    ['hangs', { kind: 'hang' }, { outcome: 'unclear' }],
  ])('that cannot be closed because Stripe %s may still be paid on: an outage, soon', async (_, fault, outage) => {
    const { sessionId } = await checkout().open(ask());
    stripe.faults.add({ ...fault, operation: 'checkout.sessions.expire' });
    const started = performance.now();
    await expect(checkout().close('com_1', sessionId)).rejects.toMatchObject({ name: 'Outage', ...outage });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await checkout().look('com_1', sessionId)).toBe('open');
  });

  test('that was closed, although the answer was lost, is known to be', async () => {
    const { sessionId } = await checkout().open(ask());
    stripe.faults.add({ kind: 'lost-after', operation: 'checkout.sessions.expire', times: 1 });
    expect(await checkout().close('com_1', sessionId)).toBe('closed');
  });

  test('an empty key is refused before anything is built on it', () => {
    expect(() => createStripeCheckout({ secretKey: '' })).toThrow('secret key');
    expect(() => createStripeCheckout({ secretKey: '  ' })).toThrow('secret key');
  });
});

describe('a failure of Stripe is an outage that says whether it may have worked', () => {
  const failed = (key: string, apiUrl = stripe.url, secret = secretKey) =>
    createStripeCheckout({ secretKey: secret, apiUrl })
      .open(ask({ key }))
      .catch((error: unknown) => error);

  test('too many requests: no, and when to come back', async () => {
    stripe.faults.add({ kind: 'rate-limited', retryAfterSeconds: 3 });
    expect(await failed('busy')).toMatchObject({
      name: 'Outage',
      vendor: 'stripe',
      outcome: 'no',
      retryAfterMs: 3000,
      code: 'rate_limit',
    });
  });

  test('a server error, and a lost answer: unclear', async () => {
    stripe.faults.add({ kind: 'server-error' });
    expect(await failed('broken')).toMatchObject({ name: 'Outage', outcome: 'unclear' });
    stripe.faults.clear();
    stripe.faults.add({ kind: 'lost-after' });
    expect(await failed('lost')).toMatchObject({ name: 'Outage', outcome: 'unclear' });
  });

  test('a refused key: no; refused parameters: never', async () => {
    expect(await failed('key', stripe.url, 'sk_test_other')).toMatchObject({ name: 'Outage', outcome: 'no' });
    const small = checkout().open(ask({ amount: { minor: 3, currency: 'CAD' } }));
    await expect(small).rejects.toMatchObject({ name: 'Outage', outcome: 'never', code: 'amount_too_small' });
  });

  test('nobody there: no', async () => {
    const { url } = stripe;
    await stripe.close();
    expect(await failed('gone', url)).toMatchObject({ name: 'Outage', outcome: 'no' });
    stripe = await startStripe({ secretKey, webhookSecret: 'whsec_stand_in' });
  });

  test('a key that an earlier version asked with, in other words, keeps nobody from paying', async () => {
    await checkout().open(ask({ key: 'k1', reference: 'RO1' }));
    await expect(checkout().open(ask({ key: 'k1', reference: 'RO2' }))).resolves.toMatchObject({
      sessionId: expect.stringContaining('cs_'),
    });
  });

  test('one answer lost is made up for with the same key, and only one page is made', async () => {
    stripe.faults.add({ kind: 'lost-after', times: 1 });
    await checkout().open(ask());
    expect(stripe.sessions).toHaveLength(1);
  });

  test('a charge of other software, and one of ours that cannot be read, end no list', async () => {
    const since = new Date(now());
    stripe.pay((await checkout().open(ask())).url);
    stripe.payElsewhere({ currency: 'thb' });
    stripe.payElsewhere({ currency: 'thb', metadata: { companyId: 'com_1', requestId: 'pay_odd' } });
    const kinds: string[] = [];
    for await (const event of checkout().toldSince(since)) {
      kinds.push(`${event.kind} ${'requestId' in event ? event.requestId : event.paymentId}`);
    }
    expect(kinds).toEqual(['unreadable pay_odd', 'payment-succeeded pay_1']);
  });

  test('reconciliation is told of payments first, and then of what became of them', async () => {
    const since = new Date(now());
    const [paid, debit] = [await checkout().open(ask({ key: 'paid' })), await checkout().open(ask({ key: 'debit' }))];
    stripe.pay(paid.url);
    stripe.refund(paid.sessionId);
    stripe.dispute(paid.sessionId);
    stripe.pay(debit.url, { method: 'bank_debit' });
    stripe.settleAsync(debit.sessionId, 'failed');
    const kinds: string[] = [];
    for await (const { kind } of checkout().toldSince(since)) kinds.push(kind);
    expect(kinds).toEqual(['payment-succeeded', 'payment-failed', 'dispute-changed', 'refund-changed']);
  });

  test('reconciliation fails aloud, too', async () => {
    stripe.faults.add({ kind: 'server-error' });
    const listing = (async () => {
      for await (const _ of checkout().toldSince(new Date(0)));
    })();
    await expect(listing).rejects.toMatchObject({ name: 'Outage', operation: 'events.list' });
  });
});

describe('amounts as Stripe counts them', () => {
  test.each([
    ['CAD', 12_550, 12_550],
    ['JPY', 500, 500],
    ['ISK', 500, 50_000],
    ['UGX', 500, 50_000],
    ['MGA', 12_300, 123],
    ['KWD', 1230, 1230],
    ['HUF', 99, 99],
  ] as const)('%s: our %i is their %i, and back', (currency, ours, theirs) => {
    expect(toStripe({ minor: ours, currency })).toEqual({ amount: theirs, currency: currency.toLowerCase() });
    expect(fromStripe(theirs, currency.toLowerCase())).toEqual({ minor: ours, currency });
  });

  test('what they cannot count exactly is refused, never rounded', () => {
    expect(() => toStripe({ minor: 150, currency: 'MGA' })).toThrow('exactly');
    expect(() => toStripe({ minor: 1235, currency: 'KWD' })).toThrow('1235 KWD');
    expect(() => fromStripe(12_345, 'isk')).toThrow('no exact amount');
  });

  test('a currency that is never asked for is not taken for another', () => {
    expect(() => fromStripe(100, 'xau')).toThrow('"xau"');
    expect(() => fromStripe(100, '')).toThrow('never asked for');
  });
});

test('a decline has the reason the customer can act on; the bank keeps its suspicions', () => {
  expect(declineReasonOf('insufficient_funds', 'card_declined')).toBe('insufficient-funds');
  expect(declineReasonOf(undefined, 'expired_card')).toBe('expired-card');
  expect(declineReasonOf(undefined, 'payment_intent_authentication_failure')).toBe('authentication-failed');
  expect(declineReasonOf('fraudulent', 'card_declined')).toBe('refused-by-bank');
  expect(declineReasonOf('something_new', 'something_newer')).toBe('refused-by-bank');
  expect(declineReasonOf(undefined, undefined)).toBe('refused-by-bank');
});
