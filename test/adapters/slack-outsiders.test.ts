import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { webApi } from '@slack/bolt';
import type { Card } from '../../cards/model.ts';
import { toMessage } from '../../cards/render/block-kit.ts';
import type { Json, User } from '../../sandbox/slack/model.ts';
import { presentTrial } from '../fixtures/trial/looks.ts';
import { configOf, JOHN, MARC, people, question, ROOM, type SlackRig, startRig } from './slack-rig.ts';

const NO = /Only people who work in this organization|Seules les personnes qui travaillent dans l’organisation/;
const outsiders: Record<string, User> = {
  'a guest of several channels': { id: 'U0GUEST001', name: 'gus', realName: 'Gus', isGuest: 'multi-channel' },
  'a guest of one channel': { id: 'U0GUEST002', name: 'gil', realName: 'Gil', isGuest: 'single-channel' },
  'somebody of another workspace': { id: 'U0OTHER001', name: 'oda', realName: 'Oda', isStranger: true },
  'somebody who was deactivated': { id: 'U0LEFT0001', name: 'lou', realName: 'Lou', isDeleted: true },
};
const everybody = [MARC, JOHN, ...Object.values(outsiders).map(({ id }) => id)];

let rig: SlackRig;
beforeEach(async () => {
  rig = await startRig({
    users: [...people, ...Object.values(outsiders)],
    channels: [{ id: ROOM, name: 'service', members: everybody, withApp: true }],
  });
});
afterEach(() => rig.close());

/** What Marc's client sent last, as if somebody else had sent it: signed by Slack, as everything is. */
async function sentBy(path: string, user: string, team?: string) {
  const body = rig.slack.lastRequest()?.body ?? '';
  const payload: Json = JSON.parse(new URLSearchParams(body).get('payload') ?? '{}');
  Object.assign(payload.user as object, { id: user, ...(team ? { team_id: team } : {}) });
  rig.heard.length = 0;
  const reply = await rig.slack.send(path, new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
  await rig.mount.idle();
  return { ...reply, answer: reply.text ? JSON.parse(reply.text) : undefined };
}
async function marcFills() {
  rig.answers.search = () => [{ id: 'thing-1', label: 'The lamp' }];
  await rig.type('/trial');
  await rig.slack.waitFor(() => rig.slack.modal(MARC));
  await rig.slack.suggest(MARC, 'thing', 'lam');
  await rig.slack.select(MARC, 'thing', 'thing-1');
  await rig.slack.enter(MARC, 'word', 'RO4821');
  await rig.mount.idle();
}

describe.each(Object.entries(outsiders))('%s', (_, { id }) => {
  afterEach(() => {
    expect(rig.heard).toEqual([]);
    expect(rig.members.has(id)).toBe(false);
  });

  test('gets one plain answer to a command, and no form', async () => {
    await rig.type('/trial', ROOM, id);
    await rig.mount.idle();
    expect(rig.whispered(ROOM, id)).toEqual([expect.stringMatching(NO)]);
    expect(rig.slack.modal(id)).toBeUndefined();
  });

  test('gets one plain answer to a press, and the card stays as it is', async () => {
    const client = new webApi.WebClient(configOf(rig.slack).botToken, { slackApiUrl: rig.slack.apiUrl });
    const card = presentTrial({ screen: question(), tongue: 'fr' }) as Card;
    const { ts = '' } = await client.chat.postMessage({ channel: ROOM, ...toMessage(card) });
    await rig.slack.press(id, { channel: ROOM, ts }, 'trial.do');
    await rig.mount.idle();
    expect(rig.whispered(ROOM, id)).toEqual([expect.stringMatching(NO)]);
    expect(rig.slack.messages(ROOM).find((message) => message.ts === ts)?.versions).toHaveLength(1);
  });

  test('is offered nothing in a field, and sends no form', async () => {
    await marcFills();
    await rig.slack.suggest(MARC, 'thing', 'lam');
    const team = outsiders['somebody of another workspace']?.id === id ? 'T0ELSEWHERE' : undefined;
    expect((await sentBy('/slack/options', id, team)).answer).toEqual({ options: [] });
    await rig.slack.submit(MARC);
    expect((await sentBy('/slack/interactivity', id, team)).answer).toMatchObject({ response_action: 'errors' });
  });

  test('finds that one answer in the home tab', async () => {
    rig.slack.openHome(id);
    await rig.slack.deliveries.idle();
    await rig.mount.idle();
    expect(JSON.stringify(rig.slack.home(id)?.view.blocks)).toMatch(NO);
  });

  test('founds no company', async () => {
    rig.company = undefined;
    await rig.type('/trial', ROOM, id);
    await rig.mount.idle();
    expect(rig.whispered(ROOM, id)).toEqual([expect.stringMatching(NO)]);
  });
});

describe('a member who becomes a guest', () => {
  const changed = (more: object) =>
    rig.slack.send(
      '/slack/events',
      JSON.stringify({
        ...{ type: 'event_callback', team_id: rig.slack.team.id, event_id: 'Ev1' },
        event: { type: 'user_change', user: { id: MARC, real_name: 'Marc Gagnon', profile: {}, ...more } },
      }),
      { contentType: 'application/json' },
    );

  test.each([{ is_restricted: true }, { is_ultra_restricted: true }, { deleted: true }, { team_id: 'T0OTHER001' }])(
    'by %j gets nothing from then on, in a form that is still open, too',
    async (more) => {
      await marcFills();
      await changed(more);
      rig.heard.length = 0;
      expect(await rig.slack.suggest(MARC, 'thing', 'lam')).toMatchObject({ ok: true, options: [] });
      expect((await rig.slack.submit(MARC)).outcome).toBe('errors');
      await rig.type('/trial thing-7');
      expect(rig.whispered().at(-1)).toContain('Seules les personnes qui travaillent');
      expect(rig.heard).toEqual([]);
    },
  );
});

test('what an earlier version knew of a member is asked for again, before anything else', async () => {
  const { standing: _, ...before } = rig.members.get(MARC)!;
  rig.members.set(MARC, before);
  await rig.type('/trial thing-7');
  await rig.mount.idle();
  expect(rig.members.get(MARC)).toMatchObject({ standing: 'member' });
  expect(rig.of('command')).toHaveLength(1);
  expect(rig.slack.calls('users.info')).toBe(1);
});

test('an administrator of the workspace is one here', async () => {
  Object.assign(rig.slack.users().find((user) => user.id === JOHN)!, { isAdmin: true });
  await rig.type('/trial-admin', ROOM, JOHN);
  await rig.mount.idle();
  expect(rig.members.get(JOHN)).toMatchObject({ standing: 'administrator' });
  await rig.type('/trial-admin');
  expect(rig.whispered().at(-1)).toContain('il faut le rôle');
  expect(rig.of('command').map(([actor]) => (actor as { id: string }).id)).toEqual([JOHN]);
});
