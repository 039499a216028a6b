import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Slack, startSlack } from '../../sandbox/slack/slack.ts';
import { MARIE, ROOM, startBolt, WORKSPACE } from './sandbox-slack-app.ts';

let slack: Slack;
let bolt: Awaited<ReturnType<typeof startBolt>>;

beforeAll(async () => {
  const subscriptions = ['member_joined_channel', 'message.channels'];
  slack = await startSlack({ ...WORKSPACE, seed: 7, subscriptions, deliveries: { retryMs: 5 } });
  bolt = await startBolt(slack);
});
afterAll(async () => {
  await bolt.stop();
  await slack.close();
});

const openForm = async () => {
  const before = slack.modal(MARIE)?.id;
  await slack.type({ user: MARIE, channel: ROOM, text: '/order' });
  return slack.waitFor(() => slack.modal(MARIE)?.id !== before);
};
const shownPreview = () => slack.modal(MARIE)?.view.blocks.find(({ block_id }) => block_id === 'preview')?.text?.text;
const typedAmount = () => slack.modal(MARIE)?.values['amount-1']?.amount?.value;

describe('a member and a Bolt app, through the stand-in', () => {
  test('a command is answered to the one who typed it alone', async () => {
    const typed = await slack.type({ user: MARIE, channel: ROOM, text: '/order  two  tires ' });
    expect(typed).toMatchObject({ ok: true, reply: { status: 200 } });
    expect(slack.ephemerals(MARIE, ROOM).at(-1)).toMatchObject({ from: 'app', text: 'You asked for two  tires' });
    expect(slack.ephemerals('U0JOHN0001', ROOM)).toEqual([]);
  });

  test('where Slack is slow, so is the answer to a command, which no call of its makes slow', async () => {
    slack.faults.add({ kind: 'delay', ms: 60, operation: 'answer' });
    const started = performance.now();
    await slack.type({ user: MARIE, channel: ROOM, text: '/order late' });
    slack.faults.clear();
    expect(performance.now() - started).toBeGreaterThanOrEqual(59);
  });

  test('a form is filled, refused at the field with what was typed kept, accepted, and told in the room', async () => {
    await openForm();
    expect((await slack.submit(MARIE)).outcome).toBe('incomplete');
    expect(slack.modal(MARIE)?.errors).toEqual({
      customer: 'Please complete this required field.',
      'amount-1': 'Please complete this required field.',
    });

    expect((await slack.suggest(MARIE, 'Customer', 'gag')).options).toMatchObject([{ value: 'cus_luc' }]);
    await slack.select(MARIE, 'Customer', 'Luc Gagnon');
    await slack.enter(MARIE, 'Note', 'by the door');
    await slack.enter(MARIE, 'Amount', 'abc');
    await slack.waitFor(() => shownPreview() === 'Will ask for abc');
    expect(slack.modal(MARIE)?.values).toMatchObject({
      customer: { customer: { selected_option: { value: 'cus_luc' } } },
      note: { note: { type: 'plain_text_input', value: 'by the door' } },
    });

    expect((await slack.submit(MARIE)).outcome).toBe('errors');
    expect(slack.modal(MARIE)?.errors).toEqual({ 'amount-1': 'Not an amount' });
    expect(typedAmount()).toBe('abc');

    await slack.enter(MARIE, 'Amount', '125.50');
    await slack.waitFor(() => shownPreview() === 'Will ask for 125.50');
    expect((await slack.submit(MARIE)).outcome).toBe('closed');
    expect(slack.modal(MARIE)).toBeUndefined();

    const posted = await slack.waitFor(() => slack.messages(ROOM)[0]);
    const reply = await slack.waitFor(() => slack.thread(ROOM, posted.ts)[1]);
    expect(reply.text).toBe('It was sent');
    expect(posted.versions.map(({ text }) => text)).toEqual(['marie asks 125.50', 'Sent']);
    expect(posted.metadata).toEqual({ event_type: 'order', event_payload: { id: 'order-1' } });
  });

  test('a field whose ids change starts anew from its initial value', async () => {
    await openForm();
    await slack.enter(MARIE, 'Amount', '99');
    await slack.waitFor(() => shownPreview() === 'Will ask for 99');
    await slack.press(MARIE, 'modal', 'Start over');
    await slack.waitFor(() => shownPreview() === 'Started over');
    expect(slack.modal(MARIE)?.values['amount-2']?.amount).toEqual({ type: 'plain_text_input', value: '10.00' });
    expect(slack.modal(MARIE)?.values['amount-1']).toBeUndefined();
  });

  test('closing a form that asked for it tells the app', async () => {
    await openForm();
    await slack.dismiss(MARIE);
    expect(slack.modal(MARIE)).toBeUndefined();
    expect(bolt.heard).toContain('closed');
  });

  test('a button on a message changes that message through its response_url', async () => {
    const message = slack.messages(ROOM).at(-1);
    await slack.press(MARIE, { channel: ROOM, ts: message?.ts ?? '' }, 'Cancel');
    await slack.waitFor(() => message?.text === 'Cancelled order-1');
    expect(message?.blocks).toBeUndefined();
  });

  test('an app hears its own messages and those of people, and is told when it joins', async () => {
    await slack.type({ user: MARIE, channel: ROOM, text: 'good morning' });
    slack.invite('C0PARTS001');
    await slack.deliveries.idle();
    expect(bolt.heard).toEqual(expect.arrayContaining(['own message', 'message']));
    expect(bolt.heard).toContainEqual(expect.stringMatching(/^member_joined_channel C0PARTS001 Ev/));
  });
});

describe('signatures', () => {
  const body = new URLSearchParams({ command: '/order', text: 'x', trigger_id: '1', team_id: 'T', user_id: 'U' });

  test('Bolt takes what Slack signed and refuses what is forged, unsigned or stale', async () => {
    const now = Math.floor(Date.now() / 1000);
    const send = async (options: Parameters<Slack['send']>[2]) =>
      (await slack.send('/slack/commands', body.toString(), options)).status;
    expect(await send({})).toBe(200);
    expect(await send({ signature: `v0=${'0'.repeat(64)}` })).toBe(401);
    expect(await send({ signature: null })).toBe(401);
    expect(await send({ timestamp: now - 301 })).toBe(401);
  });

  test('Bolt says the challenge of the events address back', async () => {
    expect(await slack.verifyUrl()).toBe(true);
  });

  test('the very bytes of an earlier request can be sent again', async () => {
    const shown = slack.ephemerals(MARIE, ROOM).length;
    await slack.type({ user: MARIE, channel: ROOM, text: '/order again' });
    const request = slack.lastRequest();
    expect(request && (await slack.replay(request))).toMatchObject({ status: 200 });
    expect(slack.ephemerals(MARIE, ROOM)).toHaveLength(shown + 1);
  });

  test("an app that is away is said in Slack's words", async () => {
    const { stop } = bolt;
    await stop();
    const typed = await slack.type({ user: MARIE, channel: ROOM, text: '/order' });
    expect(typed.notice).toBe('/order failed with the error "dispatch_failed"');
    expect(slack.ephemerals(MARIE, ROOM).at(-1)).toMatchObject({ from: 'slack', text: typed.notice });
    bolt = await startBolt(slack);
  });
});
