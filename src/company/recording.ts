import { type Action, act, acted } from '../kernel/act.ts';
import { change } from '../kernel/change.ts';
import type { Clock } from '../kernel/ports.ts';
import type { WorkspaceId } from './company.ts';
import type { Directory } from './directory.ts';
import type { Companies } from './ports.ts';

/** What is done to no document of its own, as the audit log has it. */
export interface Recorded {
  action: Action;
  by: string;
  after?: Readonly<Record<string, string | undefined>>;
  /** Tells it from every other for good, so that a repeated press is one act; absent where each is one more. */
  key?: string;
}

/**
 * Enters what is done to no document of its own. Whoever does it records it first: an act that nobody ended is no harm, one
 * that nobody knows of is.
 */
export async function record(
  { store, clock }: { store: { companies: Companies }; clock: Clock },
  companyId: string,
  { key, action, by, after }: Recorded,
): Promise<void> {
  const stored = { read: () => store.companies.get(companyId), replace: store.companies.replace };
  await change(stored, (company) =>
    acted(
      company,
      act({
        ...{ key: `${action} ${key ?? company.revision}`, at: clock.now(), action, by },
        ...(after && { after }),
      }),
    ),
  );
}

/** The app came to a workspace of a company, or went: told by the platform, and nobody's of a company that is not there yet. */
export const createMoves =
  (house: Parameters<typeof record>[0], directory: Pick<Directory, 'companyOf'>) =>
  async (workspace: WorkspaceId, action: 'app-installed' | 'app-removed', at: Date): Promise<void> => {
    const company = await directory.companyOf(workspace);
    // Slack tells a removal twice within a moment.
    const key = `${workspace} ${at.toISOString().slice(0, 'YYYY-MM-DDThh:mm'.length)}`;
    if (company) await record(house, company.id, { action, by: 'app', key, after: { workspace } });
  };
