import type { Seals } from '../kernel/ports.ts';
import { isWorkspaceId } from '../kernel/room-id.ts';
import type { Company, Member, MemberName } from './company.ts';
import type { CompanyHouse } from './house.ts';
import { mayAs, type Role } from './roles.ts';

const HOUR_MS = 3_600_000;

/** A kind of file that members take along. */
export interface FileKind {
  name: string;
  /** Who may less than this takes none along, whatever they might when they asked for it. */
  role: Role;
  /** Where its addresses begin, behind the server's own. */
  path: string;
}

type Needs = Pick<CompanyHouse, 'clock' | 'publicUrl'> & {
  links: Seals;
  store: Pick<CompanyHouse['store'], 'companies' | 'members'>;
};

/** A file that one member takes along, at a moment at which they may. */
export interface MemberFile {
  company: Company;
  memberId: string;
  now: Date;
}

/** The address of a file, for this member alone, and until when it leads there. `about`: which of its kind. */
export function fileLink(
  { links, publicUrl, clock }: Pick<Needs, 'links' | 'publicUrl' | 'clock'>,
  { name, path }: FileKind,
  { companyId, workspaceId, id }: MemberName & Pick<Member, 'companyId'>,
  about: readonly string[] = [],
): { url: string; until: Date } {
  const until = new Date(clock.now().getTime() + HOUR_MS);
  return { url: `${publicUrl}/${path}/${links.seal([name, companyId, workspaceId, id, ...about], until)}`, until };
}

/**
 * Whose file such an address leads to; undefined once it has ended, or its member has left, lost the role, or is of the
 * company no more. All of it is read afresh: an address may be opened by somebody else than whom it was made for, and
 * nothing that is remembered for a few seconds gives a file away. Whose standing is not known is met again first.
 */
export async function memberFile(
  { links, clock, store }: Needs,
  { name, role }: FileKind,
  sealed: string,
): Promise<(MemberFile & { about: string[] }) | undefined> {
  const now = clock.now();
  const [kind, companyId = '', workspace = '', memberId = '', ...about] = links.unseal(sealed, now) ?? [];
  if (kind !== name || !isWorkspaceId(workspace)) return undefined;
  const [company, member] = await Promise.all([
    store.companies.byWorkspace(workspace),
    store.members.get(companyId, workspace, memberId),
  ]);
  if (company?.id !== companyId || !member?.standing || !mayAs(company, member, role)) return undefined;
  return { company, memberId, now, about };
}
