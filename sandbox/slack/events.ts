import type { Deliveries } from '../deliveries.ts';
import type { EventLog } from '../stand-in.ts';
import { signedHeaders } from './app-link.ts';
import type { Channel, Json } from './model.ts';
import type { Workspace } from './workspace.ts';

/** The first delivery and three more (docs.slack.dev/apis/events-api, "Retries"). */
const MOST_ATTEMPTS = 4;

export interface EventsOptions {
  workspace: Workspace;
  deliveries: Deliveries;
  secret: string;
  appUrl: () => string;
  /** Event types the app subscribed to, such as `member_joined_channel` or `message.channels`. */
  subscriptions: Set<string>;
  log: EventLog;
}

export type Events = ReturnType<typeof createEvents>;

/** The Events API: an envelope, signed anew at each attempt, repeated until the app answers 2xx. */
export function createEvents({ workspace, deliveries, secret, appUrl, subscriptions, log }: EventsOptions) {
  const { app, team } = workspace;

  const envelope = (event: Json): Json => ({
    token: 'not-a-secret',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.appId,
    event: { ...event, event_ts: event.event_ts ?? workspace.ts() },
    type: 'event_callback',
    event_id: workspace.id('Ev'),
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  });

  function deliver(body: string) {
    let reason = 'http_timeout';
    deliveries.send({
      url: `${appUrl()}/slack/events`,
      sign(attempt) {
        const retry = { 'x-slack-retry-num': String(attempt - 1), 'x-slack-retry-reason': reason };
        const headers = attempt > 1 ? retry : undefined;
        return {
          headers: signedHeaders(secret, body, workspace.now(), { contentType: 'application/json', headers }),
          body,
        };
      },
      again(attempt, status) {
        reason = status === undefined ? 'http_timeout' : 'http_error';
        return attempt < MOST_ATTEMPTS && (status === undefined || status >= 300);
      },
      done: () => workspace.changed({ kind: 'delivery' }),
    });
  }

  return {
    /** Sends an event if the app subscribed to it. */
    tell(event: Json & { type: string }, subscription = event.type) {
      if (!subscriptions.has(subscription)) return;
      log.add({ vendor: 'slack', direction: 'out', what: `event ${subscription}` });
      deliver(JSON.stringify(envelope(event)));
    },

    /** A `message` event; which subscription it needs depends on the kind of channel. */
    tellMessage(channel: Channel, event: Json) {
      const kind = channel.isDirect ? 'im' : channel.isPrivate ? 'group' : 'channel';
      const subscription = { im: 'message.im', group: 'message.groups', channel: 'message.channels' }[kind];
      this.tell({ ...event, type: 'message', channel: channel.id, channel_type: kind }, subscription);
    },
  };
}
