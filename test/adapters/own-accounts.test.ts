/** Accounts of companies' own, through the vendors' SDKs: two stand-ins each, the server's and a company's. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createStripeCheckout } from '../../adapters/stripe/checkout.ts';
import { stripeCheck } from '../../adapters/stripe/entering.ts';
import { createStripeEvidence } from '../../adapters/stripe/evidence.ts';
import { createStripePayouts } from '../../adapters/stripe/payouts.ts';
import { mountStripe } from '../../adapters/stripe/webhook.ts';
import { twilioCheck } from '../../adapters/twilio/entering.ts';
import { createTwilioSms } from '../../adapters/twilio/sms.ts';
import { mountTwilio } from '../../adapters/twilio/webhook.ts';
import { startStripe } from '../../sandbox/stripe/stand-in.ts';
import { startTwilio } from '../../sandbox/twilio/stand-in.ts';
import { ask } from '../contracts/checkout.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { signed } from './stripe-webhook-rig.ts';
import { appWith, serve } from './web-rig.ts';

const PUBLIC_URL = 'https://pay.example.com';
const mobile = '+15145550188';
const closing: (() => Promise<unknown>)[] = [];
const open = <T extends { close(): Promise<unknown> }>(one: T): T => {
  closing.push(() => one.close());
  return one;
};
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe('Stripe', () => {
  const keys = { server: 'sk_test_server', own: 'rk_test_own' };
  const secrets = { server: 'whsec_server', own: 'whsec_own' };
  const told: [string | undefined, string][] = [];
  let isOwn: boolean;
  async function start() {
    told.length = 0;
    isOwn = true;
    const start = (secretKey: string, webhookSecret: string) => startStripe({ secretKey, webhookSecret });
    const server = open(await start(keys.server, secrets.server));
    const own = open(await start(keys.own, secrets.own));
    const ownAccount = { secretKey: keys.own, webhookSecret: secrets.own, apiUrl: own.url };
    const ownOf = async (companyId: string) => (isOwn && companyId === 'com_1' ? [ownAccount] : []);
    const app = appWith({
      checkoutTold: async (event, by) => {
        told.push([by, event.kind]);
        return { outcome: 'taken', changed: true };
      },
    });
    const account = { secretKey: keys.server, webhookSecret: secrets.server };
    const rig = open(
      await serve((web, log) => mountStripe(web.server, { app, account, own: ownOf, log, count: web.count })),
    );
    const serverAccount = { secretKey: keys.server, apiUrl: server.url };
    return {
      ...{ server, own, rig },
      checkout: createStripeCheckout(serverAccount, ownOf),
      payingOut: createStripePayouts(serverAccount, ownOf),
      evidence: createStripeEvidence(serverAccount, ownOf),
    };
  }

  test('new pages are made in the company’s own account, and what was made before is found where it is', async () => {
    const { server, own, checkout, evidence } = await start();
    isOwn = false;
    const before = await checkout.open(ask({ key: 'before' }));
    isOwn = true;
    const after = await checkout.open(ask({ key: 'after' }));
    const others = await checkout.open(ask({ key: 'other', companyId: 'com_2' }));
    expect([server.sessions.length, own.sessions.length]).toEqual([2, 1]);
    for (const { sessionId } of [before, after]) expect(await checkout.look('com_1', sessionId)).toBe('open');
    server.pay(before.url);
    own.pay(after.url);
    for (const { sessionId } of [before, after])
      expect(await checkout.close('com_1', sessionId)).toMatchObject({ kind: 'payment-succeeded' });
    expect(await checkout.close('com_2', others.sessionId)).toBe('closed');
    const [paidBefore, paidAfter] = [server.intents[0]!.id, own.intents[0]!.id];
    const order = { companyId: 'com_1', requestId: 'pay_1', amount: { minor: 100, currency: 'CAD' as const } };
    for (const [paymentId, orderId] of [
      [paidBefore, 'ref_1'],
      [paidAfter, 'ref_2'],
    ] as const) {
      const made = await checkout.refund({ ...order, paymentId, orderId, reason: 'goodwill' });
      expect(made).toMatchObject({ orderId });
      expect(await checkout.findRefund('com_1', paymentId, orderId)).toMatchObject({ orderId });
    }
    expect([server.refunds.length, own.refunds.length]).toEqual([1, 1]);
    expect(await checkout.refund({ ...order, paymentId: 'pi_nowhere', orderId: 'ref_3', reason: 'goodwill' })).toEqual({
      refused: 'not-refundable',
    });
    const disputeId = server.dispute(paidBefore).id;
    expect(await evidence.submit({ key: 'evi:1', companyId: 'com_1', disputeId })).toBe('submitted');
  });

  test('its payouts are its own, and told apart from the server’s', async () => {
    const { server, own, checkout, payingOut } = await start();
    own.pay((await checkout.open(ask({ key: 'a' }))).url);
    server.pay((await checkout.open(ask({ key: 'b', companyId: 'com_2' }))).url);
    const [theirs, servers] = [own.bank.payOut().id, server.bank.payOut().id];
    const ids = async (companyId?: string) => {
      const found = [];
      for await (const one of payingOut.since(new Date(0), companyId)) found.push(one.id);
      return found;
    };
    expect([await ids('com_1'), await ids(), await ids('com_2')]).toEqual([[theirs], [servers], []]);
    expect(await payingOut.find('com_1', theirs)).toMatchObject({ id: theirs });
    expect(await payingOut.find('com_2', theirs)).toBeUndefined();
    const heard = async (companyId?: string) => {
      const kinds = [];
      for await (const event of checkout.toldSince(new Date(0), companyId)) kinds.push(event.kind);
      return kinds;
    };
    expect([await heard('com_1'), await heard('com_2')]).toEqual([['payment-succeeded'], []]);
  });

  test('an event is taken at the address of its company with its own secret alone', async () => {
    const { own, rig, checkout } = await start();
    own.webhookUrl = `${rig.url}/webhooks/stripe/com_1`;
    own.pay((await checkout.open(ask({ key: 'a' }))).url);
    await own.webhooks.idle();
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(([by]) => by === 'com_1')).toBe(true);
    told.length = 0;
    const post = async (path: string, secret: string) => {
      const { payload, signature } = signed({}, { secret });
      const headers = { 'stripe-signature': signature };
      return (await fetch(rig.url + path, { method: 'POST', body: payload, headers })).status;
    };
    expect(await post('/webhooks/stripe/com_1', secrets.server)).toBe(400);
    for (const path of [
      '/stripe/webhook',
      ...['com_2', '$ne', '__proto__', '%E0%A4%A'].map((id) => `/webhooks/stripe/${id}`),
    ])
      expect([path, await post(path, secrets.own)]).toEqual([path, 400]);
    expect(told).toEqual([]);
    expect(await post('/webhooks/stripe/com_1', secrets.own)).toBe(200);
  });
});

describe('Twilio', () => {
  const [SERVER, OWN] = ['+15145550100', '+15145550777'];
  const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'token_server' };
  const ownAccount = { accountSid: `AC${'2'.repeat(32)}`, authToken: 'token_own', sender: OWN };
  const heard: unknown[] = [];
  beforeEach(() => void heard.splice(0));

  async function start() {
    const app = appWith({
      textReceived: async ({ body }, by) => heard.push([by, body]) > 0,
      textReported: async ({ companyId, textId }, { state }) => heard.push([companyId, textId, state]) > 0,
    });
    let ownUrl = '';
    const own = async (companyId: string) => (companyId === 'com_1' ? [{ ...ownAccount, apiUrl: ownUrl }] : []);
    const options = { app, account, own, publicUrl: PUBLIC_URL };
    const rig = open(await serve((web, log) => mountTwilio(web.server, { ...options, log, count: web.count })));
    const at = { app: { publicUrl: PUBLIC_URL, localUrl: rig.url }, stepMs: 1 };
    const server = open(await startTwilio({ ...account, ...at, senders: [SERVER] }));
    const theirs = open(
      await startTwilio({ ...ownAccount, ...at, senders: [OWN], inboundPath: '/webhooks/twilio/com_1/inbound' }),
    );
    ownUrl = theirs.url;
    const sms = createTwilioSms({
      account: { ...account, apiUrl: server.url },
      own,
      publicUrl: PUBLIC_URL,
      log: silentLog,
    });
    return { server, theirs, sms, rig };
  }

  test('a text goes out by the account that its number is of, and is found and reported on there', async () => {
    const { server, theirs, sms } = await start();
    const since = new Date(Date.now() - 5000);
    const about = (textId: string) => ({ companyId: 'com_1', textId });
    const now = await sms.send({ from: OWN, to: mobile, body: 'Nouveau', about: about('txt_1') });
    const before = await sms.send({ from: SERVER, to: mobile, body: 'Ancien', about: about('txt_2') });
    await Promise.all([server.idle(), theirs.idle()]);
    expect([server.to(mobile).length, theirs.to(mobile).length]).toEqual([1, 1]);
    for (const sent of [now, before]) {
      if (!('sid' in sent)) throw new Error('it was refused');
      expect(await sms.reportOn('com_1', sent.sid)).toMatchObject({ sid: sent.sid, state: 'delivered' });
    }
    for (const body of ['Nouveau', 'Ancien'])
      expect(await sms.find({ companyId: 'com_1', to: mobile, body, since, known: [] })).toMatch(/^SM/);
    expect(await sms.find({ companyId: 'com_2', to: mobile, body: 'Nouveau', since, known: [] })).toBeUndefined();
    expect(heard).toContainEqual(['com_1', 'txt_1', 'delivered']);
    expect(heard).toContainEqual(['com_1', 'txt_2', 'delivered']);
  });

  test('what comes to it is taken at the address of its company, with its own token alone', async () => {
    const { server, theirs, sms } = await start();
    await theirs.customerTexts({ from: mobile, to: OWN, body: 'Allô' });
    expect(heard).toEqual([['com_1', 'Allô']]);
    expect((await sms.receivedSince([OWN], new Date(0), 'com_1')).map(({ body }) => body)).toEqual(['Allô']);
    expect(await sms.receivedSince([SERVER], new Date(0))).toEqual([]);
    heard.length = 0;
    for (const path of ['/twilio/inbound', '/webhooks/twilio/com_2/inbound', '/webhooks/twilio/__proto__/inbound']) {
      theirs.inbound.url = PUBLIC_URL + path;
      await theirs.customerTexts({ from: mobile, to: OWN, body: 'ailleurs' });
    }
    server.inbound.url = `${PUBLIC_URL}/webhooks/twilio/com_1/inbound`;
    await server.customerTexts({ from: mobile, to: SERVER, body: 'd’un autre compte' });
    expect(heard).toEqual([]);
  });
});

describe('an account that is entered', () => {
  const server = { secretKey: 'sk_test_server' };
  const lookAt = async (secretKey: string, { denied = [] as string[], given = secretKey, of = server } = {}) => {
    const stripe = open(await startStripe({ secretKey: given, webhookSecret: 'whsec', account: 'acct_1', denied }));
    const answer = await stripeCheck({ ...of, apiUrl: stripe.url })({ secretKey });
    // Looking at it makes nothing.
    expect([stripe.sessions.length, stripe.refunds.length, stripe.events.length]).toEqual([0, 0, 0]);
    return answer.ok ? answer.value : answer.refusal;
  };

  test('is Stripe’s, of the server’s mode, and may do all that is needed, or it is said what it may not', async () => {
    expect(await lookAt('rk_test_own')).toEqual({ account: 'acct_1', name: 'Quittance', isLive: false });
    expect(await lookAt('rk_test_own', { given: 'rk_test_other' })).toEqual({ code: 'key-unknown' });
    expect(await lookAt('rk_live_own')).toEqual({ code: 'key-of-live-mode' });
    expect(await lookAt('rk_test_own', { of: { secretKey: 'sk_live_server' } })).toEqual({ code: 'key-of-test-mode' });
    const denied = ['refunds.create', 'events.list', 'checkout.sessions.create', 'disputes.update', 'payouts.list'];
    expect(await lookAt('rk_test_own', { denied })).toEqual({
      code: 'key-permissions',
      missing: ['Checkout Sessions (write)', 'Refunds (write)', 'Disputes (write)', 'Payouts (read)', 'Events (read)'],
    });
    expect(await lookAt('rk_test_own', { denied: ['accounts.retrieve'] })).toEqual({
      ...{ code: 'key-permissions', missing: ['Account (read)'] },
    });
  });

  test('is looked at within two seconds, or not at all', async () => {
    const nobody = { ...server, apiUrl: 'http://127.0.0.1:9' };
    await expect(stripeCheck(nobody)({ secretKey: 'rk_test_own' })).rejects.toMatchObject({ name: 'Outage' });
    const stripe = open(await startStripe({ secretKey: 'rk_test_own', webhookSecret: 'whsec' }));
    stripe.faults.add({ kind: 'hang' });
    const started = performance.now();
    await expect(stripeCheck({ ...server, apiUrl: stripe.url })({ secretKey: 'rk_test_own' })).rejects.toMatchObject({
      name: 'Outage',
    });
    expect(performance.now() - started).toBeLessThan(2_900);
  });

  test('is Twilio’s with its own number or service, or it is said why not', async () => {
    const account = { accountSid: `AC${'3'.repeat(32)}`, authToken: 'token' };
    const service = `MG${'4'.repeat(32)}`;
    const twilio = open(
      await startTwilio({
        ...account,
        senders: ['+15145550777', '+15005550007'],
        services: { [service]: ['+15145550777'] },
        app: { publicUrl: PUBLIC_URL },
      }),
    );
    const lookAt = async (sender: string, authToken = account.authToken) => {
      const answer = await twilioCheck(twilio.url)({ ...account, authToken, sender });
      return answer.ok ? answer.value : answer.refusal.code;
    };
    expect(await lookAt('+15145550777')).toEqual({ isLive: true, name: 'Garage' });
    expect(await lookAt(service)).toEqual({ isLive: true, name: 'Garage texts' });
    expect(await lookAt('+15145550777', 'wrong')).toBe('token-refused');
    expect(await lookAt('+15145550778')).toBe('sender-not-yours');
    expect(await lookAt(`MG${'5'.repeat(32)}`)).toBe('sender-not-yours');
    expect(await lookAt('+15005550007')).toBe('sender-without-texts');
    await expect(twilioCheck('http://127.0.0.1:9')({ ...account, sender: service })).rejects.toMatchObject({
      name: 'Outage',
    });
  });
});
