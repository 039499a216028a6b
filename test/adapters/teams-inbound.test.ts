import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Json } from '../../sandbox/teams/model.ts';
import { buttonsOn, wordsOfCard, wordsOfMessage } from '../fixtures/card-words.ts';
import { dialogIn } from '../fixtures/teams-activities.ts';
import { GROUP, JOHN, MARIE, SERVICE, TEAM, TENANT_ID } from './sandbox-teams-tenant.ts';
import { GROUP_ROOM, marie, SERVICE_ROOM, startRig, type TeamsRig, WORKSPACE } from './teams-rig.ts';
import { done, form, question } from './trial-core.ts';

let rig: TeamsRig;
beforeAll(async () => {
  rig = await startRig();
}, 30_000);
afterAll(() => rig?.close());
beforeEach(() => {
  rig.heard.splice(0);
  rig.logged.splice(0);
  rig.answers = {};
  rig.company = rig.garage;
});

const whispers = (user = MARIE) => rig.teams.targeted(user, SERVICE);
const mention = (text: string) => ({
  type: 'message',
  text: `<at>Quittance</at> ${text}`,
  entities: [{ type: 'mention', text: '<at>Quittance</at>', mentioned: rig.teams.bot }],
});
const draft = { action: 'trial.edit', value: 'thing-7' };
const down = () => new Error('the store is down');
const SENT = done('the lamp', [SERVICE_ROOM]);

/** What stands now where the question was. */
function wordsNow({ id }: { id: string }): string {
  const message = whispers().find((one) => one.id === id);
  return message ? wordsOfMessage(message) : '';
}

/** Marie's private question, as it stands in the channel. */
async function asked() {
  rig.answers.command = question();
  const before = whispers().length;
  await rig.send(mention('trial thing-7'));
  return rig.teams.waitFor(() => whispers()[before]);
}
async function submit(card: Json | undefined, fields: object = {}, user = MARIE, room = SERVICE) {
  const button = buttonsOn(card ?? {}).find(({ style }) => style === 'positive');
  const data = { ...(button?.data as object), ...fields };
  return rig.teams.send(rig.activity({ type: 'invoke', name: 'task/submit', value: { data } }, user, room));
}
async function edit({ id }: { id: string }) {
  rig.answers.press = form({ word: 'RO4821' });
  const data = { private: true, ...draft, msteams: { type: 'task/fetch' } };
  const { body } = await rig.invoke('task/fetch', { data }, { replyToId: id });
  return dialogIn(body);
}

describe('what stands around a command', () => {
  test.each([
    ', trial 514-555-0188 5 RO1',
    ' : trial 514-555-0188 5 RO1',
    ' trial: 514-555-0188 5 RO1',
    ' /trial, 514-555-0188 5 RO1',
    ' \u200b/trial 514-555-0188 5 RO1',
    '\u200b, \u2060trial\u200b 514-555-0188 5 RO1',
    '&nbsp;/trial&nbsp;514-555-0188&nbsp;5 RO1',
    '\u202f–trial 514-555-0188 5 RO1',
  ])('%j behind the app’s name is the command all the same', async (typed) => {
    rig.answers.command = question();
    await rig.send({ ...mention(''), text: `<at>Quittance</at>${typed}` });
    await rig.mount.idle();
    expect(rig.of('command').map(([, text]) => text)).toEqual(['514-555-0188 5 RO1']);
  });
});

describe('what comes twice', () => {
  test('who adds the app for themselves is told in its chat what it can do, once; a team is told nothing', async () => {
    const chat = () => rig.teams.chat(JOHN).length;
    const [before, { id }] = [chat(), rig.teams.personal(JOHN)];
    const added = rig.activity({ type: 'installationUpdate', action: 'add' }, JOHN, id);
    await Promise.all([1, 2].map(() => rig.teams.send(added)));
    await rig.send({ type: 'installationUpdate', action: 'add' }, JOHN);
    await rig.mount.idle();
    expect(chat()).toBe(before + 1);
  });

  test('a message that is delivered twice at the same time is answered once', async () => {
    const all = rig.letIn(3);
    rig.answers.command = () => all.then(() => question());
    const before = whispers().length;
    const message = rig.activity(mention('trial thing-7'));
    const answers = await Promise.all([1, 2, 3].map(() => rig.teams.send(message)));
    await rig.mount.idle();
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(whispers().length).toBe(before + 1);
  });

  test('what a dialog sends is named by its member as well: nobody can get or spoil what another sends', async () => {
    rig.answers.command = form();
    const { body } = await rig.invoke('composeExtension/fetchTask', { commandId: 'trial' });
    rig.answers.sent = SENT;
    await submit(dialogIn(body));
    await submit(dialogIn(body));
    await submit(dialogIn(body), {}, JOHN);
    const keys = rig.of('sent').map(([, , key]) => key);
    expect(keys[0]).toContain(marie.id);
    expect(new Set(keys).size).toBe(2);
  });
});

describe('while the store is down', () => {
  test('who typed a command is told to try again, in their language', async () => {
    rig.answers.command = down();
    for (const [user, words] of [
      [MARIE, 'Réessayez dans un instant'],
      [JOHN, 'Try again in a moment'],
    ] as const) {
      const before = whispers(user).length;
      expect((await rig.send(mention('trial'), user)).status).toBe(200);
      const told = await rig.teams.waitFor(() => whispers(user)[before]);
      expect(wordsOfMessage(told)).toContain(words);
    }
  });

  test('who opens a form reads so in its place, and who presses a button in passing', async () => {
    rig.answers = { command: down(), press: down() };
    const opened = await rig.invoke('composeExtension/fetchTask', { commandId: 'trial' });
    const edited = await rig.invoke('task/fetch', { data: draft });
    const pressed = await rig.invoke('adaptiveCard/action', { action: { data: draft } });
    for (const { body } of [opened, edited]) expect(wordsOfCard(dialogIn(body) ?? {})).toContain('Réessayez');
    expect(pressed.body?.value).toContain('Réessayez');
  });

  test('who submits a form keeps what was typed: Teams says that it went wrong, and leaves the form open', async () => {
    rig.answers.command = form();
    const { body } = await rig.invoke('composeExtension/fetchTask', { commandId: 'trial' });
    rig.answers.sent = down();
    expect(await submit(dialogIn(body))).toMatchObject({ status: 500, text: 'failed' });
  });
});

describe('a private question', () => {
  test('gives way to what came of the form that it opened', async () => {
    const message = await asked();
    const card = await edit(message);
    rig.answers.sent = SENT;
    expect(await submit(card)).toMatchObject({ status: 200, text: '' });
    await rig.mount.idle();
    expect(wordsNow(message)).toContain('Essayé : the lamp');
  });

  test('that cannot be replaced is followed by what came of the form', async () => {
    const message = await asked();
    const card = await edit(message);
    rig.answers.sent = SENT;
    rig.teams.faults.add({ kind: 'server-error', status: 404, operation: 'updateActivity', times: 1 });
    const before = whispers().length;
    await submit(card);
    await rig.mount.idle();
    expect(
      whispers()
        .slice(before)
        .map((one) => wordsOfMessage(one)),
    ).toEqual([expect.stringContaining('Essayé : the lamp')]);
  });

  test('of somebody else cannot be replaced, whatever a form says it came from', async () => {
    const message = await asked();
    const card = await edit(message);
    rig.answers.sent = SENT;
    const [refresh] = buttonsOn(card ?? {});
    const own = String((refresh?.data as Json | undefined)?.question);
    for (const [user, question] of [
      [JOHN, own],
      [JOHN, message.id],
      [MARIE, message.id],
      [MARIE, `${own}0`],
      [MARIE, '../../members'],
      [MARIE, 'x'.repeat(100_000)],
      [MARIE, ':'],
      [MARIE, ''],
    ] as const) {
      const { status } = await submit(card, { question }, user);
      expect(status).toBe(200);
    }
    await rig.mount.idle();
    expect(wordsNow(message)).toContain('Essayer thing-7 ?');
    expect(rig.logged.filter(({ what }) => what.includes('replacing a question'))).toEqual([]);
  });

  test('that cannot be sent as it stands any more says why, and opens the form', async () => {
    const message = await asked();
    const again = form({ word: 'RO4821' }, { warning: 'Careful with RO4821.' });
    rig.answers.press = { ...again, opener: draft };
    const data = { private: true, action: 'trial.do', value: 'thing-7' };
    const { body } = await rig.invoke('adaptiveCard/action', { action: { data } }, { replyToId: message.id });
    await rig.mount.idle();
    const shown = wordsOfCard(body?.value as Json);
    expect(shown).toContain('Careful with RO4821.');
    const [opener] = buttonsOn(body?.value as Json);
    expect(opener?.data).toMatchObject({ ...draft, msteams: { type: 'task/fetch' } });
    expect(wordsNow(message)).toBe(shown);
  });
});

describe('the language of a member', () => {
  test('stays what it was where Teams does not say it', async () => {
    await rig.send({ ...mention('help'), locale: undefined, entities: mention('').entities });
    const unsaid = { ...rig.activity(mention('help')), locale: undefined, entities: mention('').entities };
    const before = whispers().length;
    await rig.teams.send({ ...unsaid, id: '1' });
    const told = await rig.teams.waitFor(() => whispers()[before]);
    expect(wordsOfMessage(told)).toContain('/trial mot');
    expect(rig.members.get(marie.id)?.tongue).toBe('fr');
  });
});

describe('the first run', () => {
  beforeEach(() => {
    rig.company = undefined;
  });

  test('asks Teams whether the app is there before a form opens, and not for long', async () => {
    rig.teams.faults.add({ kind: 'hang', operation: 'getConversationPagedMembers', times: 1 });
    const begun = performance.now();
    const { body } = await rig.invoke('composeExtension/fetchTask', { commandId: 'trial' });
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(wordsOfCard(dialogIn(body) ?? {})).toContain('Réessayez');
    rig.teams.faults.clear();
  });

  test('is submitted without a question to Teams', async () => {
    const opened = await rig.invoke('composeExtension/fetchTask', { commandId: 'trial' });
    const card = dialogIn(opened.body);
    const calls = rig.teams.calls('getConversationPagedMembers');
    const { body } = await submit(card, { name: 'Garage' });
    expect(body).toMatchObject({ task: { type: 'message', value: expect.stringContaining('welcome') } });
    expect(rig.teams.calls('getConversationPagedMembers')).toBe(calls);
    expect(rig.of('welcomed')[0]?.[0]).toMatchObject({ workspace: WORKSPACE, room: { id: SERVICE_ROOM } });
  });

  test('that was done meanwhile ends the form, in words', async () => {
    const { body } = await rig.invoke('composeExtension/fetchTask', { commandId: 'trial' });
    rig.answers.welcomed = { kind: 'refused', refusal: { code: 'already-set-up' } };
    const answer = await submit(dialogIn(body), { name: 'Garage' });
    expect(answer.body).toMatchObject({ task: { type: 'message', value: expect.stringContaining('déjà configuré') } });
  });
});

describe('rooms', () => {
  const joined = () => rig.of('roomJoined').map(([room]) => (room as { id: string }).id);
  const open = (room: string) =>
    rig.teams.send(
      rig.activity({ type: 'invoke', name: 'composeExtension/fetchTask', value: { commandId: 'trial' } }, MARIE, room),
    );

  test('a chat where the app was before the company was is one of its rooms once a form is opened there', async () => {
    await open(GROUP);
    await rig.mount.idle();
    expect(joined()).toEqual([GROUP_ROOM]);
  });

  test('a room that was gone is one again once a form is opened there, if the app is back', async () => {
    rig.company = { ...rig.garage, rooms: rig.garage.rooms.map((room) => ({ ...room, goneAt: new Date() })) };
    await open(SERVICE);
    await rig.mount.idle();
    expect(joined()).toEqual([SERVICE_ROOM]);
  });

  test('a channel stays one of its team when something is heard from it that does not name the team', async () => {
    const channelData = { team: undefined, tenant: { id: TENANT_ID } };
    await rig.send({ ...mention('help'), channelData });
    expect(joined()).toEqual([]);
    const moved = `${rig.teams.serviceUrl}emea/`;
    rig.company = { ...rig.garage, rooms: rig.garage.rooms.map((room) => ({ ...room, address: `${moved}#${TEAM}` })) };
    await rig.send({ ...mention('help'), channelData });
    expect(rig.of('roomJoined')).toEqual([[expect.objectContaining({ address: `${rig.teams.serviceUrl}#${TEAM}` })]]);
  });

  test.each([
    ['channelRestored', 'is one again', [SERVICE_ROOM]],
    ['channelCreated', 'stays as it was', []],
  ])('a channel that was gone, when Teams tells of %s, %s', async (eventType, _, rooms) => {
    rig.company = { ...rig.garage, rooms: rig.garage.rooms.map((room) => ({ ...room, goneAt: new Date() })) };
    const channelData = { eventType, channel: { id: SERVICE, name: 'Service' } };
    await rig.send({ type: 'conversationUpdate', channelData });
    expect(joined()).toEqual(rooms);
  });

  test('a chat where the app is not stays none', async () => {
    // To the people of a team that has it, the app may speak in their own chats.
    await rig.teams.removeMember(TEAM, JOHN, MARIE);
    await open(rig.teams.personal(JOHN).id);
    await rig.mount.idle();
    expect(joined()).toEqual([]);
  });
});
