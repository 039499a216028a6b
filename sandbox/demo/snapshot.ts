/** Everything the page draws, as one object: Slack as each person sees it, the phones, what was reached so far. */
import { slackManifest } from '../../manifests/slack.ts';
import { COMMANDS } from '../../src/features.ts';
import { mentionsIn } from '../slack/mentions.ts';
import type { Ephemeral, Message } from '../slack/model.ts';
import type { Slack } from '../slack/slack.ts';
import type { OpenView } from '../slack/views.ts';
import type { Message as Text } from '../twilio/messages.ts';
import { lastAsked } from './dealer-deeds.ts';
import { CUSTOMERS, STAFF, TEXT_SENDER } from './garage.ts';
import type { Guide } from './guide.ts';
import { SWITCHES, type Switches } from './switches.ts';
import { tenantView } from './tenant-view.ts';
import type { Vendors } from './vendors.ts';

export interface AppState {
  state: 'starting' | 'running' | 'stopped';
  /** How often it was started again. */
  restarts: number;
}

export function snapshot(vendors: Vendors, guide: Guide, switches: Switches, app: AppState) {
  return {
    app,
    commands: COMMANDS,
    shortcuts: slackManifest('https://quittance.example').features.shortcuts,
    slack: workspaceOf(vendors.slack),
    teams: tenantView(vendors),
    phones: phonesOf(vendors),
    mails: vendors.mailbox.mails(),
    stories: guide.stories(),
    /** The order that the dealer's buttons are about. */
    order: lastAsked(vendors),
    steps: guide.steps(),
    switches: Object.fromEntries(SWITCHES.map((name) => [name, switches.isOn(name)])),
  };
}

function workspaceOf(slack: Slack) {
  const channels = slack.channels().map(({ id, name, members, isDirect = false }) => ({ id, name, members, isDirect }));
  return {
    team: slack.team,
    app: slack.app,
    people: STAFF.map(({ id, realName, locale }) => ({ id, name: realName, tongue: locale?.slice(0, 2) })),
    channels,
    messages: Object.fromEntries(channels.map(({ id }) => [id, conversation(slack, id)])),
    whispers: Object.fromEntries(
      STAFF.map(({ id }) => [id, channels.flatMap((channel) => slack.ephemerals(id, channel.id)).map(drawable)]),
    ),
    modals: Object.fromEntries(STAFF.map(({ id }) => [id, slack.modals(id).map(drawableView)])),
    homes: Object.fromEntries(
      STAFF.map(({ id }) => [id, [slack.home(id)].flatMap((home) => (home ? [drawableView(home)] : []))]),
    ),
  };
}

const drawableView = ({ id, view, values, errors, notice }: OpenView) => ({ id, view, values, errors, notice });

/** A channel's messages, each with its replies. */
function conversation(slack: Slack, channel: string) {
  return slack.messages(channel).map((message) => ({
    ...drawable(message),
    replies: message.threadTs ? [] : slack.thread(channel, message.ts).slice(1).map(drawable),
  }));
}

const drawable = (message: Message | Ephemeral) => {
  const { ts, channel, user, text, blocks, threadTs, values, versions } = message;
  const kind =
    'fromApp' in message ? { fromApp: message.fromApp, broadcast: message.broadcast } : { from: message.from };
  const mentions = mentionsIn(message);
  return { ts, channel, user, text, blocks, threadTs, values, mentions, version: versions.length, ...kind };
};

/** The customers' phones; a number that only the team or the network knows gets one too. */
function phonesOf({ twilio }: Vendors) {
  const other = (text: Text) => (text.direction === 'inbound' ? text.from : text.to);
  const known = new Set(CUSTOMERS.map(({ phone }) => phone));
  const strangers = new Set(twilio.messages.map(other).filter((number) => !known.has(number)));
  const owners = [
    ...CUSTOMERS.map(({ phone, name, tongue, line }) => ({ phone, name, tongue, line })),
    ...[...strangers].map((phone) => ({ phone })),
  ];
  return {
    sender: TEXT_SENDER,
    owners: owners.map(({ phone, ...owner }) => ({
      ...owner,
      phone,
      // A phone that can be switched on and off, as a landline cannot.
      ...(!('line' in owner && owner.line) && { off: twilio.numbers.is(phone) === 'unreachable' }),
      texts: twilio.messages.filter((text) => other(text) === phone && onScreen(text)).map(drawnText),
    })),
  };
}

/** What has not reached the phone is not on its screen. */
const onScreen = ({ direction, status }: Text) => direction === 'inbound' || status === 'delivered';

const drawnText = ({ sid, direction, body, created, updated, media }: Text) => ({
  sid,
  own: direction === 'inbound',
  body,
  pictures: media.filter(({ contentType }) => contentType.startsWith('image/')).map((one) => one.sid),
  at: (direction === 'inbound' ? created : updated).getTime(),
});
