import type { Room } from '../../src/company/company.ts';
import type { TeamsConfig } from '../../src/config.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import type { Connector } from './connector.ts';
import { type Answer, exchange } from './exchange.ts';
import { refusalOf, silenceOf } from './failures.ts';
import { type Place, placeOf } from './place.ts';
import { tenantOfRoom } from './tenants.ts';
import type { Tokens } from './tokens.ts';

const PAGE_SIZE = 50;
/** 1,000 messages between a lost answer and the look-up: more than Teams takes from us in half an hour. */
const MOST_PAGES = 20;
const LOOK_MS = 10_000;

/** What is read of Graph's `chatMessage`. */
interface Posted {
  id?: string;
  from?: { application?: { id?: string } | null } | null;
  attachments?: { content?: string | null }[];
}

/** Looks for the message that carries our `id`, posted since `since`, in the room or under `thread`. */
export type Lookup = (room: Room, id: string, since: Date, thread?: string) => Promise<string | undefined>;

/**
 * The connector shows nobody what stands in a conversation; Microsoft Graph does, to an app that was granted
 * `ChannelMessage.Read.Group` or `ChatMessage.Read.Chat` for it. Without that consent nobody can know whether a
 * message arrived, and the answer is that it did not: a room that hears of a payment twice is better off than one
 * that never does.
 */
export function createLookup(config: TeamsConfig, parts: { connector: Connector; tokens: Tokens; log: Log }): Lookup {
  const { connector, tokens, log } = parts;
  const graph = graphOf(config);
  /** Groups by the connector's team ids: neither ever changes. */
  const groups = new Map<string, string>();

  async function groupOf({ serviceUrl }: Place, teamId: string): Promise<string> {
    const known = groups.get(teamId);
    if (known) return known;
    const { aadGroupId } = await connector.ask(serviceUrl, `teams/${encodeURIComponent(teamId)}`);
    if (typeof aadGroupId !== 'string') throw outage('no-group');
    groups.set(teamId, aadGroupId);
    return aadGroupId;
  }

  async function ask(url: string, tenant: string, signal: AbortSignal): Promise<Answer> {
    // The token must not follow a link to elsewhere.
    if (new URL(url).origin !== new URL(graph ?? '').origin) throw outage('foreign-link');
    try {
      const door = { audience: 'graph', tenant } as const;
      return await tokens.use(door, (authorization) => exchange(url, { headers: authorization, signal }));
    } catch (cause) {
      throw silenceOf('find', cause);
    }
  }

  async function look(path: string, tenant: string, id: string): Promise<Looked> {
    const signal = AbortSignal.timeout(LOOK_MS);
    let next: unknown = `${graph}/v1.0/${path}`;
    for (let count = 0; count < MOST_PAGES; count += 1) {
      const answer = await ask(String(next), tenant, signal);
      if (answer.status === 403) return { why: 'no-consent' };
      if (answer.status === 404) return { why: 'not-found' };
      if (!answer.ok) throw refusalOf('find', answer);
      const page = (answer.body.value ?? []) as Posted[];
      const found = page.find((message) => message.from?.application?.id === config.appId && carries(message, id));
      next = answer.body['@odata.nextLink'];
      if (found?.id || !next) return { messageId: found?.id };
    }
    // Saying "it is not there" without having looked everywhere could send it twice.
    throw outage('too-many-messages');
  }

  async function lookIn(room: Room, id: string, since: Date, thread: string | undefined): Promise<Looked> {
    const place = placeOf(room);
    const { conversationId, teamId } = place;
    const tenant = tenantOfRoom(room.id);
    if (!graph) return { why: 'no-graph' };
    if (room.personal) return { why: 'personal' };
    if (!teamId) return look(chatPath(conversationId, since), tenant, id);
    const messages = `teams/${await groupOf(place, teamId)}/channels/${encodeURIComponent(conversationId)}/messages`;
    const query = thread ? `${thread}/replies?$top=${PAGE_SIZE}` : `delta?$top=${PAGE_SIZE}&${changedSince(since)}`;
    return look(`${messages}/${query}`, tenant, id);
  }

  return async (room, id, since, thread) => {
    const { messageId, why } = await lookIn(room, id, since, thread).catch((error: unknown): Looked => {
      if (error instanceof Outage && NO_TOKEN.test(error.code ?? '')) return { why: error.code };
      throw error;
    });
    if (why) log.warn('not looked up: it may be sent twice', { room: room.id, why });
    return messageId;
  };
}

/** `why`: nobody can tell, or there is no place left where it could be. */
interface Looked {
  messageId?: string | undefined;
  why?: string | undefined;
}

/** A stand-in's tokens are none of Microsoft's business, and without tokens nobody is let in. */
function graphOf({ graphUrl, loginUrl, unauthenticated }: TeamsConfig): string | undefined {
  return graphUrl ?? (loginUrl || unauthenticated ? undefined : 'https://graph.microsoft.com');
}

const outage = (code: string) => new Outage('teams', 'find', { outcome: 'no', code });

/** The organisation has not let the app in (RFC 6749, 5.2): as without consent. */
const NO_TOKEN = /^(invalid|unauthorized)_[a-z]+$/;

/** Of channels, Graph gives whole threads in which anything has changed since; of chats, the messages. */
const changedSince = (since: Date) => `$filter=lastModifiedDateTime gt ${since.toISOString()}`;
/** Graph ignores the filter of a chat that is not ordered by the same property. */
const chatPath = (chat: string, since: Date) =>
  `chats/${encodeURIComponent(chat)}/messages?$top=${PAGE_SIZE}&$orderby=lastModifiedDateTime desc&${changedSince(since)}`;

/** `content` is the card as JSON. */
const carries = ({ attachments = [] }: Posted, id: string): boolean =>
  attachments.some(({ content }) => content?.includes(JSON.stringify(id)));
