import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { webApi } from '@slack/bolt';
import { createSlackChat } from '../../adapters/slack/chat.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { freshRequest } from '../fixtures/requests.ts';
import {
  company,
  configOf,
  form,
  JOHN,
  MARC,
  question,
  ROOM,
  type SlackRig,
  sent,
  startRig,
  WORKSPACE,
} from './slack-rig.ts';

let rig: SlackRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

/** A request's card in the room, as delivery posts it. */
async function post(): Promise<{ channel: string; ts: string }> {
  const chat = createSlackChat(configOf(rig.slack), silentLog);
  const card = { kind: 'request', request: freshRequest(), company } as const;
  const room = { id: `${WORKSPACE}/${ROOM}`, name: 'service', told: true } as const;
  return { channel: ROOM, ts: await chat.post(room, 'out_1', card) };
}

describe('a button on a card', () => {
  test('reaches the core with who pressed it, on what, and a key of its own', async () => {
    const card = await post();
    expect(await rig.slack.press(MARC, card, 'request.cancel')).toMatchObject({ ok: true });
    await rig.slack.press(MARC, card, 'request.cancel');
    const presses = rig.of('press') as [unknown, { key: string }][];
    expect(presses[0]).toEqual([
      expect.objectContaining({ id: MARC, room: `${WORKSPACE}/${ROOM}` }),
      { action: 'request.cancel', value: 'pay_1', key: expect.stringContaining(card.ts) },
    ]);
    expect(presses[1]?.[1].key).not.toBe(presses[0]?.[1].key);
  });

  test('delivered twice comes with the same key', async () => {
    await rig.slack.press(MARC, await post(), 'request.cancel');
    const request = rig.slack.lastRequest();
    if (!request) throw new Error('nothing was sent');
    await rig.slack.replay(request);
    const [first, second] = rig.of('press').map(([, press]) => (press as { key: string }).key);
    expect(second).toBe(first);
  });

  test('says nothing when it was obeyed: the card shows it', async () => {
    await rig.slack.press(MARC, await post(), 'request.cancel');
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([]);
  });

  test('that comes too late says so to the one who pressed, and leaves the card as it is', async () => {
    rig.answers.press = { kind: 'refused', refusal: { code: 'not-cancellable' } };
    const card = await post();
    const [before] = rig.slack.messages(ROOM);
    await rig.slack.press(MARC, card, 'request.cancel');
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
      return { kind: 'request-cancelled', reference: 'RO4821' };
    };
    rig.slack.faults.add({ kind: 'hang' });
    const pressed = rig.slack.press(MARC, card, 'request.cancel').then(() => order.push('acknowledged'));
    await heard.promise;
    writing.resolve();
    await pressed;
    expect(order).toEqual(['stored', 'acknowledged']);
  });

  test('that cannot be stored tells the member to try again', async () => {
    rig.answers.press = new Error('the store is away');
    await rig.slack.press(MARC, await post(), 'request.cancel');
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([expect.stringContaining('Réessayez')]);
  });

  test('pressed by a member the app has never met is obeyed once they are introduced', async () => {
    await rig.slack.press(JOHN, await post(), 'request.cancel');
    await rig.mount.idle();
    expect(rig.of('press')[0]?.[0]).toMatchObject({ id: JOHN, name: 'John Smith', tongue: 'en' });
  });

  test('of an older version of the app, which means nothing any more, is answered by the core all the same', async () => {
    rig.answers.press = { kind: 'refused', refusal: { code: 'request-gone' } };
    const client = new webApi.WebClient(configOf(rig.slack).botToken, { slackApiUrl: rig.slack.apiUrl });
    const text = { type: 'plain_text' as const, text: 'Old' };
    const { ts = '' } = await client.chat.postMessage({
      channel: ROOM,
      text: 'old card',
      blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'old.action', text }] }],
    });
    expect(await rig.slack.press(MARC, { channel: ROOM, ts }, 'old.action')).toMatchObject({ ok: true });
    await rig.mount.idle();
    expect(rig.of('press')[0]?.[1]).toMatchObject({ action: 'old.action', value: '' });
    expect(rig.whispered()).toHaveLength(1);
  });
});

describe('a press from outside', () => {
  /** The same press, by somebody else or elsewhere. */
  async function pressAs(change: (payload: Record<string, Record<string, unknown>>) => void) {
    await rig.slack.press(MARC, await post(), 'request.cancel');
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
    await rig.slack.press(MARC, card, 'request.cancel');
    await rig.mount.idle();
    expect(rig.heard).toEqual([]);
    expect(rig.whispered()).toEqual([expect.stringContaining('/quickpay')]);
  });
});

describe('the private question of a one-line command', () => {
  async function ask() {
    rig.answers.command = question('drf_7');
    await rig.type('/quickpay 514-555-0188 125.50 RO4821');
    const [asked] = rig.slack.ephemerals(MARC, ROOM);
    return { channel: ROOM, ts: asked?.ts ?? '' };
  }

  test('is replaced by its answer', async () => {
    const place = await ask();
    rig.answers.press = sent();
    await rig.slack.press(MARC, place, 'quickpay.send');
    await rig.mount.idle();
    expect(rig.slack.ephemerals(MARC, ROOM).map(({ ts }) => ts)).toEqual([place.ts]);
    expect(rig.whispered()[0]).toContain('Julie Tremblay');
    expect(rig.of('press')[0]?.[1]).toMatchObject({ action: 'quickpay.send', value: 'drf_7' });
  });

  test('stays when it may be answered again, with the reason under it', async () => {
    const place = await ask();
    const [before] = rig.whispered();
    rig.answers.press = new Error('the store is away');
    await rig.slack.press(MARC, place, 'quickpay.send');
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([before, expect.stringContaining('Réessayez')]);
  });

  test('that waits no more goes away', async () => {
    const place = await ask();
    rig.answers.press = { kind: 'refused', refusal: { code: 'draft-gone' }, over: true };
    await rig.slack.press(MARC, place, 'quickpay.send');
    await rig.mount.idle();
    expect(rig.slack.ephemerals(MARC, ROOM)).toHaveLength(1);
    expect(rig.whispered()[0]).toContain('/quickpay');
  });

  test('gives its place to the form it was changed in, when that is sent and not before', async () => {
    const place = await ask();
    const [before] = rig.whispered();
    const customer = { id: 'cus_julie', name: 'Julie Tremblay', phone: '+15145550188' };
    rig.answers.press = form({ customer: customer.id, reference: 'RO4821', amount: '125,50' }, { customer });
    await rig.slack.press(MARC, place, 'quickpay.edit');
    await rig.slack.waitFor(() => rig.slack.modal(MARC));
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([before]);
    expect((await rig.slack.submit(MARC)).outcome).toBe('cleared');
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([expect.stringContaining('Julie Tremblay')]);
    expect(rig.of('press')[0]?.[1]).toMatchObject({ action: 'quickpay.edit', value: 'drf_7' });
  });
});
