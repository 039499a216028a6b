import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Slack, startSlack } from '../../sandbox/slack/slack.ts';
import { MARIE, ROOM, TOKEN, WORKSPACE } from './sandbox-slack-app.ts';
import { type Heard, type ScriptedApp, startScriptedApp } from './sandbox-slack-script.ts';

let slack: Slack;
let app: ScriptedApp;
let heard: Heard[];

beforeEach(async () => {
  app = await startScriptedApp();
  heard = app.heard;
  slack = await startSlack({ ...WORKSPACE, appUrl: app.url, seed: 3, timeoutMs: 1_000, deliveries: { retryMs: 1 } });
});
afterEach(async () => {
  await app.close();
  await slack.close();
});

const payload = (request = heard.at(-1)) => JSON.parse(new URLSearchParams(request?.body).get('payload') ?? '{}');
const plain = (text: string) => ({ type: 'plain_text', text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const view = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Send'),
  blocks,
  ...more,
});
const input = (block_id: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: plain(`Label of ${block_id}`),
  element: { action_id: `${block_id}-action`, ...element },
  ...more,
});
async function api(method: string, body: object): Promise<{ ok: boolean; ts: string }> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const response = await fetch(slack.apiUrl + method, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as { ok: boolean; ts: string };
}

async function show(blocks: object[], more: object = {}) {
  await slack.type({ user: MARIE, channel: ROOM, text: '/form' });
  const trigger_id = new URLSearchParams(heard.at(-1)?.body).get('trigger_id');
  expect(await api('views.open', { trigger_id, view: view(blocks, more) })).toMatchObject({ ok: true });
}
const note = input('note', { type: 'plain_text_input' });

describe('a modal', () => {
  test('sends its whole state, in Slack’s shape per element', async () => {
    await show([
      note,
      input('pick', { type: 'static_select', options: [option('One'), option('Two')] }),
      input('many', { type: 'checkboxes', options: [option('A'), option('B')] }, { optional: true }),
      input('day', { type: 'datepicker', initial_date: '2026-01-31' }),
    ]);
    await slack.enter(MARIE, 'Label of note', 'é');
    await slack.select(MARIE, 'pick', 'Two');
    await slack.select(MARIE, 'many', ['A', 'B']);
    expect((await slack.submit(MARIE)).outcome).toBe('closed');
    expect(payload()).toMatchObject({ type: 'view_submission', user: { id: MARIE }, view: { callback_id: 'form' } });
    expect(payload().view.state.values).toEqual({
      note: { 'note-action': { type: 'plain_text_input', value: 'é' } },
      pick: { 'pick-action': { type: 'static_select', selected_option: option('Two') } },
      many: { 'many-action': { type: 'checkboxes', selected_options: [option('A'), option('B')] } },
      day: { 'day-action': { type: 'datepicker', selected_date: '2026-01-31' } },
    });
  });

  test('says null for a field that was emptied again', async () => {
    await show([input('note', { type: 'plain_text_input', initial_value: 'old' }, { optional: true })]);
    await slack.enter(MARIE, 'note', '');
    await slack.submit(MARIE);
    expect(payload().view.state.values.note['note-action'].value).toBeNull();
  });

  test('is not sent while a required field is empty, unless the check is bypassed', async () => {
    await show([note]);
    const before = heard.length;
    expect(await slack.submit(MARIE)).toMatchObject({
      outcome: 'incomplete',
      errors: { note: 'Please complete this required field.' },
    });
    expect(heard).toHaveLength(before);
    expect((await slack.submit(MARIE, { checked: false })).outcome).toBe('closed');
  });

  test('is updated, pushed on, closed one by one or cleared, as the app answers', async () => {
    await show([note]);
    await slack.enter(MARIE, 'note', 'kept');
    app.answer = () => ({ response_action: 'update', view: view([note], { private_metadata: 'second' }) });
    expect((await slack.submit(MARIE)).outcome).toBe('updated');
    expect(slack.modal(MARIE)).toMatchObject({ values: { note: { 'note-action': { value: 'kept' } } } });
    app.answer = () => ({ response_action: 'push', view: view([], { title: plain('On top') }) });
    expect((await slack.submit(MARIE)).outcome).toBe('pushed');
    expect(slack.modals(MARIE).map(({ view: { title } }) => title?.text)).toEqual(['Form', 'On top']);
    app.answer = () => '';
    expect((await slack.submit(MARIE)).outcome).toBe('closed');
    expect(slack.modal(MARIE)?.view.private_metadata).toBe('second');
    app.answer = () => ({ response_action: 'clear' });
    expect((await slack.submit(MARIE)).outcome).toBe('cleared');
    expect(slack.modals(MARIE)).toEqual([]);
  });

  test.each([
    ['errors at a block that is not there', { response_action: 'errors', errors: { elsewhere: 'no' } }],
    ['a view that breaks a limit', { response_action: 'update', view: view([], { title: plain('x'.repeat(25)) }) }],
    ['words that are not JSON', 'fine'],
    ['a server error', 500],
    ['silence', undefined],
  ])('stays, with what was typed and a notice, when the app answers with %s', async (_what, said) => {
    await show([note]);
    await slack.enter(MARIE, 'note', 'kept');
    app.answer = () => said;
    expect((await slack.submit(MARIE)).outcome).toBe('failed');
    expect(slack.modal(MARIE)).toMatchObject({
      notice: 'We had some trouble connecting. Try again?',
      values: { note: { 'note-action': { value: 'kept' } } },
    });
  });

  test('asks for options once enough is typed, and shows none that break the limits', async () => {
    await show([input('who', { type: 'external_select', min_query_length: 2 })]);
    const before = heard.length;
    expect(await slack.suggest(MARIE, 'who', 'L')).toEqual({ ok: true, options: [] });
    expect(heard).toHaveLength(before);
    app.answer = () => ({ option_groups: [{ label: plain('Known'), options: [option('Luc')] }] });
    expect((await slack.suggest(MARIE, 'who', 'Lu')).option_groups).toHaveLength(1);
    expect(heard.at(-1)?.path).toBe('/slack/options');
    expect(payload()).toMatchObject({
      type: 'block_suggestion',
      action_id: 'who-action',
      block_id: 'who',
      value: 'Lu',
    });
    expect(payload()).toMatchObject({ container: { type: 'view' }, view: { callback_id: 'form' } });
    await slack.select(MARIE, 'who', 'Luc');
    app.answer = () => ({ options: Array.from({ length: 101 }, (_, index) => option(`n${index}`)) });
    expect(await slack.suggest(MARIE, 'who', 'Lu')).toMatchObject({ ok: false, problems: [expect.any(String)] });
  });

  test('tells the app what is typed only where a field dispatches, and when', async () => {
    const onEnter = { type: 'plain_text_input', dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } };
    await show([note, input('live', onEnter, { dispatch_action: true })]);
    const before = heard.length;
    await slack.enter(MARIE, 'note', 'x');
    await slack.enter(MARIE, 'live', 'x');
    expect(heard).toHaveLength(before);
    await slack.enter(MARIE, 'live', 'xy', { pressEnter: true });
    expect(payload()).toMatchObject({ type: 'block_actions', actions: [{ action_id: 'live-action', value: 'xy' }] });
    expect(payload().view.state.values.note['note-action'].value).toBe('x');
  });
});

describe('messages', () => {
  const buttons = [
    {
      type: 'actions',
      block_id: 'row',
      elements: [
        {
          type: 'button',
          action_id: 'cancel',
          value: 'pay_1',
          text: plain('Cancel'),
          confirm: { title: plain('Sure?'), text: plain('It ends.'), confirm: plain('Yes'), deny: plain('No') },
        },
      ],
    },
  ];

  test('a button asks first, then tells the app where it stands', async () => {
    const { ts } = await api('chat.postMessage', { channel: ROOM, text: 'card', blocks: buttons });
    const place = { channel: ROOM, ts };
    expect(await slack.press(MARIE, place, 'Cancel', { confirm: false })).toMatchObject({
      confirm: { text: plain('It ends.') },
    });
    expect(heard).toEqual([]);
    await slack.press(MARIE, place, 'Cancel');
    expect(payload()).toMatchObject({
      container: { type: 'message', message_ts: ts, channel_id: ROOM, is_ephemeral: false },
      channel: { id: ROOM, name: 'service' },
      message: { ts, text: 'card', bot_id: slack.app.botId },
      actions: [{ type: 'button', action_id: 'cancel', block_id: 'row', value: 'pay_1' }],
      response_url: expect.stringContaining(slack.url),
      trigger_id: expect.any(String),
    });
  });

  test('a private answer comes without a copy of itself, and is replaced or taken away by its response_url', async () => {
    app.answer = () => ({ text: 'Send it?', blocks: buttons });
    await slack.type({ user: MARIE, channel: ROOM, text: '/form' });
    const [shown] = slack.ephemerals(MARIE, ROOM);
    await slack.press(MARIE, { channel: ROOM, ts: shown?.ts ?? '' }, 'Cancel');
    expect(payload().container.is_ephemeral).toBe(true);
    expect(payload()).not.toHaveProperty('message');
    const respond = (body: object) => fetch(payload().response_url, { method: 'POST', body: JSON.stringify(body) });
    await respond({ replace_original: true, text: 'Sent' });
    expect(shown?.text).toBe('Sent');
    await respond({ delete_original: true });
    expect(slack.ephemerals(MARIE, ROOM)).toEqual([]);
    await respond({ response_type: 'in_channel', text: 'for all' });
    expect(slack.messages(ROOM).map(({ text }) => text)).toEqual(['for all']);
  });

  test('an app that is too slow, and a command in a thread, are answered by Slack', async () => {
    app.answer = () => undefined;
    await slack.type({ user: MARIE, channel: ROOM, text: '/form' });
    const { message } = await slack.type({ user: MARIE, channel: ROOM, text: 'hello' });
    await slack.type({ user: MARIE, channel: ROOM, text: '/form', threadTs: message?.ts });
    expect(slack.ephemerals(MARIE, ROOM).map(({ text }) => text)).toEqual([
      '/form failed with the error "operation_timeout"',
      '/form is not supported in threads. Sorry!',
    ]);
  });
});

describe('events', () => {
  test('one the app fails comes four times in all, the same but for its retry headers and signature', async () => {
    app.answer = () => 500;
    slack.invite('C0PARTS001');
    await slack.deliveries.idle();
    expect(heard.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(heard.at(-1)?.headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
      type: 'event_callback',
      event_id: expect.stringMatching(/^Ev/),
      event: { type: 'member_joined_channel', user: slack.app.userId, channel: 'C0PARTS001' },
    });
  });

  test('what the app did not subscribe to is not told', async () => {
    await slack.type({ user: MARIE, channel: ROOM, text: 'hello' });
    await slack.deliveries.idle();
    expect(heard).toEqual([]);
  });

  test('the home tab opens, and shows what the app published', async () => {
    slack.openHome(MARIE);
    await slack.deliveries.idle();
    expect(JSON.parse(heard[0]?.body ?? '').event).toMatchObject({ type: 'app_home_opened', user: MARIE, tab: 'home' });
    const published = { type: 'home', blocks: [{ type: 'header', text: plain('Settings') }] };
    await api('views.publish', { user_id: MARIE, view: published });
    expect(slack.home(MARIE)?.view.blocks[0]?.text?.text).toBe('Settings');
  });
});
