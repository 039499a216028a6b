/** The emulated part of Twilio's REST API: one account's messages, and the senders of its messaging services. */
import type { Answer, Call } from '../stand-in.ts';
import { Failure, failureAnswer } from './failure.ts';
import { isStored, leadTo, mediaPage, mediumOf, storedAt } from './media.ts';
import { type Message, resource } from './messages.ts';
import { accountOf, numbersPage, type Settings, serviceOf } from './settings.ts';

export interface NewMessage {
  to: string;
  body: string;
  from: string | null;
  messagingServiceSid: string | null;
  statusCallback: string | null;
  /** Where what goes along is fetched from. */
  mediaUrls: string[];
}

export interface Account extends Settings {
  authToken: string;
  /** Oldest first. */
  messages: readonly Message[];
  /** Deletes one, with what came with it. */
  forget(message: Message): void;
  /** Throws `Failure` when the message is refused. */
  send(message: NewMessage): Message;
}

const OPERATIONS: [string, RegExp, string][] = [
  ['POST', /\/Messages\.json$/, 'messages.create'],
  ['GET', /^\/2010-04-01\/Accounts\/AC\w+\.json$/, 'accounts.fetch'],
  ['GET', /\/IncomingPhoneNumbers\.json$/, 'incomingPhoneNumbers.list'],
  ['GET', /\/Messages\.json$/, 'messages.list'],
  ['GET', /\/Messages\/[SM]M\w+\.json$/, 'messages.fetch'],
  ['DELETE', /\/Messages\/[SM]M\w+\.json$/, 'messages.remove'],
  ['GET', /\/Messages\/[SM]M\w+\/Media\.json$/, 'media.list'],
  ['GET', /\/Messages\/[SM]M\w+\/Media\/ME\w+$/, 'media.fetch'],
];

const BASE = /^\/2010-04-01\/Accounts\/(AC\w+)/;
/** Of another host at Twilio, `messaging.twilio.com`. */
const SENDERS = /^\/v1\/Services\/(MG\w+)\/(PhoneNumbers|ShortCodes|ChannelSenders)$/;

const SERVICE = /^\/v1\/Services\/(MG\w+)$/;

export function operationOf(method: string, url: URL): string {
  const { pathname } = url;
  if (method === 'GET' && isStored(url)) return 'media.stored';
  if (method === 'GET' && SERVICE.test(pathname)) return 'services.fetch';
  if (method === 'GET' && SENDERS.test(pathname)) return 'services.senders';
  const known = BASE.test(pathname) && OPERATIONS.find(([verb, path]) => verb === method && path.test(pathname));
  return known ? known[2] : 'unknown';
}

export function answerCall(account: Account, call: Call): Answer {
  try {
    return work(account, call);
  } catch (error) {
    if (error instanceof Failure) return failureAnswer(error);
    throw error;
  }
}

function work(account: Account, call: Call): Answer {
  const { operation, method, url, headers, body } = call;
  const { accountSid, authToken } = account;
  if (operation === 'media.stored') return storedAt(account.messages, call);
  const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  if (headers.authorization !== expected) throw new Failure(20_003, 'Authenticate', 401);
  if (operation === 'unknown') {
    const message = `The Twilio stand-in does not emulate ${method} ${url.pathname}. See sandbox/NOT-EMULATED.md.`;
    throw new Failure(20_501, message, 501);
  }
  if (operation === 'services.senders') return { body: sendersPage(account, url) };
  if (operation === 'services.fetch') return { body: serviceOf(account, url) };
  if (BASE.exec(url.pathname)?.[1] !== accountSid) throw notFound(url);
  if (operation === 'messages.create') {
    const message = account.send(readMessage(new URLSearchParams(body.toString())));
    return { status: 201, body: resource(message, accountSid) };
  }
  if (operation === 'accounts.fetch') return { body: accountOf(account) };
  if (operation === 'incomingPhoneNumbers.list') return { body: numbersPage(account, url) };
  if (operation === 'messages.list') return { body: listPage(account, url) };
  const [, messageSid, mediaSid] = /Messages\/(\w+?)(?:\.json|\/Media(?:\.json|\/(\w+)))$/.exec(url.pathname) ?? [];
  const message = account.messages.find(({ sid }) => sid === messageSid);
  if (!message) throw notFound(url);
  if (operation === 'messages.remove') {
    // https://www.twilio.com/docs/api/errors/20009
    if (!DONE.has(message.status)) throw new Failure(20_009, 'Cannot delete this resource before it is complete', 409);
    account.forget(message);
    return { status: 204 };
  }
  if (operation === 'media.list') return { body: mediaPage(message, accountSid) };
  return mediaSid ? leadTo(mediumOf(message, mediaSid)) : { body: resource(message, accountSid) };
}

/** Nothing more becomes of it. */
const DONE = new Set<Message['status']>(['delivered', 'undelivered', 'failed', 'received']);

const notFound = ({ pathname }: URL) => new Failure(20_404, `The requested resource ${pathname} was not found`, 404);

const EMULATED = ['To', 'From', 'MessagingServiceSid', 'Body', 'StatusCallback', 'MediaUrl'];

function readMessage(form: URLSearchParams): NewMessage {
  const stranger = [...form.keys()].find((name) => !EMULATED.includes(name));
  if (stranger) throw new Failure(20_501, `The Twilio stand-in does not emulate the parameter ${stranger}`, 501);
  const to = form.get('To');
  const body = form.get('Body') ?? '';
  const mediaUrls = form.getAll('MediaUrl');
  const [from, messagingServiceSid] = [form.get('From'), form.get('MessagingServiceSid')];
  const statusCallback = form.get('StatusCallback');
  if (!to) throw new Failure(21_604, "A 'To' phone number is required.");
  if (!body && mediaUrls.length === 0) throw new Failure(21_602, 'Message body is required.');
  if (!from && !messagingServiceSid) throw new Failure(21_603, "A 'From' phone number is required.");
  if ([...body].length > 1600)
    throw new Failure(21_617, 'The concatenated message body exceeds the 1600 character limit.');
  if (statusCallback && !/^https?:\/\/[^/_]+(\/|$)/.test(statusCallback)) {
    throw new Failure(21_609, `The 'StatusCallback' URL ${statusCallback} is not a valid URL.`);
  }
  if (mediaUrls.length > 10) throw new Failure(21_623, 'Number of media files exceeds allowed limit');
  if (!mediaUrls.every((url) => URL.canParse(url))) throw new Failure(21_620, 'Invalid media URL');
  return { to, body, from, messagingServiceSid, statusCallback, mediaUrls };
}

/** One page, newest first: https://www.twilio.com/docs/usage/twilios-response#pagination */
function listPage({ accountSid, messages }: Account, url: URL): object {
  const asked = url.searchParams;
  const size = Math.min(1000, Math.max(1, Number(asked.get('PageSize') ?? 50)));
  const page = Number(asked.get('Page') ?? 0);
  const wanted = messages.filter((message) => matches(message, asked)).reverse();
  const start = page * size;
  const rows = wanted.slice(start, start + size);
  const address = (number: number) => {
    const query = new URLSearchParams(asked);
    query.set('PageSize', String(size));
    query.set('Page', String(number));
    return `${url.pathname}?${query}`;
  };
  return {
    end: start + rows.length - 1,
    first_page_uri: address(0),
    messages: rows.map((message) => resource(message, accountSid)),
    next_page_uri: start + size < wanted.length ? address(page + 1) : null,
    page,
    page_size: size,
    previous_page_uri: page > 0 ? address(page - 1) : null,
    start,
    uri: address(page),
  };
}

const LISTS = {
  PhoneNumbers: { key: 'phone_numbers', is: /^\+/, field: 'phone_number' },
  ShortCodes: { key: 'short_codes', is: /^\d/, field: 'short_code' },
  ChannelSenders: { key: 'senders', is: /^[a-z]+:/, field: 'sender' },
};

/** A messaging service's senders of one kind, all on one page. */
function sendersPage({ accountSid, services }: Account, url: URL): object {
  const [, service = '', kind] = SENDERS.exec(url.pathname) ?? [];
  const senders = services[service];
  if (!senders) throw notFound(url);
  const { key, is, field } = LISTS[kind as keyof typeof LISTS];
  const rows = senders
    .filter((sender) => is.test(sender))
    .map((sender) => ({ account_sid: accountSid, service_sid: service, [field]: sender }));
  const address = `https://messaging.twilio.com${url.pathname}?PageSize=50&Page=0`;
  return {
    [key]: rows,
    meta: {
      page: 0,
      page_size: 50,
      first_page_url: address,
      previous_page_url: null,
      next_page_url: null,
      url: address,
      key,
    },
  };
}

/** Dates are inclusive, to the second, or whole days when no time is given. */
function matches(message: Message, asked: URLSearchParams): boolean {
  if (asked.has('To') && asked.get('To') !== message.to) return false;
  if (asked.has('From') && asked.get('From') !== message.from) return false;
  return ['DateSent', 'DateSent<', 'DateSent>'].every((name) => {
    const given = asked.get(name);
    if (!given) return true;
    if (!message.sent) return false;
    const sent = `${message.sent.toISOString().slice(0, 19)}Z`.slice(0, given.length);
    if (name === 'DateSent<') return sent <= given;
    return name === 'DateSent>' ? sent >= given : sent === given;
  });
}
