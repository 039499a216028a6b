import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { stateOf } from '../../adapters/twilio/failures.ts';
import { createTwilioSms } from '../../adapters/twilio/sms.ts';
import { startTwilio, type TwilioStandIn } from '../../sandbox/twilio/stand-in.ts';
import { PICTURE_MOST_BYTES } from '../../src/conversations/ports.ts';
import { keepsTheSmsContract } from '../contracts/sms.ts';
import { silentLog } from '../fixtures/fakes.ts';

const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'token_stand_in' };
const SENDER = '+15145550100';
const SERVICE = `MG${'2'.repeat(32)}`;
const about = { companyId: 'com_1', textId: 'txt_1' };
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

const publicUrl = 'https://pay.example.com';
const log = silentLog;
const sms = () => createTwilioSms({ account: { ...account, apiUrl: twilio.url }, publicUrl, log });

test('a text is deleted once Twilio is done with it, and one that is not there is deleted', async () => {
  const { message } = await twilio.customerTexts({ from: mobile, to: SENDER, body: 'Zinnia' });
  const sent = await sms().send({ from: SENDER, to: mobile, body: 'Bonjour', about });
  const sid = 'sid' in sent ? sent.sid : '';
  await expect(sms().forget(about.companyId, sid)).rejects.toMatchObject({ code: '20009', outcome: 'no' });
  await sms().forget(about.companyId, message.sid);
  await sms().forget(about.companyId, message.sid);
  expect(twilio.messages.map((one) => one.sid)).toEqual([sid]);
});

describe('Twilio keeps the contract of text messages', () => {
  keepsTheSmsContract(async () => ({
    sms: sms(),
    sender: SENDER,
    bodiesTo: (phone) => twilio.to(phone).map(({ body }) => body),
    loseOneAnswer: () => twilio.faults.add({ kind: 'lost-after', operation: 'messages.create', times: 1 }),
    refuseOnce: (retryAfterSeconds) => twilio.faults.add({ kind: 'rate-limited', retryAfterSeconds, times: 1 }),
    async texted(from, to, body) {
      await twilio.customerTexts({ from, to, body });
    },
    nextSecond: () => sleep(1000 - (Date.now() % 1000) + 5),
    phones: {
      mobile,
      landline: '+15005550009',
      optedOut: '+15005550004',
      invalid: '+15005550001',
    },
  }));
});

describe('what came with a customer’s text', () => {
  const content = new Uint8Array([0xff, 0xd8, 0xff]);
  const texted = (contentType = 'image/jpeg', bytes: Uint8Array = content) =>
    twilio
      .customerTexts({ from: mobile, body: '', media: [{ contentType, content: bytes }] })
      .then(({ message: { sid, media } }) => ({ companyId: 'com_1', sid, place: 0, ref: media[0]?.sid ?? '' }));

  test('is fetched from where our account keeps it, told or looked up, and without credentials where that leads', async () => {
    const { ref, ...unnamed } = await texted();
    const bytes = { type: 'image/jpeg', bytes: content };
    expect(await sms().attachment({ ...unnamed, ref })).toEqual(bytes);
    expect(await sms().attachment(unnamed)).toEqual(bytes);
    expect(await sms().attachment({ ...unnamed, ref: 'ME404' })).toEqual({ not: 'there' });
    expect(await sms().attachment({ ...unnamed, place: 7 })).toEqual({ not: 'there' });
  });

  test('is not read where it is no picture, or has no end', async () => {
    expect(await sms().attachment(await texted('video/mp4'))).toEqual({ type: 'video/mp4', not: 'a-picture' });
    const endless = await texted('image/png', new Uint8Array(PICTURE_MOST_BYTES + 1));
    expect(await sms().attachment(endless)).toEqual({ type: 'image/png', not: 'small-enough' });
  });

  test('is fetched from nobody whom a redirect names', async () => {
    let asked = 0;
    const elsewhere = createServer((_, response) => {
      asked += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    const trap = createServer((_, response) => {
      const { port } = elsewhere.address() as AddressInfo;
      response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end();
    }).listen(0, '127.0.0.1');
    await once(trap, 'listening');
    const apiUrl = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
    const trapped = createTwilioSms({ account: { ...account, apiUrl }, publicUrl, log });
    await expect(trapped.attachment({ companyId: 'com_1', sid: 'MM1', place: 0, ref: 'ME1' })).rejects.toMatchObject({
      outcome: 'no',
    });
    expect(asked).toBe(0);
    trap.close();
    elsewhere.close();
  });

  test('waits where Twilio is busy or away', async () => {
    const came = await texted();
    twilio.faults.add({ kind: 'rate-limited', retryAfterSeconds: 7, times: 1, operation: 'media.fetch' });
    await expect(sms().attachment(came)).rejects.toMatchObject({ outcome: 'no', retryAfterMs: 7000 });
    twilio.faults.add({ kind: 'server-error', times: 1, operation: 'media.fetch' });
    await expect(sms().attachment(came)).rejects.toMatchObject({ outcome: 'no' });
  });
});

describe('a text', () => {
  test('asks for reports at our public address, about itself', async () => {
    await sms().send({ from: SENDER, to: mobile, body: 'Bonjour', about });
    const callback = new URL(twilio.messages[0]?.statusCallback ?? '');
    expect(`${callback.origin}${callback.pathname}`).toBe('https://pay.example.com/twilio/status');
    expect(Object.fromEntries(callback.searchParams)).toEqual(about);
    // Without it Twilio tells once, and what it tells a server that is just restarting is lost.
    expect(callback.hash).toBe('#rc=5&rp=all');
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
    expect(await sms().find({ companyId: 'com_1', to: SENDER, body: 'Bonjour', since, known: [] })).toBeUndefined();
  });
});

describe('what customers sent', () => {
  const AGENT = 'rcs:garage';
  const hour = () => new Date(Date.now() - 3_600_000);
  const bodies = async (senders: string[], since = hour()) =>
    (await sms().receivedSince(senders, since)).map(({ body }) => body);
  const says = (body: string, more = {}) => twilio.customerTexts({ from: mobile, to: SENDER, body, ...more });
  beforeEach(() => twilio.dropWebhooks(true));

  test('is listed beyond the first page, in its order', async () => {
    for (let place = 0; place < 2_100; place += 1) await says(`${place}`);
    expect(await bodies([SENDER])).toEqual(Array.from({ length: 2_100 }, (_, place) => `${place}`));
  });

  test('to a number is found by it, whatever channel it came by; to a service, by each of its senders', async () => {
    await twilio.close();
    twilio = await startTwilio({
      ...account,
      senders: [SENDER],
      services: { [SERVICE]: ['+15145550101', AGENT, '55555'], [`MG${'4'.repeat(32)}`]: ['+15145550109'] },
      app: { publicUrl: 'http://127.0.0.1:9' },
      stepMs: 60_000,
    });
    twilio.dropWebhooks(true);
    await says('un');
    await says('deux', { from: `whatsapp:${mobile}`, to: `whatsapp:${SENDER}` });
    await says('trois', { to: '+15145550101' });
    await says('quatre', { from: `rcs:${mobile}`, to: AGENT });
    await says('cinq', { to: '55555' });
    await says('six', { to: '+15145550109' });
    expect(await bodies([SENDER])).toEqual(['un', 'deux']);
    expect(await bodies([SERVICE])).toEqual(['trois', 'quatre', 'cinq']);
    expect(await bodies([SENDER, SERVICE])).toEqual(['un', 'deux', 'trois', 'quatre', 'cinq']);
    const [, second] = await sms().receivedSince([SERVICE], hour());
    expect(second).toMatchObject({ from: mobile, to: AGENT, service: SERVICE });
  });

  test('that cannot be listed to its end is an outage', async () => {
    await says('un');
    twilio.faults.add({ kind: 'server-error', operation: 'messages.list', times: 1 });
    await expect(bodies([SENDER])).rejects.toMatchObject({ name: 'Outage', operation: 'messages.list' });
  });
});

test('a lost text that went out by RCS is found by its number', async () => {
  const service = `MG${'3'.repeat(32)}`;
  await twilio.close();
  twilio = await startTwilio({
    ...account,
    senders: [],
    services: { [service]: ['rcs:garage', '+15145550102'] },
    app: { publicUrl: 'http://127.0.0.1:9' },
    stepMs: 60_000,
  });
  const since = new Date(Date.now() - 5_000);
  twilio.faults.add({ kind: 'lost-after', operation: 'messages.create', times: 1 });
  await expect(sms().send({ from: service, to: mobile, body: 'Bonjour', about })).rejects.toMatchObject({
    outcome: 'unclear',
  });
  expect(await sms().find({ companyId: 'com_1', to: mobile, body: 'Bonjour', since, known: [] })).toBe(
    twilio.messages[0]?.sid,
  );
});

test('a text whose answer was lost is found by its link, though Twilio has changed the words around it', async () => {
  const link = (of: string) => `https://pay.example.com/p/${of.repeat(22)}`;
  const trial = `Sent from your Twilio trial account - Garage : 125,50 $ "RO4821" ${link('a')}.`;
  const { sid } = await sms().send({ from: SENDER, to: mobile, body: trial, about }).then(withSid);
  const found = (body: string) =>
    sms().find({ companyId: 'com_1', to: mobile, body, since: new Date(Date.now() - 5_000), known: [] });
  expect(await found(`Garage\u00A0: 125,50\u00A0$ «RO4821» ${link('a')}.`)).toBe(sid);
  expect(await found(`Garage\u00A0: 125,50\u00A0$ «RO4821» ${link('b')}.`)).toBeUndefined();
});
const withSid = (sent: Awaited<ReturnType<ReturnType<typeof sms>['send']>>) => {
  if (!('sid' in sent)) throw new Error(sent.failure);
  return sent;
};

describe('a failure of Twilio is an outage that says whether it may have worked', () => {
  const failed = (authToken = account.authToken, apiUrl = twilio.url) =>
    createTwilioSms({ account: { ...account, authToken, apiUrl }, publicUrl, log })
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
    const looking = sms().find({ companyId: 'com_1', to: mobile, body: 'Bonjour', since: new Date(), known: [] });
    await expect(looking).rejects.toMatchObject({ name: 'Outage', operation: 'messages.list' });
  });
});

test('empty credentials are refused before anything is built on them', () => {
  const withCredentials = (given: Partial<typeof account>) =>
    createTwilioSms({ account: { ...account, ...given }, publicUrl, log });
  expect(() => withCredentials({ authToken: '' })).toThrow('auth token');
  expect(() => withCredentials({ accountSid: ' ' })).toThrow('account SID');
});

test('statuses read as what they mean', () => {
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
