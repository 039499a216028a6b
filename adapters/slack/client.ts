import { webApi } from '@slack/bolt';
import type { RoomId } from '../../src/company/company.ts';
import type { Log } from '../../src/ports.ts';
import { failureOf } from './failures.ts';
import { sdkLogger } from './logger.ts';

export interface SlackConfig {
  signingSecret: string;
  /** `xoxb-...` of the one workspace that is served. */
  botToken: string;
  /** Where the Web API is, when it is not Slack's. */
  apiUrl?: string;
}

export type SlackClient = webApi.WebClient;

/** After this nobody waits any more; the outbox looks whether it arrived and tries again. */
const CALL_MS = 8_000;

/** For every Web API client: no retries of its own, because only the outbox knows what may be sent twice. */
export function clientOptions(config: SlackConfig, log: Log): webApi.WebClientOptions {
  return {
    ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_MS,
    logger: sdkLogger(log),
  };
}

export const createClient = (config: SlackConfig, log: Log): SlackClient =>
  new webApi.WebClient(config.botToken, clientOptions(config, log));

/** Makes a call; a failure comes as `Outage`, or `RoomGone` when `room` is. */
export async function ask<T>(operation: string, call: () => Promise<T>, room?: RoomId): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw failureOf(operation, cause, room);
  }
}

/** Posts to a `response_url`: five uses in thirty minutes, no token needed. Throws when Slack does not take it. */
export async function respond(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(CALL_MS),
  });
  if (!response.ok) throw failureOf('response_url', new Error(`status ${response.status}`));
}
