import type { WorkspaceId } from '../../src/company/company.ts';
import type { Clock, Installations, Installation as KeptInstallation, Log } from '../../src/ports.ts';
import { type Installation, opened } from './installation.ts';
import type { Workspaces } from './workspaces.ts';

/** Whose installation is looked up again after so long: what another process has kept or removed counts by then. */
const BELIEVED_MS = 5_000;
const MOST_KEPT = 5_000;

interface Kept {
  at: Date;
  until: number;
  installation: Installation;
}

interface Parts {
  installations: Installations;
  clock: Clock;
  /** Where the Web API is, when it is not Slack's. */
  apiUrl?: string | undefined;
  log: Log;
}

/** Those that the operator has named, and those whose people have installed the app themselves. */
export function withInstalled(named: Workspaces, { installations, clock, apiUrl, log }: Parts): Workspaces {
  const kept = new Map<WorkspaceId, Kept>();

  async function installed(workspace: WorkspaceId, organisation?: WorkspaceId): Promise<Installation | undefined> {
    const now = clock.now();
    const known = kept.get(workspace);
    if (known && known.until > now.getTime()) return known.installation;
    let found = await installations.get(workspace);
    if (!found && organisation) {
      found = await installations.get(organisation);
      if (found) await installations.share(workspace, organisation, now);
    }
    if (!found) {
      kept.delete(workspace);
      return undefined;
    }
    const isSame = known && known.at.getTime() === found.at.getTime() && known.installation.token === found.token;
    const installation = isSame ? known.installation : opening(workspace, found);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(workspace, { at: found.at, until: now.getTime() + BELIEVED_MS, installation });
    return installation;
  }

  function opening(workspace: WorkspaceId, { token, botUser, botId, site }: KeptInstallation) {
    const access = { botToken: token, ...(apiUrl ? { apiUrl } : {}) };
    const team = workspace.slice(workspace.indexOf(':') + 1);
    return { team, workspace, botUser, botId, site, ...opened(access, log) };
  }

  return {
    known: (workspace) => kept.get(workspace)?.installation ?? named.known(workspace),
    // First what was installed here: a named token that Slack does not answer for holds nobody else.
    find: async (workspace, organisation) => (await installed(workspace, organisation)) ?? named.find(workspace),
    async all() {
      const own = (await installations.all()).map((one) => opening(one.id, one));
      return [...own, ...(await named.all())];
    },
    async withdraw(workspace, at) {
      const here = await installations.get(workspace);
      if (!here) return named.withdraw(workspace, at);
      const isRemoved = await installations.remove(workspace, at);
      if (isRemoved) kept.delete(workspace);
      return isRemoved;
    },
  };
}
