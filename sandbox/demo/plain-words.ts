/** What a passage was about, in the terms that the page has words for. */

import { type Fields, fields, readable, text } from './bodies.ts';
import { CUSTOMERS, STAFF } from './garage.ts';
import { fromTeams, toTeams } from './plain-words-of-teams.ts';
import type { Summary } from './summary.ts';
import type { Passage } from './tap.ts';

export type Party = 'app' | 'slack' | 'teams' | 'twilio' | 'stripe' | 'cdk' | 'mail' | 'customer';

const say = (kind: string, about: Record<string, string> = {}): Summary => ({ kind, about });

/** Undefined for what is nobody's business here (icons, look-ups of pages that are not there). */
export function summarise({ from, to }: { from: Party; to: Party }, passage: Passage): Summary | undefined {
  const body = fields(readable(passage.body, passage.headers));
  if (from === 'customer') return byCustomer(passage, body);
  if (from === 'slack') return bySlack(passage, body);
  if (from === 'teams') return fromTeams(body);
  if (from === 'twilio') return byTwilio(passage, body);
  if (from === 'stripe') return say('stripe.event', { type: text(body.type) });
  if (to === 'slack') return toSlack(passage, body);
  if (to === 'teams') return toTeams(passage, body);
  if (to === 'twilio') return toTwilio(passage, body);
  if (to === 'cdk') return toCdk(passage, body);
  if (to === 'mail') return say('mail.letter', { to: text(body.to), subject: text(body.subject) });
  return toStripe(passage);
}

const staff = (id: unknown) => STAFF.find((member) => member.id === id)?.realName ?? '';
/** A customer, or somebody by their number, which the page writes as its language does. */
const called = (phone: unknown) => CUSTOMERS.find((customer) => customer.phone === phone)?.name ?? text(phone);

function byCustomer({ method, path }: Passage, body: Fields): Summary | undefined {
  if (/^\/c\/pay\//.test(path)) {
    if (method === 'GET') return say('customer.hosted');
    if (path.endsWith('/challenge')) return say('customer.challenge', { answer: text(body.answer) });
    return say('customer.pays', { by: text(body.wallet) || (body.bank ? 'bank' : 'card') });
  }
  const [, asked = ''] = /^\/e\/[^/?]+\/?(\w*)/.exec(path) ?? [];
  if (path.startsWith('/e/'))
    return asked === 'logo' || asked === 'seen' ? undefined : say(`customer.${asked === '' ? 'reads' : asked}`);
  const [, link = '', step = ''] = /^\/p\/([^/?]+)\/?(\w*)/.exec(path) ?? [];
  if (!path.startsWith('/p/') || step === 'logo') return undefined;
  if (step === 'invoice' || step === 'receipt') return say(`customer.${step}`, { link });
  if (method === 'GET') return say(path.includes('paid=') ? 'customer.returns' : 'customer.opens', { link });
  return say(`customer.${step}`);
}

function bySlack({ path }: Passage, body: Fields): Summary | undefined {
  if (path === '/slack/commands') {
    return say('slack.command', { who: staff(body.user_id), typed: `${text(body.command)} ${text(body.text)}`.trim() });
  }
  if (path === '/slack/events') return byEvent(fields(body.event));
  const payload = fields(body.payload);
  const who = staff(fields(payload.user).id);
  const [action] = Array.isArray(payload.actions) ? payload.actions.map(fields) : [];
  const pressed = text(fields(action?.text).text);
  if (payload.type === 'block_actions' && pressed) return say('slack.pressed', { who, button: pressed });
  return say(`slack.${text(payload.type)}`, { who, typed: text(payload.value) });
}

/** Slack tells the app of the app's own messages, too: those are in the log already. */
function byEvent(event: Fields): Summary | undefined {
  if (event.type !== 'message') return say('slack.event', { type: text(event.type) });
  const { bot_id: app, user, text: said } = { ...event, ...fields(event.message) } as Fields;
  return app ? undefined : say('slack.said', { who: staff(user), said: text(said) });
}

function toSlack({ path }: Passage, body: Fields): Summary {
  if (/^\/(?:commands|actions)\//.test(path)) return say('chat.postEphemeral', { method: 'response_url' });
  if (path.startsWith('/files-pri/')) return say('slack.file', { method: 'file' });
  const method = path.replace(/^\/api\//, '').replace(/\?.*/, '');
  const said = text(body.text).split('\n')[0] ?? '';
  return say(body.thread_ts ? `${method}.thread` : method, { method, said });
}

function byTwilio({ path }: Passage, body: Fields): Summary {
  if (path.startsWith('/twilio/inbound'))
    return say('twilio.inbound', { who: called(body.From), said: text(body.Body) });
  return say('twilio.status', { who: called(body.To), status: text(body.MessageStatus) });
}

function toTwilio({ method, path }: Passage, body: Fields): Summary {
  if (method === 'POST') return say('twilio.send', { who: called(body.To), said: text(body.Body) });
  if (path.includes('DateSent')) return say('twilio.missed');
  return say(path.includes('/Messages/') ? 'twilio.state' : 'twilio.look');
}

function toStripe({ method, path }: Passage): Summary {
  if (path.endsWith('/expire')) return say('stripe.expire');
  return say(method === 'POST' ? 'stripe.open' : 'stripe.look');
}

/** What it asks every few seconds, and how far the answer is, would fill the log. */
function toCdk({ method, path }: Passage, body: Fields): Summary | undefined {
  if (/\/delta|\/wip$|\/long-operations\//.test(path)) return undefined;
  if (path.endsWith('/token')) return say('cdk.sign-in');
  if (method === 'POST')
    return say('cdk.settle', { order: text(body.repairOrderNumber), amount: text(body.paymentAmount) });
  if (/\/payments?\b/.test(path)) return say('cdk.settled');
  return say(path.includes('/customer/') ? 'cdk.customers' : 'cdk.orders');
}
