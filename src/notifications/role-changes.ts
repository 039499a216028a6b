import { everybodyMet, type MemberName, type Role, roleOf, type WorkspaceId } from '../company/index.ts';
import type { Notifying } from '../conversations/index.ts';
import type { Act } from '../kernel/act.ts';
import type { NotificationsHouse } from './house.ts';

/** What somebody is in the company has changed; told in person, to them and to who gives roles. */
export interface RoleChanged {
  kind: 'role-changed';
  /** Absent where it is whoever reads it. */
  who?: string;
  /** Absent where whoever runs the server did it. */
  by?: string;
  /** What they are now. */
  role: Role;
  at: Date;
}

type Needs = Pick<NotificationsHouse, 'store' | 'directory'> & { notifying: Notifying };

/**
 * Tells of an act on roles as it is entered in the audit log, so that no way of changing one can forget it and no crash in
 * between loses it. Told again is harmless.
 */
export function createRoleTelling({ store, directory, notifying }: Needs) {
  const nameOf = async (companyId: string, { workspaceId, id }: MemberName) =>
    (await store.members.get(companyId, workspaceId, id))?.name;

  return async function entered(companyId: string, done: Act): Promise<void> {
    if (done.action !== 'roles-changed') return;
    directory.forget();
    const company = await directory.company(companyId);
    const whose = changedIn(done);
    if (!company || whose.length === 0) return;
    const actor = memberIn(done.by.replace(/^member /, ''));
    const by = actor && (await nameOf(companyId, actor));
    // Of one save there is an act for each list that changed: what a person is now is told once.
    const revision = done.key.replace(/^\S+ /, '');
    for (const person of whose) {
      const member = await store.members.get(companyId, person.workspaceId, person.id);
      const role = member && roleOf(company, member);
      if (!role) continue;
      const about = `role ${person.workspaceId} ${person.id}`;
      const news: RoleChanged = { kind: 'role-changed', role, at: done.at, ...(by && { by }) };
      const told = { companyId, kind: 'role' as const, about, customer: {}, concerned: [], rooms: [] };
      const others = isOfAdministrators(done) ? await administrators(companyId, company) : [];
      for (const reader of [person, ...others.filter((one) => !isSame(one, person))]) {
        if (actor && isSame(reader, actor)) continue;
        const own = isSame(reader, person);
        const key = `role ${revision} ${person.workspaceId} ${person.id}${own ? '' : ' administrators'}`;
        const said: RoleChanged = own ? news : { ...news, who: member.name };
        await notifying.tellOne(reader, { ...told, key, news: said });
      }
    }
  };

  /** As far as the app has met them. */
  async function administrators(companyId: string, company: Parameters<typeof roleOf>[0]): Promise<MemberName[]> {
    return (await everybodyMet(store, companyId)).filter((member) => roleOf(company, member) === 'administrator');
  }
}

const isSame = (a: MemberName, b: MemberName): boolean => a.workspaceId === b.workspaceId && a.id === b.id;

function memberIn(ref: string): MemberName | undefined {
  const [workspaceId = '', id = ''] = ref.split(' ');
  return /^(?:slack|teams):./.test(workspaceId) && id ? { workspaceId: workspaceId as WorkspaceId, id } : undefined;
}

const LISTS = ['administrators', 'billers', 'agents', 'viewers'];
type Facts = Record<string, string>;
const factsIn = (text: string | undefined): Facts => (text ? (JSON.parse(text) as Facts) : {});
const listed = (facts: Facts): string[] => LISTS.flatMap((name) => (facts[name] ?? '').split(',').filter(Boolean));

/** Who is on a list that they were not on, or the other way round. */
function changedIn({ before, after }: Act): MemberName[] {
  const [was, is] = [factsIn(before), factsIn(after)];
  const [from, to] = [listed(was), listed(is)];
  const refs = [...from.filter((one) => !to.includes(one)), ...to.filter((one) => !from.includes(one))];
  return [...refs, ...(is.appointed ? [is.appointed] : [])].flatMap((ref) => memberIn(ref) ?? []);
}

/** Who gives roles to others was changed. */
const isOfAdministrators = ({ after }: Act): boolean => factsIn(after).section === 'administrators';
