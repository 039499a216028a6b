import { afterEach, beforeEach } from '@jest/globals';
import { webApi } from '@slack/bolt';
import { type Slack, startSlack } from '../../sandbox/slack/slack.ts';
import { MARIE, ROOM, TOKEN, WORKSPACE } from './sandbox-slack-app.ts';

const silent = () => undefined;
const logger = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  setLevel: silent,
  setName: silent,
  getLevel: () => webApi.LogLevel.ERROR,
};
/** Slack's own client, quiet, pointed at the stand-in. */
export const clientOf = (slack: Slack, token: string, more: webApi.WebClientOptions = {}) =>
  new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger,
    ...more,
  });

type Refused = webApi.WebAPICallResult & { error?: string };

/** The error code and detail of a call that Slack refuses. */
export async function refusal(call: Promise<unknown>): Promise<Refused> {
  const error = await call.then(
    () => undefined,
    (thrown: webApi.WebAPIPlatformError) => thrown,
  );
  if (error?.data === undefined) throw error ?? new Error('the call was accepted');
  return error.data;
}
export const code = async (call: Promise<unknown>) => (await refusal(call)).error;

/** A trigger of a person's command, taken from the request the app would have had. */
export async function triggerOf(slack: Slack): Promise<string> {
  await slack.type({ user: MARIE, channel: ROOM, text: '/order' });
  return new URLSearchParams(slack.lastRequest()?.body).get('trigger_id') ?? '';
}

export let slack: Slack;
export let client: webApi.WebClient;
/** The stand-in's, in milliseconds; it is moved by hand. */
export const clock = { now: Date.now() };

/** Slack for each test, by itself and with a client of the app. */
export function openSlack(): void {
  beforeEach(async () => {
    clock.now = Date.now();
    await startAnew();
  });
  afterEach(() => slack.close());
}

/** Another in its place, that is otherwise as told; whoever calls closes the one before. */
export async function startAnew(
  more: Partial<Parameters<typeof startSlack>[0]> = {},
  ours: webApi.WebClientOptions = {},
): Promise<void> {
  slack = await startSlack({ ...WORKSPACE, now: () => clock.now, ...more });
  client = clientOf(slack, TOKEN, ours);
}

export const section = (text: string, block_id?: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text },
  ...(block_id ? { block_id } : {}),
});
