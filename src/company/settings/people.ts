import { inTeams } from '../administrators.ts';
import type { Company, Member, MemberName } from '../company.ts';
import { everybodyMet } from '../everybody.ts';
import type { Members } from '../ports.ts';
import { isSame, roleOf } from '../roles.ts';

/** Of a company's people in each chat; who comes behind them by name is not looked for, and the form says so. */
export const MOST_MEMBERS = 10_000;
const BY_NAME = new Intl.Collator('fr');

const known = async (members: Members, company: Company, names: MemberName[]): Promise<Member[]> => {
  const found = await Promise.all(names.map(({ workspaceId, id }) => members.get(company.id, workspaceId, id)));
  return found.flatMap((member) => member ?? []);
};

/** Whom the app has met, by name; whoever was given a role is among them, however many there are. */
export async function peopleOf(members: Members, company: Company): Promise<Member[]> {
  const all = await everybodyMet({ members }, company.id, MOST_MEMBERS);
  const given = [...(company.administrators ?? []), ...(company.roles ?? [])];
  const others = given.filter((one) => !all.some((member) => isSame(one, member)));
  const more = (await known(members, company, others)).filter((member) => roleOf(company, member) !== undefined);
  return [...all, ...more].toSorted((a, b) => BY_NAME.compare(a.name, b.name));
}

/** Who may change the settings in Teams, of those whose name the app knows. */
export const namesInTeams = async (members: Members, company: Company): Promise<string[]> =>
  (await known(members, company, inTeams(company)))
    .filter(({ standing }) => standing !== 'left')
    .map(({ name }) => name);
