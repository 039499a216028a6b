import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { webApi } from '@slack/bolt';
import { MARIE, ROOM, TOKEN } from './sandbox-slack-app.ts';
import {
  client,
  clientOf,
  clock,
  code,
  openSlack,
  refusal,
  section,
  slack,
  startAnew,
} from './sandbox-slack-client.ts';

openSlack();

const post = (text: string, more: object = {}) => client.chat.postMessage({ channel: ROOM, text, ...more });
describe('tokens, channels and messages', () => {
  test('a token that is wrong, too weak or of a removed app is refused', async () => {
    expect(await code(clientOf(slack, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await code(client.conversations.history({ channel: 'C0PARTS001' }))).toBe('not_in_channel');
    expect((await client.auth.test()).bot_id).toBe(slack.app.botId);
    slack.uninstall();
    expect(await code(client.auth.test())).toBe('account_inactive');
  });

  test('a missing scope is named', async () => {
    await slack.close();
    await startAnew({ scopes: ['chat:write'] });
    expect(await refusal(client.users.info({ user: MARIE }))).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write',
    });
  });

  test('a channel out of reach takes no message', async () => {
    expect(await code(client.chat.postMessage({ channel: 'C0PARTS001', text: 'x' }))).toBe('not_in_channel');
    expect(await code(client.chat.postMessage({ channel: 'C0SECRET01', text: 'x' }))).toBe('channel_not_found');
    slack.archive(ROOM, MARIE);
    expect(await code(post('x'))).toBe('is_archived');
    expect(slack.messages(ROOM)).toEqual([]);
  });

  test('an update keeps metadata, drops blocks when only text comes, and is for the app’s own messages', async () => {
    const metadata = { event_type: 'paid', event_payload: { id: 'pay_1' } };
    const { ts = '' } = await post('one', { metadata, blocks: [section('one')] });
    await client.chat.update({ channel: ROOM, ts, text: 'two' });
    expect(slack.messages(ROOM)[0]).toMatchObject({ text: 'two', metadata, blocks: undefined });
    const { message } = await slack.type({ user: MARIE, channel: ROOM, text: 'hers' });
    expect(await code(client.chat.update({ channel: ROOM, ts: message?.ts ?? '', text: 'x' }))).toBe(
      'cant_update_message',
    );
    await client.chat.delete({ channel: ROOM, ts });
    expect(await code(client.chat.update({ channel: ROOM, ts, text: 'x' }))).toBe('message_not_found');
  });

  test('history pages backwards, and replies stand in their thread', async () => {
    for (const text of ['1', '2', '3']) await post(text);
    const [first] = slack.messages(ROOM);
    await post('reply', { thread_ts: first?.ts });
    await post('shown to all', { thread_ts: first?.ts, reply_broadcast: true });
    const seen: (string | undefined)[] = [];
    for await (const page of client.paginate('conversations.history', { channel: ROOM, limit: 2 }))
      seen.push(...((page as webApi.ConversationsHistoryResponse).messages ?? []).map(({ text }) => text));
    expect(seen).toEqual(['shown to all', '3', '2', '1']);
    const { messages } = await client.conversations.replies({ channel: ROOM, ts: first?.ts ?? '' });
    expect(messages?.map(({ text }) => text)).toEqual(['1', 'reply', 'shown to all']);
    expect(await code(client.conversations.replies({ channel: ROOM, ts: '1.000000' }))).toBe('thread_not_found');
  });

  test('text comes back with its special characters as entities, as Slack keeps it', async () => {
    await post('R&D <https://a.test/?a=1&b=2|here> 1 < 2', { blocks: [section('a & b')] });
    await slack.type({ user: MARIE, channel: ROOM, text: '<b> & co' });
    const { messages } = await client.conversations.history({ channel: ROOM });
    expect(messages?.map(({ text }) => text)).toEqual([
      '&lt;b&gt; &amp; co',
      'R&amp;D <https://a.test/?a=1&b=2|here> 1 &lt; 2',
    ]);
    expect(messages?.[1]?.blocks?.[0]).toMatchObject({ text: { text: 'a &amp; b' } });
  });

  test('an argument that is not emulated is refused by name', async () => {
    const data = await refusal(client.apiCall('chat.postMessage', { channel: ROOM, text: 'x', attachments: [] }));
    expect(data.response_metadata?.messages).toEqual(['[ERROR] not emulated: attachments']);
  });

  test('people are known with their language', async () => {
    const { user } = await client.users.info({ user: MARIE, include_locale: true });
    expect(user).toMatchObject({ real_name: 'Marie Tremblay', locale: 'fr-CA', is_admin: true });
  });
});

describe('faults', () => {
  test('the SDK waits as long as a 429 says, then gets through', async () => {
    slack.faults.add({ kind: 'rate-limited', retryAfterSeconds: 1, operation: 'chat.postMessage', times: 1 });
    const started = performance.now();
    await clientOf(slack, TOKEN, { retryConfig: { retries: 1, factor: 1, minTimeout: 5 } }).chat.postMessage({
      channel: ROOM,
      text: 'patient',
    });
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
    expect(slack.messages(ROOM).map(({ text }) => text)).toEqual(['patient']);
  });

  test('a message whose answer was lost is found again by its metadata', async () => {
    slack.faults.add({ kind: 'lost-after', operation: 'chat.postMessage', times: 1 });
    const metadata = { event_type: 'paid', event_payload: { id: 'pay_7' } };
    await expect(post('paid', { metadata })).rejects.toThrow('fetch failed');
    const { messages } = await client.conversations.history({ channel: ROOM, include_all_metadata: true });
    expect(messages?.map((message) => message.metadata)).toEqual([metadata]);
    const plain = await client.conversations.history({ channel: ROOM });
    expect(plain.messages?.[0]).not.toHaveProperty('metadata');
  });

  test('a message lost on the way was never posted', async () => {
    slack.faults.add({ kind: 'lost-before', operation: 'chat.postMessage', times: 1 });
    await expect(post('x')).rejects.toThrow('fetch failed');
    expect(slack.messages(ROOM)).toEqual([]);
  });

  test('with the limit on, a channel takes a burst and then one message a second', async () => {
    await slack.close();
    await startAnew({ postLimit: { perSecond: 1, burst: 3 } }, { rejectRateLimitedCalls: true });
    for (const text of ['1', '2', '3']) await post(text);
    await expect(post('4')).rejects.toMatchObject({ retryAfter: 1 });
    clock.now += 1_000;
    await post('4');
    expect(slack.messages(ROOM)).toHaveLength(4);
  });
});

test('what NOT-EMULATED.md lists is refused as unknown, and says so', async () => {
  const list = readFileSync(new URL('../../sandbox/NOT-EMULATED.md', import.meta.url), 'utf8');
  const ours = list.split(/^## /m).find((part) => part.startsWith('Slack')) ?? '';
  const methods = [...ours.matchAll(/`([a-z]+(?:\.[a-zA-Z0-9]+)+)`/g)].map(([, name]) => name ?? '');
  expect(methods.length).toBeGreaterThan(10);
  for (const method of methods)
    expect([method, await code(client.apiCall(method))]).toEqual([method, 'unknown_method']);
});
