import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import twilioSdk from 'twilio';
import type { RequestClientOptions, RequestOptions } from 'twilio/lib/base/RequestClient.js';
import { startTwilio, type TwilioOptions, type TwilioStandIn } from '../../sandbox/twilio/stand-in.ts';
import { retryPolicy } from '../../sandbox/twilio/webhooks.ts';

const ACCOUNT = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'stand-in-token' };
const GARAGE = '+15145550100';
const CUSTOMER = '+15145550188';
const SERVICE = `MG${'1'.repeat(32)}`;
const PUBLIC = 'https://pay.test';

interface Received {
  path: string;
  host: string;
  signature: string;
  token: string;
  params: Record<string, string>;
}

interface Reply {
  status: number;
  type: string;
  body: string;
}

let twilio: TwilioStandIn;
let received: Received[];
/** What the app answers, one after the other; an empty TwiML once they are used up. */
let answers: Reply[];
let app: Server;

class Rerouted extends twilioSdk.RequestClient {
  readonly #url: string;
  constructor(options: RequestClientOptions, url = twilio.url) {
    super(options);
    this.#url = url;
  }
  override request<TData>(options: RequestOptions<TData>) {
    const uri = options.uri.replace(/^https:\/\/(api|messaging)\.twilio\.com/, this.#url);
    return super.request<TData>({ ...options, uri });
  }
}

const sdk = (options: RequestClientOptions = {}, authToken = ACCOUNT.authToken) =>
  twilioSdk(ACCOUNT.accountSid, authToken, { httpClient: new Rerouted(options) });

const text = (changes: object = {}) => ({
  to: CUSTOMER,
  from: GARAGE,
  body: 'Bonjour',
  statusCallback: `${PUBLIC}/twilio/status`,
  ...changes,
});

const statuses = () => received.map(({ params }) => params.MessageStatus);
const twiml = (body: string): Reply => ({ status: 200, type: 'text/xml', body });
const valid = ({ path, signature, params }: Received, token = ACCOUNT.authToken) =>
  twilioSdk.validateRequest(token, signature, PUBLIC + path, params);

const start = (changes: Partial<TwilioOptions> = {}) =>
  startTwilio({
    seed: 42,
    ...ACCOUNT,
    senders: [GARAGE],
    services: { [SERVICE]: ['+15145550101'] },
    app: { publicUrl: PUBLIC, localUrl: `http://127.0.0.1:${(app.address() as AddressInfo).port}` },
    stepMs: 1,
    ...changes,
  });

beforeEach(async () => {
  received = [];
  answers = [];
  app = createServer(async (request, response) => {
    const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
    received.push({
      path: request.url ?? '',
      host: request.headers.host ?? '',
      signature: String(request.headers['x-twilio-signature']),
      token: String(request.headers['i-twilio-idempotency-token']),
      params: Object.fromEntries(form),
    });
    const { status, type, body } = answers.shift() ?? twiml('<Response/>');
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  twilio = await start();
});

afterEach(async () => {
  await twilio.close();
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
});

describe('a message', () => {
  test('is taken as queued and delivered, and the app is told each step by signed callbacks', async () => {
    const message = await sdk().messages.create(text());
    expect(message).toMatchObject({
      sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      status: 'queued',
      direction: 'outbound-api',
      numSegments: '1',
      errorCode: null,
      dateSent: null,
    });
    await twilio.idle();
    expect(statuses().sort()).toEqual(['delivered', 'sending', 'sent']);
    for (const one of received) {
      expect(one).toMatchObject({ path: '/twilio/status', host: 'pay.test' });
      expect(one.params).toMatchObject({ MessageSid: message.sid, AccountSid: ACCOUNT.accountSid, To: CUSTOMER });
      expect(valid(one)).toBe(true);
      expect(valid({ ...one, params: { ...one.params, MessageStatus: 'failed' } })).toBe(false);
      expect(valid({ ...one, path: '/twilio/inbound' })).toBe(false);
      expect(valid(one, 'another-token')).toBe(false);
    }
    expect(await sdk().messages(message.sid).fetch()).toMatchObject({ status: 'delivered', body: 'Bonjour' });
    expect(twilio.to(CUSTOMER).map(({ body }) => body)).toEqual(['Bonjour']);
  });

  test('of a messaging service is accepted first, without a number or segments yet', async () => {
    const message = await sdk().messages.create(text({ from: undefined, messagingServiceSid: SERVICE }));
    expect(message).toMatchObject({ status: 'accepted', numSegments: '0', from: null, messagingServiceSid: SERVICE });
    await twilio.idle();
    expect(await sdk().messages(message.sid).fetch()).toMatchObject({ status: 'delivered', from: '+15145550101' });
    expect(received[0]?.params.MessagingServiceSid).toBe(SERVICE);
  });

  test('with a letter outside the short alphabet takes more segments', async () => {
    expect(await sdk().messages.create(text({ body: 'é'.repeat(160) }))).toMatchObject({ numSegments: '1' });
    expect(await sdk().messages.create(text({ body: 'ê'.repeat(160) }))).toMatchObject({ numSegments: '3' });
  });

  test.each([
    ['landline-late', 'undelivered', 30006],
    ['unreachable', 'undelivered', 30003],
    ['unknown', 'undelivered', 30005],
    ['filtered', 'undelivered', 30007],
    ['failing', 'failed', 30008],
  ] as const)('to a number that is %s ends %s with %i', async (kind, status, errorCode) => {
    twilio.numbers.set(CUSTOMER, kind);
    const { sid } = await sdk().messages.create(text());
    await twilio.idle();
    expect(await sdk().messages(sid).fetch()).toMatchObject({ status, errorCode });
    expect(received.find(({ params }) => params.MessageStatus === status)?.params.ErrorCode).toBe(String(errorCode));
  });

  test.each([
    [21211, 'no number at all', { to: '12345' }],
    [21211, 'a magic number that is invalid', { to: '+15005550001' }],
    [21612, 'a magic number without a route', { to: '+15005550002' }],
    [21408, 'a magic number in another region', { to: '+15005550003' }],
    [21610, 'a magic number that opted out', { to: '+15005550004' }],
    [21614, 'a magic number that is a landline', { to: '+15005550009' }],
    [21266, 'the sender itself', { to: GARAGE }],
    [21659, 'a sender that is not ours', { from: '+15145559999' }],
    [21606, 'a sender without text messages', { from: '+15005550007' }],
    [21611, 'a sender whose queue is full', { from: '+15005550008' }],
    [21705, 'an unknown messaging service', { from: undefined, messagingServiceSid: `MG${'9'.repeat(32)}` }],
    [21602, 'no body', { body: '' }],
    [21603, 'no sender', { from: undefined }],
    [21617, 'a body of 1601 characters', { body: 'x'.repeat(1601) }],
    [21609, 'a callback that is no address', { statusCallback: 'nowhere' }],
  ])('is refused with %i for %s', async (code, _, changes) => {
    const refused = await sdk()
      .messages.create(text(changes))
      .catch((error) => error);
    expect(refused).toMatchObject({ status: 400, code, moreInfo: `https://www.twilio.com/docs/errors/${code}` });
    expect(twilio.messages).toHaveLength(0);
  });

  test('with a wrong token is refused as not authenticated', async () => {
    await expect(sdk({}, 'wrong').messages.create(text())).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  test('that does not exist is not found', async () => {
    await expect(
      sdk()
        .messages(`SM${'0'.repeat(32)}`)
        .fetch(),
    ).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});

describe('faults', () => {
  test('a rate limit is retried by the SDK when it may, and else reaches the caller', async () => {
    twilio.faults.add({ kind: 'rate-limited', operation: 'messages.create', times: 2 });
    await expect(sdk().messages.create(text())).rejects.toMatchObject({ status: 429, code: 20429 });
    await sdk({ autoRetry: true, maxRetryDelay: 5 }).messages.create(text());
    expect(twilio.messages).toHaveLength(1);
  });

  test('a server error after the work, and a lost answer, leave a message that can be found by its recipient', async () => {
    twilio.faults.add({ kind: 'server-error', worked: true, times: 1 });
    twilio.faults.add({ kind: 'lost-after', times: 1 });
    await expect(sdk().messages.create(text({ body: 'one' }))).rejects.toMatchObject({ status: 500, code: 20500 });
    await expect(sdk().messages.create(text({ body: 'two' }))).rejects.toMatchObject({ code: 'ECONNRESET' });
    const found = await sdk().messages.list({ to: CUSTOMER });
    expect(found.map(({ body }) => body)).toEqual(['two', 'one']);
  });

  test('a lost request leaves nothing', async () => {
    twilio.faults.add({ kind: 'lost-before', times: 1 });
    await expect(sdk().messages.create(text())).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await sdk().messages.list({ to: CUSTOMER })).toEqual([]);
  });

  test('a delay delays', async () => {
    twilio.faults.add({ kind: 'delay', ms: 40 });
    const started = performance.now();
    await sdk().messages.create(text());
    expect(performance.now() - started).toBeGreaterThanOrEqual(39);
  });
});

describe('messages are listed', () => {
  test('newest first, by recipient and sender, page by page', async () => {
    for (let place = 0; place < 5; place += 1) await sdk().messages.create(text({ body: `${place}` }));
    await sdk().messages.create(text({ to: '+14185550111' }));
    await twilio.idle();
    const all = await sdk().messages.list({ to: CUSTOMER, from: GARAGE, pageSize: 2 });
    expect(all.map(({ body }) => body)).toEqual(['4', '3', '2', '1', '0']);
    const some = await sdk().messages.list({ to: CUSTOMER, limit: 3 });
    expect(some.map(({ body }) => body)).toEqual(['4', '3', '2']);
  });

  test('by the date they were sent, to the second and by day; one that still waits has no such date', async () => {
    await sdk().messages.create(text());
    await twilio.idle();
    const [message] = twilio.messages;
    const sent = message?.sent ?? new Date(0);
    const later = (seconds: number) => new Date(sent.getTime() + seconds * 1000);
    const found = async (filter: object) => (await sdk().messages.list({ to: CUSTOMER, ...filter })).length;
    expect(await found({ dateSentAfter: sent, dateSentBefore: sent })).toBe(1);
    expect(await found({ dateSentAfter: later(2) })).toBe(0);
    expect(await found({ dateSentBefore: later(-2) })).toBe(0);
    expect(await found({ dateSent: sent })).toBe(1);
    const list = `${twilio.url}/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages.json?DateSent=`;
    const authorization = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;
    const day = await fetch(list + sent.toISOString().slice(0, 10), { headers: { authorization } });
    expect(await day.json()).toMatchObject({ messages: [{ sid: message?.sid }], next_page_uri: null });

    await twilio.close();
    twilio = await start({ stepMs: 60_000 });
    await sdk().messages.create(text());
    expect(await found({ dateSentAfter: later(-60) })).toBe(0);
    expect(await found({})).toBe(1);
  });
});

describe('callbacks', () => {
  test('come in another order, and twice, on demand', async () => {
    twilio.webhooks.hold();
    await sdk().messages.create(text());
    await twilio.idle();
    await twilio.webhooks.release('reversed');
    expect(statuses()).toEqual(['delivered', 'sent', 'sending']);

    received = [];
    twilio.webhooks.manners.duplicateChance = 1;
    await sdk().messages.create(text());
    await twilio.idle();
    expect(statuses().sort()).toEqual(['delivered', 'delivered', 'sending', 'sending', 'sent', 'sent']);
  });

  test('are given up when the app answers badly, unless their address says how often to retry', async () => {
    const failing: Reply = { status: 503, type: 'text/plain', body: '' };
    answers = [failing, failing, failing];
    await sdk().messages.create(text());
    await twilio.idle();
    expect(received).toHaveLength(3);

    received = [];
    answers = [failing];
    await sdk().messages.create(text({ statusCallback: `${PUBLIC}/twilio/status#rc=3&rp=5xx,ct` }));
    await twilio.idle();
    expect(received).toHaveLength(4);
    expect(received.every((one) => valid(one))).toBe(true);
    expect(new Set(received.map(({ token }) => token)).size).toBe(3);
  });

  test('reach an app that was down for a moment where the address asks for more tries, and are given up after them', async () => {
    const { port } = app.address() as AddressInfo;
    const insisting = await start({ inboundPath: '/twilio/inbound#rc=5&rp=all' });
    try {
      await new Promise((resolve) => app.close(resolve));
      const told = insisting.customerTexts({ from: CUSTOMER, body: 'Allo?' });
      await new Promise((resolve) => setTimeout(resolve, 60));
      await new Promise<void>((resolve) => app.listen(port, '127.0.0.1', resolve));
      expect(await told).toMatchObject({ status: 200 });
      answers = Array.from({ length: 10 }, () => ({ status: 500, type: 'text/plain', body: '' }));
      expect(await insisting.customerTexts({ from: CUSTOMER, body: 'Allo?' })).toMatchObject({ status: 500 });
      expect(received).toHaveLength(1 + 6);
    } finally {
      await insisting.close();
    }
  });

  test.each([
    ['', undefined, [true, false]],
    ['', 500, [false]],
    ['rc=5&rp=all', 500, [true, true, true, true, true, false]],
    ['rc=9&rp=all', undefined, [true, true, true, true, true, false]],
    ['rc=2&rp=5xx', 404, [false]],
    ['rc=2&rp=4xx,ct', 404, [true, true, false]],
    ['rc=5&rp=all', 200, [false]],
  ])('are tried again as Twilio does (%s, answered %s)', (overrides, status, expected) => {
    const again = retryPolicy(overrides);
    expect(expected.map((_, tries) => again(tries + 1, status))).toEqual(expected);
  });

  test('are given up once all tries together took fifteen seconds', () => {
    let now = 0;
    const again = retryPolicy('rc=5&rp=all', () => now);
    expect(again(1, 500)).toBe(true);
    now = 15_000;
    expect(again(2, 500)).toBe(false);
  });

  test('and texts of customers are dropped on demand, as if every webhook had failed', async () => {
    twilio.dropWebhooks(true);
    await sdk().messages.create(text());
    expect(await twilio.customerTexts({ from: CUSTOMER, body: 'Allo?' })).toMatchObject({ status: undefined });
    await twilio.idle();
    expect(received).toEqual([]);
    twilio.dropWebhooks(false);
    await twilio.customerTexts({ from: CUSTOMER, body: 'Allo?' });
    expect(received).toHaveLength(1);
    expect(await sdk().messages.list({ to: GARAGE })).toHaveLength(2);
  });
});

describe('a customer texts', () => {
  test('and the app gets the signed form', async () => {
    const { status, replies } = await twilio.customerTexts({ from: CUSTOMER, body: 'Où est mon auto? 🚗' });
    expect({ status, replies }).toEqual({ status: 200, replies: [] });
    expect(received).toHaveLength(1);
    const [one] = received;
    expect(one).toMatchObject({ path: '/twilio/inbound', host: 'pay.test' });
    expect(one && valid(one)).toBe(true);
    expect(one?.params).toMatchObject({
      From: CUSTOMER,
      To: GARAGE,
      Body: 'Où est mon auto? 🚗',
      SmsStatus: 'received',
      NumMedia: '0',
      NumSegments: '1',
      FromCountry: 'CA',
      MessageSid: twilio.messages[0]?.sid,
      SmsSid: twilio.messages[0]?.sid,
    });
  });

  test('with a picture, which is fetched with the account', async () => {
    const content = new Uint8Array([1, 2, 3]);
    await twilio.customerTexts({ from: CUSTOMER, body: '', media: [{ contentType: 'image/png', content }] });
    const params = received[0]?.params;
    expect(params).toMatchObject({ NumMedia: '1', MediaContentType0: 'image/png' });
    expect(params?.MessageSid).toMatch(/^MM/);
    const address = params?.MediaUrl0?.replace('https://api.twilio.com', twilio.url) ?? '';
    expect((await fetch(address)).status).toBe(401);
    const authorization = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;
    const picture = await fetch(address, { headers: { authorization } });
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(content);
  });

  test.each([
    ['an answer in TwiML', twiml('<Response><Message>C&#39;est pr&#234;t &amp; pay&#233;</Message></Response>')],
    ['an answer with a body', twiml("<Response><Message><Body>C'est prêt &amp; payé</Body></Message></Response>")],
    ['plain text, which counts as a message', { status: 200, type: 'text/plain', body: "C'est prêt & payé" }],
  ])('and gets %s', async (_, answer) => {
    answers = [answer];
    const { replies } = await twilio.customerTexts({ from: CUSTOMER, body: 'Allo' });
    expect(replies.map(({ body }) => body)).toEqual(["C'est prêt & payé"]);
    expect(twilio.to(CUSTOMER)).toMatchObject([{ direction: 'outbound-reply', from: GARAGE }]);
  });

  test.each([
    ['HTML', { status: 200, type: 'text/html', body: 'ok' }],
    ['XML that is no TwiML', twiml('<Nothing/>')],
    ['an error', { status: 500, type: 'text/xml', body: '<Response><Message>no</Message></Response>' }],
  ])('and gets nothing for %s', async (_, answer) => {
    answers = [answer];
    expect((await twilio.customerTexts({ from: CUSTOMER, body: 'Allo' })).replies).toEqual([]);
    expect(received).toHaveLength(1);
  });

  test('STOP, and nothing can be sent until START', async () => {
    const stopped = await twilio.customerTexts({ from: CUSTOMER, body: ' stop ' });
    expect(stopped.replies[0]?.body).toContain('unsubscribed');
    expect(received[0]?.params.Body).toBe(' stop ');
    await expect(sdk().messages.create(text())).rejects.toMatchObject({ status: 400, code: 21610 });
    await expect(sdk().messages.create(text({ to: '+14185550111' }))).resolves.toMatchObject({ status: 'queued' });
    await expect(sdk().messages.create(text({ from: undefined, messagingServiceSid: SERVICE }))).resolves.toMatchObject(
      { status: 'accepted' },
    );
    await twilio.customerTexts({ from: CUSTOMER, body: 'START' });
    await expect(sdk().messages.create(text())).resolves.toMatchObject({ status: 'queued' });
  });

  test('by RCS, and is sent to by RCS where the service has such a sender first', async () => {
    const [service, agent] = [`MG${'3'.repeat(32)}`, 'rcs:garage'];
    const rcs = await start({ services: { [service]: [agent, '+15145550102'] } });
    try {
      const client = twilioSdk(ACCOUNT.accountSid, ACCOUNT.authToken, { httpClient: new Rerouted({}, rcs.url) });
      await client.messages.create(text({ from: undefined, messagingServiceSid: service }));
      await rcs.idle();
      expect(rcs.to(CUSTOMER)).toMatchObject([{ from: agent, to: `rcs:${CUSTOMER}`, status: 'delivered' }]);
      expect(received.at(-1)?.params).toMatchObject({
        From: agent,
        To: `rcs:${CUSTOMER}`,
        MessagingServiceSid: service,
      });
      await rcs.customerTexts({ from: `rcs:${CUSTOMER}`, to: agent, body: 'STOP' });
      expect(received.at(-1)?.params).toMatchObject({
        From: `rcs:${CUSTOMER}`,
        To: agent,
        MessagingServiceSid: service,
      });
      const again = client.messages.create(text({ from: undefined, messagingServiceSid: service }));
      await expect(again).rejects.toMatchObject({ code: 21610 });
      const { phoneNumbers, channelSenders, shortCodes } = client.messaging.v1.services(service);
      expect((await phoneNumbers.list()).map(({ phoneNumber }) => phoneNumber)).toEqual(['+15145550102']);
      expect((await channelSenders.list()).map(({ sender }) => sender)).toEqual([agent]);
      expect(await shortCodes.list()).toEqual([]);
      await expect(client.messaging.v1.services(`MG${'9'.repeat(32)}`).phoneNumbers.list()).rejects.toMatchObject({
        code: 20404,
      });
    } finally {
      await rcs.close();
    }
  });

  test('words that Advanced Opt-Out was taught, which the form names', async () => {
    const words = { STOP: ['ASSEZ'], START: ['ENCORE'], HELP: ['QUOI'] };
    const taught = await start({ advancedOptOut: { [SERVICE]: words } });
    try {
      const to = '+15145550101';
      const replies = [];
      for (const body of ['Assez', 'Encore', 'quoi', 'Bonjour']) {
        replies.push((await taught.customerTexts({ from: CUSTOMER, to, body })).replies.length);
      }
      await taught.customerTexts({ from: CUSTOMER, body: 'STOP' });
      expect(received.map(({ params }) => params.OptOutType)).toEqual(['STOP', 'START', 'HELP', undefined, undefined]);
      expect(replies).toEqual([1, 1, 1, 0]);
    } finally {
      await taught.close();
    }
  });

  test('ARRET, which the carrier does not understand', async () => {
    expect((await twilio.customerTexts({ from: CUSTOMER, body: 'ARRET' })).replies).toEqual([]);
    await expect(sdk().messages.create(text())).resolves.toMatchObject({ status: 'queued' });
  });

  test('while the app is down: tried twice, then given up', async () => {
    twilio.app = { publicUrl: PUBLIC, localUrl: 'http://127.0.0.1:9' };
    expect(await twilio.customerTexts({ from: CUSTOMER, body: 'Allo' })).toMatchObject({ status: undefined });
  });
});

test('every path listed as not emulated answers so, in the shape of Twilio', async () => {
  const section = /^## Twilio$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(
    readFileSync('sandbox/NOT-EMULATED.md', 'utf8'),
  )?.[1];
  const listed = [...(section ?? '').matchAll(/`(GET|POST|DELETE) (\/\S+)`/g)];
  expect(listed.length).toBeGreaterThan(5);
  const authorization = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;
  for (const [, method, path = ''] of listed) {
    const address = twilio.url + path.replace('{account}', ACCOUNT.accountSid);
    const answer = await fetch(address, { method, headers: { authorization } });
    expect([method, path, answer.status]).toEqual([method, path, 501]);
    expect(await answer.json()).toMatchObject({ code: 20501, message: expect.stringContaining('does not emulate') });
  }
});
