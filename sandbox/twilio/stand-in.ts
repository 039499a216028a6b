/** A stand-in for Twilio over loopback HTTP: sending, status callbacks, and customers who text. */
import { createDeliveries, type Deliveries } from '../deliveries.ts';
import {
  type Call,
  createEventLog,
  createFaults,
  createRandom,
  type EventLog,
  type Faults,
  type StandIn,
  startStandIn,
} from '../stand-in.ts';
import { answerCall, operationOf } from './api.ts';
import { refusalAnswer } from './failure.ts';
import type { Message } from './messages.ts';
import { bare, createNumbers, type Numbers, type OptOutWords } from './numbers.ts';
import { createPhones, type InboundText, inboundUrl, type Network, type TextOutcome } from './phones.ts';
import type { Inbound } from './settings.ts';
import type { AppAddress } from './webhooks.ts';

export interface TwilioOptions {
  /** Port on 127.0.0.1; any free one by default. */
  port?: number;
  /** For print-outs, so that a failure can be replayed; by chance by default. */
  seed?: number;
  accountSid: string;
  authToken: string;
  /** The account's own numbers, E.164. */
  senders: string[];
  /** Messaging services: their senders by their id (`MG...`); one that begins with `rcs:` first is tried first. */
  services?: Record<string, string[]>;
  /** Messaging services with Advanced Opt-Out, and the words that were added to it. */
  advancedOptOut?: Record<string, OptOutWords>;
  app: AppAddress;
  /** Path of the app that gets incoming texts, `/twilio/inbound` by default; may end in `#rc=..&rp=..`. */
  inboundPath?: string;
  /** Pause between two states of a message, in milliseconds; 10 by default. */
  stepMs?: number;
  /** Milliseconds since 1970; the clock by default. */
  now?: () => number;
  log?: EventLog;
}

export interface TwilioStandIn extends StandIn {
  readonly seed: number;
  readonly faults: Faults;
  readonly webhooks: Deliveries;
  readonly numbers: Numbers;
  /** May be changed: the app is often started after its stand-ins. */
  app: AppAddress;
  /** Where texts that come in lead, as the console has it; may be changed. */
  readonly inbound: Inbound;
  /** Every message, both ways, oldest first. */
  readonly messages: readonly Message[];
  /** What was sent to a customer, oldest first. */
  to(number: string): Message[];
  /** A customer texts one of our numbers. Resolves when the app has answered, or was given up. */
  customerTexts(text: InboundText): Promise<TextOutcome>;
  /** While true, messages travel and nothing is told to the app. */
  dropWebhooks(drop: boolean): void;
  /** Resolves when no message is on its way, and no callback either. */
  idle(): Promise<void>;
}

/** Starts the stand-in. Rejects when the port is taken. */
export async function startTwilio(options: TwilioOptions): Promise<TwilioStandIn> {
  const random = createRandom(options.seed);
  const faults = createFaults(random.fork('faults'));
  const network: Network = {
    inboundPath: '/twilio/inbound',
    mute: false,
    services: {},
    advancedOptOut: {},
    stepMs: 10,
    now: Date.now,
    log: createEventLog(),
    ...options,
    numbers: createNumbers(),
    webhooks: createDeliveries(random.fork('webhooks')),
    random: random.fork('ids'),
  };
  const { numbers, webhooks, log } = network;
  const phones = createPhones(network);
  const { services } = network;
  const inbound: Inbound = {
    get url() {
      return inboundUrl(network);
    },
    set url(url) {
      network.inboundUrl = url;
    },
    method: 'POST',
  };
  const { takesNoTexts } = numbers;
  const account = {
    ...options,
    services,
    inbound,
    takesNoTexts,
    messages: phones.messages,
    send: phones.send,
    forget: phones.forget,
  };
  const surface = {
    operation: operationOf,
    answer(call: Call) {
      const answer = answerCall(account, call);
      log.add({ vendor: 'twilio', direction: 'in', what: `${call.operation} → ${answer.status ?? 200}` });
      return answer;
    },
    refuse: refusalAnswer,
  };
  const site = await startStandIn(surface, faults, options.port);
  return {
    url: site.url,
    seed: random.seed,
    faults,
    webhooks,
    numbers,
    get app() {
      return network.app;
    },
    set app(app) {
      network.app = app;
    },
    inbound,
    messages: phones.messages,
    to: (number) => phones.messages.filter(({ to, direction }) => bare(to) === number && direction !== 'inbound'),
    customerTexts: phones.receive,
    dropWebhooks(drop) {
      network.mute = drop;
    },
    idle: phones.idle,
    async close() {
      phones.close();
      await webhooks.close();
      await site.close();
    },
  };
}
