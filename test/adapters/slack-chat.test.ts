import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { webApi } from '@slack/bolt';
import { createSlackChat } from '../../adapters/slack/chat.ts';
import { failureOf } from '../../adapters/slack/failures.ts';
import { mentionsIn } from '../../sandbox/slack/mentions.ts';
import type { Slack } from '../../sandbox/slack/slack.ts';
import { channelOf, type Room } from '../../src/company/company.ts';
import type { Chat } from '../../src/company/ports.ts';
import { type Outage, RoomGone } from '../../src/kernel/refusal.ts';
import { keepsTheChatContract, used } from '../contracts/chat.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { presentTrialMessage } from '../fixtures/trial/looks.ts';
import type { TrialMessage } from '../fixtures/trial/messages.ts';
import { configOf, MARC, OTHER, ROOM, startWorkspace, WORKSPACE } from './slack-rig.ts';

const roomOf = (channel: string): Room => ({ id: `${WORKSPACE}/${channel}`, name: channel, told: true });
const [room, otherRoom] = [roomOf(ROOM), roomOf(OTHER)];
const METHODS = { post: 'chat.postMessage', update: 'chat.update', find: /^conversations\.(history|replies)$/ };
const card: TrialMessage = { kind: 'trial-card', word: 'the lamp' };
const present = presentTrialMessage;
const since = new Date(Date.now() - 60_000);

let slack: Slack;
beforeEach(async () => {
  slack = await startWorkspace();
  slack.invite(OTHER);
});
afterEach(() => slack.close());

const seen = (ts: { ts: string; text: string }) => ({ messageId: ts.ts, text: ts.text });
const failure = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

describe('Slack keeps the contract of a chat', () => {
  keepsTheChatContract(async () => {
    const config = configOf(slack);
    const client = new webApi.WebClient(config.botToken, { slackApiUrl: config.apiUrl });
    return {
      chat: createSlackChat(config, { present, log: silentLog, limit: { burst: 100, perSecond: 100 } }),
      room,
      otherRoom,
      seen: (one) => slack.messages(channelOf(one.id)).map(seen),
      replies: (one, messageId) =>
        slack
          .thread(channelOf(one.id), messageId)
          .filter(({ threadTs }) => threadTs)
          .map(seen),
      loseOneAnswer: (of) => slack.faults.add({ kind: 'lost-after', operation: METHODS[of], times: 1 }),
      failOnce: (of) => slack.faults.add({ kind: 'server-error', operation: METHODS[of], times: 1 }),
      refuseOnce: (retryAfterSeconds) =>
        slack.faults.add({ kind: 'rate-limited', operation: METHODS.post, times: 1, retryAfterSeconds }),
      remove: (one, messageId) => client.chat.delete({ channel: channelOf(one.id), ts: messageId }),
      person: { workspace: WORKSPACE, id: MARC, name: 'Marc Gagnon' },
      mentioned: (one, messageId) =>
        slack.thread(channelOf(one.id), messageId).flatMap((message) => mentionsIn(message)),
      kept: (one, messageId) => JSON.stringify(slack.thread(channelOf(one.id), messageId)),
      leave: (one) => slack.kick(channelOf(one.id)),
    };
  });
});

describe('and what is Slack’s own', () => {
  let chat: Chat<TrialMessage>;
  beforeEach(() => {
    chat = createSlackChat(configOf(slack), { present, log: silentLog });
  });

  test('a reply stands in the room as well when all must see it', async () => {
    const ts = await chat.post(room, 'out_1', card);
    await chat.post(room, 'out_2', used, { messageId: ts, wholeRoom: false });
    expect(slack.messages(ROOM)).toHaveLength(1);
    await chat.post(room, 'out_3', used, { messageId: ts, wholeRoom: true });
    expect(slack.messages(ROOM)).toHaveLength(2);
  });

  test('the message carries our id, in our kind of metadata, and Slack is told to unfurl nothing', async () => {
    await chat.post(room, 'out_1', card);
    expect(slack.messages(ROOM)[0]?.metadata).toEqual({ event_type: 'quittance', event_payload: { id: 'out_1' } });
  });

  test('a room that is ahead of its pace is put off before Slack has to refuse, and holds no other room', async () => {
    await Promise.all([1, 2, 3, 4].map((count) => chat.post(room, `out_${count}`, card)));
    const early = await failure(chat.post(room, 'out_5', card));
    expect(early).toMatchObject({ outcome: 'no', code: 'paced' });
    const { retryAfterMs = 0 } = early as Outage;
    expect(retryAfterMs).toBeGreaterThan(0);
    expect(retryAfterMs).toBeLessThanOrEqual(1000);
    expect(slack.calls('chat.postMessage')).toBe(4);
    await chat.post(otherRoom, 'out_6', card);
    expect(slack.messages(OTHER)).toHaveLength(1);
  });

  test('after Slack asked for a pause the room is left alone without asking Slack again', async () => {
    slack.faults.add({ kind: 'rate-limited', operation: 'chat.postMessage', times: 1, retryAfterSeconds: 9 });
    expect(await failure(chat.post(room, 'out_1', card))).toMatchObject({ retryAfterMs: 9000, code: 'ratelimited' });
    const next = await failure(chat.post(room, 'out_1', card));
    expect(next).toMatchObject({ outcome: 'no', code: 'paced' });
    expect((next as Outage).retryAfterMs).toBeGreaterThan(8_000);
    expect(slack.calls('chat.postMessage')).toBe(0);
    await chat.post(otherRoom, 'out_2', card);
  });

  test('a picture that Slack cannot fetch keeps no words back: it is led to', async () => {
    const picture = {
      kind: 'image',
      url: 'https://pay.invalid/pictures/1',
      alt: 'Photo de Julie',
      size: 'photo',
    } as const;
    const shown = { summary: 'Julie', blocks: [{ kind: 'text', text: 'Le pneu' } as const, picture] };
    const own = createSlackChat(configOf(slack), { present: () => shown, log: silentLog });
    const ts = await own.post(room, 'out_1', card);
    const drawn = () => JSON.stringify(slack.messages(ROOM).at(-1)?.blocks);
    expect(drawn()).toMatch(/Le pneu.*"url":"https:\/\/pay\.invalid\/pictures\/1"/);
    await own.update(room, ts, 'out_2', card);
    expect(drawn()).not.toContain('image_url');
  });

  test('a connection that was cut leaves it unclear, one that was never made does not', async () => {
    slack.faults.add({ kind: 'lost-before', operation: 'chat.postMessage', times: 1 });
    expect(await failure(chat.post(room, 'out_1', card))).toMatchObject({ outcome: 'unclear' });
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const cause = new webApi.WebAPIRequestError(new TypeError('fetch failed', { cause: refused }));
    expect(failureOf('chat.postMessage', cause)).toMatchObject({ outcome: 'no', code: 'ECONNREFUSED' });
  });

  test('a token that Slack no longer takes can be put right, so nothing is given up', async () => {
    const stranger = createSlackChat({ ...configOf(slack), botToken: 'xoxb-other' }, { present, log: silentLog });
    expect(await failure(stranger.post(room, 'out_1', card))).toMatchObject({ outcome: 'no', code: 'invalid_auth' });
    slack.uninstall();
    expect(await failure(chat.update(room, '1.1', 'out_2', card))).toMatchObject({
      outcome: 'no',
      code: 'account_inactive',
    });
  });

  test('an archived channel and one that is not there are gone', async () => {
    slack.archive(ROOM, slack.app.userId);
    expect(await failure(chat.post(room, 'out_1', card))).toBeInstanceOf(RoomGone);
    expect(await failure(chat.post(roomOf('C0NOWHERE1'), 'out_1', card))).toBeInstanceOf(RoomGone);
    expect(await failure(chat.find(roomOf('C0NOWHERE1'), 'out_1', since))).toBeInstanceOf(RoomGone);
  });

  test('under a message that was deleted nothing is found, and nothing can ever be posted', async () => {
    expect(await chat.find(room, 'out_2', since, '1700000000.000001')).toBeUndefined();
    const thread = { messageId: '1700000000.000001', wholeRoom: false };
    expect(await failure(chat.post(room, 'out_2', card, thread))).toMatchObject({
      outcome: 'never',
      code: 'thread_not_found',
    });
  });

  test('somebody else’s message with our id in it is not ours', async () => {
    const client = new webApi.WebClient(configOf(slack).botToken, { slackApiUrl: slack.apiUrl });
    const metadata = { event_type: 'other_app', event_payload: { id: 'out_1' } };
    await client.chat.postMessage({ channel: ROOM, text: 'hello', metadata });
    expect(await chat.find(room, 'out_1', since)).toBeUndefined();
  });
});
