import { type Asker, type Company, isAdministrator, type Member } from '../company/index.ts';
import { folded } from '../kernel/folded.ts';
import type { Money } from '../kernel/money.ts';
import type { RefundsHouse } from './house.ts';
import type { OutgoingRefund } from './outgoing-refund.ts';

const DAY_MS = 86_400_000;
/** Nobody orders so many in a day; more than that need somebody else's eyes in any case. */
const MOST_A_DAY = 500;
const MOST_MEMBERS = 500;

type Needs = Pick<RefundsHouse, 'store' | 'clock'>;

/**
 * Whether a second person has to agree. What a member gave back by themselves in a day adds up, so that several small
 * ones are as one large one. `own`: the refund itself, where it is there already.
 */
export async function needsSecond(
  { store, clock }: Needs,
  company: Company,
  { by, amount }: { by: Asker; amount: Money },
  own?: string,
): Promise<boolean> {
  const { refundLimit } = company;
  if (refundLimit === undefined) return false;
  if (amount.currency !== company.currency || amount.minor > refundLimit) return true;
  const since = new Date(clock.now().getTime() - DAY_MS);
  const others = (await store.outgoingRefunds.orderedBy(company.id, by.id, since, MOST_A_DAY)).filter(
    (other) => other.id !== own && isAlone(other) && other.by.workspaceId === by.workspaceId,
  );
  const sum = others.reduce((all, other) => all + other.amount.minor, amount.minor);
  return sum > refundLimit || others.length >= MOST_A_DAY - 1;
}

/** Given back, or about to be, without anybody else. */
const isAlone = ({ state, approver }: OutgoingRefund): boolean =>
  !approver && ['ordered', 'pending', 'succeeded'].includes(state);

/**
 * Nobody agrees to what they ordered themselves. Somebody of the same name in the other chat is taken for the same
 * person: no platform says whether they are.
 */
export const isOwn = (
  { by }: Pick<OutgoingRefund, 'by'>,
  member: Pick<Member, 'id' | 'name' | 'workspaceId'>,
): boolean => (by.id === member.id && by.workspaceId === member.workspaceId) || folded(by.name) === folded(member.name);

/** Who may agree to a refund, as far as the app has met them. */
export async function approversOf(
  { store }: Pick<RefundsHouse, 'store'>,
  company: Company,
  refund: OutgoingRefund,
): Promise<Asker[]> {
  const met = await Promise.all(
    (['slack', 'teams'] as const).map((platform) => store.members.on(platform, company.id, MOST_MEMBERS)),
  );
  return met
    .flat()
    .filter((member) => isAdministrator(company, member) && !isOwn(refund, member))
    .map(({ id, name, workspaceId }) => ({ id, name, workspaceId }));
}

/** Whether who agreed may still do so. */
export async function mayStill({ store }: Needs, company: Company, { approver }: OutgoingRefund): Promise<boolean> {
  if (!approver?.workspaceId) return false;
  const member = await store.members.get(company.id, approver.workspaceId, approver.id);
  const isHere = member?.standing !== 'left' && member?.standing !== 'guest' && member?.standing !== 'outsider';
  return member !== undefined && isHere && isAdministrator(company, member);
}
