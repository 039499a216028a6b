import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { webApi } from '@slack/bolt';
import type { Card } from '../../cards/model.ts';
import { toMessage } from '../../cards/render/block-kit.ts';
import { presentTrial } from '../fixtures/trial/looks.ts';
import { configOf, done, form, JOHN, MARC, question, ROOM, type SlackRig, startRig, WORKSPACE } from './slack-rig.ts';

let rig: SlackRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const web = () => new webApi.WebClient(configOf(rig.slack).botToken, { slackApiUrl: rig.slack.apiUrl });

/** A card with buttons in the room. */
async function post(): Promise<{ channel: string; ts: string }> {
  const card = presentTrial({ screen: question('thing-1'), tongue: 'fr' }) as Card;
  const { ts = '' } = await web().chat.postMessage({ channel: ROOM, ...toMessage(card) });
  return { channel: ROOM, ts };
}

describe('a button on a card', () => {
  test('reaches the core with who pressed it, on what, and a key of its own', async () => {
    const card = await post();
    expect(await rig.slack.press(MARC, card, 'trial.do')).toMatchObject({ ok: true });
    await rig.slack.press(MARC, card, 'trial.do');
    const presses = rig.of('press') as [unknown, { key: string }][];
    expect(presses[0]).toEqual([
      expect.objectContaining({ id: MARC, room: `${WORKSPACE}/${ROOM}` }),
      { action: 'trial.do', value: 'thing-1', key: expect.stringContaining(card.ts) },
    ]);
    expect(presses[1]?.[1].key).not.toBe(presses[0]?.[1].key);
  });

  test('delivered twice comes with the same key', async () => {
    await rig.slack.press(MARC, await post(), 'trial.do');
    const request = rig.slack.lastRequest();
    if (!request) throw new Error('nothing was sent');
    await rig.slack.replay(request);
    const [first, second] = rig.of('press').map(([, press]) => (press as { key: string }).key);
    expect(second).toBe(first);
  });

  test('says nothing when it was obeyed: the card shows it', async () => {
    await rig.slack.press(MARC, await post(), 'trial.do');
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([]);
  });

  test('that comes too late says so to the one who pressed, and leaves the card as it is', async () => {
    rig.answers.press = { kind: 'refused', refusal: { code: 'not-cancellable' } };
    const card = await post();
    const [before] = rig.slack.messages(ROOM);
    await rig.slack.press(MARC, card, 'trial.do');
    await rig.mount.idle();
    expect(rig.whispered()).toHaveLength(1);
    expect(rig.whispered(ROOM, JOHN)).toEqual([]);
    expect(rig.slack.messages(ROOM)[0]?.versions).toEqual(before?.versions);
  });

  test('is acknowledged after it is stored, with Slack out of reach', async () => {
    const card = await post();
    const writing = Promise.withResolvers<void>();
    const heard = Promise.withResolvers<void>();
    const order: string[] = [];
    rig.answers.press = async () => {
      heard.resolve();
      await writing.promise;
      order.push('stored');
      return done('RO4821');
    };
    rig.slack.faults.add({ kind: 'hang' });
    const pressed = rig.slack.press(MARC, card, 'trial.do').then(() => order.push('acknowledged'));
    await heard.promise;
    writing.resolve();
    await pressed;
    expect(order).toEqual(['stored', 'acknowledged']);
  });

  test('that cannot be stored tells the member to try again', async () => {
    rig.answers.press = new Error('the store is away');
    await rig.slack.press(MARC, await post(), 'trial.do');
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([expect.stringContaining('Réessayez')]);
  });

  test('pressed by a member the app has never met is obeyed once they are introduced', async () => {
    await rig.slack.press(JOHN, await post(), 'trial.do');
    await rig.mount.idle();
    expect(rig.of('press')[0]?.[0]).toMatchObject({ id: JOHN, name: 'John Smith', tongue: 'en' });
  });

  test('of an older version of the app, which means nothing any more, gets one plain answer', async () => {
    const text = { type: 'plain_text' as const, text: 'Old' };
    const { ts = '' } = await web().chat.postMessage({
      channel: ROOM,
      text: 'old card',
      blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'old.action', text }] }],
    });
    expect(await rig.slack.press(MARC, { channel: ROOM, ts }, 'old.action')).toMatchObject({ ok: true });
    await rig.mount.idle();
    expect(rig.heard).toEqual([]);
    expect(rig.whispered()).toHaveLength(1);
  });
});

describe('a press from outside', () => {
  /** The same press, by somebody else or elsewhere. */
  async function pressAs(change: (payload: Record<string, Record<string, unknown>>) => void) {
    await rig.slack.press(MARC, await post(), 'trial.do');
    const body = rig.slack.lastRequest()?.body ?? '';
    const payload = JSON.parse(new URLSearchParams(body).get('payload') ?? '{}');
    change(payload);
    rig.heard.length = 0;
    const sentBody = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const reply = await rig.slack.send('/slack/interactivity', sentBody);
    await rig.mount.idle();
    return reply;
  }

  test('by a guest of another workspace in a shared channel gets one private answer, and changes nothing', async () => {
    const reply = await pressAs((payload) => Object.assign(payload.user ?? {}, { team_id: 'T0GUEST001' }));
    expect(reply.status).toBe(200);
    expect(rig.heard).toEqual([]);
    expect(rig.whispered()).toHaveLength(1);
  });

  test('for another workspace gets the plain refusal', async () => {
    const reply = await pressAs((payload) => Object.assign(payload.team ?? {}, { id: 'T0OTHER001' }));
    expect(reply).toMatchObject({ status: 401, text: '' });
    expect(rig.heard).toEqual([]);
    expect(rig.whispered()).toEqual([]);
  });

  test('in a workspace without a company says what to do', async () => {
    const card = await post();
    rig.company = undefined;
    await rig.slack.press(MARC, card, 'trial.do');
    await rig.mount.idle();
    expect(rig.heard).toEqual([]);
    expect(rig.whispered()).toEqual([expect.stringContaining('/quickpay')]);
  });
});

describe('the private question of a one-line command', () => {
  async function ask() {
    rig.answers.command = question('thing-7');
    await rig.type('/trial thing-7');
    const [asked] = rig.slack.ephemerals(MARC, ROOM);
    return { channel: ROOM, ts: asked?.ts ?? '' };
  }

  test('is replaced by its answer', async () => {
    const place = await ask();
    await rig.slack.press(MARC, place, 'trial.do');
    await rig.mount.idle();
    expect(rig.slack.ephemerals(MARC, ROOM).map(({ ts }) => ts)).toEqual([place.ts]);
    expect(rig.whispered()[0]).toContain('Essayé : thing-7');
    expect(rig.of('press')[0]?.[1]).toMatchObject({ action: 'trial.do', value: 'thing-7' });
  });

  test('stays when it may be answered again, with the reason under it', async () => {
    const place = await ask();
    const [before] = rig.whispered();
    rig.answers.press = new Error('the store is away');
    await rig.slack.press(MARC, place, 'trial.do');
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([before, expect.stringContaining('Réessayez')]);
  });

  test('that waits no more goes away', async () => {
    const place = await ask();
    rig.answers.press = { kind: 'refused', refusal: { code: 'draft-gone' }, over: true };
    await rig.slack.press(MARC, place, 'trial.do');
    await rig.mount.idle();
    expect(rig.slack.ephemerals(MARC, ROOM)).toHaveLength(1);
    expect(rig.whispered()[0]).toContain('/quickpay');
  });

  test('gives its place to the form it was changed in, when that is sent and not before', async () => {
    const place = await ask();
    const [before] = rig.whispered();
    const thing = { id: 'thing-1', label: 'The lamp' };
    rig.answers.press = form({ thing: thing.id, word: 'RO4821' }, { thing });
    rig.answers.sent = done('RO4821');
    await rig.slack.press(MARC, place, 'trial.edit');
    await rig.slack.waitFor(() => rig.slack.modal(MARC));
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([before]);
    expect((await rig.slack.submit(MARC)).outcome).toBe('cleared');
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([expect.stringContaining('RO4821')]);
    expect(rig.of('press')[0]?.[1]).toMatchObject({ action: 'trial.edit', value: 'thing-7' });
  });
});
