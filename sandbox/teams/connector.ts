import type { Answer, Call, EventLog } from '../stand-in.ts';
import { activityOperations } from './activity-operations.ts';
import { type Operation, readBody } from './connector-call.ts';
import { ConnectorFailure, outage } from './failure.ts';
import type { Login } from './login.ts';
import { splitConversation } from './model.ts';
import type { Pace } from './pace.ts';
import { rosterOperations } from './roster-operations.ts';
import type { Tenant } from './tenant.ts';

const OPERATIONS: Record<string, Operation> = { ...activityOperations, ...rosterOperations };

const CONVERSATION = '/v3/conversations/([^/]+)';
/** Methods and paths below the service URL, under the names that Bot Framework's clients give them. */
const ROUTES: [method: string, path: RegExp, name: string][] = [
  ['POST', /^\/v3\/conversations$/, 'createConversation'],
  ['POST', new RegExp(`^${CONVERSATION}/activities$`), 'sendToConversation'],
  ['POST', new RegExp(`^${CONVERSATION}/activities/(?!history$)([^/]+)$`), 'replyToActivity'],
  ['PUT', new RegExp(`^${CONVERSATION}/activities/([^/]+)$`), 'updateActivity'],
  ['DELETE', new RegExp(`^${CONVERSATION}/activities/([^/]+)$`), 'deleteActivity'],
  ['GET', new RegExp(`^${CONVERSATION}/members$`), 'getConversationMembers'],
  ['GET', new RegExp(`^${CONVERSATION}/pagedmembers$`), 'getConversationPagedMembers'],
  ['GET', new RegExp(`^${CONVERSATION}/members/([^/]+)$`), 'getConversationMember'],
  ['GET', /^\/v3\/teams\/([^/]+)$/, 'fetchTeamDetails'],
  ['GET', /^\/v3\/teams\/([^/]+)\/conversations$/, 'fetchChannelList'],
];

export interface ConnectorOptions {
  /** Path of the service URL, with a slash at the end. */
  base: string;
  tenant: Tenant;
  login: Login;
  pace: Pace;
  log: EventLog;
}

/** The Bot Connector as Teams runs it: what an app may do to conversations, with a bearer token of the login service. */
export function createConnector({ base, tenant, login, pace, log }: ConnectorOptions) {
  function route(method: string, { pathname }: URL) {
    const path = `/${pathname.slice(base.length)}`.replace(/\/$/, '');
    for (const [verb, pattern, name] of ROUTES) {
      const parts = verb === method ? pattern.exec(path) : null;
      if (parts) return { name, ids: parts.slice(1).map(decodeURIComponent) };
    }
    return undefined;
  }

  function run({ method, url, body }: Call): Answer {
    const found = route(method, url);
    const operation = found && OPERATIONS[found.name];
    if (!found || !operation) {
      const message = `The Teams stand-in does not emulate ${method} ${url.pathname}. See sandbox/NOT-EMULATED.md.`;
      throw new ConnectorFailure(404, 'ServiceError', message);
    }
    const { room } = splitConversation(found.ids[0] ?? '');
    const wait = pace.take(room, method === 'GET' ? 'read' : 'send');
    if (wait !== undefined) return outage(429, wait);
    return operation({ ids: found.ids, query: url.searchParams, body: readBody(body) }, tenant);
  }

  return {
    serves: ({ pathname }: URL) => pathname.startsWith(base),
    operation: (method: string, url: URL) => route(method, url)?.name ?? 'unknown',
    answer(call: Call): Answer {
      if (!login.accepts(call.headers.authorization, 'bot'))
        return { status: 401, body: { message: 'Authorization has been denied for this request.' } };
      try {
        const answer = run(call);
        log.add({ vendor: 'teams', direction: 'in', what: `${call.operation} ${answer.status ?? 200}` });
        return answer;
      } catch (error) {
        if (!(error instanceof ConnectorFailure)) throw error;
        log.add({ vendor: 'teams', direction: 'in', what: `${call.operation}: ${error.code}` });
        return error.answer();
      }
    },
  };
}
