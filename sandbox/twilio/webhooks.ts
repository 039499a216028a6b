/** Twilio's requests to the app: signed forms, its few retries, and the TwiML it gets back. */
import { createHmac } from 'node:crypto';
import type { Deliveries } from '../deliveries.ts';

/** The `X-Twilio-Signature` header: HMAC-SHA1 over the public address and the sorted parameters; it never expires. */
export function sign(url: string, params: Record<string, string>, authToken: string): string {
  const sorted = Object.keys(params).sort();
  const signed = sorted.reduce((text, name) => text + name + params[name], url);
  return createHmac('sha1', authToken).update(signed).digest('base64');
}

/** Where the app is: what the outside calls it, and where it really listens. */
export interface AppAddress {
  publicUrl: string;
  /** The public address when absent. */
  localUrl?: string;
}

export interface Post {
  url: string;
  params: Record<string, string>;
  authToken: string;
  app: AppAddress;
  /** Stays the same over retries. */
  token: string;
  done(status: number | undefined, body: string, contentType: string): void;
}

/** Queues one request. The signature is over the public address, whatever address the request really goes to. */
export function post(queue: Deliveries, { url, params, authToken, app, token, done }: Post): void {
  const [address = '', overrides = ''] = url.split('#');
  const local = address.startsWith(app.publicUrl)
    ? (app.localUrl ?? app.publicUrl) + address.slice(app.publicUrl.length)
    : address;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    host: new URL(address).host,
    'i-twilio-idempotency-token': token,
    'user-agent': 'TwilioProxy/1.1',
    'x-twilio-signature': sign(address, params, authToken),
  };
  queue.send({
    url: local,
    sign: () => ({ headers, body: new URLSearchParams(params).toString() }),
    again: retryPolicy(overrides),
    done,
  });
}

/** All tries together. */
const TOTAL_MS = 15_000;

/**
 * One more try when the connection failed, unless the address says otherwise behind `#`: `rc` times, on `rp` of
 * `ct`, `rt`, `4xx`, `5xx`, `all` (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
 */
export function retryPolicy(
  overrides: string,
  now = Date.now,
): (attempt: number, status: number | undefined) => boolean {
  const given = new URLSearchParams(overrides);
  const retries = Math.min(5, Number(given.get('rc') ?? 1));
  const reasons = (given.get('rp') ?? 'ct').split(',');
  const until = now() + TOTAL_MS;
  return (attempt, status) => {
    const failure = status === undefined ? ['ct', 'rt'] : status >= 500 ? ['5xx'] : status >= 400 ? ['4xx'] : [];
    const retried = reasons.includes('all') ? failure.length > 0 : failure.some((one) => reasons.includes(one));
    return attempt <= retries && retried && now() < until;
  };
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The messages an answer asks for. Throws with Twilio's error number when the answer is no TwiML. */
export function readTwiml(body: string, contentType: string): string[] {
  if (body.trim() === '') return [];
  // Plain text counts as a message to the customer: an innocent "ok" would be texted.
  if (contentType.startsWith('text/plain')) return [body];
  if (!/^(text|application)\/xml/.test(contentType)) throw new Error(`12300 invalid content type ${contentType}`);
  if (!/<Response\s*(\/>|>[\s\S]*<\/Response>)/.test(body)) throw new Error('12100 document parse failure');
  return [...body.matchAll(/<Message[^>]*>([\s\S]*?)<\/Message>/g)].map(([, inner = '']) => {
    const text = /<Body>([\s\S]*?)<\/Body>/.exec(inner)?.[1] ?? inner;
    return text.replace(/&(#(\d+)|\w+);/g, (whole, name: string, number: string | undefined) =>
      number ? String.fromCodePoint(Number(number)) : (ENTITIES[name] ?? whole),
    );
  });
}
