import { type Company, type Member, type MemberName, platformOf } from './company.ts';

const isSame = (a: MemberName, b: MemberName): boolean => a.workspaceId === b.workspaceId && a.id === b.id;

type Named = Pick<Company, 'administrators' | 'setUpBy' | 'rooms'>;

/**
 * Whether a member may change the company's settings. Slack says who owns and administers it. Teams says it of nobody:
 * there it is whoever set the company up, and whom the company has named.
 */
export const isAdministrator = (company: Named, member: Member): boolean =>
  member.standing === 'administrator' ||
  isFounder(company, member) ||
  (company.administrators ?? []).some((one) => isSame(one, member)) ||
  isNobodys(company, member);

const isFounder = ({ setUpBy }: Named, { workspaceId, id }: Member): boolean =>
  platformOf(workspaceId) === 'teams' && setUpBy?.workspaceId === workspaceId && setUpBy.id === id;

/** A company from before it was kept who set it up, all of it in Teams: whoever works there may name the first. */
const isNobodys = ({ administrators = [], setUpBy, rooms }: Named, member: Member): boolean =>
  administrators.length === 0 &&
  setUpBy === undefined &&
  platformOf(member.workspaceId) === 'teams' &&
  rooms.every(({ id }) => platformOf(id) === 'teams');
