import type { WorkspaceId } from '../../src/company/company.ts';
import type { Log } from '../../src/ports.ts';
import type { SlackAccess } from './client.ts';
import { createInstallation, type Installation } from './installation.ts';

/** The workspaces that the app is installed in, each with its own token. */
export interface Workspaces {
  /**
   * Undefined for one that is not served. `organisation`: that of the workspace, as a request has it; one installation
   * may serve all of it. Rejects while Slack does not say whose tokens there are.
   */
  find(workspace: WorkspaceId, organisation?: WorkspaceId): Promise<Installation | undefined>;
  /** As far as Slack has said by now; nobody waits for it. */
  known(workspace: WorkspaceId): Installation | undefined;
  /** Those whose token Slack knows; rejects when it knows none. */
  all(): Promise<Installation[]>;
  /** It was removed from there at that time; `false` when it has been installed anew since. */
  withdraw(workspace: WorkspaceId, at: Date): Promise<boolean>;
}

/** Those that these tokens are for, as Slack says. */
export function workspacesOf(accesses: readonly SlackAccess[], log: Log): Workspaces {
  const installations = accesses.map((access) => createInstallation(access, log));
  const heard = new Map<WorkspaceId, Installation>();

  async function told(): Promise<{ found: Installation[]; failures: unknown[] }> {
    const asked = await Promise.allSettled(installations.map((installation) => installation()));
    const found = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    for (const one of found) heard.set(one.workspace, one);
    return {
      found,
      failures: asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])),
    };
  }

  const learn = () =>
    void told().then(({ failures }) => {
      for (const error of failures) log.warn('slack: whose token this is, is not known yet', { error });
    });

  return {
    known(workspace) {
      const known = heard.get(workspace);
      if (!known) learn();
      return known;
    },
    async find(workspace) {
      const { found, failures } = await told();
      const one = found.find((installation) => installation.workspace === workspace);
      // It may be the one that could not be asked for.
      if (!one && failures.length > 0) throw failures[0];
      return one;
    },
    async all() {
      const { found, failures } = await told();
      if (found.length === 0 && failures.length > 0) throw failures[0];
      return found;
    },
    // What the operator has named is theirs to take away.
    withdraw: async () => true,
  };
}

/** The one that the environment names, or none: whoever is served has installed the app then. */
export function namedWorkspaces({ botToken, ...more }: Partial<SlackAccess>, log: Log): Workspaces {
  return workspacesOf(botToken ? [{ ...more, botToken }] : [], log);
}
