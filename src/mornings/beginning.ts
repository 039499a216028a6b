import type { Company } from '../company/index.ts';
import { endOfDay } from '../kernel/day.ts';
import { type Onlooker, placeAt } from '../payments/index.ts';
import type { MorningsHouse } from './house.ts';
import type { Beginning } from './news.ts';

const DAY_MS = 86_400_000;
/** More is not counted: nobody's morning depends on it. */
const MOST = 100;
const OVERDUE_DAYS = 7;
/** What nobody has seen to for so long is settled elsewhere, as on the desk. */
const ATTENTION_DAYS = 60;

/** How the day begins for who may see so much. @param since from when on what was paid is told */
export async function beginningFor(
  { store, clock }: Pick<MorningsHouse, 'store' | 'clock'>,
  company: Company,
  by: Onlooker,
  since: Date,
): Promise<Beginning> {
  const now = clock.now();
  const before = (days: number) => placeAt(new Date(now.getTime() - days * DAY_MS));
  const paidIn = { from: placeAt(since) };
  const counted = (list: 'oldest' | 'attention' | 'paid', stretch: { from?: string; until?: string }) =>
    store.requests.counted(company.id, list, by, { ...stretch, most: MOST });
  const [unpaid, overdue, attention, paid, sums, open] = await Promise.all([
    counted('oldest', {}),
    counted('oldest', { until: before(OVERDUE_DAYS) }),
    counted('attention', { from: before(ATTENTION_DAYS) }),
    counted('paid', paidIn),
    store.requests.summed(company.id, 'paid', by, paidIn),
    store.tasks.openIn(company.id, by.rooms, MOST),
  ]);
  const tonight = endOfDay(now, company.timeZone);
  const disputes = open.filter(({ kind }) => kind === 'answer-dispute');
  const tasks = open.filter(({ kind, dueOn }) => kind !== 'answer-dispute' && dueOn <= tonight);
  const [first] = disputes;
  return {
    ...{ unpaid, overdue, attention, paid, sums },
    ...{ tasks: tasks.length, disputes: disputes.length },
    ...(first && { answerBy: first.dueOn }),
  };
}
