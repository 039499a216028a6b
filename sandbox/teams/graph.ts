import type { Answer, Call, EventLog } from '../stand-in.ts';
import { chatMessage, GraphFailure, graphOutage } from './graph-shapes.ts';
import type { Login } from './login.ts';
import type { Message, Room } from './model.ts';
import type { Tenant } from './tenant.ts';

const MOST_A_PAGE = 50;
const USUAL_PAGE = 20;

const CHANNEL = '/teams/([^/]+)/channels/([^/]+)/messages';
/** Paths below `/v1.0`, and what they may be asked with. */
const ROUTES: [path: RegExp, name: keyof typeof READERS, allowed: string[]][] = [
  [new RegExp(`^${CHANNEL}/delta$`), 'channelMessagesDelta', ['$top', '$filter', '$skiptoken']],
  [new RegExp(`^${CHANNEL}/([^/]+)/replies$`), 'listReplies', ['$top', '$skiptoken']],
  [/^\/chats\/([^/]+)\/messages$/, 'listChatMessages', ['$top', '$filter', '$orderby', '$skiptoken']],
];

export interface GraphOptions {
  /** Path of Graph's root, without a slash at the end. */
  base: string;
  tenant: Tenant;
  login: Login;
  /** `ChannelMessage.Read.Group` and `ChatMessage.Read.Chat` were granted wherever the app is installed. */
  consented: boolean;
  url: () => string;
  log: EventLog;
}

/** What an app with resource-specific consent reads of conversations through Microsoft Graph: messages, newest activity. */
export function createGraph({ base, tenant, login, consented, url, log }: GraphOptions) {
  const root = `${base}/v1.0`;

  function route(method: string, { pathname }: URL) {
    const path = pathname.slice(root.length);
    for (const [pattern, name, allowed] of ROUTES) {
      const parts = method === 'GET' && pathname.startsWith(root) ? pattern.exec(path) : null;
      if (parts) return { name, allowed, ids: parts.slice(1).map(decodeURIComponent) };
    }
    return undefined;
  }

  function page(messages: Message[], at: URL): Answer {
    const { searchParams: query } = at;
    const top = Number(query.get('$top') ?? USUAL_PAGE);
    if (!(top >= 1 && top <= MOST_A_PAGE))
      throw new GraphFailure(400, 'BadRequest', `The limit of '${MOST_A_PAGE}' for Top query has been exceeded.`);
    const from = Number(query.get('$skiptoken') ?? 0);
    const next = new URL(at.pathname + at.search, url());
    next.searchParams.set('$skiptoken', String(from + top));
    const more = from + top < messages.length ? { '@odata.nextLink': next.href } : {};
    const value = messages.slice(from, from + top).map((message) => chatMessage(message, tenant));
    return { body: { '@odata.count': value.length, ...more, value } };
  }

  function run({ method, url: at }: Call, graph: { consented: boolean }): Answer {
    const found = route(method, at);
    if (!found) {
      const message = `The Teams stand-in does not emulate ${method} ${at.pathname}. See sandbox/NOT-EMULATED.md.`;
      throw new GraphFailure(404, 'ServiceError', message);
    }
    const strange = [...at.searchParams.keys()].find((name) => !found.allowed.includes(name));
    if (strange) throw new GraphFailure(400, 'BadRequest', `Query option '${strange}' is not allowed.`);
    return page(READERS[found.name](found.ids, at.searchParams, { tenant, consented: graph.consented }), at);
  }

  return {
    consented,
    serves: ({ pathname }: URL) => pathname.startsWith(`${base}/`),
    operation: (method: string, at: URL) => route(method, at)?.name ?? 'unknown',
    refuse: graphOutage,
    answer(call: Call): Answer {
      if (!login.accepts(call.headers.authorization, 'graph'))
        return new GraphFailure(401, 'InvalidAuthenticationToken', 'Access token validation failure.').answer();
      try {
        const answer = run(call, this);
        log.add({ vendor: 'teams', direction: 'in', what: `${call.operation} 200` });
        return answer;
      } catch (error) {
        if (!(error instanceof GraphFailure)) throw error;
        log.add({ vendor: 'teams', direction: 'in', what: `${call.operation}: ${error.code}` });
        return error.answer();
      }
    },
  };
}

interface Asked {
  tenant: Tenant;
  consented: boolean;
}
type Reader = (ids: string[], query: URLSearchParams, asked: Asked) => Message[];

const notFound = () => new GraphFailure(404, 'NotFound', 'NotFound');
const denied = (permissions: string) =>
  new GraphFailure(
    403,
    'Forbidden',
    `Missing role permissions on the request. API requires one of '${permissions}'. Roles on the request ''.`,
  );

const visibleIn = (room: Room, tenant: Tenant) => tenant.messagesIn(room.id).filter(({ onlyFor }) => !onlyFor);
/** Newest change first. */
const latestFirst = (a: Message, b: Message) => b.changedAt - a.changedAt;

function channelOf([group, id]: string[], { tenant, consented }: Asked): Room {
  const room = tenant.rooms.get(id ?? '');
  const team = room && tenant.teamOf(room);
  if (!room || team?.aadGroupId !== group) throw notFound();
  if (!consented || !team?.installed) throw denied('ChannelMessage.Read.All, ChannelMessage.Read.Group');
  return room;
}

function sinceIn(query: URLSearchParams): number {
  const filter = query.get('$filter');
  if (filter === null) return 0;
  const since = Date.parse(/^lastModifiedDateTime gt (\S+)$/.exec(filter)?.[1] ?? '');
  if (Number.isNaN(since)) throw new GraphFailure(400, 'BadRequest', 'Invalid filter clause.');
  return since;
}

const READERS = {
  /** The first messages of threads in which anything was posted or changed since. */
  channelMessagesDelta(ids, query, asked) {
    const since = sinceIn(query);
    const all = visibleIn(channelOf(ids, asked), asked.tenant);
    const live = new Set(all.filter(({ changedAt }) => changedAt > since).map(({ root }) => root));
    return all.filter(({ id, root }) => id === root && live.has(root));
  },
  listReplies(ids, _query, asked) {
    const room = channelOf(ids, asked);
    const [, , head = ''] = ids;
    if (asked.tenant.find(room.id, head)?.root !== head) throw notFound();
    return visibleIn(room, asked.tenant)
      .filter(({ id, root }) => root === head && id !== head)
      .sort(latestFirst);
  },
  listChatMessages([id = ''], query, { tenant, consented }) {
    const room = tenant.rooms.get(id);
    if (!room || room.kind === 'channel') throw notFound();
    // What passes between one person and the app is granted to nobody.
    if (!consented || !room.installed || room.kind === 'personal') throw denied('ChatMessage.Read.Chat, Chat.Read.All');
    // A filter without the same order is ignored.
    const since = query.get('$orderby') === 'lastModifiedDateTime desc' ? sinceIn(query) : 0;
    return visibleIn(room, tenant)
      .filter(({ changedAt }) => changedAt > since)
      .sort(latestFirst);
  },
} satisfies Record<string, Reader>;
