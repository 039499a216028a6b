import type { Money } from '../kernel/money.ts';
import { type Company, type Member, type MemberName, platformOf } from './company.ts';
import { type GivenRole, type LimitedRole, ROLES, type Role, type RoleLimits } from './role.ts';

export * from './role.ts';

type Roles = Pick<Company, 'administrators' | 'roles' | 'newcomers' | 'setUpBy'>;

const rankOf = (role: Role): number => ROLES.indexOf(role);

/** Whether somebody of this role may do what asks for that one; whoever has none may nothing. */
export const reaches = (role: Role | undefined, asked: Role): boolean =>
  role !== undefined && rankOf(role) >= rankOf(asked);

export const isSame = (a: MemberName, b: MemberName): boolean => a.workspaceId === b.workspaceId && a.id === b.id;

/** The role that an administrator gave to somebody. */
export function givenRole({ administrators = [], roles = [] }: Roles, member: MemberName): GivenRole | undefined {
  if (administrators.some((one) => isSame(one, member))) return 'administrator';
  return roles.find((one) => isSame(one, member))?.role;
}

/** To whom an administrator gave this role. */
export const holdersOf = ({ administrators = [], roles = [] }: Roles, role: GivenRole): MemberName[] =>
  role === 'administrator' ? administrators : roles.filter((one) => one.role === role);

/** The company with these people in this role, and nobody else: whoever had another comes from there. */
export function withHolders<C extends Roles>(company: C, role: GivenRole, holders: MemberName[]): C {
  const isOne = (member: MemberName) => holders.some((one) => isSame(one, member));
  const { administrators = [], roles = [] } = company;
  const named = holders.map(({ workspaceId, id }) => ({ workspaceId, id }));
  const others = roles.filter((one) => one.role !== role && !isOne(one));
  return role === 'administrator'
    ? { ...company, administrators: named, roles: others }
    : {
        ...company,
        administrators: administrators.filter((one) => !isOne(one)),
        roles: [...others, ...named.map((one) => ({ ...one, role }))],
      };
}

/** Guests, people of other organisations, and those whose account works no more have none, whatever was given to them. */
const WITHOUT = ['guest', 'outsider', 'left', 'unknown'] as const;
const belongs = ({ standing }: Pick<Member, 'standing'>): boolean => !WITHOUT.some((one) => one === standing);

/**
 * What somebody is in the company; undefined for who does not belong to it. Where nobody has given a role, Slack's own
 * administrators and whoever set the company up in Teams are administrators, and everybody else is what the company lets
 * newcomers be.
 */
export function roleOf(company: Roles, member: MemberName & Pick<Member, 'standing'>): Role | undefined {
  if (!belongs(member)) return undefined;
  const given = givenRole(company, member);
  if (given) return given;
  const { setUpBy, newcomers = 'member' } = company;
  const { workspaceId, id } = setUpBy ?? {};
  const isFounder =
    workspaceId !== undefined && id !== undefined && platformOf(workspaceId) === 'teams'
      ? isSame({ workspaceId, id }, member)
      : false;
  return member.standing === 'administrator' || isFounder ? 'administrator' : newcomers;
}

/** Whether a member may do what asks for this role. */
export const mayAs = (company: Roles, member: MemberName & Pick<Member, 'standing'>, asked: Role): boolean =>
  reaches(roleOf(company, member), asked);

const isLimited = (role: Role): role is LimitedRole => role === 'agent' || role === 'member' || role === 'biller';

export const limitsOf = ({ limits = {} }: Pick<Company, 'limits'>, role: Role | undefined): RoleLimits =>
  (role && isLimited(role) && limits[role]) || {};

/** The most that somebody of this role may give back at once; undefined where nothing limits it. */
export function refundLimitOf(
  company: Pick<Company, 'limits' | 'currency'>,
  role: Role | undefined,
): Money | undefined {
  const { refund, day } = limitsOf(company, role);
  const least = Math.min(refund ?? Number.POSITIVE_INFINITY, day ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(least) ? { minor: least, currency: company.currency } : undefined;
}
