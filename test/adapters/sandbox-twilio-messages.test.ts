import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  ACCOUNT,
  authorization,
  CUSTOMER,
  GARAGE,
  openTwilio,
  rig,
  SERVICE,
  sdkOf,
  text,
  valid,
} from './sandbox-twilio-rig.ts';

openTwilio();

describe('a message', () => {
  test('is taken as queued and delivered, and the app is told each step by signed callbacks', async () => {
    const message = await rig.sdk().messages.create(text());
    expect(message).toMatchObject({
      sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      status: 'queued',
      direction: 'outbound-api',
      numSegments: '1',
      errorCode: null,
      dateSent: null,
    });
    await rig.twilio.idle();
    expect(rig.statuses().sort()).toEqual(['delivered', 'sending', 'sent']);
    for (const one of rig.received) {
      expect(one).toMatchObject({ path: '/twilio/status', host: 'pay.test' });
      expect(one.params).toMatchObject({ MessageSid: message.sid, AccountSid: ACCOUNT.accountSid, To: CUSTOMER });
      expect(valid(one)).toBe(true);
      expect(valid({ ...one, params: { ...one.params, MessageStatus: 'failed' } })).toBe(false);
      expect(valid({ ...one, path: '/twilio/inbound' })).toBe(false);
      expect(valid(one, 'another-token')).toBe(false);
    }
    expect(await rig.sdk().messages(message.sid).fetch()).toMatchObject({ status: 'delivered', body: 'Bonjour' });
    expect(rig.twilio.to(CUSTOMER).map(({ body }) => body)).toEqual(['Bonjour']);
  });

  test('of a messaging service is accepted first, without a number or segments yet', async () => {
    const message = await rig.sdk().messages.create(text({ from: undefined, messagingServiceSid: SERVICE }));
    expect(message).toMatchObject({ status: 'accepted', numSegments: '0', from: null, messagingServiceSid: SERVICE });
    await rig.twilio.idle();
    expect(await rig.sdk().messages(message.sid).fetch()).toMatchObject({ status: 'delivered', from: '+15145550101' });
    expect(rig.received[0]?.params.MessagingServiceSid).toBe(SERVICE);
  });

  test('with a letter outside the short alphabet takes more segments', async () => {
    expect(await rig.sdk().messages.create(text({ body: 'é'.repeat(160) }))).toMatchObject({ numSegments: '1' });
    expect(await rig.sdk().messages.create(text({ body: 'ê'.repeat(160) }))).toMatchObject({ numSegments: '3' });
  });

  test.each([
    ['landline-late', 'undelivered', 30006],
    ['unreachable', 'undelivered', 30003],
    ['unknown', 'undelivered', 30005],
    ['filtered', 'undelivered', 30007],
    ['failing', 'failed', 30008],
  ] as const)('to a number that is %s ends %s with %i', async (kind, status, errorCode) => {
    rig.twilio.numbers.set(CUSTOMER, kind);
    const { sid } = await rig.sdk().messages.create(text());
    await rig.twilio.idle();
    expect(await rig.sdk().messages(sid).fetch()).toMatchObject({ status, errorCode });
    expect(rig.received.find(({ params }) => params.MessageStatus === status)?.params.ErrorCode).toBe(
      String(errorCode),
    );
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
    const refused = await rig
      .sdk()
      .messages.create(text(changes))
      .catch((error) => error);
    expect(refused).toMatchObject({ status: 400, code, moreInfo: `https://www.twilio.com/docs/errors/${code}` });
    expect(rig.twilio.messages).toHaveLength(0);
  });

  test('with a wrong token is refused as not authenticated', async () => {
    await expect(rig.sdk({}, 'wrong').messages.create(text())).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  test('that does not exist is not found', async () => {
    await expect(
      rig
        .sdk()
        .messages(`SM${'0'.repeat(32)}`)
        .fetch(),
    ).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});

describe('faults', () => {
  test('a rate limit is retried by the SDK when it may, and else reaches the caller', async () => {
    rig.twilio.faults.add({ kind: 'rate-limited', operation: 'messages.create', times: 2 });
    await expect(rig.sdk().messages.create(text())).rejects.toMatchObject({ status: 429, code: 20429 });
    await rig.sdk({ autoRetry: true, maxRetryDelay: 5 }).messages.create(text());
    expect(rig.twilio.messages).toHaveLength(1);
  });

  test('a server error after the work, and a lost answer, leave a message that can be found by its recipient', async () => {
    rig.twilio.faults.add({ kind: 'server-error', worked: true, times: 1 });
    rig.twilio.faults.add({ kind: 'lost-after', times: 1 });
    await expect(rig.sdk().messages.create(text({ body: 'one' }))).rejects.toMatchObject({ status: 500, code: 20500 });
    await expect(rig.sdk().messages.create(text({ body: 'two' }))).rejects.toMatchObject({ code: 'ECONNRESET' });
    const found = await rig.sdk().messages.list({ to: CUSTOMER });
    expect(found.map(({ body }) => body)).toEqual(['two', 'one']);
  });

  test('a lost request leaves nothing', async () => {
    rig.twilio.faults.add({ kind: 'lost-before', times: 1 });
    await expect(rig.sdk().messages.create(text())).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await rig.sdk().messages.list({ to: CUSTOMER })).toEqual([]);
  });

  test('a delay delays', async () => {
    rig.twilio.faults.add({ kind: 'delay', ms: 40 });
    const started = performance.now();
    await rig.sdk().messages.create(text());
    expect(performance.now() - started).toBeGreaterThanOrEqual(39);
  });
});

describe('messages are listed', () => {
  test('newest first, by recipient and sender, page by page', async () => {
    for (let place = 0; place < 5; place += 1) await rig.sdk().messages.create(text({ body: `${place}` }));
    await rig.sdk().messages.create(text({ to: '+14185550111' }));
    await rig.twilio.idle();
    const all = await rig.sdk().messages.list({ to: CUSTOMER, from: GARAGE, pageSize: 2 });
    expect(all.map(({ body }) => body)).toEqual(['4', '3', '2', '1', '0']);
    const some = await rig.sdk().messages.list({ to: CUSTOMER, limit: 3 });
    expect(some.map(({ body }) => body)).toEqual(['4', '3', '2']);
  });

  test('by the date they were sent, to the second and by day; one that still waits has no such date', async () => {
    await rig.sdk().messages.create(text());
    await rig.twilio.idle();
    const [message] = rig.twilio.messages;
    const sent = message?.sent ?? new Date(0);
    const later = (seconds: number) => new Date(sent.getTime() + seconds * 1000);
    const found = async (filter: object) => (await rig.sdk().messages.list({ to: CUSTOMER, ...filter })).length;
    expect(await found({ dateSentAfter: sent, dateSentBefore: sent })).toBe(1);
    expect(await found({ dateSentAfter: later(2) })).toBe(0);
    expect(await found({ dateSentBefore: later(-2) })).toBe(0);
    expect(await found({ dateSent: sent })).toBe(1);
    const list = `${rig.twilio.url}/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages.json?DateSent=`;
    const day = await fetch(list + sent.toISOString().slice(0, 10), { headers: { authorization } });
    expect(await day.json()).toMatchObject({ messages: [{ sid: message?.sid }], next_page_uri: null });

    const waiting = sdkOf(await rig.start({ stepMs: 60_000 })).messages;
    await waiting.create(text());
    expect(await waiting.list({ to: CUSTOMER, dateSentAfter: later(-60) })).toHaveLength(0);
    expect(await waiting.list({ to: CUSTOMER })).toHaveLength(1);
  });
});

test('every path listed as not emulated answers so, in the shape of Twilio', async () => {
  const section = /^## Twilio$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(
    readFileSync('sandbox/NOT-EMULATED.md', 'utf8'),
  )?.[1];
  const listed = [...(section ?? '').matchAll(/`(GET|POST|DELETE) (\/\S+)`/g)];
  expect(listed.length).toBeGreaterThan(5);
  for (const [, method, path = ''] of listed) {
    const address = rig.twilio.url + path.replace('{account}', ACCOUNT.accountSid);
    const answer = await fetch(address, { method, headers: { authorization } });
    expect([method, path, answer.status]).toEqual([method, path, 501]);
    expect(await answer.json()).toMatchObject({ code: 20501, message: expect.stringContaining('does not emulate') });
  }
});
