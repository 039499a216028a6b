import type { Arguments } from './api-call.ts';
import type { Events } from './events.ts';
import type { Json } from './model.ts';
import type { Pace } from './pace.ts';
import type { Triggers } from './tickets.ts';
import type { Views } from './views.ts';
import type { Workspace } from './workspace.ts';

/** What the methods work on. */
export interface Context {
  workspace: Workspace;
  views: Views;
  triggers: Triggers;
  events: Events;
  pace: Pace;
  /** Granted scopes of the bot token. */
  scopes: Set<string>;
  /** Whether the Messages tab of the app is on: without it nobody hears from it in person. */
  hasMessagesTab(): boolean;
}

/** One Web API method: the scope it needs, and what it answers beside `ok: true`. */
export interface Method {
  scope?: string;
  run(args: Arguments, context: Context): Json;
}
