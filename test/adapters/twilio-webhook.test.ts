import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { addressIn } from '../../adapters/twilio/addresses.ts';
import { createTwilioSms } from '../../adapters/twilio/sms.ts';
import { mountTwilio } from '../../adapters/twilio/webhook.ts';
import { startTwilio, type TwilioStandIn } from '../../sandbox/twilio/stand-in.ts';
import type { App } from '../../src/app.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { appWith, type Rig, serve } from './web-rig.ts';

const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'token_stand_in' };
const PUBLIC_URL = 'https://pay.example.com';
const SENDER = '+15145550100';
const SERVICE = `MG${'2'.repeat(32)}`;
const mobile = '+15145550188';
const about = { companyId: 'com_1', textId: 'txt_1' };

let rig: Rig;
let twilio: TwilioStandIn;
let received: Parameters<App['textReceived']>[0][];
let reported: Parameters<App['textReported']>[];
/** How many of the next calls the app cannot write. */
let failing: number;
/** Whether a company texts from the number. */
let known: boolean;

const write = <T>(into: T[], what: T) => {
  if (failing-- > 0) throw new Error('the store is away');
  into.push(what);
};

async function start(): Promise<void> {
  const app = appWith({
    textReceived: async (text) => {
      write(received, text);
      return known;
    },
    textReported: async (...report) => {
      write(reported, report);
      return true;
    },
  });
  const options = { app, account, publicUrl: PUBLIC_URL };
  rig = await serve((web, log) => mountTwilio(web.server, { ...options, log, count: web.count }));
  twilio = await startTwilio({
    ...account,
    senders: [SENDER],
    services: { [SERVICE]: ['+15145550101', 'rcs:garage'] },
    advancedOptOut: { [SERVICE]: { STOP: ['ASSEZ'], START: ['ENCORE'], HELP: [] } },
    app: { publicUrl: PUBLIC_URL, localUrl: rig.url },
    // As the README has it set up.
    inboundPath: '/twilio/inbound#rc=5&rp=all',
    stepMs: 1,
  });
}

beforeEach(async () => {
  received = [];
  reported = [];
  failing = 0;
  known = true;
  await start();
});
afterEach(async () => {
  await twilio.close();
  await rig.close();
});

const send = async (to: string) => {
  const given = { ...account, apiUrl: twilio.url };
  const sms = createTwilioSms({ account: given, publicUrl: PUBLIC_URL, log: silentLog });
  const answer = await sms.send({ from: SENDER, to, body: 'Bonjour', about });
  await twilio.idle();
  return 'sid' in answer ? answer.sid : undefined;
};

describe('customers’ texts', () => {
  test('reach the app word for word, and nothing is answered to the customer', async () => {
    const body = 'Déjà payé! 👍 «RO4821» a+b=c&d';
    const outcome = await twilio.customerTexts({ from: mobile, body });
    expect(received).toEqual([{ sid: outcome.message.sid, from: mobile, to: SENDER, body, media: 0 }]);
    expect(outcome).toMatchObject({ status: 200, replies: [] });
  });

  test('come with the number of their pictures, and may have no words', async () => {
    const picture = { contentType: 'image/png', content: new Uint8Array(4) };
    await twilio.customerTexts({ from: mobile, body: '', media: [picture, picture] });
    expect(received).toMatchObject([{ body: '', media: 2 }]);
  });

  test('to a number of a messaging service come with the service', async () => {
    await twilio.customerTexts({ from: mobile, to: '+15145550101', body: 'un' });
    await twilio.customerTexts({ from: mobile, to: SENDER, body: 'deux' });
    expect(received.map(({ to, service }) => [to, service])).toEqual([
      ['+15145550101', SERVICE],
      [SENDER, undefined],
    ]);
  });

  test.each(['rcs:', 'whatsapp:', 'WhatsApp:', 'RCS: '])('from %j before a number are from that number', (channel) => {
    expect(addressIn(`${channel}${mobile}`)).toBe(mobile);
  });

  test('by RCS or WhatsApp are from the same person', async () => {
    await twilio.customerTexts({ from: `rcs:${mobile}`, to: 'rcs:garage', body: 'STOP' });
    await twilio.customerTexts({ from: `whatsapp:${mobile}`, to: `whatsapp:${SENDER}`, body: 'STOP' });
    expect(received).toMatchObject([
      { from: mobile, to: 'rcs:garage', service: SERVICE },
      { from: mobile, to: SENDER },
    ]);
  });

  test.each(['32665', 'AMAZON', 'messenger:1234567', 'whatsapp:US.134912086553', 'Société X'])(
    'from what is no number (%s) are taken under its name',
    async (from) => {
      expect(await twilio.customerTexts({ from, body: 'Votre code' })).toMatchObject({ status: 200 });
      expect(received).toMatchObject([{ from, body: 'Votre code' }]);
    },
  );

  test('that Advanced Opt-Out understood say as what, and get no second answer from us', async () => {
    const to = '+15145550101';
    const outcomes = [];
    for (const body of ['Assez', 'stop', 'Encore', 'help', 'Bonjour']) {
      outcomes.push(await twilio.customerTexts({ from: mobile, to, body }));
    }
    expect(received.map(({ heard }) => heard)).toEqual(['stop', 'stop', 'start', 'help', undefined]);
    expect(outcomes.map(({ replies }) => replies.length)).toEqual([1, 1, 1, 1, 0]);
  });

  test('to a number that no company texts from are taken, and the operator is told once for each number', async () => {
    known = false;
    for (const to of [SENDER, SENDER, '+15145550101', SENDER]) {
      expect(await twilio.customerTexts({ from: mobile, to, body: 'Bonjour' })).toMatchObject({ status: 200 });
    }
    expect(rig.logged).toEqual(
      [SENDER, '+15145550101'].map((to) => ({
        level: 'warn',
        what: expect.stringContaining('no company texts from'),
        details: { to, look: expect.stringContaining('TWILIO_FROM') },
      })),
    );
  });

  test('that the app cannot write are answered 500, logged, and taken when they come again', async () => {
    failing = 1;
    const outcome = await twilio.customerTexts({ from: mobile, body: 'Bonjour' });
    expect(outcome.status).toBe(200);
    expect(received).toHaveLength(1);
    expect(rig.logged.map(({ level }) => level)).toEqual(['error']);
  });
});

describe('reports of our texts', () => {
  test('reach the app with the text they are about, state by state', async () => {
    // The carrier promises no order: one may overtake another on the way.
    twilio.webhooks.hold();
    const sid = await send(mobile);
    await twilio.webhooks.release('kept');
    expect(reported).toEqual(['queued', 'sent', 'delivered'].map((state) => [about, { sid, state }]));
  });

  test('of failed texts say why in our words', async () => {
    const kinds = { 'landline-late': 'landline', unreachable: 'unreachable', unknown: 'unreachable' } as const;
    for (const [kind, failure] of Object.entries({ ...kinds, filtered: 'blocked', failing: 'unknown' })) {
      reported = [];
      twilio.numbers.set(mobile, kind as keyof typeof kinds);
      const sid = await send(mobile);
      expect(reported).toContainEqual([about, { sid, state: 'failed', failure }]);
    }
  });

  test('about texts that are not ours are taken and left alone', async () => {
    expect((await post('/twilio/status', { MessageSid: 'SM1', MessageStatus: 'sent' })).status).toBe(204);
    expect((await post(address(), { MessageSid: 'SM1', MessageStatus: 'invented' })).status).toBe(204);
    expect(reported).toEqual([]);
  });
});

const address = () => `/twilio/status?${new URLSearchParams(about)}`;

interface Forgery {
  token?: string;
  signedUrl?: string;
  signature?: string | null;
  body?: string;
  headers?: Record<string, string>;
}

/** A form as Twilio would post it, signed by the SDK over the public address. */
function post(path: string, params: Record<string, string>, forged: Forgery = {}): Promise<Response> {
  const form = { AccountSid: account.accountSid, ...params };
  const { token = account.authToken, signedUrl = PUBLIC_URL + path } = forged;
  const signature =
    forged.signature === undefined ? getExpectedTwilioSignature(token, signedUrl, form) : forged.signature;
  return fetch(rig.url + path, {
    method: 'POST',
    body: forged.body ?? new URLSearchParams(form).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(signature !== null && { 'x-twilio-signature': signature }),
      ...forged.headers,
    },
  });
}

test('of where a picture is, nothing is believed but its id', async () => {
  const at = `https://api.twilio.com/2010-04-01/Accounts/${account.accountSid}/Messages/MM1/Media`;
  const pictures = { NumMedia: '3', MediaUrl0: `${at}/ME12`, MediaContentType0: 'IMAGE/JPEG' };
  const odd = { MediaUrl1: 'http://169.254.169.254/latest/Media/../meta', MediaContentType1: 'text/<b>' };
  await post('/twilio/inbound', { MessageSid: 'MM1', From: mobile, To: SENDER, Body: '', ...pictures, ...odd });
  const attachments = [{ type: 'image/jpeg', ref: 'ME12' }, { type: '' }, { type: '' }];
  expect(received).toMatchObject([{ sid: 'MM1', body: '', media: 3, attachments }]);
});

describe('what Twilio did not sign for this account and address is refused and changes nothing', () => {
  const text = { MessageSid: 'SM1', From: mobile, To: SENDER, Body: 'Bonjour', NumMedia: '0' };

  test('the good one is taken', async () => {
    const answer = await post('/twilio/inbound', text);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/xml');
    expect(await answer.text()).toMatch(/<Response\/>$/);
    expect(received).toHaveLength(1);
  });

  test.each<[string, Record<string, string>, Forgery]>([
    ['unsigned', {}, { signature: null }],
    ['signed with another token', {}, { token: 'another' }],
    ['signed with an empty token', {}, { token: '' }],
    ['signed for another host', {}, { signedUrl: 'https://other.example.com/twilio/inbound' }],
    ['signed for another path', {}, { signedUrl: `${PUBLIC_URL}/twilio/status` }],
    ['with a cut signature', {}, { signature: 'AAAA' }],
    ['with an empty signature', {}, { signature: '' }],
    ['for another account', { AccountSid: `AC${'9'.repeat(32)}` }, {}],
    ['without an account', { AccountSid: '' }, {}],
    ['with a changed body', {}, { body: new URLSearchParams({ ...text, Body: 'Autre' }).toString() }],
    ['with another parameter', {}, { body: `${new URLSearchParams(text)}&Extra=1` }],
    ['truncated', {}, { body: 'MessageSid=SM1&From=%2B1514' }],
    ['empty', {}, { body: '' }],
    ['JSON', {}, { body: JSON.stringify(text), headers: { 'content-type': 'application/json' } }],
  ])('%s', async (_, params, forged) => {
    const answer = await post('/twilio/inbound', { ...text, ...params }, forged);
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toMatch(/Error|at .*\.ts/);
    expect(received).toEqual([]);
  });

  test('a report whose address was changed to another text', async () => {
    const signedUrl = PUBLIC_URL + address();
    const other = address().replace('txt_1', 'txt_2');
    const answer = await post(other, { MessageSid: 'SM1', MessageStatus: 'delivered' }, { signedUrl });
    expect(answer.status).toBe(403);
    expect(reported).toEqual([]);
  });

  test('too large, too many fields, compressed: answered before it is looked at', async () => {
    expect((await post('/twilio/inbound', { ...text, Body: 'x'.repeat(70_000) })).status).toBe(413);
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`p${n}`, '1']));
    expect((await post('/twilio/inbound', many)).status).toBe(413);
    expect((await post('/twilio/inbound', text, { headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
    expect(received).toEqual([]);
    expect(rig.logged).toEqual([]);
  });

  test('refusals are counted', async () => {
    await post('/twilio/inbound', text, { token: 'another' });
    expect(await rig.metric('quittance_events_total{what="twilio_requests_refused"}')).toBe(1);
  });

  test('a replay, which its signature allows for ever, tells the app the same again', async () => {
    await post('/twilio/inbound', text);
    await post('/twilio/inbound', text);
    expect(received).toHaveLength(2);
    expect(received[0]).toEqual(received[1]);
  });
});

test('empty credentials are refused at construction', async () => {
  for (const empty of [{ authToken: '' }, { authToken: ' ' }, { accountSid: '' }]) {
    const options = { app: appWith({}), account: { ...account, ...empty }, publicUrl: PUBLIC_URL };
    await expect(serve((web, log) => mountTwilio(web.server, { ...options, log, count: web.count }))).rejects.toThrow(
      'Twilio needs',
    );
  }
});
