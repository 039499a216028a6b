import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog } from '../stand-in.ts';
import { isObject, type Json } from './model.ts';
import type { Flaws, KeyRing } from './tokens.ts';

/** A request as it went to the app, so that a test can send the very same bytes again. */
export interface SentRequest {
  headers: Record<string, string>;
  body: string;
}

/** What came back. `error`: why nothing did. */
export interface AppReply {
  status?: number;
  text: string;
  /** The body, where it is a JSON object. */
  body?: Json;
  /** How often it was sent; more than once when Teams' client tried again. */
  attempts: number;
  error?: 'timeout' | 'unreachable';
}

/** Ways to forge a request that an app must refuse. */
export type Forgery = keyof typeof FORGERIES;

const HOUR = 3_600;

/** Each says what is changed in the claims, or in the making of the token. */
const FORGERIES = {
  'no-token': {},
  'not-a-token': {},
  'wrong-scheme': {},
  expired: { claims: (now: number) => ({ nbf: now - 2 * HOUR, exp: now - HOUR }) },
  'not-yet': { claims: (now: number) => ({ nbf: now + HOUR, exp: now + 2 * HOUR }) },
  'wrong-audience': { claims: () => ({ aud: 'ffffffff-0000-4000-8000-000000000000' }) },
  'wrong-issuer': { claims: () => ({ iss: 'https://sts.windows.net/elsewhere/' }) },
  'wrong-service-url': { claims: () => ({ serviceurl: 'https://elsewhere.example/' }) },
  'no-service-url': { claims: () => ({ serviceurl: undefined }) },
  'bad-signature': { flaws: { badSignature: true } },
  'unknown-key': { flaws: { stranger: 'own-id' } },
  'stolen-key-id': { flaws: { stranger: 'published-id' } },
  unsigned: { flaws: { unsigned: true } },
  'other-algorithm': { flaws: { confused: true } },
} satisfies Record<string, { claims?: (now: number) => Json; flaws?: Flaws }>;

export const forgeries = Object.keys(FORGERIES) as Forgery[];

export interface AppLinkOptions {
  appId: string;
  keys: KeyRing;
  /** Asked at each request: the app may start, or move, later than the stand-in. */
  appUrl: () => string;
  serviceUrl: () => string;
  /** Milliseconds: for dialogs and message extensions, and for everything else. */
  timeouts: { invoke: number; message: number };
  newId: () => string;
  now: () => number;
  log: EventLog;
  /** How long it takes to show what the app answered, in milliseconds. */
  lateMs: () => number;
}

export type AppLink = ReturnType<typeof createAppLink>;

/** How often Teams' client asks again when a dialog or message extension gives no answer in time. */
const CLIENT_RETRIES = 2;

/** The way from Teams to the app: `POST /api/messages`, each request with a fresh token. */
export function createAppLink({ appId, keys, appUrl, serviceUrl, timeouts, newId, now, log, lateMs }: AppLinkOptions) {
  let last: SentRequest | undefined;
  let missed = 0;

  async function authorization(forged?: Forgery): Promise<string | undefined> {
    if (forged === 'no-token') return undefined;
    if (forged === 'not-a-token') return 'Bearer not.a.token';
    const seconds = Math.floor(now() / 1000);
    const right = { serviceurl: serviceUrl(), nbf: seconds, exp: seconds + HOUR, iss: 'https://api.botframework.com' };
    const forgery: { claims?: (now: number) => Json; flaws?: Flaws } = forged ? FORGERIES[forged] : {};
    const token = await keys.token({ ...right, aud: appId, ...forgery.claims?.(seconds) }, forgery.flaws);
    return `${forged === 'wrong-scheme' ? 'Basic' : 'Bearer'} ${token}`;
  }

  async function deliver(request: SentRequest, timeoutMs: number): Promise<AppReply> {
    last = request;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(`${appUrl()}/api/messages`, { method: 'POST', ...request, signal });
      const text = await response.text();
      if (text.trim()) await sleep(lateMs());
      return { status: response.status, text, body: readObject(text), attempts: 1 };
    } catch {
      return { text: '', attempts: 1, error: signal.aborted ? 'timeout' : 'unreachable' };
    }
  }

  async function post(activity: Json, timeoutMs: number, forged?: Forgery): Promise<AppReply> {
    const token = await authorization(forged);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
      ...(token === undefined ? {} : { authorization: token }),
    };
    log.add({ vendor: 'teams', direction: 'out', what: String(activity.name ?? activity.action ?? activity.type) });
    return deliver({ headers, body: JSON.stringify(activity) }, timeoutMs);
  }

  /** Asks once. A missed answer is one that came after Teams stopped waiting: the app has done its work. */
  async function asked(activity: Json): Promise<AppReply> {
    const reply = await post(activity, timeouts.invoke);
    if (missed === 0) return reply;
    missed -= 1;
    return { text: '', attempts: 1, error: 'timeout' };
  }

  return {
    last: () => last,
    /** The next answers to dialogs and message extensions come too late. */
    missAnswers(times: number) {
      missed = times;
    },
    replay: (request: SentRequest) => deliver(request, timeouts.message),

    /** Posts an activity, rightly signed unless forged, once. */
    send: (activity: Json, { forged }: { forged?: Forgery } = {}) => post(activity, timeouts.message, forged),

    /**
     * Posts an invoke of a dialog or message extension. Without an answer in time the client asks twice again
     * (learn.microsoft.com: respond to task module submit). It asks anew, so each try is an activity of its own id.
     */
    async ask(activity: Json): Promise<AppReply> {
      let reply = await asked(activity);
      while (reply.error && reply.attempts <= CLIENT_RETRIES) {
        const { attempts } = reply;
        reply = { ...(await asked({ ...activity, id: newId() })), attempts: attempts + 1 };
      }
      return reply;
    },
  };
}

function readObject(text: string): Json | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}
