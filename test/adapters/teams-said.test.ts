import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { wordsOfMessage } from '../fixtures/card-words.ts';
import { GROUP, MARIE, SERVICE, TENANT } from './sandbox-teams-tenant.ts';
import { marie, SERVICE_ROOM, startRig, type TeamsRig } from './teams-rig.ts';
import { done } from './trial-core.ts';

const GUS = '29:1gus';
const gus = {
  id: GUS,
  name: 'Gus',
  aadObjectId: '00000000-0000-4000-8000-000000000047',
  email: 'gus@elsewhere.example',
};
let rig: TeamsRig;
let root: string;
beforeAll(async () => {
  rig = await startRig(
    {},
    {
      hearsAll: true,
      users: [...TENANT.users, { ...gus, locale: 'en-CA', standing: 'guest' }],
      teams: TENANT.teams.map((team) => ({ ...team, members: [...team.members, GUS] })),
    },
  );
  root = (await rig.teams.type({ user: MARIE, room: SERVICE, text: 'Who has the lamp?' })).message.id;
}, 30_000);
afterAll(() => rig?.close());
beforeEach(() => {
  rig.heard.splice(0);
  rig.answers = {};
});

const write = async (text: string, user = MARIE) => {
  const { message } = await rig.teams.type({ user, room: SERVICE, text, thread: root });
  await rig.mount.idle();
  return message.id;
};
/** What somebody does in the thread, as Teams tells it. */
const tell = async (fields: object) => {
  const conversation = { ...(rig.activity({}).conversation as object), id: `${SERVICE};messageid=${root}` };
  const { status } = await rig.send({ type: 'message', id: '1795864999000', conversation, ...fields });
  await rig.mount.idle();
  return status;
};
const heard = () => rig.of('said').map(([, said]) => said);

describe('what is written in a thread', () => {
  test('is told with who wrote it', async () => {
    const id = await write('I do');
    expect(rig.of('said')).toEqual([
      [
        expect.objectContaining({ id: marie.id, name: marie.name, room: SERVICE_ROOM }),
        { thread: root, message: id, text: 'I do', change: 'new', files: [], at: expect.any(Date) },
        expect.stringContaining(id),
      ],
    ]);
  });

  test('fails where it could not be taken, so that Teams says so', async () => {
    rig.answers.said = new Error('the store is down');
    expect(await tell({ text: 'I do' })).toBe(500);
  });

  test.each<[string, object, object]>([
    ['edited', { type: 'messageUpdate', channelData: { eventType: 'editMessage' } }, { change: 'edited' }],
    [
      'deleted',
      { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
      { change: 'deleted', text: '' },
    ],
  ])('is told when it was %s', async (_, fields, expected) => {
    const channelData = {
      ...(rig.activity({}).channelData as object),
      ...(fields as { channelData: object }).channelData,
    };
    expect(await tell({ text: 'I have it', ...fields, channelData })).toBe(200);
    expect(heard()).toMatchObject([{ thread: root, message: '1795864999000', text: 'I have it', ...expected }]);
  });

  test('comes with its files', async () => {
    const file = {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl: 'https://x.test/lamp',
    };
    await tell({
      text: '',
      attachments: [
        { contentType: 'text/html', content: '<p></p>' },
        { ...file, name: 'lamp' },
      ],
    });
    expect(heard()).toMatchObject([{ text: '', files: ['https://x.test/lamp'] }]);
  });

  test('what there is to show is for the writer’s eyes, in that thread', async () => {
    rig.answers.said = { show: done('the lamp') };
    await write('I do');
    const shown = rig.teams.targeted(MARIE, SERVICE).at(-1);
    expect([shown?.root, shown && wordsOfMessage(shown, MARIE)]).toEqual([root, 'Essayé : the lamp']);
  });
});

describe('nothing is told', () => {
  test('of what stands in no thread, or in a chat', async () => {
    await rig.teams.type({ user: MARIE, room: SERVICE, text: 'hello' });
    await rig.teams.type({ user: MARIE, room: GROUP, text: 'hello' });
    expect(rig.heard).toEqual([]);
  });

  test('of what an app wrote', async () => {
    await tell({ text: 'hello', from: { id: '28:another-app', name: 'Another' } });
    expect(heard()).toEqual([]);
  });

  test('of a guest, who hears nothing either', async () => {
    await write('I do', GUS);
    expect([heard(), rig.teams.targeted(GUS, SERVICE)]).toEqual([[], []]);
  });

  test('of what is said to the app, which is a command', async () => {
    await write(`@${rig.teams.bot.name} trial thing-7`);
    expect([heard(), rig.of('command').length]).toEqual([[], 1]);
  });
});
