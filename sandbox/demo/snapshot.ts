/** Everything the page draws, as one object: Slack as each person sees it, the phones, what was reached so far. */
import { COMMANDS } from '../../src/features.ts';
import { formatPhone } from '../../src/kernel/phone.ts';
import type { Ephemeral, Message } from '../slack/model.ts';
import type { Slack } from '../slack/slack.ts';
import type { Teams } from '../teams/teams.ts';
import type { Message as Text } from '../twilio/messages.ts';
import { CUSTOMERS, STAFF, TEXT_SENDER } from './garage.ts';
import type { Journal } from './journal.ts';
import { SWITCHES, type Switches } from './switches.ts';
import { tenantView } from './tenant-view.ts';
import type { Vendors } from './vendors.ts';

export interface AppState {
  state: 'starting' | 'running' | 'stopped';
  /** How often it was started again. */
  restarts: number;
}

export function snapshot(vendors: Vendors, journal: Journal, switches: Switches, app: AppState) {
  return {
    app,
    commands: COMMANDS,
    slack: workspaceOf(vendors.slack),
    teams: tenantView(vendors),
    phones: phonesOf(vendors),
    steps: stepsOf(vendors, journal),
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
    modals: Object.fromEntries(
      STAFF.map(({ id }) => [
        id,
        slack.modals(id).map((shown) => ({
          id: shown.id,
          view: shown.view,
          values: shown.values,
          errors: shown.errors,
          notice: shown.notice,
        })),
      ]),
    ),
  };
}

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
  return { ts, channel, user, text, blocks, threadTs, values, version: versions.length, ...kind };
};

/** The customers' phones; a number that only the team or the network knows gets one too. */
function phonesOf({ twilio }: Vendors) {
  const other = (text: Text) => (text.direction === 'inbound' ? text.from : text.to);
  const known = new Set(CUSTOMERS.map(({ phone }) => phone));
  const strangers = new Set(twilio.messages.map(other).filter((number) => !known.has(number)));
  const owners = [
    ...CUSTOMERS.map(({ phone, name, tongue, line }) => ({ phone, name, tongue, line })),
    ...[...strangers].map((phone) => ({ phone, name: formatPhone(phone), tongue: 'fr' as const, line: undefined })),
  ];
  return {
    sender: formatPhone(TEXT_SENDER),
    owners: owners.map(({ phone, ...owner }) => ({
      ...owner,
      phone,
      number: formatPhone(phone),
      texts: twilio.messages.filter((text) => other(text) === phone && onScreen(text)).map(drawnText),
    })),
  };
}

/** What has not reached the phone is not on its screen. */
const onScreen = ({ direction, status }: Text) => direction === 'inbound' || status === 'delivered';

const drawnText = ({ sid, direction, body, created, updated }: Text) => ({
  sid,
  own: direction === 'inbound',
  body,
  at: (direction === 'inbound' ? created : updated).getTime(),
});

/** The newcomer's story, step by step. */
function stepsOf({ slack, teams, twilio, stripe }: Vendors, { lines }: Journal) {
  const paid = stripe.sessions.some(({ payment_status }) => payment_status === 'paid');
  const commands = ['slack.command', 'teams.command', 'teams.message'];
  return {
    typed: lines.some(({ kind, about }) => commands.includes(kind) && about.typed?.includes('quickpay')),
    sent: twilio.messages.some(({ direction }) => direction === 'outbound-api'),
    opened: lines.some(({ kind, end }) => kind === 'customer.opens' && end?.status === 200),
    declined: stripe.events.some(({ type }) => type === 'payment_intent.payment_failed'),
    paid,
    told: paid && (isToldInSlack(slack) || isToldInTeams(teams)),
  };
}

/** Whether the app wrote below a card of its own. */
const isToldInSlack = (slack: Slack) =>
  slack
    .channels()
    .flatMap(({ id }) => conversation(slack, id))
    .some(({ replies }) => replies.some((reply) => 'fromApp' in reply && reply.fromApp));
const isToldInTeams = (teams: Teams) =>
  teams.rooms().some(({ id: room, kind }) => {
    const heads = teams.messages(room).filter(({ fromApp }) => fromApp);
    return kind === 'channel' && heads.some(({ id }) => teams.thread(room, id).length > 1);
  });
