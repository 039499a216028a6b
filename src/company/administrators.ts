import { type Company, type Member, type MemberName, platformOf } from './company.ts';

const isSame = (a: MemberName, b: MemberName): boolean => a.workspaceId === b.workspaceId && a.id === b.id;

type Named = Pick<Company, 'administrators' | 'setUpBy'>;

/**
 * Whether a member may change the company's settings. Slack says who owns and administers it. Teams says it of nobody:
 * there it is whoever set the company up, and whom the company or whoever runs the server has named. Where there is
 * none, nobody becomes one unseen.
 */
export const isAdministrator = (company: Named, member: Member): boolean =>
  member.standing === 'administrator' || inTeams(company).some((one) => isSame(one, member));

/** Who may change the settings in Teams, whether the app has met them or not. */
export function inTeams({ administrators = [], setUpBy }: Named): MemberName[] {
  const { workspaceId, id } = setUpBy ?? {};
  const founder = workspaceId && id !== undefined ? [{ workspaceId, id }] : [];
  const all = [...founder, ...administrators].filter((one) => platformOf(one.workspaceId) === 'teams');
  return all.filter((one, place) => all.findIndex((other) => isSame(one, other)) === place);
}
