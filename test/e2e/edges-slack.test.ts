import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { STAFF, TEAM } from '../../sandbox/demo/garage.ts';
import type { SendOptions, SentRequest } from '../../sandbox/slack/app-link.ts';
import { phoneOf } from '../fixtures/customer.ts';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const JULIE = '+15145550188';
const now = () => Math.floor(Date.now() / 1000);
/** A little more than the five minutes that a signature is good for. */
const TOO_FAR = 330;
/** Above what Slack itself may send: a message of 40,000 characters, twice and encoded. */
const HUGE = 'x'.repeat(3_000_000);
const [{ id: user = '' } = {}, room] = [STAFF[0], 'C0SERVICE1'];

let sandbox: Sandbox;
let marie: Desk;
beforeAll(async () => {
  sandbox = await startSandbox();
  marie = deskOf('slack', sandbox, 'marie-eve');
}, 60_000);
afterAll(() => sandbox?.close());

/** Everything that anybody was told so far. */
const told = () => marie.kept().length + sandbox.twilio.messages.length + sandbox.slack.ephemerals(user, room).length;
const readyz = async () => (await fetch(`${sandbox.app.url}/readyz`)).status;

describe('Slack', () => {
  let genuine: SentRequest[];
  beforeAll(async () => {
    const { slack } = sandbox;
    const kept: (SentRequest | undefined)[] = [];
    await marie.command('/quickpay');
    kept.push(slack.lastRequest());
    await marie.offers('jul');
    kept.push(slack.lastRequest());
    await marie.submit();
    await slack.submit(user, { checked: false });
    kept.push(slack.lastRequest());
    await marie.dismiss();
    const event = { type: 'member_left_channel', user: slack.app.userId, channel: room, event_ts: '1.1' };
    const us = [{ team_id: TEAM.id, user_id: slack.app.userId, is_bot: true }];
    const envelope = { type: 'event_callback', team_id: TEAM.id, event_id: 'Ev1', event, authorizations: us };
    kept.push({
      path: '/slack/events',
      body: JSON.stringify(envelope),
      headers: { 'content-type': 'application/json' },
    });
    genuine = kept.filter((one) => one !== undefined);
    expect(genuine.map(({ path }) => path).sort()).toEqual([
      '/slack/commands',
      '/slack/events',
      '/slack/interactivity',
      '/slack/options',
    ]);
  });

  const again = ({ path, body, headers }: SentRequest, options: SendOptions, change = (text: string) => text) =>
    sandbox.slack.send(path, change(body), { contentType: headers['content-type'] ?? '', ...options });

  test.each<[string, SendOptions]>([
    ['unsigned', { signature: null }],
    ['forged', { signature: `v0=${'0'.repeat(64)}` }],
    ['signed in another way', { signature: `v1=${'0'.repeat(64)}` }],
    ['stale', { timestamp: now() - TOO_FAR }],
    ['from the future', { timestamp: now() + TOO_FAR }],
    ['without a time', { headers: { 'x-slack-request-timestamp': '' } }],
  ])('a request that is %s is refused without a word at all four addresses, and does nothing', async (_, options) => {
    const before = told();
    const answers = await Promise.all(genuine.map((request) => again(request, options)));
    expect(answers.map(({ status, text }) => [status, text])).toEqual(genuine.map(() => [401, '']));
    expect(told()).toBe(before);
  });

  test('another workspace gets in nowhere', async () => {
    const elsewhere = (body: string) => body.replaceAll(TEAM.id, 'T0FOREIGN1');
    const answers = await Promise.all(genuine.map((request) => again(request, {}, elsewhere)));
    expect(answers.map(({ status, text }) => [status, text])).toEqual(genuine.map(() => [401, '']));
  });

  test.each([
    ['cut short', (body: string) => body.slice(0, body.length / 3)],
    ['empty', () => ''],
    ['not even text', () => '%00%ff\u0000'],
    ['of another shape', () => '[1,2,3]'],
  ])('a body that is %s is refused, not guessed at', async (_, change) => {
    const answers = await Promise.all(genuine.map((request) => again(request, {}, change)));
    for (const { status } of answers) expect([400, 401]).toContain(status);
    expect(await readyz()).toBe(200);
  });

  test('a body that is too large is refused, and its connection serves the next', async () => {
    for (let times = 0; times < 2; times += 1) {
      const answers = await Promise.all(genuine.map((request) => again(request, {}, (body) => body + HUGE)));
      for (const { status } of answers) expect([400, 401, 413]).toContain(status);
    }
  });

  test('the same bytes again find the same question, and send nothing twice', async () => {
    await marie.command('/quickpay 514-555-0188 12 RO7001');
    const [first, second] = [sandbox.slack.lastRequest(), sandbox.slack.lastRequest()];
    if (!first || !second) throw new Error('nothing was sent');
    const replies = await Promise.all([sandbox.slack.replay(first), sandbox.slack.replay(second)]);
    expect(new Set(replies.map(({ text }) => /drf_[\w-]+/.exec(text)?.[0])).size).toBe(1);
    await marie.press('answer', 'Envoyer');
    const press = sandbox.slack.lastRequest();
    if (press) await Promise.all([1, 2, 3].map(() => sandbox.slack.replay(press)));
    await phoneOf(sandbox, JULIE).link('RO7001');
    await marie.until(() => marie.card('RO7001').includes('Texto remis'));
    expect([marie.cards('RO7001').length, phoneOf(sandbox, JULIE).texts('RO7001').length]).toEqual([1, 1]);
  });

  test('a form submitted twice is one request', async () => {
    await marie.command('/quickpay');
    await marie.fill({ customer: 'Julie Tremblay', reference: 'RO7002', amount: '13' });
    expect(await marie.submit()).toBe('done');
    const submission = sandbox.slack.lastRequest();
    if (submission) await sandbox.slack.replay(submission);
    await marie.until(() => marie.card('RO7002').includes('Texto remis'));
    expect([marie.cards('RO7002').length, phoneOf(sandbox, JULIE).texts('RO7002').length]).toEqual([1, 1]);
  });

  test('a button on somebody else’s question, or of a request that is not there, is answered in words', async () => {
    await marie.command('/quickpay 514-555-0188 14 RO7003');
    await marie.press('answer', 'Ne pas envoyer');
    const press = sandbox.slack.lastRequest();
    await deskOf('slack', sandbox, 'sarah').command('/quickpay 514-555-0188 14 RO7003');
    const [hers = ''] = /drf_[\w-]+/.exec(JSON.stringify(sandbox.slack.ephemerals('U0SARAHOK1', room))) ?? [];
    expect(hers).not.toBe('');
    const body = decodeURIComponent(press?.body.replaceAll('+', ' ') ?? '');
    for (const value of [hers, 'drf_0000000000000000', 'pay_0000000000000000', '$where', '']) {
      const forged = body.replaceAll(/drf_[\w-]+/g, value).replaceAll('quickpay.discard', 'quickpay.send');
      const payload = new URLSearchParams({ payload: forged.slice('payload='.length) }).toString();
      expect((await sandbox.slack.send('/slack/interactivity', payload)).status).toBe(200);
      await marie.until(() => marie.answer().includes('n’est plus en attente'));
    }
    expect(phoneOf(sandbox, JULIE).texts('RO7003')).toEqual([]);
  });

  test('the app’s own page says what it is for, in the member’s language', async () => {
    const { slack } = sandbox;
    slack.openHome('U0SARAHOK1');
    const home = () => JSON.stringify(slack.home('U0SARAHOK1')?.view.blocks);
    await slack.waitFor(() => home()?.includes('Get paid by text message'));
    expect(home()).toContain('/quickpay 514-555-0188 125.50 RO4821');
  });

  test('a channel that was archived is left, and is back when it was unarchived and the app invited', async () => {
    const { slack } = sandbox;
    slack.archive(room, user);
    await slack.deliveries.idle();
    await marie.command('/quickpay 514 555 0188 10 RO7005');
    await marie.press('answer', 'Envoyer');
    await marie.until(() => marie.answer().includes('Ajoutez Quittance à un canal'));
    expect(phoneOf(sandbox, JULIE).texts('RO7005')).toEqual([]);
    slack.unarchive(room, user);
    slack.invite(room);
    await slack.deliveries.idle();
    await marie.command('/quickpay 514 555 0188 10 RO7005');
    await marie.press('answer', 'Envoyer');
    await marie.until(() => marie.card('RO7005').includes('Texto remis'));
  });
});
