import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Json } from '../../sandbox/slack/model.ts';
import { JOHN, MARC, OTHER, people, ROOM, type SlackRig, startRig, WORKSPACE } from './slack-rig.ts';

const GUEST = { id: 'U0GUEST001', name: 'gus', realName: 'Gus', isGuest: 'multi-channel' as const };
let rig: SlackRig;
beforeEach(async () => {
  rig = await startRig({
    users: [...people, GUEST],
    channels: [
      { id: ROOM, name: 'service', members: [MARC, JOHN, GUEST.id], withApp: true },
      { id: OTHER, name: 'pieces', members: [MARC] },
    ],
  });
});
afterEach(() => rig.close());

async function choose(text: string, { user = MARC, channel = ROOM, name = 'trial' } = {}) {
  const { message } = await rig.type(text, channel);
  const reply = await rig.slack.shortcut(user, { channel, ts: message?.ts ?? '' }, name);
  await rig.mount.idle();
  return reply;
}

/** The last thing that was chosen, with another message or person in it: signed by Slack, as everything is. */
async function again(change: Json) {
  const body = new URLSearchParams(rig.slack.lastRequest()?.body ?? '').get('payload') ?? '{}';
  const payload = JSON.stringify({ ...JSON.parse(body), ...change });
  rig.heard.length = 0;
  const reply = await rig.slack.send('/slack/interactivity', new URLSearchParams({ payload }).toString());
  await rig.mount.idle();
  return reply;
}
const heard = () => rig.of('message')[0]?.[1];

describe('the menu of a message', () => {
  test('tells what the message says, to whom, and where; a form opens after Slack was answered', async () => {
    expect(await choose('Julie <514-555-0188> & 5 $')).toMatchObject({ status: 200, text: '' });
    const [[actor, text] = []] = rig.of('message');
    expect(actor).toMatchObject({ id: MARC, room: `${WORKSPACE}/${ROOM}`, companyId: 'com_garage' });
    expect(text).toBe('Julie <514-555-0188> & 5 $');
    expect(rig.slack.modal(MARC)).toBeDefined();
  });

  test('asks Slack nothing before it is answered', async () => {
    rig.slack.faults.add({ kind: 'hang' });
    const { message } = await rig.type('RO4821');
    const reply = await rig.slack.shortcut(MARC, { channel: ROOM, ts: message?.ts ?? '' }, 'trial');
    expect(reply).toMatchObject({ status: 200 });
    expect(heard()).toBe('RO4821');
  });

  test('works where the app is not, and for whom it has not met', async () => {
    await choose('RO4821', { channel: OTHER });
    expect(heard()).toBe('RO4821');
    await choose('RO4822', { user: JOHN });
    expect(rig.of('message')[1]?.[0]).toMatchObject({ id: JOHN, tongue: 'en' });
    expect(rig.slack.modal(JOHN)).toBeDefined();
  });

  test('gives a guest, and somebody of another workspace, one plain answer and no form', async () => {
    await choose('RO4821', { user: GUEST.id });
    expect(rig.whispered(ROOM, GUEST.id)).toHaveLength(1);
    await choose('RO4821');
    await rig.slack.dismiss(MARC);
    await again({ user: { id: 'U0ELSE0001', team_id: 'T0ELSEWHERE' } });
    expect(rig.of('message')).toEqual([]);
    expect(rig.slack.modal(GUEST.id)).toBeUndefined();
  });

  test('keeps what is for administrators to them', async () => {
    await choose('RO4821', { name: 'trial-admin' });
    expect(rig.of('message')).toEqual([]);
    expect(rig.whispered().at(-1)).toContain('il faut le rôle');
  });

  test.each<[string, Json, string]>([
    ['no text but blocks', { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*RO4821*' } }] }, '*RO4821*'],
    ['an attachment alone', { text: '', attachments: [{ pretext: 'RO1', fields: [{ title: 'RO2' }] }] }, 'RO1\nRO2'],
    ['nothing at all', {}, ''],
    ['mentions and a number', { text: '<@U0RO48210> <tel:5145550188|514-555-0188>' }, ' ;  514-555-0188'],
    ['forty thousand letters', { text: '🚗'.repeat(20_000) }, '🚗'.repeat(20_000)],
    ['blocks as deep as they come', { blocks: JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) }, ''],
    ['parts that are none', { text: 7, blocks: 'x', attachments: 3 }, ''],
  ])('reads a message with %s', async (_, message, says) => {
    await choose('x');
    expect(await again({ message })).toMatchObject({ status: 200 });
    expect(heard()).toBe(says);
  });

  test('answers a command that nobody knows, and a message that is gone', async () => {
    await choose('x');
    expect(await again({ callback_id: 'dream' })).toMatchObject({ status: 200 });
    expect(await again({ callback_id: '__proto__', message: null, channel: null })).toMatchObject({ status: 200 });
    expect(rig.of('message')).toEqual([]);
    expect(await again({ callback_id: '' })).toMatchObject({ status: 400 });
  });
});
