import type { Money } from '../kernel/money.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Actor, Company, Member } from './company.ts';
import type { Directory } from './directory.ts';
import { everybodyMet } from './everybody.ts';
import type { Members } from './ports.ts';
import { type LimitedRole, limitsOf, type Role, reaches, roleOf } from './roles.ts';
import { companyOf } from './rooms.ts';

/** Nobody has to read more names to find somebody. */
const MOST_NAMED = 5;

/** A company as one member meets it. */
type Met = Company & {
  /** Whose limit `amountLimit` is, where it is not the company's own. */
  limitedTo?: LimitedRole;
};

/** The company as this member meets it: what their role may ask for at once is the most that can be asked for. */
export async function companyMetBy(directory: Directory, actor: Actor): Promise<Met> {
  const company = await companyOf(directory, { id: actor.id, companyId: actor.companyId });
  const { role } = actor;
  const { request } = limitsOf(company, role);
  const isLimited = request !== undefined && request < company.amountLimit;
  return isLimited && (role === 'agent' || role === 'member' || role === 'biller')
    ? { ...company, amountLimit: request, limitedTo: role }
    : company;
}

/** Why so much is not asked for at once; undefined where it may be. `minor`: in the company's currency. */
export function overLimit({ amountLimit, currency, limitedTo }: Met, minor: number): Refusal | undefined {
  if (minor <= amountLimit) return undefined;
  const limit: Money = { minor: amountLimit, currency };
  return { code: 'amount-over-limit', limit, ...(limitedTo && { role: limitedTo }) };
}

/** Who can do what asks for this role, of those the app has met: a few names, those whose role is nearest to it first. */
export async function whoMay(
  store: { members: Members },
  company: Company,
  asked: Role,
  isOne: (member: Member) => boolean = () => true,
): Promise<string[]> {
  const able = (await everybodyMet(store, company.id))
    .map((member) => ({ member, role: roleOf(company, member) }))
    .filter(({ member, role }) => reaches(role, asked) && isOne(member));
  const nearest = able.toSorted(
    (a, b) => Number(reaches(a.role, b.role ?? asked)) - Number(reaches(b.role, a.role ?? asked)),
  );
  return [...new Set(nearest.map(({ member }) => member.name))].slice(0, MOST_NAMED);
}
