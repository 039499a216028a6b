/** Each look of `npm run doctor`, through the vendors' own SDKs. What is well, and each thing that can be wrong with it. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkCdk } from '../../adapters/cdk/checkup.ts';
import { checkClock, checkDisk, checkNode } from '../../adapters/machine/checkup.ts';
import { checkBrowser } from '../../adapters/pdf/checkup.ts';
import { checkSlack } from '../../adapters/slack/checkup.ts';
import { checkMail } from '../../adapters/smtp/checkup.ts';
import { checkStripe } from '../../adapters/stripe/checkup.ts';
import { handledTypes } from '../../adapters/stripe/events.ts';
import { checkTeams } from '../../adapters/teams/checkup.ts';
import { checkTwilio } from '../../adapters/twilio/checkup.ts';
import { checkPublicUrl, proofWith } from '../../adapters/web/proof.ts';
import { BOT_SCOPES } from '../../manifests/slack.ts';
import { startSmtp } from '../../sandbox/smtp/server.ts';
import { type StripeStandIn, startStripe } from '../../sandbox/stripe/stand-in.ts';
import { startTwilio, type TwilioStandIn } from '../../sandbox/twilio/stand-in.ts';
import type { Finding } from '../../src/kernel/finding.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { CHAT_SECRETS, startWorkplaces, type Workplaces } from '../fixtures/workplaces.ts';
import { startDealer } from './cdk-rig.ts';
import { serve } from './web-rig.ts';

const publicUrl = 'https://pay.example';
const SERVICE = `MG${'1'.repeat(32)}`;
const stripeKeys = { secretKey: 'sk_test_sandbox', webhookSecret: 'whsec_sandbox' };
const twilioKeys = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'twilio-token' };
const nobody = 'http://127.0.0.1:9';

let [stripe, twilio, places] = [] as unknown as [StripeStandIn, TwilioStandIn, Workplaces];
beforeAll(async () => {
  [stripe, twilio, places] = await Promise.all([
    startStripe({ ...stripeKeys, webhookUrl: `${publicUrl}/stripe/webhook` }),
    startTwilio({
      ...{ ...twilioKeys, senders: ['+15145550101', '+15005550007'], services: { [SERVICE]: ['+15145550101'] } },
      ...{ app: { publicUrl }, inboundPath: '/twilio/inbound#rc=5&rp=all' },
    }),
    startWorkplaces({ appUrl: publicUrl, platforms: ['slack', 'teams'], spareRooms: 0, seed: 1 }),
  ]);
});
afterAll(() => Promise.all([stripe.close(), twilio.close(), places.close()]));

/** One line for each: how it is, and what was found. */
const read = async (looking: Promise<Finding | Finding[]>) =>
  [await looking].flat().map(({ about, state, found }) => `${state}: ${about}: ${found}`);
/** All that is wrong says what should be, and where to click. */
async function expectTrouble(looking: Promise<Finding | Finding[]>, ...expected: RegExp[]): Promise<void> {
  const troubles = [await looking].flat().filter(({ state }) => state !== 'ok');
  expect(troubles.map(({ state, found }) => `${state}: ${found}`)).toEqual(
    expected.map((one) => expect.stringMatching(one)),
  );
  for (const one of troubles)
    expect(one).toMatchObject({ expected: expect.stringMatching(/./), where: expect.stringMatching(/./) });
}

describe('Slack', () => {
  const look = (botToken = CHAT_SECRETS.slack.botToken, scopes = ['chat:write'], apiUrl = places.env.SLACK_API_URL!) =>
    checkSlack({ botToken, apiUrl }, scopes, silentLog);
  test('says who the app is, and that it may do all that it wants to', async () => {
    expect(await read(look())).toEqual([
      expect.stringMatching(/^ok: Slack: bot token: .+ in Garage Boréal/),
      'ok: Slack: scopes: all 1',
    ]);
  });
  test('a token of nobody, a scope that was not granted, nobody there', async () => {
    await expectTrouble(look('xoxb-wrong'), /^failed: Slack refuses it \(invalid_auth\)/);
    await expectTrouble(look(undefined, ['chat:write', 'reactions:read']), /^failed: reactions:read missing/);
    await expectTrouble(look(undefined, undefined, `${nobody}/`), /^failed: Slack could not be asked/);
    expect(Object.keys(BOT_SCOPES)).toContain('chat:write');
  });
});

test('Teams: the registration, the secret and the organisation', async () => {
  const {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: password,
    MICROSOFT_APP_TENANT_ID: tenantId,
  } = places.env as Record<string, string>;
  const good = {
    appId,
    password,
    tenantId,
    type: 'SingleTenant' as const,
    loginUrl: places.env.TEAMS_LOGIN_URL!,
  } as Parameters<typeof checkTeams>[0];
  const stranger = '5a11d000-0000-4000-8000-00000000dead';
  expect(await read(checkTeams(good))).toEqual(['ok: Teams: registration: Microsoft gives it tokens']);
  await expectTrouble(checkTeams({ ...good, password: 'old' }), /MICROSOFT_APP_PASSWORD \(AADSTS7000215\)/);
  await expectTrouble(checkTeams({ ...good, appId: stranger }), /MICROSOFT_APP_ID \(AADSTS700016\)/);
  await expectTrouble(
    checkTeams({ ...good, loginUrl: good.loginUrl!.replace(tenantId!, stranger) }),
    /MICROSOFT_APP_TENANT_ID \(AADSTS90002\)/,
  );
  await expectTrouble(checkTeams({ ...good, loginUrl: nobody }), /Microsoft could not be asked/);
});

describe('Stripe', () => {
  const look = (secretKey = stripeKeys.secretKey, isProduction = false, apiUrl = stripe.url) =>
    checkStripe({ account: { secretKey, apiUrl }, publicUrl, isProduction });
  test('knows the key, and tells us all', async () => {
    expect(await read(look())).toEqual([
      'ok: Stripe: secret key: of test mode: no real money',
      `ok: Stripe: webhook: ${handledTypes().length} kinds of event lead here`,
    ]);
  });
  test('a wrong key, one of test mode, an event that is missing, an endpoint that is disabled or elsewhere', async () => {
    await expectTrouble(look('sk_test_wrong'), /^failed: Stripe does not know it/);
    await expectTrouble(look(undefined, true), /^warning: of test mode/);
    await expectTrouble(look(undefined, false, nobody), /^failed: Stripe could not be asked/);
    stripe.endpoint.enabledEvents = handledTypes().filter((type) => type !== 'charge.dispute.created');
    await expectTrouble(look(), /^failed: it is not told of charge.dispute.created$/);
    stripe.endpoint.status = 'disabled';
    await expectTrouble(look(), /^failed: it is disabled/);
    Object.assign(stripe.endpoint, { enabledEvents: ['*'], status: 'enabled', webhookUrl: 'https://old.example/hook' });
    await expectTrouble(look(), /^failed: none leads here: only https:\/\/old.example\/hook/);
  });
});

describe('Twilio', () => {
  const look = (from = '+15145550101', authToken = twilioKeys.authToken, apiUrl = twilio.url) =>
    checkTwilio({ account: { ...twilioKeys, authToken, from, apiUrl }, publicUrl });
  test.each(['+15145550101', SERVICE])('knows %s, and what comes to it leads here', async (from) => {
    expect(await read(look(from))).toEqual([
      'ok: Twilio: account: active',
      expect.stringMatching(/^ok: Twilio: sender: /),
      'ok: Twilio: texts that come in: they lead here',
    ]);
  });
  test('a wrong token, a number of somebody else, one without texts, a service that is none', async () => {
    await expectTrouble(look(undefined, 'wrong'), /^failed: Twilio refuses the account/);
    await expectTrouble(look(undefined, undefined, nobody), /^failed: Twilio could not be asked/);
    await expectTrouble(look('+15145550999'), /^failed: \+15145550999 is no number of this account/);
    await expectTrouble(look('+15005550007'), /^failed: \+15005550007 takes no texts/);
    await expectTrouble(look(`MG${'2'.repeat(32)}`), /^failed: MG2+ is no messaging service/);
  });
  test('texts that lead nowhere, elsewhere, by GET, or once only', async () => {
    const { inbound } = twilio;
    const good = inbound.url;
    for (const [url, expected] of [
      ['', /^failed: they lead nowhere/],
      ['https://demo.twilio.com/welcome/sms/reply', /^failed: they lead to https:\/\/demo/],
      [`${publicUrl}/twilio/inbound`, /^warning: they lead here, and are not tried again/],
    ] as const) {
      inbound.url = url;
      await expectTrouble(look(), expected);
      await expectTrouble(look(SERVICE), expected);
    }
    Object.assign(inbound, { url: good, method: 'GET' });
    await expectTrouble(look(), /^failed: they come by GET/);
  });
});

test('e-mail: signed in, refused, nobody there; nothing is sent', async () => {
  const smtp = await startSmtp();
  const at = (url: string) => checkMail({ url, from: 'a@b.ca' });
  expect(await read(at(smtp.url))).toEqual([
    'ok: E-mail: server: 127.0.0.1 lets the app sign in'.replace('127.0.0.1', new URL(smtp.url).host),
  ]);
  const wrong = new URL(smtp.url);
  wrong.password = 'wrong';
  await expectTrouble(at(wrong.href), /^failed: .* refuses the user/);
  expect(smtp.taken).toEqual([]);
  await smtp.close();
  await expectTrouble(at(smtp.url), /could not be asked \(ECONNREFUSED|ESOCKET/);
});

test('CDK: the key, and whether the dealers have subscribed', async () => {
  const { cdk, options } = await startDealer();
  expect(await read(checkCdk(options))).toEqual([
    'ok: CDK: key: Fortellis lets the app sign in',
    'ok: CDK: dealers: 1 subscribed',
  ]);
  await expectTrouble(
    checkCdk({ ...options, subscriptionIds: ['sub-boreal', 'sub-other'] }),
    /^failed: sub-other has not subscribed/,
  );
  await expectTrouble(checkCdk({ ...options, clientSecret: 'wrong' }), /^failed: Fortellis refuses the key/);
  await cdk.close();
});

describe('this machine', () => {
  const dir = mkdtempSync(join(tmpdir(), 'checkups-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const MB = 1024 * 1024;

  test('its disk: room, little room, none; a folder that is yet to be made', async () => {
    const free = (mb: number) => checkDisk(join(dir, 'not', 'yet'), async () => mb * MB);
    expect((await free(5_000)).state).toBe('ok');
    await expectTrouble(free(700), /^warning: 700 MB free/);
    await expectTrouble(free(0), /^failed: 0 MB free/);
    expect((await checkDisk(dir)).found).toMatch(/^\d+ MB free/);
  });

  test('its clock, against a server’s', async () => {
    const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    const off = (ms: number) => checkClock(address, () => new Date(Date.now() + ms));
    expect(await read(off(0))).toEqual(['ok: Clock: right']);
    await expectTrouble(off(60_000), /^warning: (?:59|60|61) s away/);
    await expectTrouble(off(-3_600_000), /^failed: (?:3599|360\d) s away/);
    server.close();
    await expectTrouble(off(0), /^warning: 127.0.0.1:\d+ could not be asked/);
  });

  test('its Node, and a browser to print with', async () => {
    expect(checkNode().state).toBe('ok');
    await expectTrouble(Promise.resolve(checkNode('22.1.0')), /^failed: 22.1.0/);
    expect((await checkBrowser(process.execPath)).state).toBe('ok');
    const plain = join(dir, 'chromium');
    writeFileSync(plain, '', { mode: 0o644 });
    for (const path of ['/nowhere/chromium', plain])
      await expectTrouble(checkBrowser(path), /^failed: CHROMIUM_PATH leads to no program/);
  });
});

test('the public address leads to this server, to one with another key, elsewhere, or nowhere', async () => {
  const [key, other] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)];
  const rig = await serve(() => undefined, { proof: proofWith(key) });
  const stranger = await serve(({ server }) => server.get('/nothing'));
  expect(await read(checkPublicUrl(rig.url, key))).toEqual(['ok: PUBLIC_URL: leads to this server']);
  await expectTrouble(checkPublicUrl(rig.url, other), /^failed: leads to a server with another key/);
  await expectTrouble(checkPublicUrl(stranger.url, key), /^failed: leads to a server with another key/);
  await expectTrouble(checkPublicUrl(`${rig.url}/nothing`, key), /^failed: leads elsewhere \(status 404\)/);
  for (const odd of ['', '?nonce=', '?nonce=x', '?nonce[]=a', `?nonce=${'0'.repeat(33)}`])
    expect(await (await fetch(`${rig.url}/healthz${odd}`)).text()).toBe('alive');
  await Promise.all([rig.close(), stranger.close()]);
  await expectTrouble(checkPublicUrl(rig.url, key), /could not be asked/);
});
