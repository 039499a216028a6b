import { describe, expect, test } from '@jest/globals';
import {
  authorization,
  CUSTOMER,
  GARAGE,
  openTwilio,
  PUBLIC,
  rig,
  SERVICE,
  sdkOf,
  text,
  twiml,
  valid,
} from './sandbox-twilio-rig.ts';

openTwilio();

describe('a customer texts', () => {
  test('and the app gets the signed form', async () => {
    const { status, replies } = await rig.twilio.customerTexts({ from: CUSTOMER, body: 'Où est mon auto? 🚗' });
    expect({ status, replies }).toEqual({ status: 200, replies: [] });
    expect(rig.received).toHaveLength(1);
    const [one] = rig.received;
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
      MessageSid: rig.twilio.messages[0]?.sid,
      SmsSid: rig.twilio.messages[0]?.sid,
    });
  });

  test('with a picture, which is fetched with the account', async () => {
    const content = new Uint8Array([1, 2, 3]);
    await rig.twilio.customerTexts({ from: CUSTOMER, body: '', media: [{ contentType: 'image/png', content }] });
    const params = rig.received[0]?.params;
    expect(params).toMatchObject({ NumMedia: '1', MediaContentType0: 'image/png' });
    expect(params?.MessageSid).toMatch(/^MM/);
    const address = params?.MediaUrl0?.replace('https://api.twilio.com', rig.twilio.url) ?? '';
    expect((await fetch(address)).status).toBe(401);
    const led = await fetch(address, { headers: { authorization }, redirect: 'manual' });
    const store = new URL(led.headers.get('location') ?? '', address);
    expect([led.status, (await fetch(store, { headers: { authorization } })).status]).toEqual([307, 400]);
    const picture = await fetch(store);
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(content);
  });

  test.each([
    ['an answer in TwiML', twiml('<Response><Message>C&#39;est pr&#234;t &amp; pay&#233;</Message></Response>')],
    ['an answer with a body', twiml("<Response><Message><Body>C'est prêt &amp; payé</Body></Message></Response>")],
    ['plain text, which counts as a message', { status: 200, type: 'text/plain', body: "C'est prêt & payé" }],
  ])('and gets %s', async (_, answer) => {
    rig.answers = [answer];
    const { replies } = await rig.twilio.customerTexts({ from: CUSTOMER, body: 'Allo' });
    expect(replies.map(({ body }) => body)).toEqual(["C'est prêt & payé"]);
    expect(rig.twilio.to(CUSTOMER)).toMatchObject([{ direction: 'outbound-reply', from: GARAGE }]);
  });

  test.each([
    ['HTML', { status: 200, type: 'text/html', body: 'ok' }],
    ['XML that is no TwiML', twiml('<Nothing/>')],
    ['an error', { status: 500, type: 'text/xml', body: '<Response><Message>no</Message></Response>' }],
  ])('and gets nothing for %s', async (_, answer) => {
    rig.answers = [answer];
    expect((await rig.twilio.customerTexts({ from: CUSTOMER, body: 'Allo' })).replies).toEqual([]);
    expect(rig.received).toHaveLength(1);
  });

  test('STOP, and nothing can be sent until START', async () => {
    const stopped = await rig.twilio.customerTexts({ from: CUSTOMER, body: ' stop ' });
    expect(stopped.replies[0]?.body).toContain('unsubscribed');
    expect(rig.received[0]?.params.Body).toBe(' stop ');
    await expect(rig.sdk().messages.create(text())).rejects.toMatchObject({ status: 400, code: 21610 });
    await expect(rig.sdk().messages.create(text({ to: '+14185550111' }))).resolves.toMatchObject({ status: 'queued' });
    await expect(
      rig.sdk().messages.create(text({ from: undefined, messagingServiceSid: SERVICE })),
    ).resolves.toMatchObject({ status: 'accepted' });
    await rig.twilio.customerTexts({ from: CUSTOMER, body: 'START' });
    await expect(rig.sdk().messages.create(text())).resolves.toMatchObject({ status: 'queued' });
  });

  test('by RCS, and is sent to by RCS where the service has such a sender first', async () => {
    const [service, agent] = [`MG${'3'.repeat(32)}`, 'rcs:garage'];
    const rcs = await rig.start({ services: { [service]: [agent, '+15145550102'] } });
    const client = sdkOf(rcs);
    await client.messages.create(text({ from: undefined, messagingServiceSid: service }));
    await rcs.idle();
    expect(rcs.to(CUSTOMER)).toMatchObject([{ from: agent, to: `rcs:${CUSTOMER}`, status: 'delivered' }]);
    expect(rig.received.at(-1)?.params).toMatchObject({
      From: agent,
      To: `rcs:${CUSTOMER}`,
      MessagingServiceSid: service,
    });
    await rcs.customerTexts({ from: `rcs:${CUSTOMER}`, to: agent, body: 'STOP' });
    expect(rig.received.at(-1)?.params).toMatchObject({
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
  });

  test('words that Advanced Opt-Out was taught, which the form names', async () => {
    const words = { STOP: ['ASSEZ'], START: ['ENCORE'], HELP: ['QUOI'] };
    const taught = await rig.start({ advancedOptOut: { [SERVICE]: words } });
    const to = '+15145550101';
    const replies = [];
    for (const body of ['Assez', 'Encore', 'quoi', 'Bonjour']) {
      replies.push((await taught.customerTexts({ from: CUSTOMER, to, body })).replies.length);
    }
    await taught.customerTexts({ from: CUSTOMER, body: 'STOP' });
    expect(rig.received.map(({ params }) => params.OptOutType)).toEqual([
      'STOP',
      'START',
      'HELP',
      undefined,
      undefined,
    ]);
    expect(replies).toEqual([1, 1, 1, 0]);
  });

  test('ARRET, which the carrier does not understand', async () => {
    expect((await rig.twilio.customerTexts({ from: CUSTOMER, body: 'ARRET' })).replies).toEqual([]);
    await expect(rig.sdk().messages.create(text())).resolves.toMatchObject({ status: 'queued' });
  });

  test('while the app is down: tried twice, then given up', async () => {
    rig.twilio.app = { publicUrl: PUBLIC, localUrl: 'http://127.0.0.1:9' };
    expect(await rig.twilio.customerTexts({ from: CUSTOMER, body: 'Allo' })).toMatchObject({ status: undefined });
  });
});
