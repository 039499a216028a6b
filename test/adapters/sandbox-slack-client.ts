import { webApi } from '@slack/bolt';
import type { Slack } from '../../sandbox/slack/slack.ts';
import { MARIE, ROOM } from './sandbox-slack-app.ts';

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
