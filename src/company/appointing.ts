import { acted } from '../kernel/act.ts';
import { change } from '../kernel/change.ts';
import { appointedAct } from './acts.ts';
import { inTeams } from './administrators.ts';
import type { Company, Member } from './company.ts';
import type { CompanyHouse } from './house.ts';

/** Of a company's people in Teams, as many as are looked through. */
const MOST_MEMBERS = 10_000;

/** Who is in charge in Teams, and who could be. */
export interface Charge {
  company: Company;
  /** Whom the app has met in Teams. */
  people: (Member & { isAdministrator: boolean })[];
}

/**
 * For whoever runs the server: names somebody in Teams who may change the settings, where nobody is left who could.
 * @param companyHere the company that this server is for
 */
export function createAppointing(
  { store, directory, log, clock }: CompanyHouse,
  companyHere: () => Promise<Company | undefined>,
) {
  async function charge(): Promise<Charge | undefined> {
    const company = await companyHere();
    if (!company) return undefined;
    const known = inTeams(company);
    const met = await store.members.on('teams', company.id, MOST_MEMBERS);
    const isKnown = (member: Member) =>
      known.some(({ workspaceId, id }) => workspaceId === member.workspaceId && id === member.id);
    return { company, people: met.map((member) => ({ ...member, isAdministrator: isKnown(member) })) };
  }

  return {
    charge,

    /** Again is harmless. */
    async appoint({ companyId, workspaceId, id }: Member): Promise<void> {
      const stored = { read: () => store.companies.get(companyId), replace: store.companies.replace };
      await change(stored, (company) => {
        const { administrators = [] } = company;
        const isNamed = administrators.some((one) => one.workspaceId === workspaceId && one.id === id);
        if (isNamed) return undefined;
        const named = { ...company, administrators: [...administrators, { workspaceId, id }] };
        return acted(named, appointedAct({ workspaceId, id }, company.revision, clock.now()));
      });
      directory.forget();
      log.warn('whoever runs this server has named an administrator', { companyId, memberId: id });
    },
  };
}
