import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog } from '../stand-in.ts';
import type { Json } from './model.ts';

/** A request as it went to the app, so that a test can send the very same bytes again. */
export interface SentRequest {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** What came back. `error`: why nothing usable did, in the words Slack shows. */
export interface AppReply {
  status?: number;
  text: string;
  error?: 'operation_timeout' | 'dispatch_failed';
}

export interface SendOptions {
  /** Seconds since the epoch, for stale and future requests; now by default. */
  timestamp?: number;
  /** In place of the right one; `null` sends no signature at all. */
  signature?: string | null;
  contentType?: string;
  headers?: Record<string, string>;
}

const FORM = 'application/x-www-form-urlencoded';

/** The v0 signature (docs.slack.dev/authentication/verifying-requests-from-slack). */
function signV0(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

export function signedHeaders(secret: string, body: string, now: number, options: SendOptions = {}) {
  const timestamp = options.timestamp ?? Math.floor(now / 1000);
  const signature = options.signature === undefined ? signV0(secret, timestamp, body) : options.signature;
  return {
    'content-type': options.contentType ?? FORM,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': String(timestamp),
    ...(signature === null ? {} : { 'x-slack-signature': signature }),
    ...options.headers,
  };
}

export interface AppLinkOptions {
  secret: string;
  /** Asked at each request: the app may start, or move, later than the stand-in. */
  appUrl: () => string;
  timeoutMs: number;
  now: () => number;
  log: EventLog;
  /** How long it takes to show what the app answered, in milliseconds. */
  lateMs: () => number;
}

export type AppLink = ReturnType<typeof createAppLink>;

/** The way from Slack to the app for what a person waits for: commands, interactions, options. Never retried. */
export function createAppLink({ secret, appUrl, timeoutMs, now, log, lateMs }: AppLinkOptions) {
  let last: SentRequest | undefined;

  async function deliver(request: SentRequest): Promise<AppReply> {
    last = request;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(appUrl() + request.path, {
        method: 'POST',
        headers: request.headers,
        body: request.body,
        signal,
      });
      const text = await response.text();
      if (text.trim()) await sleep(lateMs());
      return { status: response.status, text, error: response.ok ? undefined : 'dispatch_failed' };
    } catch {
      return { text: '', error: signal.aborted ? 'operation_timeout' : 'dispatch_failed' };
    }
  }

  return {
    last: () => last,
    replay: (request: SentRequest) => deliver(request),

    /** Posts raw bytes, signed unless told otherwise. */
    send(path: string, body: string, options: SendOptions = {}): Promise<AppReply> {
      return deliver({ path, body, headers: signedHeaders(secret, body, now(), options) });
    },

    /** What Slack does when an administrator gives it the events address: the app has to say the challenge back. */
    async verifyUrl(): Promise<boolean> {
      const challenge = `challenge-${now()}`;
      const body = JSON.stringify({ token: 'not-a-secret', challenge, type: 'url_verification' });
      const { status, text } = await this.send('/slack/events', body, { contentType: 'application/json' });
      return status === 200 && text.includes(challenge);
    },

    command(fields: Record<string, string>): Promise<AppReply> {
      log.add({ vendor: 'slack', direction: 'out', what: `${fields.command} ${fields.text}`.trim() });
      return this.send('/slack/commands', new URLSearchParams(fields).toString());
    },

    interact(path: string, payload: Json): Promise<AppReply> {
      log.add({ vendor: 'slack', direction: 'out', what: String(payload.type) });
      return this.send(path, new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
    },
  };
}
