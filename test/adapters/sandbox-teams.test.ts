import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ChannelAccount, ConversationReference } from 'botbuilder';
import { startTeams, type Teams } from '../../sandbox/teams/teams.ts';
import { startBot } from './sandbox-teams-bot.ts';
import { APP_ID, GROUP, JOHN, MARIE, SERVICE, TEAM, TENANT } from './sandbox-teams-tenant.ts';

let teams: Teams;
let running: Awaited<ReturnType<typeof startBot>>;

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined); // the SDK writes there
  teams = await startTeams({ ...TENANT, seed: 7, timeouts: { invoke: 300 } });
  running = await startBot(teams);
});
afterAll(async () => {
  await running.stop();
  await teams.close();
});
beforeEach(() => {
  running.bot.heard.length = 0;
});

const lastIn = (room: string) => {
  const message = teams.messages(room).at(-1);
  if (!message) throw new Error(`nothing was said in ${room}`);
  return message;
};
const at = (room: string) => ({ room, message: lastIn(room).id });
const shown = (card: unknown) => JSON.stringify(card);
const openForm = async () => {
  await teams.type({ user: MARIE, room: SERVICE, text: '@Quittance order' });
  const { id } = teams.thread(SERVICE, lastIn(SERVICE).id)[1] ?? { id: '' };
  return teams.press(MARIE, { room: SERVICE, message: id }, 'Fill in');
};

describe('a member and a botbuilder bot, through the stand-in', () => {
  test('a message leads to a launcher, a dialog, a search, a problem, a card in the channel, and its thread', async () => {
    expect(await openForm()).toMatchObject({ outcome: 'dialog' });
    expect(running.bot.heard[0]).toMatchObject({ text: '<at>Quittance</at>&nbsp;order', locale: 'fr-CA' });

    expect(await teams.press(MARIE, 'dialog', 'Send')).toMatchObject({
      outcome: 'incomplete',
      errors: { customer: 'Who?' },
    });
    expect(await teams.search(MARIE, 'Customer', 'gag')).toMatchObject({ ok: true, choices: [{ value: 'cus_luc' }] });
    teams.enter(MARIE, 'Customer', 'Luc Gagnon');
    teams.enter(MARIE, 'Amount', 'abc');
    expect(await teams.press(MARIE, 'dialog', 'Send')).toMatchObject({ outcome: 'dialog' });
    expect(shown(teams.dialog(MARIE)?.card)).toContain('Not an amount');
    expect(teams.dialog(MARIE)?.state.values).toEqual({ customer: '', amount: 'abc' });

    await teams.search(MARIE, 'customer', 'luc');
    teams.enter(MARIE, 'customer', 'cus_luc');
    teams.enter(MARIE, 'amount', '125.50');
    expect(await teams.press(MARIE, 'dialog', 'Send')).toMatchObject({ outcome: 'closed' });
    expect(teams.dialog(MARIE)).toBeUndefined();

    const posted = lastIn(SERVICE);
    expect(posted.versions.map(({ card }) => shown(card).includes('cus_luc owes 125.50'))).toEqual([true, false]);
    expect(shown(posted.card)).toContain('Sent');
    expect(teams.thread(SERVICE, posted.id).map(({ text }) => text)).toEqual(['', 'It was sent']);
  });

  test('a button changes the card for the one who pressed it, speaks, or fails, and the others see no change', async () => {
    const place = at(SERVICE);
    expect(await teams.press(MARIE, place, 'Explain')).toMatchObject({ outcome: 'message', text: 'It is an order' });
    expect(teams.notices(MARIE).at(-1)).toBe('It is an order');
    expect(await teams.press(MARIE, place, 'Break')).toMatchObject({ outcome: 'refused', text: 'No more' });
    expect(await teams.press(MARIE, place, 'Cancel')).toMatchObject({ outcome: 'card' });
    expect(shown(lastIn(SERVICE).cardsFor.get(MARIE))).toContain('Cancelled');
    expect(lastIn(SERVICE).cardsFor.has(JOHN)).toBe(false);
    expect(running.bot.heard.at(-1)).toMatchObject({
      name: 'adaptiveCard/action',
      replyToId: place.message,
      conversation: { id: `${SERVICE};messageid=${place.message}` },
      value: { action: { verb: 'cancel', data: { order: 'order-1' } }, trigger: 'manual' },
    });
  });

  test('a slash command opens a dialog at once, in a channel, a group chat and the chat with the app', async () => {
    for (const room of [SERVICE, GROUP, undefined]) {
      expect(await teams.slash(MARIE, 'quickpay', room)).toMatchObject({ outcome: 'dialog' });
      expect(running.bot.heard.at(-1)).toMatchObject({
        name: 'composeExtension/fetchTask',
        value: { commandId: 'quickpay', commandContext: 'compose' },
      });
    }
    teams.enter(MARIE, 'amount', 'abc');
    await teams.search(MARIE, 'customer', 'luc');
    teams.enter(MARIE, 'customer', 'cus_luc');
    await teams.press(MARIE, 'dialog', 'Send');
    expect(running.bot.heard.at(-1)).toMatchObject({
      name: 'composeExtension/submitAction',
      value: { commandId: 'quickpay', data: { intent: 'submit', amount: 'abc', customer: 'cus_luc' } },
    });
    teams.dismiss(MARIE);
  });

  test('where Teams is slow, so is a dialog, which no call of the app makes slow', async () => {
    teams.faults.add({ kind: 'delay', ms: 60, operation: 'answer' });
    const started = performance.now();
    expect(await teams.slash(MARIE, 'quickpay', SERVICE)).toMatchObject({ outcome: 'dialog' });
    expect(performance.now() - started).toBeGreaterThanOrEqual(59);
    teams.faults.clear();
    teams.dismiss(MARIE);
  });

  test('the menu of a message hands that message to the app', async () => {
    await teams.type({ user: JOHN, room: SERVICE, text: 'the brakes of Luc' });
    await teams.messageMenu(MARIE, 'quickpay', at(SERVICE));
    expect(running.bot.heard.at(-1)?.value).toMatchObject({
      commandContext: 'message',
      messagePayload: { body: { content: 'the brakes of Luc' }, from: { user: { displayName: 'John Smith' } } },
    });
  });

  test('a dialog without an answer is asked for twice again, under another id, and then given up', async () => {
    await teams.slash(MARIE, 'quickpay', SERVICE);
    running.bot.heard.length = 0;
    running.bot.slowness = [1_000, 1_000];
    expect(await teams.slash(MARIE, 'quickpay', SERVICE)).toMatchObject({ outcome: 'dialog', reply: { attempts: 3 } });
    expect(new Set(running.bot.heard.map(({ id }) => id)).size).toBe(3);

    running.bot.slowness = [1_000, 1_000, 1_000];
    const given = await teams.slash(MARIE, 'quickpay', SERVICE);
    expect(given).toMatchObject({ outcome: 'failed', why: 'timeout', reply: { attempts: 3 } });
    expect(teams.notices(MARIE).at(-1)).toBe('Unable to reach app. Please try again.');
    expect(teams.dialog(MARIE)).toBeDefined();
    teams.dismiss(MARIE);
  });

  test('an answer that comes too late is missed: the app has done its work, and is asked again', async () => {
    await openForm();
    await teams.search(MARIE, 'customer', 'luc');
    teams.enter(MARIE, 'customer', 'cus_luc');
    teams.enter(MARIE, 'amount', '99');
    teams.missAnswers(1);
    expect(await teams.press(MARIE, 'dialog', 'Send')).toMatchObject({ outcome: 'closed', reply: { attempts: 2 } });
    const cards = teams.messages(SERVICE).filter(({ versions }) => JSON.stringify(versions).includes('owes 99'));
    expect(cards).toHaveLength(2);
  });

  test('an app hears mentions in rooms, everything in its own chat, and nothing else', async () => {
    expect((await teams.type({ user: MARIE, room: SERVICE, text: 'good morning' })).reply).toBeUndefined();
    expect((await teams.type({ user: MARIE, room: GROUP, text: 'hello @Quittance' })).reply?.status).toBe(200);
    expect((await teams.type({ user: MARIE, text: '/quickpay' })).reply?.status).toBe(200);
    expect(teams.chat(MARIE).map(({ fromApp }) => fromApp)).toEqual([false, true]);
    expect((await teams.type({ user: JOHN, text: 'anyone here?' })).reply).toBeUndefined();
    expect(running.bot.heard.map(({ conversation }) => conversation?.conversationType)).toEqual([
      'groupChat',
      'personal',
    ]);
  });

  test('activities carry the member, the tenant, the team, the clock and the client', async () => {
    await teams.type({ user: MARIE, room: SERVICE, text: '@Quittance help' });
    expect(running.bot.heard[0]).toMatchObject({
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      from: { id: MARIE, aadObjectId: '00000000-0000-4000-8000-00000000000a', name: 'Marie Tremblay' },
      recipient: { id: teams.bot.id },
      conversation: { conversationType: 'channel', tenantId: TENANT.tenantId, isGroup: true },
      channelData: { team: { id: TEAM }, channel: { id: SERVICE }, tenant: { id: TENANT.tenantId } },
      entities: [
        { type: 'clientInfo', locale: 'fr-CA', country: 'CA', timezone: 'America/Toronto' },
        { type: 'mention', text: '<at>Quittance</at>', mentioned: { id: teams.bot.id } },
      ],
    });
    expect(teams.lastRequest()?.body).toMatch(/"localTimestamp":"\d{4}-\d\d-\d\dT[\d:.]+-0[45]:00"/);
  });
});

describe('what befalls rooms', () => {
  test('an app that is removed is told and refused, and is let in again once it is back', async () => {
    const replies = await teams.uninstall(MARIE, GROUP);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(running.bot.heard).toMatchObject([
      { type: 'installationUpdate', action: 'remove' },
      { type: 'conversationUpdate', membersRemoved: [{ id: teams.bot.id }] },
    ]);
    const refused = await teams.send(teams.activity(MARIE, GROUP, { type: 'message', text: 'still there?' }));
    expect(refused).toMatchObject({ status: 500 });
    await teams.install(MARIE, GROUP);
    expect(running.bot.heard.at(-1)).toMatchObject({ membersAdded: [{ id: teams.bot.id }] });
    expect((await teams.type({ user: MARIE, room: GROUP, text: '@Quittance' })).reply?.status).toBe(200);
  });

  test('teams and channels that change tell the app what became of them', async () => {
    const stock = '19:stock@thread.tacv2';
    await teams.createChannel(TEAM, stock, 'Stock', MARIE);
    await teams.renameChannel(stock, 'Tyres', MARIE);
    await teams.deleteChannel(stock, MARIE);
    await teams.renameTeam(TEAM, 'Garage', MARIE);
    await teams.removeMember(TEAM, JOHN, MARIE);
    await teams.addMember(TEAM, JOHN, MARIE);
    const told = running.bot.heard.map(({ channelData }) => [channelData.eventType, channelData.channel?.name]);
    expect(told).toEqual([
      ['channelCreated', 'Stock'],
      ['channelRenamed', 'Tyres'],
      ['channelDeleted', 'Tyres'],
      ['teamRenamed', undefined],
      ['teamMemberRemoved', undefined],
      ['teamMemberAdded', undefined],
    ]);
    expect(running.bot.heard.at(-1)).toMatchObject({ conversation: { id: TEAM }, membersAdded: [{ id: JOHN }] });
  });
});

describe('targeted messages', () => {
  test('a slash command of the bot reaches it as a targeted message that nobody else sees', async () => {
    const before = teams.messages(SERVICE).length;
    await teams.whisper({ user: MARIE, room: SERVICE, text: 'help' });
    expect(teams.targeted(MARIE, SERVICE)[0]).toMatchObject({ text: 'help', fromApp: false });
    expect(teams.targeted(JOHN, SERVICE)).toEqual([]);
    expect(JSON.parse(teams.lastRequest()?.body ?? '').recipient).toMatchObject({ isTargeted: true });
    // The bot's answer is a plain message: the SDK sends none that is targeted.
    expect(teams.messages(SERVICE).length).toBe(before + 1);
  });

  test('botbuilder hands on whether a message was targeted, and sends what should be targeted to everyone', async () => {
    await teams.whisper({ user: MARIE, room: SERVICE, text: 'help' });
    expect(running.bot.heard[0]?.recipient).toMatchObject({ isTargeted: true });
    const where = { serviceUrl: teams.serviceUrl, channelId: 'msteams', conversation: { id: SERVICE }, bot: teams.bot };
    const recipient: Partial<ChannelAccount> & { isTargeted: boolean } = { id: MARIE, isTargeted: true };
    const reference = where as Partial<ConversationReference>;
    await running.adapter.continueConversationAsync(APP_ID, reference, async (context) => {
      await context.sendActivity({ type: 'message', text: 'a secret', recipient: recipient as ChannelAccount });
    });
    expect(lastIn(SERVICE)).toMatchObject({ text: 'a secret', onlyFor: undefined });
  });
});

describe('botbuilder when Teams fails', () => {
  test('it asks again by itself, and says twice what Teams had already heard', async () => {
    const where = { serviceUrl: teams.serviceUrl, channelId: 'msteams', conversation: { id: SERVICE }, bot: teams.bot };
    const post = (text: string) =>
      running.adapter.continueConversationAsync(APP_ID, where as Partial<ConversationReference>, async (context) => {
        await context.sendActivity(text);
      });
    const said = (text: string) => teams.messages(SERVICE).filter((message) => message.text === text).length;
    teams.faults.add({ kind: 'server-error', status: 502, times: 1, operation: /Activity|Conversation/ });
    await post('once');
    teams.faults.add({ kind: 'lost-after', times: 1, operation: /Activity|Conversation/ });
    await post('twice');
    teams.faults.add({ kind: 'server-error', status: 412, times: 1, operation: /Activity|Conversation/ });
    await expect(post('never')).rejects.toMatchObject({ statusCode: 412, code: 'PreconditionFailed' });
    teams.faults.clear();
    expect(['once', 'twice', 'never'].map(said)).toEqual([1, 2, 0]);
  });
});
