import { describe, expect, test } from '@jest/globals';
import { MARIE, ROOM } from './sandbox-slack-app.ts';
import { client, clock, code, openSlack, refusal, section, slack, triggerOf } from './sandbox-slack-client.ts';

openSlack();

const modal = (more: object = {}) => ({
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: 'A title' },
  blocks: [section('words')],
  ...more,
});

const trigger = () => triggerOf(slack);

describe('limits of blocks and views', () => {
  test.each([
    [
      'a section that is too long',
      [section('x'.repeat(3001))],
      'less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['an empty text', [section('')], 'more than 0 characters'],
    [
      '51 blocks',
      Array.from({ length: 51 }, () => section('x')),
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    ['a block_id twice', [section('x', 'a'), section('y', 'a')], 'block_id already exists: a'],
    ['an action_id twice', [{ type: 'actions', elements: [button('a'), button('a')] }], 'action_id already exists: a'],
    [
      'a button with long words',
      [{ type: 'actions', elements: [button('a', 'x'.repeat(76))] }],
      'less than 76 characters',
    ],
    ['an unknown property', [{ ...section('x'), color: 'red' }], 'invalid additional property: color'],
    ['an unknown block', [{ type: 'carousel' }], 'unsupported type in a message: carousel'],
    [
      'an input without label',
      [{ type: 'input', element: { type: 'plain_text_input' } }],
      'missing required field: label',
    ],
  ])('%s is refused', async (_what, blocks, problem) => {
    const data = await refusal(client.apiCall('chat.postMessage', { channel: ROOM, text: 'x', blocks }));
    expect(data.error).toBe('invalid_blocks');
    expect(data.response_metadata?.messages?.join()).toContain(problem);
    expect(slack.messages(ROOM)).toEqual([]);
  });

  test.each([
    ['a long title', { title: { type: 'plain_text', text: 'x'.repeat(25) } }, '/view/title/text'],
    ['inputs without submit', { blocks: [input()] }, 'missing required field: submit'],
    ['101 blocks', { blocks: Array.from({ length: 101 }, () => section('x')) }, 'no more than 100 items'],
    ['long private_metadata', { private_metadata: 'x'.repeat(3001) }, '/view/private_metadata'],
  ])('a modal with %s is refused', async (_what, change, problem) => {
    const call = client.apiCall('views.open', { trigger_id: await trigger(), view: modal(change) });
    const data = await refusal(call);
    expect(data.error).toBe('invalid_arguments');
    expect(data.response_metadata?.messages?.join()).toContain(problem);
    expect(slack.modal(MARIE)).toBeUndefined();
  });

  test('what is too long or too large as a whole has its own refusal', async () => {
    const blocks = Array.from({ length: 90 }, () => section('x'.repeat(3000)));
    expect(await code(client.views.open({ trigger_id: await trigger(), view: modal({ blocks }) }))).toBe(
      'view_too_large',
    );
    expect(await code(client.chat.postMessage({ channel: ROOM, text: 'x'.repeat(40_001) }))).toBe('msg_too_long');
    expect(await code(client.apiCall('chat.postMessage', { channel: ROOM }))).toBe('no_text');
  });

  test('a trigger works once and for three seconds', async () => {
    const used = await trigger();
    await client.views.open({ trigger_id: used, view: modal() });
    expect(await code(client.views.open({ trigger_id: used, view: modal() }))).toBe('exchanged_trigger_id');
    const late = await trigger();
    clock.now += 3_001;
    expect(await code(client.views.open({ trigger_id: late, view: modal() }))).toBe('expired_trigger_id');
  });

  test('a view is updated by its latest hash alone, and three lie on one another at most', async () => {
    const { view } = await client.views.open({ trigger_id: await trigger(), view: modal() });
    const update = () => client.views.update({ view_id: view?.id ?? '', hash: view?.hash, view: modal() });
    await update();
    expect(await code(update())).toBe('hash_conflict');
    await client.views.push({ trigger_id: await trigger(), view: modal() });
    await client.views.push({ trigger_id: await trigger(), view: modal() });
    expect(await code(client.views.push({ trigger_id: await trigger(), view: modal() }))).toBe('push_limit_reached');
    expect(slack.modals(MARIE)).toHaveLength(3);
  });

  test('a response_url works five times in thirty minutes', async () => {
    await slack.type({ user: MARIE, channel: ROOM, text: '/order' });
    const url = new URLSearchParams(slack.lastRequest()?.body).get('response_url') ?? '';
    const use = async () => (await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'hi' }) })).json();
    for (let uses = 0; uses < 5; uses += 1) expect(await use()).toEqual({ ok: true });
    expect(await use()).toEqual({ ok: false, error: 'used_url' });
    clock.now += 30 * 60_000 + 1;
    expect(await use()).toEqual({ ok: false, error: 'expired_url' });
    expect(slack.ephemerals(MARIE, ROOM).filter(({ text }) => text === 'hi')).toHaveLength(5);
  });
});

function button(action_id: string, text = 'x') {
  return { type: 'button', action_id, text: { type: 'plain_text', text } };
}

function input() {
  return { type: 'input', label: { type: 'plain_text', text: 'x' }, element: { type: 'plain_text_input' } };
}
