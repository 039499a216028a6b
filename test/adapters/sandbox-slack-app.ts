import type { AddressInfo } from 'node:net';
import { App, type BlockAction, ExpressReceiver, LogLevel, type types } from '@slack/bolt';
import type { Slack } from '../../sandbox/slack/slack.ts';

export const SECRET = 'a-signing-secret-of-thirty-two-c';
export const TOKEN = 'xoxb-0000-1111-good';
export const ROOM = 'C0SERVICE1';
export const MARIE = 'U0MARIE001';

/** A garage with one public room the app is in, one it is not in, and a private one. */
export const WORKSPACE = {
  signingSecret: SECRET,
  botToken: TOKEN,
  appUrl: 'http://127.0.0.1:9',
  team: { id: 'T0BOREAL01', name: 'Garage Boréal', domain: 'garage-boreal' },
  users: [
    { id: MARIE, name: 'marie', realName: 'Marie Tremblay', locale: 'fr-CA', isAdmin: true },
    { id: 'U0JOHN0001', name: 'john', realName: 'John Smith', locale: 'en-CA' },
  ],
  channels: [
    { id: ROOM, name: 'service', members: [MARIE, 'U0JOHN0001'], withApp: true },
    { id: 'C0PARTS001', name: 'parts', members: [MARIE] },
    { id: 'C0SECRET01', name: 'direction', members: ['U0JOHN0001'], isPrivate: true },
  ],
};

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** The form; `round` changes the ids of the amount, which makes Slack start it anew. */
function form(preview: string, round = 1): types.View {
  return {
    type: 'modal',
    callback_id: 'order',
    notify_on_close: true,
    private_metadata: 'kept',
    title: plain('Order'),
    submit: plain('Send'),
    blocks: [
      {
        type: 'input',
        block_id: 'customer',
        label: plain('Customer'),
        dispatch_action: true,
        element: { type: 'external_select', action_id: 'customer', min_query_length: 1 },
      },
      {
        type: 'input',
        block_id: `amount-${round}`,
        label: plain('Amount'),
        dispatch_action: true,
        element: {
          type: 'plain_text_input',
          action_id: 'amount',
          initial_value: round > 1 ? '10.00' : undefined,
          dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
        },
      },
      {
        type: 'input',
        block_id: 'note',
        label: plain('Note'),
        optional: true,
        element: { type: 'plain_text_input', action_id: 'note' },
      },
      { type: 'section', block_id: 'preview', text: { type: 'mrkdwn', text: preview } },
      {
        type: 'actions',
        block_id: 'tools',
        elements: [{ type: 'button', action_id: 'refresh', text: plain('Start over') }],
      },
    ],
  };
}

const card = (text: string) => [
  { type: 'section' as const, text: { type: 'mrkdwn' as const, text } },
  {
    type: 'actions' as const,
    elements: [{ type: 'button' as const, action_id: 'cancel', text: plain('Cancel'), value: 'order-1' }],
  },
];

/** A small app on the real Bolt, with signature verification on, pointed at the stand-in. */
export async function startBolt(slack: Slack) {
  const receiver = new ExpressReceiver({
    signingSecret: SECRET,
    logLevel: LogLevel.ERROR,
    endpoints: {
      commands: '/slack/commands',
      actions: '/slack/interactivity',
      options: '/slack/options',
      events: '/slack/events',
    },
  });
  receiver.app.disable('x-powered-by');
  const app = new App({
    token: TOKEN,
    receiver,
    ignoreSelf: false,
    tokenVerificationEnabled: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  const heard: string[] = [];

  app.command('/order', async ({ ack, client, body, command }) => {
    await ack(command.text ? { text: `You asked for ${command.text}` } : undefined);
    if (!command.text) await client.views.open({ trigger_id: body.trigger_id, view: form('Nothing yet') });
  });
  app.options('customer', async ({ ack, payload }) => {
    const known = [{ text: plain('Luc Gagnon'), value: 'cus_luc' }];
    await ack({ options: known.filter(({ text }) => text.text.toLowerCase().includes(payload.value.toLowerCase())) });
  });
  app.action<BlockAction>('customer', async ({ ack }) => ack());
  app.action<BlockAction>('amount', async ({ ack, body, client }) => {
    await ack();
    const typed = body.view?.state.values['amount-1']?.amount?.value;
    await client.views.update({
      view_id: body.view?.id as string,
      hash: body.view?.hash,
      view: form(`Will ask for ${typed}`),
    });
  });
  app.action<BlockAction>('refresh', async ({ ack, body, client }) => {
    await ack();
    await client.views.update({ view_id: body.view?.id as string, view: form('Started over', 2) });
  });
  app.view('order', async ({ ack, view, client, body }) => {
    const { amount } = view.state.values['amount-1'] ?? {};
    if (amount?.value === 'abc') return ack({ response_action: 'errors', errors: { 'amount-1': 'Not an amount' } });
    await ack();
    const text = `${body.user.name} asks ${amount?.value}`;
    const metadata = { event_type: 'order', event_payload: { id: 'order-1' } };
    const posted = await client.chat.postMessage({ channel: ROOM, text, blocks: card(text), metadata });
    await client.chat.update({ channel: ROOM, ts: posted.ts as string, text: 'Sent', blocks: card('Sent') });
    await client.chat.postMessage({ channel: ROOM, text: 'It was sent', thread_ts: posted.ts });
  });
  app.view({ callback_id: 'order', type: 'view_closed' }, async ({ ack }) => {
    await ack();
    heard.push('closed');
  });
  app.action<BlockAction>('cancel', async ({ ack, respond, action }) => {
    await ack();
    await respond({ replace_original: true, text: `Cancelled ${'value' in action ? action.value : ''}` });
  });
  app.event('member_joined_channel', async ({ event, body }) => {
    heard.push(`${event.type} ${event.channel} ${body.event_id}`);
  });
  app.message(async ({ message }) => {
    heard.push('bot_id' in message ? 'own message' : 'message');
  });
  app.error(async (error) => {
    heard.push(`error ${error.message}`);
  });

  const server = await receiver.start(0);
  slack.pointTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return { app, heard, stop: () => receiver.stop() };
}
