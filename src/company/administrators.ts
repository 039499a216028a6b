import { type Company, type Member, type MemberName, platformOf } from './company.ts';

const isSame = (a: MemberName, b: MemberName): boolean => a.workspaceId === b.workspaceId && a.id === b.id;

/**
 * Whether a member may change the company's settings. Slack says who owns and administers it. Teams says it of nobody:
 * there it is whom the company has named.
 */
export const isAdministrator = (company: Pick<Company, 'administrators' | 'rooms'>, member: Member): boolean =>
  member.standing === 'administrator' ||
  (company.administrators ?? []).some((one) => isSame(one, member)) ||
  isNobodys(company, member);

/** A company from before anybody could be named, all of it in Teams: whoever works there may name the first. */
const isNobodys = (
  { administrators = [], rooms }: Pick<Company, 'administrators' | 'rooms'>,
  member: Member,
): boolean =>
  administrators.length === 0 &&
  platformOf(member.workspaceId) === 'teams' &&
  rooms.every(({ id }) => platformOf(id) === 'teams');
