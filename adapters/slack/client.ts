import type { webApi } from '@slack/bolt';
import type { RoomId } from '../../src/company/company.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { webApi as slack } from './bolt.ts';
import { failureOf } from './failures.ts';
import { sdkLogger } from './logger.ts';

/** What opens one workspace. */
export interface SlackAccess {
  /** `xoxb-...` */
  botToken: string;
  /** Where the Web API is, when it is not Slack's. */
  apiUrl?: string;
}

/** The app as Slack knows it, and the one workspace that the environment names, where it names one. */
export interface SlackConfig extends Partial<SlackAccess> {
  signingSecret: string;
}

export type SlackClient = webApi.WebClient;

/** After this nobody waits any more; the outbox looks whether it arrived and tries again. */
const CALL_MS = 8_000;

/** For every Web API client: no retries of its own, because only the outbox knows what may be sent twice. */
export function clientOptions({ apiUrl }: Pick<SlackAccess, 'apiUrl'>, log: Log): webApi.WebClientOptions {
  return {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_MS,
    logger: sdkLogger(log),
  };
}

export const createClient = (access: SlackAccess, log: Log): SlackClient =>
  new slack.WebClient(access.botToken, clientOptions(access, log));

/** Makes a call; a failure comes as `Outage`, or `RoomGone` when `room` is. */
export async function ask<T>(operation: string, call: () => Promise<T>, room?: RoomId): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw failureOf(operation, cause, room);
  }
}

const ANSWERS_AT = 'https://hooks.slack.com';

export type Respond = (url: string, body: object) => Promise<void>;

/**
 * Posts to a `response_url`: five uses in thirty minutes, no token needed. It comes in a request, so whoever had the
 * signing secret could make this server call its own network: only Slack's host, or the stand-in, is called, and no
 * redirect is followed. Throws when Slack does not take it.
 */
export function createRespond({ apiUrl }: Pick<SlackAccess, 'apiUrl'>): Respond {
  const origin = new URL(apiUrl ?? ANSWERS_AT).origin;
  return async (url, body) => {
    if (!URL.canParse(url) || new URL(url).origin !== origin)
      throw new Outage('slack', 'response_url', { outcome: 'never', code: 'not-slack' });
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(CALL_MS),
    });
    if (!response.ok) throw failureOf('response_url', new Error(`status ${response.status}`));
  };
}
