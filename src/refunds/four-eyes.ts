import {
  type Asker,
  type Company,
  everybodyMet,
  limitsOf,
  type Member,
  mayAs,
  refundLimitOf,
  roleOf,
} from '../company/index.ts';
import { folded } from '../kernel/folded.ts';
import type { Money } from '../kernel/money.ts';
import type { RefundsHouse } from './house.ts';
import type { OutgoingRefund } from './outgoing-refund.ts';

const DAY_MS = 86_400_000;
/**
 * How far back an order is looked for that was not carried out yet, or was only now: a vendor that is away holds it up,
 * and a day's sum counts what is given back on that day.
 */
const HELD_MS = 30 * DAY_MS;
/** Nobody orders so many in that time; more than that need somebody else's eyes in any case. */
const MOST_ORDERS = 1_000;

type Needs = Pick<RefundsHouse, 'store' | 'clock'>;
type Ordered = Pick<OutgoingRefund, 'by' | 'amount'>;

/** What an account has given back within a day, or is about to, in minor units; `isFull`: more than is looked through. */
async function givenInADay({ store, clock }: Needs, company: Company, by: Asker, own?: string) {
  const now = clock.now().getTime();
  const since = new Date(now - HELD_MS);
  const all = await store.outgoingRefunds.orderedBy(company.id, by.id, since, MOST_ORDERS);
  const isOfToday = ({ state, made, at }: OutgoingRefund) =>
    state === 'ordered' || now - (made?.at ?? at).getTime() < DAY_MS;
  const theirs = all.filter(
    (other) => other.id !== own && other.by.workspaceId === by.workspaceId && isGiven(other) && isOfToday(other),
  );
  const sumOf = (some: OutgoingRefund[]) => some.reduce((sum, { amount }) => sum + amount.minor, 0);
  return {
    /** By themselves, without anybody who agreed. */
    alone: sumOf(theirs.filter(({ approver }) => !approver)),
    all: sumOf(theirs),
    isFull: all.length >= MOST_ORDERS,
  };
}

/** Given back, or about to be. */
const isGiven = ({ state }: OutgoingRefund): boolean => ['ordered', 'pending', 'succeeded'].includes(state);

/**
 * Whether a second person has to agree. What an account gave back without one in a day adds up, so that several small
 * ones are as one large one. `own`: the refund itself, where it is there already.
 */
export async function needsSecond(needs: Needs, company: Company, { by, amount }: Ordered, own?: string) {
  const { refundLimit } = company;
  if (refundLimit === undefined) return false;
  if (amount.currency !== company.currency || amount.minor > refundLimit) return true;
  const { alone, isFull } = await givenInADay(needs, company, by, own);
  return isFull || alone + amount.minor > refundLimit;
}

export interface Over {
  code: 'refund-over-role' | 'refund-over-day';
  limit: Money;
}

/**
 * Why somebody of this role gives back no such amount, whoever agrees: what is left of what they may, at once or today.
 * Undefined where they may.
 */
export async function overRole(
  needs: Needs,
  company: Company,
  { by, amount, role }: Ordered & { role: ReturnType<typeof roleOf> },
  own?: string,
): Promise<Over | undefined> {
  const { refund, day } = limitsOf(company, role);
  if (refund === undefined && day === undefined) return undefined;
  const { currency } = company;
  const isComparable = amount.currency === currency;
  if (refund !== undefined && (!isComparable || amount.minor > refund))
    return { code: 'refund-over-role', limit: { minor: refund, currency } };
  if (day === undefined) return undefined;
  const { all, isFull } = await givenInADay(needs, company, by, own);
  const left = isFull || !isComparable ? 0 : Math.max(0, day - all);
  return amount.minor > left ? { code: 'refund-over-day', limit: { minor: left, currency } } : undefined;
}

/** Whether it is carried out as it was ordered: by somebody who still may so much, and alone. */
export async function mayAlone(needs: Needs, company: Company, refund: OutgoingRefund): Promise<boolean> {
  const role = await roleBy(needs, company, refund.by);
  if (!role || !mayAs(company, role.member, 'member')) return false;
  if (await overRole(needs, company, { ...refund, role: role.role }, refund.id)) return false;
  return !(await needsSecond(needs, company, refund, refund.id));
}

/** What somebody is by now; undefined for who is not there any more. */
async function roleBy({ store }: Pick<Needs, 'store'>, company: Company, { id, workspaceId }: Asker) {
  const member = workspaceId && (await store.members.get(company.id, workspaceId, id));
  const role = member && roleOf(company, member);
  return role ? { member, role } : undefined;
}

/**
 * Nobody agrees to what they ordered themselves: an account is a person, and so are two with one e-mail address, as far as
 * their chats tell it. Somebody of the same name is taken for the same one, too. `orderer`: who ordered it, as they are known.
 */
export const isOwn = (
  { by }: Pick<OutgoingRefund, 'by'>,
  member: Pick<Member, 'id' | 'name' | 'workspaceId' | 'person'>,
  orderer: Pick<Member, 'person'> | undefined,
): boolean =>
  (by.id === member.id && by.workspaceId === member.workspaceId) ||
  folded(by.name) === folded(member.name) ||
  (member.person !== undefined && member.person === orderer?.person);

/** Who ordered it, as the app knows them; undefined in orders from before their workspace was kept. */
export const ordererOf = async (
  { store }: Pick<Needs, 'store'>,
  { companyId, by }: Pick<OutgoingRefund, 'companyId' | 'by'>,
): Promise<Member | undefined> => (by.workspaceId ? store.members.get(companyId, by.workspaceId, by.id) : undefined);

type Somebody = Pick<Member, 'id' | 'workspaceId' | 'standing'>;

/** Whether a member's role gives back so much at once. */
export function mayGiveBack(company: Company, member: Somebody, amount: Money): boolean {
  if (!mayAs(company, member, 'member')) return false;
  const most = refundLimitOf(company, roleOf(company, member));
  return !most || (most.currency === amount.currency && amount.minor <= most.minor);
}

/** Whether a member may agree to so much: what they may not give back themselves is for others to agree to. */
export const mayAgree = (company: Company, member: Somebody, amount: Money): boolean =>
  mayAs(company, member, 'biller') && mayGiveBack(company, member, amount);

/** Why somebody whose role agrees to refunds does not agree to this one; undefined when they may. */
export const overToAgree = (company: Company, member: Somebody, amount: Money): Over | undefined => {
  const most = refundLimitOf(company, roleOf(company, member));
  return most && !mayGiveBack(company, member, amount) ? { code: 'refund-over-role', limit: most } : undefined;
};

/** Who may agree to a refund, as far as the app has met them. */
export async function approversOf(
  { store }: Pick<RefundsHouse, 'store'>,
  company: Company,
  refund: OutgoingRefund,
): Promise<Asker[]> {
  const [orderer, met] = await Promise.all([ordererOf({ store }, refund), everybodyMet(store, company.id)]);
  return met
    .filter((member) => mayAgree(company, member, refund.amount) && !isOwn(refund, member, orderer))
    .map(({ id, name, workspaceId }) => ({ id, name, workspaceId }));
}

/** Whether who agreed may still do so. */
export async function mayStill(needs: Needs, company: Company, { approver, amount }: OutgoingRefund): Promise<boolean> {
  const agreed = approver && (await roleBy(needs, company, approver));
  return agreed !== undefined && mayAgree(company, agreed.member, amount);
}
