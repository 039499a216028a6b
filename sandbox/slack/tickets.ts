import { ApiError } from './api-call.ts';
import type { Ephemeral, Message } from './model.ts';
import type { Workspace } from './workspace.ts';

const TRIGGER_MS = 3_000;
const RESPONSE_URL_MS = 30 * 60_000;
const RESPONSE_URL_USES = 5;

export type Triggers = ReturnType<typeof createTriggers>;
export type ResponseUrls = ReturnType<typeof createResponseUrls>;

/** trigger_ids: one use, three seconds, for the person who acted. */
export function createTriggers(workspace: Workspace) {
  const issued = new Map<string, { user: string; at: number; used: boolean }>();
  return {
    issue(user: string): string {
      const id = `${workspace.ts().replace('.', '')}.${workspace.now()}.${workspace.secret(32)}`;
      issued.set(id, { user, at: workspace.now(), used: false });
      return id;
    },
    /** Gives the person; throws `invalid_trigger_id`, `expired_trigger_id` or `exchanged_trigger_id`. */
    exchange(id: string): string {
      const trigger = issued.get(id);
      if (!trigger) throw new ApiError('invalid_trigger_id');
      if (workspace.now() - trigger.at > TRIGGER_MS) throw new ApiError('expired_trigger_id');
      if (trigger.used) throw new ApiError('exchanged_trigger_id');
      trigger.used = true;
      return trigger.user;
    },
  };
}

/** Where an answer given through a response_url goes. */
export interface ResponseTarget {
  channel: string;
  user: string;
  threadTs?: string;
  /** The message whose button was pressed, which `replace_original` and `delete_original` are about. */
  original?: Message | Ephemeral;
}

/** response_urls: five uses in thirty minutes. */
export function createResponseUrls(workspace: Workspace, base: () => string) {
  const issued = new Map<string, { target: ResponseTarget; at: number; uses: number }>();
  return {
    issue(kind: 'commands' | 'actions', target: ResponseTarget): string {
      const path = `/${kind}/${workspace.team.id}/${workspace.now()}/${workspace.secret(24)}`;
      issued.set(path, { target, at: workspace.now(), uses: 0 });
      return base() + path;
    },
    /** Counts one use. Throws `no_service` for an address never given out, `expired_url` or `used_url`. */
    use(path: string): ResponseTarget {
      const entry = issued.get(path);
      if (!entry) throw new ApiError('no_service');
      if (workspace.now() - entry.at > RESPONSE_URL_MS) throw new ApiError('expired_url');
      if (entry.uses >= RESPONSE_URL_USES) throw new ApiError('used_url');
      entry.uses += 1;
      return entry.target;
    },
  };
}
