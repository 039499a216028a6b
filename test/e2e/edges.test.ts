import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TEXT_SENDER } from '../../sandbox/demo/garage.ts';
import { sign } from '../../sandbox/twilio/webhooks.ts';
import { phoneOf, pressPay } from '../fixtures/customer.ts';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import { type Sandbox, SECRETS, startSandbox } from '../fixtures/sandbox.ts';

const JULIE = '+15145550188';
const now = () => Math.floor(Date.now() / 1000);
/** A little more than the five minutes that a signature is good for. */
const TOO_FAR = 330;
/** The operator's. */
const TOKEN = 'an-operator-of-the-edges';
const HUGE = 'x'.repeat(1_000_000);

let sandbox: Sandbox;
let marie: Desk;
beforeAll(async () => {
  sandbox = await startSandbox({ env: { TRUSTED_PROXIES: 'loopback', OPERATOR_TOKEN: TOKEN } });
  marie = deskOf('slack', sandbox, 'marie-eve');
}, 60_000);
afterAll(() => sandbox?.close());

const readyz = async () => (await fetch(`${sandbox.app.url}/readyz`)).status;
async function post(path: string, body: string, headers: Record<string, string>) {
  const response = await fetch(sandbox.app.url + path, { method: 'POST', body, headers });
  return { status: response.status, text: await response.text() };
}

describe('Stripe', () => {
  const signed = (body: string, { at = now(), secret = SECRETS.stripe.webhookSecret } = {}) => ({
    'content-type': 'application/json',
    'stripe-signature': `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`,
  });
  const event = (more: object = {}) =>
    JSON.stringify({
      id: 'evt_1',
      object: 'event',
      livemode: false,
      type: 'charge.succeeded',
      created: now(),
      data: {
        object: { id: 'ch_1', object: 'charge', amount_captured: 1, currency: 'cad', payment_intent: 'pi_1', ...more },
      },
    });
  const send = (body: string, headers: Record<string, string>) => post('/stripe/webhook', body, headers);

  test('an event that is unsigned, forged, changed, stale or from the future is refused', async () => {
    const body = event();
    const answers = await Promise.all([
      send(body, { 'content-type': 'application/json' }),
      send(body, signed(body, { secret: 'whsec_other' })),
      send(`${body} `, signed(body)),
      send(body, signed(body, { at: now() - TOO_FAR })),
      send(body, signed(body, { at: now() + TOO_FAR })),
      send('', signed('')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
  });

  test('an event that is too large, or no JSON at all, is refused', async () => {
    expect((await send(HUGE, signed(HUGE))).status).toBe(413);
    expect((await send('not json', signed('not json'))).status).toBe(400);
    expect(await readyz()).toBe(200);
  });

  test('an event about other people’s money is taken and left alone', async () => {
    for (const metadata of [{}, { companyId: 'com_other', requestId: 'pay_other' }]) {
      const body = event({ metadata });
      expect((await send(body, signed(body))).status).toBe(200);
    }
  });

  test('an event about a request of ours that is not there is asked for again', async () => {
    const body = event({ metadata: { companyId: 'com_garage-boreal', requestId: 'pay_missing' } });
    expect((await send(body, signed(body))).status).toBe(409);
  });

  test('a payment told again, all its events, is announced once', async () => {
    await marie.command('/quickpay 514-555-0188 21 RO7101');
    await marie.press('answer', 'Envoyer');
    sandbox.stripe.pay(await pressPay(await phoneOf(sandbox, JULIE).link('RO7101')));
    await marie.until(() => marie.thread('RO7101').length === 1 && marie.card('RO7101').includes('Visa'));
    const before = marie.kept();
    for (const { id } of sandbox.stripe.events) sandbox.stripe.resend(id);
    await sandbox.stripe.webhooks.idle();
    await marie.command('/quickpay 514-555-0188 22 RO7102');
    expect(marie.kept()).toBe(before);
  });
});

describe('Twilio', () => {
  const text = (more: Record<string, string> = {}) => ({
    AccountSid: SECRETS.twilio.accountSid,
    MessageSid: `SM${'a'.repeat(32)}`,
    From: JULIE,
    To: TEXT_SENDER,
    Body: 'Contrefait',
    ...more,
  });
  function send(
    path: string,
    params: Record<string, string>,
    over = { url: sandbox.app.url + path, token: SECRETS.twilio.authToken },
  ) {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': sign(over.url, params, over.token),
    };
    return post(path, new URLSearchParams(params).toString(), headers);
  }

  test.each(['/twilio/inbound', '/twilio/status?companyId=com_garage-boreal&requestId=pay_1&textId=txt_1'])(
    '%s refuses what Twilio did not sign for this account, address and content',
    async (path) => {
      const url = sandbox.app.url + path;
      const { authToken: token } = SECRETS.twilio;
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const answers = await Promise.all([
        post(path, new URLSearchParams(text()).toString(), form),
        send(path, text(), { url, token: 'another-token' }),
        send(path, text(), { url: 'https://elsewhere.example/twilio/inbound', token }),
        send(path, text({ AccountSid: `AC${'1'.repeat(32)}` })),
        post(path, new URLSearchParams(text({ Body: 'changé' })).toString(), {
          ...form,
          'x-twilio-signature': sign(url, text(), token),
        }),
        post(path, '', { ...form, 'x-twilio-signature': sign(url, {}, token) }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
      expect((await send(path, text({ Body: HUGE }))).status).toBe(413);
      expect(marie.kept()).not.toContain('Contrefait');
    },
  );

  test('a report about a text that is not there is taken and left alone', async () => {
    const path = '/twilio/status?companyId=com_garage-boreal&requestId=pay_missing&textId=txt_1';
    expect((await send(path, { ...text(), MessageStatus: 'delivered' })).status).toBe(204);
  });
});

describe('the links', () => {
  const stripped = ({ status, headers }: Response) => {
    const kept = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
    return JSON.stringify([status, kept]);
  };

  test('that lead nowhere are answered alike, to the byte, whatever was asked of them', async () => {
    const { url } = sandbox.app;
    const tokens = ['nothing', `${'A'.repeat(21)}Q`, 'x'.repeat(500), '%00', '%ff', '..%2f..%2f', '😀', '$ne'];
    const asked = [...tokens.map((token) => `/p/${token}`), '/admin', '/p', '/p/', '/slack/commands', '/nope/nope'];
    const looked = asked.map((path) => fetch(url + path));
    const pressed = tokens
      .slice(0, 3)
      .flatMap((token) => ['checkout', 'link'].map((what) => fetch(`${url}/p/${token}/${what}`, { method: 'POST' })));
    const answers = await Promise.all(
      [...looked, ...pressed].map(async (asking) => {
        const response = await asking;
        return stripped(response) + (await response.text());
      }),
    );
    expect([...new Set(answers)]).toEqual([expect.stringMatching(/^\[404[\s\S]*Il n’y a rien à cette adresse/)]);
  });

  test('tell nobody whether they exist by how "seen" is answered', async () => {
    const link = await phoneOf(sandbox, JULIE).link('RO7101');
    const answers = await Promise.all(
      [link, `${sandbox.app.url}/p/${'A'.repeat(21)}Q`].map((to) => fetch(`${to}/seen`, { method: 'POST' })),
    );
    expect(new Set(answers.map(stripped)).size).toBe(1);
  });
});

describe('who asks', () => {
  const wrong = `/p/${'A'.repeat(21)}Q`;
  const ask = async (path: string, headers: Record<string, string>) =>
    (await fetch(sandbox.app.url + path, { headers })).status;

  test('is told to wait alone, where the proxy in front is named', async () => {
    const stranger = { 'x-forwarded-for': '203.0.113.66' };
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(wrong, stranger)));
    expect([...new Set(answers)].sort()).toEqual([404, 429]);
    expect(await ask(wrong, { 'x-forwarded-for': '198.51.100.7' })).toBe(404);
  });

  test('is told what was counted, as the operator alone', async () => {
    expect(await ask('/metrics', { authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await ask('/metrics', {})).toBe(404);
  });
});
