import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { failureOf, stateOf } from '../../adapters/twilio/failures.ts';
import { createTwilioSms } from '../../adapters/twilio/sms.ts';
import { startTwilio, type TwilioStandIn } from '../../sandbox/twilio/stand-in.ts';
import { keepsTheSmsContract } from '../contracts/sms.ts';

const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'token_stand_in' };
const SENDER = '+15145550100';
const SERVICE = `MG${'2'.repeat(32)}`;
const about = { companyId: 'com_1', requestId: 'pay_1', textId: 'txt_1' };
const mobile = '+15145550188';

let twilio: TwilioStandIn;

beforeEach(async () => {
  twilio = await startTwilio({
    ...account,
    senders: [SENDER],
    services: { [SERVICE]: ['+15145550101'] },
    app: { publicUrl: 'http://127.0.0.1:9' },
    // Long enough to stay in the queue while a test looks.
    stepMs: 60_000,
  });
});
afterEach(() => twilio.close());

const sms = () => createTwilioSms({ ...account, apiUrl: twilio.url }, 'https://pay.example.com');

describe('Twilio keeps the contract of text messages', () => {
  keepsTheSmsContract(async () => ({
    sms: sms(),
    sender: SENDER,
    bodiesTo: (phone) => twilio.to(phone).map(({ body }) => body),
    loseOneAnswer: () => twilio.faults.add({ kind: 'lost-after', operation: 'messages.create', times: 1 }),
    refuseOnce: (retryAfterSeconds) => twilio.faults.add({ kind: 'rate-limited', retryAfterSeconds, times: 1 }),
    nextSecond: () => sleep(1000 - (Date.now() % 1000) + 5),
    phones: {
      mobile,
      landline: '+15005550009',
      optedOut: '+15005550004',
      invalid: '+15005550001',
    },
  }));
});

describe('a text', () => {
  test('asks for reports at our public address, about itself', async () => {
    await sms().send({ from: SENDER, to: mobile, body: 'Bonjour', about });
    const callback = new URL(twilio.messages[0]?.statusCallback ?? '');
    expect(`${callback.origin}${callback.pathname}`).toBe('https://pay.example.com/twilio/status');
    expect(Object.fromEntries(callback.searchParams)).toEqual(about);
  });

  test('goes out from a messaging service, too', async () => {
    const answer = await sms().send({ from: SERVICE, to: mobile, body: 'Bonjour', about });
    expect(answer).toEqual({ sid: expect.stringMatching(/^SM/) });
    expect(twilio.messages[0]).toMatchObject({ messagingServiceSid: SERVICE, from: '+15145550101' });
  });

  test('from a number that is not the account’s is the sender’s problem', async () => {
    const answer = await sms().send({ from: '+15145559999', to: mobile, body: 'Bonjour', about });
    expect(answer).toEqual({ failure: 'sender-problem' });
  });

  test('a customer’s own text with the same words is not taken for ours', async () => {
    await twilio.customerTexts({ from: mobile, to: SENDER, body: 'Bonjour' });
    const since = new Date(Date.now() - 5000);
    expect(await sms().find({ to: SENDER, body: 'Bonjour', since, known: [] })).toBeUndefined();
  });
});

describe('a failure of Twilio is an outage that says whether it may have worked', () => {
  const failed = (authToken = account.authToken, apiUrl = twilio.url) =>
    createTwilioSms({ ...account, authToken, apiUrl }, 'https://pay.example.com')
      .send({ from: SENDER, to: mobile, body: 'Bonjour', about })
      .catch((error: unknown) => error);

  test('a full queue and refused credentials: no, and worth another try', async () => {
    twilio.numbers.set(SENDER, 'queue-full');
    expect(await failed()).toMatchObject({ name: 'Outage', outcome: 'no', code: '21611' });
    expect(await failed('another token')).toMatchObject({ name: 'Outage', outcome: 'no', code: '20003' });
  });

  test('a server error, and a cut connection: unclear', async () => {
    twilio.faults.add({ kind: 'server-error', status: 503, times: 1 });
    expect(await failed()).toMatchObject({ name: 'Outage', outcome: 'unclear' });
    twilio.faults.add({ kind: 'lost-before', times: 1 });
    expect(await failed()).toMatchObject({ name: 'Outage', outcome: 'unclear' });
  });

  test('nobody there: no', async () => {
    await twilio.close();
    expect(await failed()).toMatchObject({ name: 'Outage', outcome: 'no' });
    twilio = await startTwilio({ ...account, senders: [], app: { publicUrl: 'http://127.0.0.1:9' } });
  });

  test('a look-up that fails is an outage, never "not there"', async () => {
    twilio.faults.add({ kind: 'server-error', operation: 'messages.list', times: 1 });
    const looking = sms().find({ to: mobile, body: 'Bonjour', since: new Date(), known: [] });
    await expect(looking).rejects.toMatchObject({ name: 'Outage', operation: 'messages.list' });
  });
});

test('empty credentials are refused before anything is built on them', () => {
  expect(() => createTwilioSms({ ...account, authToken: '' }, 'https://pay.example.com')).toThrow('auth token');
  expect(() => createTwilioSms({ ...account, accountSid: ' ' }, 'https://pay.example.com')).toThrow('account SID');
});

test('error codes and statuses read as what they mean', () => {
  expect([21610, 30006, 30003, 30005, 21211, 30007, 30034, 99999, undefined].map(failureOf)).toEqual([
    'opted-out',
    'landline',
    'unreachable',
    'unreachable',
    'invalid-number',
    'blocked',
    'sender-problem',
    'unknown',
    'unknown',
  ]);
  const statuses = [
    'accepted',
    'queued',
    'sending',
    'sent',
    'delivered',
    'undelivered',
    'failed',
    'received',
    'toString',
  ];
  expect(statuses.map(stateOf)).toEqual([
    ...['queued', 'queued', 'queued', 'sent', 'delivered', 'failed', 'failed'],
    undefined,
    undefined,
  ]);
});
