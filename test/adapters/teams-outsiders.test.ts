import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Person } from '../../sandbox/teams/model.ts';
import { wordsOfCard, wordsOfMessage } from '../fixtures/card-words.ts';
import { dialogIn } from '../fixtures/teams-activities.ts';
import { GROUP, MARIE, SERVICE, TENANT } from './sandbox-teams-tenant.ts';
import { marie, startRig, type TeamsRig } from './teams-rig.ts';
import { question } from './trial-core.ts';

const NO = /Only people who work in this organization|Seules les personnes qui travaillent dans l’organisation/;
const LONE = '29:1lone-of-the-garage';
const outsiders: Record<string, Person> = {
  'a guest of the organisation': person('29:1gus', 'Gus', 'guest'),
  'somebody of another organisation': person('29:1oda', 'Oda', 'external'),
};
const ids = Object.values(outsiders).map(({ id }) => id);

function person(id: string, name: string, standing?: Person['standing']): Person {
  const aadObjectId = `00000000-0000-4000-8000-0000000000${Buffer.from(name.slice(0, 1)).toString('hex')}`;
  return {
    id,
    name,
    aadObjectId,
    email: `${name}@elsewhere.example`,
    locale: 'en-CA',
    ...(standing ? { standing } : {}),
  };
}

let rig: TeamsRig;
beforeAll(async () => {
  rig = await startRig(
    {},
    {
      users: [...TENANT.users, ...Object.values(outsiders), person(LONE, 'Lone')],
      teams: TENANT.teams.map((team) => ({ ...team, members: [...team.members, ...ids] })),
      groupChats: [{ ...TENANT.groupChats[0]!, members: [MARIE, ...ids] }],
    },
  );
}, 30_000);
afterAll(() => rig?.close());
beforeEach(() => {
  rig.heard.splice(0);
  rig.answers = {};
  rig.company = rig.garage;
});

const invokeBy = (user: string, name: string, value: object, room = SERVICE) =>
  rig.send({ type: 'invoke', name, value }, user, room);
const searched = { queryText: 'lam', dataset: 'trial.thing' };
const dialog = { errandId: 'f:1', form: 'trial', state: '', intent: 'submit', word: 'RO4821' };

describe.each(Object.entries(outsiders))('%s', (_, { id, aadObjectId }) => {
  const nothing = () => {
    // That the app is in the room is so, whoever shows it.
    expect(rig.heard.filter(({ what }) => what !== 'roomJoined')).toEqual([]);
    expect(rig.members.has(aadObjectId)).toBe(false);
  };

  test.each([SERVICE, GROUP])('gets one plain answer to a command in %s', async (room) => {
    const before = rig.teams.targeted(id, room).length;
    await rig.send(
      {
        type: 'message',
        text: '<at>Quittance</at> trial thing-7',
        entities: [{ type: 'mention', text: '<at>Quittance</at>', mentioned: rig.teams.bot }],
      },
      id,
      room,
    );
    const told = await rig.teams.waitFor(() => rig.teams.targeted(id, room)[before]);
    expect(wordsOfMessage(told)).toMatch(NO);
    nothing();
  });

  test.each([SERVICE, GROUP])('opens no form in %s', async (room) => {
    for (const [name, value] of [
      ['composeExtension/fetchTask', { commandId: 'trial' }],
      ['task/fetch', { data: { action: 'trial.edit', value: 'thing-7' } }],
      ['task/fetch', { data: { action: 'form.open', value: 'trial' } }],
    ] as const) {
      const { body } = await invokeBy(id, name, value, room);
      expect(wordsOfCard(dialogIn(body) ?? {})).toMatch(NO);
    }
    nothing();
  });

  test('presses no button, sends no form, and is offered nothing', async () => {
    rig.answers.search = () => [{ id: 'thing-1', label: 'The lamp' }];
    const pressed = await invokeBy(id, 'adaptiveCard/action', { action: { data: { action: 'trial.do', value: 'x' } } });
    expect(pressed.body?.value).toMatch(NO);
    const sent = await invokeBy(id, 'task/submit', { data: dialog });
    expect(sent.body).toMatchObject({ task: { type: 'message', value: expect.stringMatching(NO) } });
    const offered = await invokeBy(id, 'application/search', searched);
    expect(offered.body?.value).toEqual({ results: [] });
    nothing();
  });

  test('founds no company', async () => {
    rig.company = undefined;
    const { body } = await invokeBy(id, 'composeExtension/fetchTask', { commandId: 'trial' });
    expect(wordsOfCard(dialogIn(body) ?? {})).toMatch(NO);
    const sent = await invokeBy(id, 'task/submit', { data: { ...dialog, form: 'welcome', name: 'Garage' } });
    expect(sent.body).toMatchObject({ task: { type: 'message', value: expect.stringMatching(NO) } });
    nothing();
  });

  test('and the others there go on as ever', async () => {
    rig.answers.command = question();
    const { body } = await invokeBy(MARIE, 'composeExtension/fetchTask', { commandId: 'trial' });
    expect(body).toBeDefined();
    expect(rig.of('command')[0]?.[0]).toMatchObject({ id: marie.id });
  });
});

test('somebody whom no room with the app knows is told how to become known, and is not let in', async () => {
  const between = `19:${MARIE}_${LONE}@unq.gbl.spaces`;
  const { body } = await rig.teams.send({
    ...rig.activity({ type: 'invoke', name: 'composeExtension/fetchTask', value: { commandId: 'trial' } }, LONE),
    conversation: { id: between, conversationType: 'personal', tenantId: TENANT.tenantId },
  });
  expect(wordsOfCard(dialogIn(body) ?? {})).toContain('doesn’t know you yet');
  expect(rig.heard).toEqual([]);
});

test('a member whom the app has not met is looked up in the room’s roster, once', async () => {
  rig.members.clear();
  const calls = rig.teams.calls('getConversationMember');
  for (const word of ['one', 'two']) {
    await invokeBy(MARIE, 'composeExtension/fetchTask', { commandId: `trial ${word}` });
    await rig.mount.idle();
  }
  expect(rig.members.get(marie.id)).toMatchObject({ name: 'Marie Tremblay', standing: 'member' });
  expect(rig.of('command')).toHaveLength(2);
  expect(rig.teams.calls('getConversationMember') - calls).toBeLessThanOrEqual(1);
});

test('somebody who became a guest stays one while Teams is asked again what they are, and when it cannot say', async () => {
  const { id, aadObjectId } = outsiders['a guest of the organisation'] ?? { id: '', aadObjectId: '' };
  // What was heard of them before is forgotten, as after a restart.
  const again = await startRig({}, { users: [...TENANT.users, ...Object.values(outsiders)] });
  try {
    again.members.set(aadObjectId, { ...marie, id: aadObjectId, name: 'Gus', firstName: 'Gus', standing: 'guest' });
    again.teams.faults.add({ kind: 'server-error', operation: 'getConversationMember', times: 9 });
    for (const _ of ['pressed', 'pressed again']) {
      const action = { action: { data: { action: 'trial.do', value: 'x' } } };
      const { body } = await again.send({ type: 'invoke', name: 'adaptiveCard/action', value: action }, id);
      expect(body?.value).toMatch(NO);
      await again.mount.idle();
    }
    expect([again.of('press'), again.members.get(aadObjectId)?.standing]).toEqual([[], 'guest']);
  } finally {
    await again.close();
  }
});
