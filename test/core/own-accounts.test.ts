/** Companies with accounts of their own: each is told by its own alone, and nobody else's. */
import { expect, test } from '@jest/globals';
import type { Company } from '../../src/company/company.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { StripeOwn, TwilioOwn } from '../../src/ports.ts';
import { memoryStore } from '../fixtures/memory-store.ts';
import { garage, NOON } from '../fixtures/requests.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld } from '../fixtures/world.ts';

const cad = (minor: number) => ({ minor, currency: 'CAD' as const });
const later = new Date(NOON.getTime() + 1000);
const theirs: Company = { ...garage, id: 'com_theirs', name: 'Garage Nord', textSender: '+15145550999' };
const stripeOf = (companyId: string, changes: Partial<StripeOwn> = {}): StripeOwn => ({
  ...{ companyId, account: 'acct_1', secretKey: 'rk_live_abcd1234', webhookSecret: 'whsec_1', isLive: true, at: NOON },
  ...changes,
});
const twilioOf = (companyId: string, changes: Partial<TwilioOwn> = {}): TwilioOwn => ({
  ...{
    companyId,
    accountSid: `AC${'1'.repeat(32)}`,
    authToken: 'token',
    sender: '+15145550777',
    isLive: true,
    at: NOON,
  },
  ...changes,
});

async function twoCompanies() {
  const { store } = memoryStore();
  const world = await createWorld({ store });
  await store.companies.found(theirs, { id: 'slack:T9', companyId: theirs.id });
  return world;
}

test('no two companies have one account with Stripe, or one number; each may enter its own anew', async () => {
  const { accounts } = memoryStore().store;
  expect(await accounts.keepStripe(stripeOf('com_1'))).toBe(true);
  expect(await accounts.keepStripe(stripeOf('com_2'))).toBe(false);
  expect(await accounts.keepTwilio(twilioOf('com_2'))).toBe(true);
  expect(await accounts.keepTwilio(twilioOf('com_1', { accountSid: `AC${'2'.repeat(32)}` }))).toBe(false);
  const rolled = stripeOf('com_1', { secretKey: 'rk_live_wxyz', at: later });
  expect(await accounts.keepStripe(rolled)).toBe(true);
  expect(await accounts.stripe('com_1')).toEqual([rolled]);
  expect(await accounts.stripe('com_2')).toEqual([]);
});

test('the one that was entered last comes first, and those before it stay', async () => {
  const { accounts } = memoryStore().store;
  await accounts.keepStripe(stripeOf('com_1'));
  await accounts.keepStripe(stripeOf('com_1', { account: 'acct_2', at: later }));
  expect((await accounts.stripe('com_1')).map(({ account }) => account)).toEqual(['acct_2', 'acct_1']);
});

test('what is secret stands nowhere in the database as it is', async () => {
  const { store, documents } = memoryStore();
  await store.accounts.keepStripe(stripeOf('com_1'));
  await store.accounts.keepTwilio(twilioOf('com_1', { authToken: 'very-secret-token' }));
  const all = JSON.stringify(await documents('accounts'));
  expect(all).toContain('acct_1');
  for (const secret of ['rk_live', 'whsec_1', 'very-secret']) expect(all).not.toContain(secret);
});

test('the account of a company says nothing of what another asks for, nor of its refunds, texts and payouts', async () => {
  const { app, marc, store, checkout, close } = await twoCompanies();
  await store.accounts.keepTwilio(twilioOf(theirs.id));
  const values = { customer: 'new:+15145550188', name: 'Julie', amount: '125,50', reference: 'RO4821' };
  await quickpayOf(app, marc).send(
    { ...values, reply: 'payment-request', message: '', language: 'auto' },
    [],
    'view:1',
  );
  const request = (await store.requests.byKey(garage.id, 'view:1'))!;
  const paid = {
    ...{ companyId: garage.id, requestId: request.id, paymentId: 'pi_1', at: NOON, amount: cad(12_550) },
    kind: 'payment-succeeded' as const,
  };
  expect(await app.checkoutTold(paid, theirs.id)).toEqual({ outcome: 'not-ours' });
  expect((await store.requests.get(garage.id, request.id))?.payments).toEqual([]);
  expect(await app.checkoutTold(paid, garage.id)).toMatchObject({ outcome: 'taken' });
  const refund = { id: 're_1', amount: cad(12_550), status: 'succeeded' as const, at: NOON };
  const told = { kind: 'refund-changed' as const, paymentId: 'pi_1', at: NOON, refund };
  expect(await app.checkoutTold(told, theirs.id)).toEqual({ outcome: 'not-ours' });
  expect(checkout.sessions.size).toBe(0);
  const text = { sid: 'SM1', from: '+15145550188', body: 'Allô', media: 0 };
  expect(await app.textReceived({ ...text, to: garage.textSender }, theirs.id)).toBe(false);
  expect(await app.textReceived({ ...text, to: '+15145550777' }, theirs.id)).toBe(true);
  expect(await store.texts.latestFrom(garage.id, text.from)).toBeUndefined();
  expect(await store.texts.latestFrom(theirs.id, text.from)).toMatchObject({ body: 'Allô' });
  await close();
});

test('a payout is of the company whose account it leaves; the server’s is of who texts from its number', async () => {
  const { app, store, close } = await twoCompanies();
  const payout = (id: string) => ({
    kind: 'payout-changed' as const,
    payout: {
      ...{ id, amount: cad(0), state: 'paid' as const, isAutomatic: true, isSorted: false },
      ...{ madeAt: NOON, arrivesOn: NOON },
    },
  });
  await app.payoutTold(payout('po_theirs'), theirs.id);
  await app.payoutTold(payout('po_server'));
  expect(await app.payoutTold(payout('po_nobody'), 'com_nobody')).toEqual({ outcome: 'not-ours' });
  expect((await store.payouts.listed(theirs.id, { limit: 9 })).map(({ id }) => id)).toEqual(['po_theirs']);
  expect((await store.payouts.listed(garage.id, { limit: 9 })).map(({ id }) => id)).toEqual(['po_server']);
  await close();
});

test('an account that refuses us is looked at in vain, and holds up no other company', async () => {
  const { app, store, sms, close } = await twoCompanies();
  await store.accounts.keepTwilio(twilioOf(theirs.id));
  const refused = new Outage('twilio', 'messages.list', { outcome: 'no', code: '20003' });
  const text = { sid: 'SM2', from: '+15145550188', body: 'Bonjour', media: 0, at: NOON };
  sms.received.push({ ...text, to: garage.textSender });
  const receivedSince = sms.receivedSince.bind(sms);
  sms.receivedSince = async (senders, since, by) => {
    if (by === theirs.id) throw refused;
    return receivedSince(senders, since);
  };
  expect((await app.reconcileTexts(new Date(NOON.getTime() - 1000))).texts).toHaveLength(1);
  // The server's own is asked for everybody's but theirs.
  expect(sms.asked.at(-1)?.senders).not.toContain('+15145550777');
  await close();
});
