import type { Clock } from '../kernel/ports.ts';
import type { Company, Member, WorkspaceId } from './company.ts';
import type { Companies, Members } from './ports.ts';

/** How old a remembered company or member may be. Every request needs them, and they hardly ever change. */
const KEPT_MS = 5_000;
const MOST_KEPT = 5_000;

/** Companies and members, remembered for a few seconds. */
export interface Directory {
  company(id: string): Promise<Company | undefined>;
  companyOf(workspace: WorkspaceId): Promise<Company | undefined>;
  member(workspace: WorkspaceId, id: string): Promise<Member | undefined>;
  introduce(member: Member): Promise<void>;
  /** Forgets what was remembered, after a change made here. */
  forget(): void;
}

export function createDirectory(store: { companies: Companies; members: Members }, clock: Clock): Directory {
  const kept = new Map<string, { value: unknown; until: number }>();

  async function remembered<T>(key: string, ask: () => Promise<T | undefined>): Promise<T | undefined> {
    const now = clock.now().getTime();
    const known = kept.get(key);
    if (known && known.until > now) return known.value as T;
    const value = await ask();
    if (kept.size >= MOST_KEPT) kept.clear();
    // What is not there yet may be there in a moment: only answers are kept.
    if (value !== undefined) kept.set(key, { value, until: now + KEPT_MS });
    return value;
  }

  const companyOf = (workspace: WorkspaceId) =>
    remembered(`of ${workspace}`, () => store.companies.byWorkspace(workspace));

  return {
    companyOf,
    company: (id) => remembered(id, () => store.companies.get(id)),
    async member(workspace, id) {
      const company = await companyOf(workspace);
      return company && remembered(`${workspace} ${id}`, () => store.members.get(company.id, workspace, id));
    },
    async introduce(member) {
      await store.members.put(member);
      kept.delete(`${member.workspaceId} ${member.id}`);
    },
    forget: () => kept.clear(),
  };
}
