import { createEventLog, createFaults, createRandom, type EventLog, type StandIn, startStandIn } from '../stand-in.ts';
import { waitForChange } from '../waiting.ts';
import { createActing } from './acting.ts';
import { createAnswers } from './answers.ts';
import { createAppLink } from './app-link.ts';
import { createChanges } from './changes.ts';
import { createConnector } from './connector.ts';
import { createEnvelopes } from './envelope.ts';
import { createGraph } from './graph.ts';
import { createLogin, type SsoOptions } from './login.ts';
import type { Json, Message, Person, Room, Team } from './model.ts';
import { createPace } from './pace.ts';
import { createScreens, type Place } from './screens.ts';
import { createSurface, OPENID_PATH } from './surface.ts';
import { createTenant, type TenantOptions } from './tenant.ts';
import { createKeyRing } from './tokens.ts';
import { createTyping } from './typing.ts';

export interface TeamsOptions extends Omit<TenantOptions, 'random' | 'now' | 'appName'> {
  appPassword: string;
  /** Base URL of the app, without a slash at the end; may be changed later with `pointTo`. */
  appUrl: string;
  appName?: string;
  /** What the app calls it, where something stands between; its own address by default. Without a slash at the end. */
  reachedAt?: () => string;
  port?: number;
  seed?: number;
  /** The team granted `ChannelMessage.Read.Group`: the app hears messages that do not mention it. */
  hearsAll?: boolean;
  /** Whether that, and `ChatMessage.Read.Chat`, lets the app read Graph; may be changed later with `graph.consented`. */
  consented?: boolean;
  /** Whether the connector's limits per conversation are enforced; may be changed later with `pace.enforced`. */
  limited?: boolean;
  /** Milliseconds the app has to answer: Teams gives 5 seconds for dialogs, 15 for the rest. */
  timeouts?: { invoke?: number; message?: number };
  log?: EventLog;
  now?: () => number;
}

const GRAPH_PATH = '/graph';

export type Teams = Awaited<ReturnType<typeof startTeams>>;

/**
 * Starts a tenant of Microsoft Teams. What people do there waits for the app's answer; what the app did is in the
 * state. Rejects when the port is taken.
 */
export async function startTeams(options: TeamsOptions) {
  const { appId, tenantId, now = Date.now, log = createEventLog() } = options;
  const random = createRandom(options.seed);
  const faults = createFaults(random.fork('faults'));
  let { appUrl } = options;
  const [botKeys, loginKeys] = await Promise.all([
    createKeyRing(random.fork('bot keys'), { endorsements: ['msteams'] }),
    createKeyRing(random.fork('login keys'), { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' }),
  ]);

  const base = `/amer/${tenantId}/`;
  const url = options.reachedAt ?? (() => server.url);
  const serviceUrl = () => url() + base;
  const appName = options.appName ?? 'Quittance';
  const tenant = createTenant({ ...options, appName, random: random.fork('ids'), now });
  const login = createLogin({ ...options, keys: loginKeys, random: random.fork('tokens'), now, url });
  const pace = createPace(now, options.limited ?? false);
  const connector = createConnector({ base, tenant, login, pace, log });
  const consented = options.consented ?? options.hearsAll ?? false;
  const graph = createGraph({ base: GRAPH_PATH, tenant, login, consented, url, log });
  const { surface, calls } = createSurface({ tenant, connector, graph, login, botKeys, url });
  const server: StandIn = await startStandIn(surface, faults, options.port);

  const envelopes = createEnvelopes(tenant, serviceUrl);
  const screens = createScreens(tenant);
  const timeouts = { invoke: 5_000, message: 15_000, ...options.timeouts };
  const target = { appId, keys: botKeys, appUrl: () => appUrl, serviceUrl, newId: envelopes.eventId };
  const link = createAppLink({ ...target, timeouts, now, log, lateMs: () => faults.lateness('answer') });
  const desk = { tenant, screens, envelopes, answers: createAnswers(tenant, screens), link };
  const seenByAll = ({ onlyFor }: Message) => onlyFor === undefined;

  return {
    url: server.url,
    /** What activities carry as `serviceUrl`, with a slash at the end. */
    get serviceUrl() {
      return serviceUrl();
    },
    /** For `ToBotFromChannelOpenIdMetadataUrl`. */
    get openIdUrl() {
      return url() + OPENID_PATH;
    },
    /** For `ToChannelFromBotLoginUrl`; below it are the token endpoint and the document for a tab's tokens. */
    get loginUrl() {
      return `${url()}/${tenantId}`;
    },
    /** Microsoft Graph's root, without a slash at the end. */
    get graphUrl() {
      return url() + GRAPH_PATH;
    },
    seed: random.seed,
    bot: tenant.bot,
    faults,
    pace,
    graph,
    log,
    ...createTyping(desk, options.hearsAll ?? false),
    ...createActing(desk),
    ...createChanges(desk),
    send: link.send,
    replay: link.replay,
    missAnswers: link.missAnswers,
    lastRequest: link.last,
    calls,
    subscribe: tenant.subscribe,

    /** An activity as Teams would send it, for a test to change and send. */
    activity: (user: string, room: string, fields: Json, root?: string) =>
      envelopes.activity(user, { room: tenant.roomOf(room), root }, fields),
    /** A tab's single sign-on token for a person. */
    ssoToken: (user: string, sso?: SsoOptions) => login.ssoToken(tenant.personOf(user), sso),
    /** New keys for the bot's tokens and the tabs'; the old ones are gone from the documents. */
    rotateKeys: () => Promise.all([botKeys.rotate(), loginKeys.rotate()]),
    /** Makes every token the app holds worthless. */
    revokeTokens: login.revoke,
    pointTo(to: string) {
      appUrl = to;
    },

    /** The first messages of a room's threads, oldest first; in a chat, all of them. */
    messages: (room: string): Message[] =>
      tenant.messagesIn(room).filter((message) => message.root === message.id && seenByAll(message)),
    /** A thread's first message and its replies, oldest first. */
    thread: (room: string, root: string): Message[] =>
      tenant.messagesIn(room).filter((message) => message.root === root && seenByAll(message)),
    /** The chat of a person with the app, oldest first. */
    chat: (user: string): Message[] => tenant.messagesIn(tenant.personal(user).id),
    /** What this person and the app alone see in a room, oldest first. */
    targeted: (user: string, room: string): Message[] =>
      tenant.messagesIn(room).filter((message) => message.onlyFor === user),
    /** The dialog on a person's screen, with what is typed into it. */
    dialog: screens.dialog,
    /** What a person has typed into a card, and which parts of it are unfolded. Throws when they do not see it. */
    form: (user: string, place: Place) => screens.surface(user, place).state,
    /** What Teams told a person in passing, oldest first. */
    notices: screens.notices,
    personal: (user: string): Room => tenant.personal(user),
    rooms: (): Room[] => [...tenant.rooms.values()],
    teams: (): Team[] => [...tenant.teams.values()],
    users: (): Person[] => [...tenant.people.values()],

    /** Waits until `find` gives something, looking again at each change; rejects after `deadlineMs` milliseconds. */
    waitFor: <T>(find: () => T | undefined | false, deadlineMs = 5_000): Promise<T> =>
      waitForChange('Teams', tenant.subscribe, find, deadlineMs),

    async close() {
      faults.clear();
      await server.close();
    },
  };
}
