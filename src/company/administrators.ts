import { type Company, type Member, type MemberName, platformOf } from './company.ts';
import { givenRole, isSame, mayAs } from './roles.ts';

type Named = Pick<Company, 'administrators' | 'roles' | 'newcomers' | 'setUpBy'>;

/** Whether a member may change the company's settings and give roles. Where there is none, nobody becomes one unseen. */
export const isAdministrator = (company: Named, member: Member): boolean => mayAs(company, member, 'administrator');

/** Who may change the settings in Teams, whether the app has met them or not. */
export function inTeams(company: Named): MemberName[] {
  const { administrators = [], setUpBy } = company;
  const { workspaceId, id } = setUpBy ?? {};
  const founder = workspaceId && id !== undefined ? [{ workspaceId, id }] : [];
  const all = [...founder.filter((one) => givenRole(company, one) === undefined), ...administrators];
  return all
    .filter((one) => platformOf(one.workspaceId) === 'teams')
    .filter((one, place, teams) => teams.findIndex((other) => isSame(one, other)) === place);
}
