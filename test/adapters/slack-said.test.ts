import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BOT_EVENTS } from '../../manifests/slack.ts';
import { done, JOHN, MARC, people, ROOM, type SlackRig, startRig, WORKSPACE } from './slack-rig.ts';

let rig: SlackRig;
let root: string;
beforeEach(async () => {
  rig = await startRig({
    subscriptions: BOT_EVENTS,
    users: [...people, { id: 'U0GUEST001', name: 'gus', realName: 'Gus', isGuest: 'multi-channel' as const }],
    channels: [{ id: ROOM, name: 'service', members: [MARC, JOHN, 'U0GUEST001'], withApp: true }],
  });
  root = (await write('Who has the lamp?'))?.ts ?? '';
});
afterEach(() => rig.close());

async function write(text: string, threadTs?: string, user = MARC) {
  const { message } = await rig.slack.type({ user, channel: ROOM, text, ...(threadTs ? { threadTs } : {}) });
  await rig.slack.deliveries.idle();
  await rig.mount.idle();
  return message;
}
/** What a person does to a message, as Slack tells it. */
async function tell(event: object) {
  const told = { type: 'message', channel: ROOM, event_ts: '1795864999.000100', ...event };
  const body = { type: 'event_callback', team_id: rig.slack.team.id, event_id: 'Ev1', event: told };
  const { status } = await rig.slack.send('/slack/events', JSON.stringify(body), { contentType: 'application/json' });
  await rig.mount.idle();
  return status;
}
const heard = () => rig.of('said').map(([, said]) => said);

describe('what is written in a thread', () => {
  test('is told with who wrote it, and once for each time that Slack tells it', async () => {
    const reply = await write('I do & so what?', root);
    expect(rig.of('said')).toEqual([
      [
        expect.objectContaining({ id: MARC, name: 'Marc Gagnon', room: `${WORKSPACE}/${ROOM}` }),
        { thread: root, message: reply?.ts, text: 'I do & so what?', change: 'new', files: [], at: expect.any(Date) },
        expect.stringContaining(`${ROOM}/${reply?.ts}/`),
      ],
    ]);
  });

  test('is acknowledged when it is taken: until then Slack tells it again, under the same key', async () => {
    let tries = 0;
    rig.answers.said = () => {
      tries += 1;
      if (tries === 1) throw new Error('the store is down');
    };
    await write('I do', root);
    await rig.slack.deliveries.idle();
    const keys = rig.of('said').map(([, , key]) => key);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  });

  test.each<[string, object, object]>([
    ['edited', { subtype: 'message_changed' }, { change: 'edited', text: 'I have it' }],
    ['deleted', { subtype: 'message_deleted' }, { change: 'deleted', text: '' }],
  ])('is told when it was %s', async (_, event, expected) => {
    const message = { user: MARC, ts: '1.2', thread_ts: root, text: 'I have it', edited: { user: MARC, ts: '1.3' } };
    expect(await tell({ ...event, message, previous_message: message })).toBe(200);
    expect(heard()).toEqual([{ thread: root, message: '1.2', files: [], at: expect.any(Date), ...expected }]);
  });

  test('comes with its files', async () => {
    const files = [{ id: 'F1', name: 'lamp.jpg' }, { id: 'F2' }];
    await tell({ subtype: 'file_share', user: MARC, ts: '1.2', thread_ts: root, text: '', files });
    expect(heard()).toEqual([
      { thread: root, message: '1.2', text: '', change: 'new', files: ['F1', 'F2'], at: expect.any(Date) },
    ]);
  });

  test('what there is to show is for the writer’s eyes, in that thread', async () => {
    rig.answers.said = { show: done('the lamp') };
    await write('I do', root);
    const [shown] = rig.slack.ephemerals(MARC, ROOM);
    expect([shown?.text, shown?.threadTs]).toEqual(['Essayé : the lamp', root]);
  });

  test('who was never met is looked up first', async () => {
    await write('I do', root, JOHN);
    expect(rig.of('said')).toEqual([
      [expect.objectContaining({ id: JOHN, tongue: 'en' }), expect.anything(), expect.anything()],
    ]);
  });
});

describe('nothing is told', () => {
  const reply = () => ({ user: MARC, ts: '1.2', thread_ts: root, text: 'I do' });

  test.each<[string, () => object]>([
    ['of what stands in no thread', () => ({ user: MARC, ts: '1.2', text: 'hello' })],
    ['of what an app wrote', () => ({ ...reply(), bot_id: 'B1' })],
    ['of an app’s message that changed', () => ({ subtype: 'message_changed', message: { ...reply(), bot_id: 'B1' } })],
    ['of a link that Slack unfolded', () => ({ subtype: 'message_changed', message: reply() })],
    ['of somebody who joined', () => ({ ...reply(), subtype: 'channel_join' })],
    ['of somebody whom Slack does not show', () => ({ ...reply(), user: 'U0NOBODY01' })],
    ['of somebody of another organisation', () => ({ ...reply(), user_team: 'T0ELSE0001' })],
    ['of somebody of another workspace', () => ({ ...reply(), team: 'T0ELSE0001' })],
  ])('%s', async (_, event) => {
    expect(await tell(event())).toBe(200);
    expect(heard()).toEqual([]);
  });

  test('of a guest, who hears nothing either', async () => {
    await write('I do', root, 'U0GUEST001');
    expect([heard(), rig.whispered(ROOM, 'U0GUEST001')]).toEqual([[], []]);
  });
});
