import type { Answer, Call, EventLog } from '../stand-in.ts';
import { ApiError, type Arguments, readArguments } from './api-call.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import type { Context, Method } from './method.ts';
import type { createOAuth } from './oauth.ts';
import { peopleMethods } from './people-methods.ts';
import { viewMethods } from './view-methods.ts';

const METHODS: Record<string, Method> = {
  ...chatMethods,
  ...conversationMethods,
  ...peopleMethods,
  ...viewMethods,
};

export interface WebApiOptions {
  context: Context;
  botToken: () => string;
  oauth: Pick<ReturnType<typeof createOAuth>, 'access'>;
  /** Whether the app is still installed: its token dies with it. */
  installed: () => boolean;
  log: EventLog;
}

/** Answers `/api/<method>`: Slack says 200 to everything but rate limits, and `ok: false` with a code. */
export function createWebApi({ context, botToken, installed, log, oauth }: WebApiOptions) {
  const counts = new Map<string, number>();

  function authorise(header: string | undefined, args: Arguments, method: Method) {
    const token = header?.replace(/^Bearer /, '') || args.text('token');
    if (!token) throw new ApiError('not_authed');
    if (token !== botToken()) throw new ApiError('invalid_auth');
    if (!installed()) throw new ApiError('account_inactive');
    if (method.scope && !context.scopes.has(method.scope))
      throw new ApiError('missing_scope', { needed: method.scope, provided: [...context.scopes].join(',') });
  }

  function answer({ operation, headers, body }: Call): Answer {
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    try {
      const args = readArguments(headers['content-type'] ?? '', body.toString());
      if (operation === 'oauth.v2.access') return { body: { ok: true, ...oauth.access(args, headers.authorization) } };
      const method = METHODS[operation];
      if (!method) throw new ApiError('unknown_method', { req_method: operation, detail: 'not emulated' });
      authorise(headers.authorization, args, method);
      const result = method.run(args, context);
      log.add({ vendor: 'slack', direction: 'in', what: operation });
      // What the token may do, with every answer (docs.slack.dev/authentication/installing-with-oauth).
      return { headers: { 'x-oauth-scopes': [...context.scopes].join(',') }, body: { ok: true, ...result } };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      log.add({ vendor: 'slack', direction: 'in', what: `${operation}: ${error.message}` });
      if (error.message === 'ratelimited') return rateLimited(1);
      return { body: { ok: false, error: error.message, ...error.details } };
    } finally {
      context.workspace.changed({ kind: 'call' });
    }
  }

  return {
    answer,
    /** How often a method was called, refused calls included; calls that a fault cut off before are not. */
    calls: (method: string) => counts.get(method) ?? 0,
  };
}

/** Slack's answer to too many calls (docs.slack.dev/apis/web-api/rate-limits). */
export function rateLimited(seconds: number): Answer {
  return { status: 429, headers: { 'retry-after': String(seconds) }, body: { ok: false, error: 'ratelimited' } };
}
