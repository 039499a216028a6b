import { createDeliveries, type Manners } from '../deliveries.ts';
import { createEventLog, createFaults, createRandom, type EventLog, type StandIn, startStandIn } from '../stand-in.ts';
import { waitForChange } from '../waiting.ts';
import { createActions } from './actions.ts';
import { createAppLink } from './app-link.ts';
import { createEvents } from './events.ts';
import { createFiles } from './files.ts';
import { createModals } from './modals.ts';
import type { Channel, Ephemeral, Message, User } from './model.ts';
import { createOAuth, type OAuthApp } from './oauth.ts';
import { createPace, type PostLimit } from './pace.ts';
import { answerResponseUrl } from './replies.ts';
import { createRooms } from './rooms.ts';
import { createResponseUrls, createTriggers } from './tickets.ts';
import { createTyping } from './typing.ts';
import { createViews } from './views.ts';
import { createWebApi, rateLimited } from './web-api.ts';
import { createWorkspace, type Team, type WorkspaceOptions } from './workspace.ts';

/** What a bot needs for the methods here; `chat:write.public` would let it post where it was not invited. */
const SCOPES = [
  'chat:write',
  'commands',
  'files:read',
  'channels:history',
  'channels:read',
  'im:write',
  'reactions:write',
  'users:read',
  'users:read.email',
];

const SUBSCRIPTIONS = [
  'app_home_opened',
  'app_uninstalled',
  'channel_archive',
  'channel_rename',
  'channel_unarchive',
  'member_joined_channel',
  'member_left_channel',
];

export interface SlackOptions {
  signingSecret: string;
  botToken: string;
  /** Base URL of the app, without a slash at the end; may be changed later with `pointTo`. */
  appUrl: string;
  team: Team;
  users: User[];
  channels: WorkspaceOptions['channels'];
  appName?: string;
  /** What the app is told of where this is, when something stands between the two; its own address by default. */
  reachedAt?: () => string;
  port?: number;
  seed?: number;
  scopes?: string[];
  /** `features.app_home.messages_tab_enabled` of its manifest; on unless told. */
  messagesTab?: boolean;
  /** Event types the app subscribed to; messages need `message.channels`, `message.groups` or `message.im`. */
  subscriptions?: string[];
  /** Slack's limit per channel, when it is to be enforced; off without it. */
  postLimit?: PostLimit;
  /** Milliseconds the app has to answer: Slack gives it 3 seconds. */
  timeoutMs?: number;
  deliveries?: Partial<Manners>;
  log?: EventLog;
  now?: () => number;
  /** How the app is registered where people install it themselves. */
  oauth?: OAuthApp;
}

export type Slack = Awaited<ReturnType<typeof startSlack>>;

/**
 * Starts a workspace with the app installed. What people do there waits for the app's answer; what the app
 * did is in the state. Rejects when the port is taken. The Web API is at `apiUrl`.
 */
export async function startSlack(options: SlackOptions) {
  const { signingSecret: secret, now = Date.now, log = createEventLog() } = options;
  const random = createRandom(options.seed);
  const faults = createFaults(random.fork('faults'));
  const deliveries = createDeliveries(random.fork('deliveries'), { timeoutMs: 3_000, ...options.deliveries });
  let { appUrl } = options;
  let [installed, botToken, installs] = [options.oauth === undefined, options.botToken, 0];

  const workspace = createWorkspace({
    ...options,
    appName: options.appName ?? 'Quittance',
    random: random.fork('ids'),
    now,
  });
  const views = createViews(workspace);
  const triggers = createTriggers(workspace);
  const reachedAt = options.reachedAt ?? (() => server.url);
  const responseUrls = createResponseUrls(workspace, reachedAt);
  const scopes = new Set(options.scopes ?? SCOPES);
  const files = createFiles(workspace, {
    url: reachedAt,
    token: () => botToken,
    mayRead: () => installed && scopes.has('files:read'),
  });
  const desk = { workspace, views, triggers, responseUrls };
  const target = { secret, appUrl: () => appUrl, log };
  const lateMs = () => faults.lateness('answer');
  const link = createAppLink({ ...target, timeoutMs: options.timeoutMs ?? 3_000, now, lateMs });
  const subscriptions = new Set(options.subscriptions ?? SUBSCRIPTIONS);
  const events = createEvents({ ...target, workspace, deliveries, subscriptions });
  let hasTab = options.messagesTab ?? true;
  const pace = createPace(options.postLimit, now);
  const context = { ...desk, events, scopes, pace, hasMessagesTab: () => hasTab };
  const oauth = createOAuth({
    ...{ registered: options.oauth, workspace, scopes, now },
    installed() {
      installs += 1;
      [installed, botToken] = [true, `${options.botToken}-${installs}`];
      return botToken;
    },
  });
  const api = createWebApi({ context, botToken: () => botToken, log, installed: () => installed, oauth });

  const server: StandIn = await startStandIn(
    {
      operation: (_method, url) => {
        if (files.isFile(url)) return 'file';
        return url.pathname.startsWith('/api/') ? url.pathname.slice('/api/'.length) : 'response_url';
      },
      answer: (call) => {
        if (files.isFile(call.url)) return files.answer(call);
        return call.url.pathname.startsWith('/api/')
          ? api.answer(call)
          : answerResponseUrl(call, responseUrls, workspace);
      },
      refuse: (refusal) =>
        refusal.kind === 'rate-limited'
          ? rateLimited(refusal.retryAfterSeconds ?? 1)
          : { status: refusal.status ?? 500, body: { ok: false, error: 'internal_error' } },
    },
    faults,
    options.port,
  );

  const inThread = (ts: string) => (message: Message) => message.ts === ts || message.threadTs === ts;
  return {
    url: server.url,
    /** For `slackApiUrl` of the SDKs. */
    apiUrl: `${server.url}/api/`,
    team: workspace.team,
    app: workspace.app,
    seed: random.seed,
    faults,
    deliveries,
    log,
    ...createTyping(desk, link, events),
    ...createActions(desk, link, files.upload),
    ...createModals(desk, link),
    ...createRooms({ workspace, events, views }),
    send: link.send,
    verifyUrl: () => link.verifyUrl(),
    replay: link.replay,
    lastRequest: link.last,
    /** Somebody is led to Slack's page to add the app, and allows it or not; gives where their browser is led then. */
    authorize: oauth.decide,
    calls: api.calls,
    subscribe: workspace.subscribe,

    pointTo(url: string) {
      appUrl = url;
    },
    /** Turns the app's Messages tab on or off. */
    setMessagesTab(on: boolean) {
      hasTab = on;
    },
    /** Removes the app: its token dies, and it is told. */
    uninstall() {
      events.tell({ type: 'app_uninstalled' });
      installed = false;
    },

    /** What everyone in a channel sees there, oldest first; replies stand in their threads. */
    messages: (channel: string): Message[] =>
      workspace.messagesOf(channel).filter((message) => !message.threadTs || message.broadcast),
    /** What the app told one person alone in their own conversation with it, oldest first. */
    direct: (user: string): readonly Message[] => workspace.messagesOf(workspace.direct(user).id),
    /** A message and its replies, oldest first. */
    thread: (channel: string, ts: string): Message[] => workspace.messagesOf(channel).filter(inThread(ts)),
    /** What one person alone sees in a channel, oldest first. */
    ephemerals: (user: string, channel: string): Ephemeral[] =>
      workspace.ephemerals.filter((one) => one.user === user && one.channel === channel),
    /** The modal on top of a person's screen, with what is typed and Slack's words under the fields. */
    modal: views.top,
    /** All modals of a person, the lowest first. */
    modals: views.stackOf,
    home: views.home,
    /** Channels and people, for those who draw the workspace. */
    channels: (): Channel[] => [...workspace.channels.values()],
    users: (): User[] => [...workspace.users.values()],

    /**
     * Waits until `find` gives something, looking again at each change. Rejects after `deadlineMs` milliseconds,
     * naming what it waited for.
     */
    waitFor<T>(find: () => T | undefined | false, deadlineMs = 5_000): Promise<T> {
      return waitForChange('Slack', workspace.subscribe, find, deadlineMs);
    },

    async close() {
      faults.clear();
      await deliveries.close();
      await server.close();
    },
  };
}
