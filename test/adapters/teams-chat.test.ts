import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createTeamsChat } from '../../adapters/teams/chat.ts';
import type { PaceLimits } from '../../adapters/teams/pace.ts';
import { mentionsIn } from '../../sandbox/teams/mentions.ts';
import type { Message as Shown } from '../../sandbox/teams/model.ts';
import { startTeams, type Teams } from '../../sandbox/teams/teams.ts';
import { channelOf, type Room } from '../../src/company/company.ts';
import type { Chat } from '../../src/company/ports.ts';
import { type Outage, RoomGone } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { keepsTheChatContract, used } from '../contracts/chat.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { presentTrialMessage } from '../fixtures/trial/looks.ts';
import type { TrialMessage } from '../fixtures/trial/messages.ts';
import { GROUP, MARIE, SERVICE, TEAM, TENANT, TENANT_ID, teamsConfig, tokenOf } from './sandbox-teams-tenant.ts';

const METHODS = {
  post: /^(sendToConversation|replyToActivity)$/,
  update: 'updateActivity',
  find: /^(channelMessagesDelta|listReplies)$/,
};
const UNPACED: PaceLimits = [[1_000, 1]];
const card: TrialMessage = { kind: 'trial-card', word: 'the lamp' };
const present = presentTrialMessage;
const since = new Date(Date.now() - 60_000);

let teams: Teams;
const warnings: { what: string; details: Record<string, unknown> | undefined }[] = [];
const log: Log = { ...silentLog, warn: (what, details) => warnings.push({ what, details }) };

beforeEach(async () => {
  warnings.length = 0;
  teams = await startTeams({ ...TENANT, seed: 7, consented: true });
});
afterEach(() => teams.close());

const roomOf = (id: string, more: Partial<Room> = {}): Room => ({
  ...{ id: `teams:${TENANT_ID}/${id}`, name: id, told: true, address: teams.serviceUrl, ...more },
});
const channel = (id = SERVICE) => roomOf(id, { address: `${teams.serviceUrl}#${TEAM}` });
const personal = () => roomOf(teams.personal(MARIE).id, { personal: true });
const seen = ({ id, summary = '' }: Shown) => ({ messageId: id, text: summary });
const failure = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

async function remove(room: Room, messageId: string): Promise<unknown> {
  const path = `v3/conversations/${encodeURIComponent(channelOf(room.id))}/activities/${messageId}`;
  const headers = { authorization: `Bearer ${await tokenOf(teams)}` };
  return fetch(teams.serviceUrl + path, { method: 'DELETE', headers });
}

describe('Teams keeps the contract of a chat', () => {
  keepsTheChatContract(async () => ({
    chat: createTeamsChat(teamsConfig(teams), { present, log: silentLog, limits: UNPACED }),
    room: channel(),
    otherRoom: channel(TEAM),
    seen: (one) => teams.messages(channelOf(one.id)).map(seen),
    replies: (one, messageId) =>
      teams
        .thread(channelOf(one.id), messageId)
        .filter(({ id }) => id !== messageId)
        .map(seen),
    loseOneAnswer: (of) => teams.faults.add({ kind: 'lost-after', operation: METHODS[of], times: 1 }),
    failOnce: (of) => teams.faults.add({ kind: 'server-error', operation: METHODS[of], times: 1 }),
    refuseOnce: (retryAfterSeconds) =>
      teams.faults.add({ kind: 'rate-limited', operation: METHODS.post, times: 1, retryAfterSeconds }),
    remove,
    person: { workspace: `teams:${TENANT_ID}`, id: '00000000-0000-4000-8000-00000000000a', name: 'Marie Tremblay' },
    mentioned: (one, messageId) => teams.thread(channelOf(one.id), messageId).flatMap((message) => mentionsIn(message)),
    kept: (one, messageId) => JSON.stringify(teams.thread(channelOf(one.id), messageId)),
    leave: (one) => void teams.uninstall(MARIE, channelOf(one.id)),
  }));
});

describe('and what is Teams’ own', () => {
  let chat: Chat<TrialMessage>;
  beforeEach(() => {
    chat = createTeamsChat(teamsConfig(teams), { present, log });
  });
  const thread = (messageId: string) => ({ messageId, wholeRoom: true });

  test.each([
    ['a group chat', () => roomOf(GROUP)],
    ['a personal chat', personal],
  ])('in %s news stands by itself and says what it is about', async (_, place) => {
    const room = place();
    const root = await chat.post(room, 'out_1', card);
    await chat.post(room, 'out_2', used, thread(root));
    const [, news] = teams.messages(channelOf(room.id));
    expect(JSON.stringify(news?.card)).toContain('about the lamp');
    expect(news?.summary).toContain('Marc');
  });

  test('in a channel it says so only where it stands apart from its card', async () => {
    const root = await chat.post(channel(), 'out_1', card);
    await chat.post(channel(), 'out_2', used, thread(root));
    expect(JSON.stringify(teams.thread(SERVICE, root)[1]?.card)).not.toContain('about the lamp');
    await chat.post(channel(), 'out_3', used);
    expect(JSON.stringify(teams.messages(SERVICE)[1]?.card)).toContain('about the lamp');
  });

  test('a group chat with consent is looked through like a channel', async () => {
    const room = roomOf(GROUP);
    teams.faults.add({ kind: 'lost-after', operation: METHODS.post, times: 1 });
    expect(await failure(chat.post(room, 'out_1', card))).toMatchObject({ outcome: 'unclear' });
    expect(await chat.find(room, 'out_1', since)).toBe(teams.messages(GROUP)[0]?.id);
    expect(await chat.find(room, 'out_10', since)).toBeUndefined();
    expect(await chat.find(room, 'out_', since)).toBeUndefined();
  });

  test('without consent, and in a personal chat, nobody can know: it is not found, and the log tells', async () => {
    teams.graph.consented = false;
    await chat.post(channel(), 'out_1', card);
    await chat.post(personal(), 'out_2', card);
    expect(await chat.find(channel(), 'out_1', since)).toBeUndefined();
    expect(await chat.find(personal(), 'out_2', since)).toBeUndefined();
    expect(warnings.map(({ details }) => details?.why)).toEqual(['no-consent', 'personal']);
    expect(teams.calls('listChatMessages')).toBe(0);
  });

  test('an organisation that gives no token for reading is one without consent', async () => {
    const stranger = createTeamsChat({ ...teamsConfig(teams), password: 'wrong' }, { present, log });
    const known = roomOf(GROUP);
    expect(await stranger.find(known, 'out_1', since)).toBeUndefined();
    expect(warnings).toMatchObject([{ details: { why: 'invalid_client' } }]);
    expect(await failure(stranger.post(known, 'out_1', card))).toMatchObject({ outcome: 'no', code: 'invalid_client' });
  });

  test('with a stand-in for the login and none for Graph, Microsoft is not asked', async () => {
    const { graphUrl: _, ...config } = teamsConfig(teams);
    expect(await createTeamsChat(config, { present, log }).find(roomOf(GROUP), 'out_1', since)).toBeUndefined();
    expect(warnings).toMatchObject([{ details: { why: 'no-graph' } }]);
    expect(teams.calls('token')).toBe(0);
  });

  test('a person who says our id, or another bot, is not us', async () => {
    await teams.type({ user: MARIE, room: SERVICE, text: 'look at "out_1"' });
    expect(await chat.find(channel(), 'out_1', since)).toBeUndefined();
  });

  test('a message is found behind a page of others', async () => {
    const paced = createTeamsChat(teamsConfig(teams), { present, log, limits: UNPACED });
    const root = await paced.post(channel(), 'out_root', card);
    const wanted = await paced.post(channel(), 'out_wanted', used, thread(root));
    for (let count = 0; count < 51; count += 1) await paced.post(channel(), `out_${count}`, used, thread(root));
    expect(await chat.find(channel(), 'out_wanted', since, root)).toBe(wanted);
    expect(teams.calls('listReplies')).toBe(2);
  });

  test('a channel that was deleted is gone; of its threads, nobody can tell which of the two was', async () => {
    const room = channel();
    const root = await chat.post(room, 'out_1', card);
    await teams.deleteChannel(SERVICE, MARIE);
    expect(await failure(chat.post(room, 'out_2', card))).toBeInstanceOf(RoomGone);
    expect(await failure(chat.post(room, 'out_3', used, thread(root)))).toMatchObject({ outcome: 'never' });
    expect(await chat.find(room, 'out_2', since)).toBeUndefined();
  });

  test.each([
    [412, 'no'],
    [500, 'unclear'],
    [502, 'unclear'],
    [503, 'unclear'],
    [504, 'unclear'],
  ])('%i leaves it %s', async (status, outcome) => {
    teams.faults.add({ kind: 'server-error', status, operation: METHODS.post, times: 1 });
    expect(await failure(chat.post(channel(), 'out_1', card))).toMatchObject({ outcome });
  });

  test('a room that is ahead of its pace is put off before Teams has to refuse, and holds no other room', async () => {
    teams.pace.enforced = true;
    await Promise.all(Array.from({ length: 7 }, (_, count) => chat.post(channel(), `out_${count}`, card)));
    const early = (await failure(chat.post(channel(), 'out_8', card))) as Outage;
    expect(early).toMatchObject({ outcome: 'no', code: 'paced' });
    expect(early.retryAfterMs).toBeGreaterThan(0);
    expect(early.retryAfterMs).toBeLessThanOrEqual(1_150);
    expect(teams.calls('sendToConversation')).toBe(7);
    await chat.post(channel(TEAM), 'out_9', card);
  });

  test('after Teams asked for a pause the room is left alone, updates included, without asking Teams again', async () => {
    const id = await chat.post(channel(), 'out_1', card);
    teams.faults.add({ kind: 'rate-limited', operation: METHODS.update, times: 1, retryAfterSeconds: 9 });
    expect(await failure(chat.update(channel(), id, 'out_2', card))).toMatchObject({ retryAfterMs: 9_000 });
    const next = (await failure(chat.post(channel(), 'out_3', card))) as Outage;
    expect(next).toMatchObject({ outcome: 'no', code: 'paced' });
    expect(next.retryAfterMs).toBeGreaterThan(8_000);
    await chat.post(channel(TEAM), 'out_4', card);
  });

  test('a room from which nothing was heard yet is waited for', async () => {
    const { address: _, ...unheard } = channel();
    expect(await failure(chat.post(unheard, 'out_1', card))).toMatchObject({ outcome: 'no', code: 'no-address' });
  });
});
