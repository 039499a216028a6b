/** The network behind the API: messages travel to customers, customers answer, and the app is told of both. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deliveries } from '../deliveries.ts';
import type { EventLog, Random } from '../stand-in.ts';
import type { NewMessage } from './api.ts';
import { Failure } from './failure.ts';
import { journey, type Media, type Message, type Status } from './messages.ts';
import { bare, type Numbers, type OptOutWords } from './numbers.ts';
import { inboundParams, statusParams } from './params.ts';
import { type AppAddress, type Post, post, readTwiml } from './webhooks.ts';

export interface InboundText {
  /** A number, also behind a channel (`rcs:+1...`), or whatever else a text may come from. */
  from: string;
  /** One of our senders; the first number by default. */
  to?: string;
  body: string;
  media?: Omit<Media, 'sid'>[];
}

export interface TextOutcome {
  message: Message;
  /** What the app answered at last; undefined when nobody did. */
  status: number | undefined;
  /** What went back to the customer: Twilio's own answer to STOP, START or HELP, and what the app's TwiML asked for. */
  replies: Message[];
}

export interface Network {
  accountSid: string;
  authToken: string;
  /** Our numbers. */
  senders: string[];
  /** The senders of each messaging service: numbers, short codes, RCS and WhatsApp senders. */
  services: Record<string, string[]>;
  app: AppAddress;
  inboundPath: string;
  /** Set in the console to another address. */
  inboundUrl?: string;
  /** Nothing is told to the app, as if every webhook had failed. */
  mute: boolean;
  stepMs: number;
  now: () => number;
  /** By messaging service. */
  advancedOptOut: Record<string, OptOutWords>;
  numbers: Numbers;
  webhooks: Deliveries;
  random: Random;
  log: EventLog;
}

export interface Phones {
  readonly messages: Message[];
  forget(message: Message): void;
  /** Takes a message and starts its journey. Throws `Failure` when it is refused. */
  send(message: NewMessage): Message;
  receive(text: InboundText): Promise<TextOutcome>;
  /** Resolves when every message has arrived or failed, and the app was told. */
  idle(): Promise<void>;
  close(): void;
}

export const inboundUrl = ({ inboundUrl: set, app, inboundPath }: Network): string =>
  set ?? app.publicUrl + inboundPath;

export function createPhones(network: Network): Phones {
  const { numbers, webhooks, log } = network;
  const messages: Message[] = [];
  const travelling = new Set<Promise<void>>();
  let closed = false;

  function tell(url: string, params: Record<string, string>, done: Post['done']): void {
    if (network.mute) {
      done(undefined, '', '');
      return;
    }
    const token = identify(network.random, '');
    post(webhooks, { url, params, ...network, token, done });
  }

  function report(message: Message): void {
    if (!message.statusCallback) return;
    const { status } = message;
    tell(message.statusCallback, statusParams(network.accountSid, message), (answer) =>
      log.add({ vendor: 'twilio', direction: 'out', what: `${message.sid} ${status} → ${answer}` }),
    );
  }

  async function travel(message: Message): Promise<void> {
    const unfetched = await fetchMedia(network, message);
    const error = unfetched ?? numbers.laterError(message.to, message.media.length > 0);
    for (const status of journey(message, error)) {
      await sleep(network.stepMs, undefined, { ref: false });
      if (closed) return;
      message.status = status;
      message.updated = new Date(network.now());
      if (status === 'sent') message.sent = message.updated;
      if (status === 'failed' || status === 'undelivered') message.errorCode = error ?? null;
      report(message);
    }
  }

  function add(given: Pick<Message, 'direction' | 'from' | 'to' | 'body' | 'status'> & Partial<Message>): Message {
    const now = new Date(network.now());
    const [sid, rest] = [
      identify(network.random, given.media?.length || given.mediaUrls?.length ? 'MM' : 'SM'),
      { errorCode: null, sent: null },
    ];
    const none = { messagingServiceSid: null, statusCallback: null, media: [] as Media[] };
    const message: Message = { sid, created: now, updated: now, ...rest, ...none, ...given };
    messages.push(message);
    if (given.direction !== 'inbound') {
      const trip = travel(message).finally(() => travelling.delete(trip));
      travelling.add(trip);
    }
    return message;
  }

  const reply = (inbound: Message, body: string): Message =>
    add({ direction: 'outbound-reply', from: inbound.to, to: inbound.from, body, status: 'queued' });

  /** Texts what the app's TwiML asks for. Its mistakes land in the log, as in Twilio's console. */
  function obey(inbound: Message, status: number | undefined, body: string, contentType: string): Message[] {
    try {
      if (status === undefined || status >= 300) throw new Error(`11200 the app answered ${status ?? 'nothing'}`);
      const texts = readTwiml(body, contentType);
      const own = serviceOf(network, inbound.to) ?? bare(inbound.to);
      if (texts.length > 0) numbers.checkRecipient(own, bare(inbound.from));
      return texts.map((text) => reply(inbound, text));
    } catch (error) {
      log.add({ vendor: 'twilio', direction: 'out', what: `error: ${error instanceof Error ? error.message : error}` });
      return [];
    }
  }

  return {
    messages,
    forget(message) {
      messages.splice(messages.indexOf(message), 1);
    },
    send({ to, body, from, messagingServiceSid, statusCallback, mediaUrls }) {
      const sender = from ?? network.services[messagingServiceSid ?? '']?.[0];
      if (!sender) throw new Failure(21_705, `The Messaging Service Sid ${messagingServiceSid} is invalid.`);
      numbers.checkSender(sender, [...network.senders, ...Object.values(network.services).flat()]);
      numbers.checkRecipient(messagingServiceSid ?? sender, to);
      const status: Status = messagingServiceSid ? 'accepted' : 'queued';
      // Where the pool begins with an RCS sender, it is tried first, without a word in the request.
      const reached = sender.startsWith('rcs:') ? `rcs:${to}` : to;
      const way = { from: sender, to: reached, messagingServiceSid, statusCallback, mediaUrls };
      return add({ direction: 'outbound-api', ...way, body, status });
    },
    receive({ from, to = network.senders[0] ?? '', body, media = [] }) {
      const attached = media.map((one) => ({ sid: identify(network.random, 'ME'), ...one }));
      const message = add({
        direction: 'inbound',
        from,
        to,
        body,
        status: 'received',
        media: attached,
        sent: new Date(network.now()),
      });
      log.add({ vendor: 'twilio', direction: 'in', what: `customer texts "${body}"` });
      const service = serviceOf(network, to);
      const taught = network.advancedOptOut[service ?? ''];
      const heard = numbers.hearKeyword(service ?? bare(to), bare(from), body, taught);
      const replies = heard ? [reply(message, heard.answer)] : [];
      const { promise, resolve } = Promise.withResolvers<TextOutcome>();
      const url = inboundUrl(network);
      const params = inboundParams(network.accountSid, message, { service, optOutType: taught && heard?.type });
      tell(url, params, (status, answer, contentType) => {
        log.add({ vendor: 'twilio', direction: 'out', what: `incoming text → ${status}` });
        resolve({ message, status, replies: [...replies, ...obey(message, status, answer, contentType)] });
      });
      return promise;
    },
    async idle() {
      do {
        await Promise.all(travelling);
        await webhooks.idle();
      } while (travelling.size > 0);
    },
    close() {
      closed = true;
    },
  };
}

/**
 * Fetches what goes along with a message of ours, as Twilio does, and keeps it: asked for first what it is, and then for
 * all of it (twilio.com/docs/sms/accepted-mime-types). Gives the code of what went wrong.
 */
async function fetchMedia({ app, random }: Network, message: Message): Promise<number | undefined> {
  for (const url of message.mediaUrls ?? []) {
    const { publicUrl, localUrl = publicUrl } = app;
    const at = url.startsWith(publicUrl) ? localUrl + url.slice(publicUrl.length) : url;
    const look = await fetch(at, { method: 'HEAD' }).catch(() => undefined);
    if (!look?.ok) return 11_200;
    const contentType = look.headers.get('content-type')?.split(';')[0] ?? '';
    if (!/^image\/(jpeg|jpg|png|gif)$/.test(contentType)) return 12_300;
    const content = await (await fetch(at)).bytes();
    if (content.byteLength > 5_000_000) return 12_300;
    message.media.push({ sid: identify(random, 'ME'), contentType, content });
  }
  return undefined;
}

/** The messaging service a sender of ours belongs to. */
const serviceOf = ({ services }: Network, own: string): string | undefined =>
  Object.entries(services).find(([, senders]) => senders.includes(own))?.[0];

const identify = (random: Random, prefix: string) => prefix + random.text(32, '0123456789abcdef');
