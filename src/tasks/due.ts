import { type Company, daysAfter, earliest, placeOf } from '../company/index.ts';
import type { Task } from './task.ts';

/** A task in the dealer's system is done by the end of the next working day. */
const DAYS = 1;
/** So often is a room reminded of one that nobody does; it stays on the desk. */
const MOST_REMINDERS = 5;
/** So many days before its last day is an answer to a bank asked for. */
const BEFORE_DISPUTE = [3, 1];

/** The same time on the next day on which anybody works. */
export const nextWorkingDay = (now: Date, company: Company): Date => {
  const place = placeOf(undefined, company);
  return earliest(daysAfter(now, DAYS, place), place);
};

/** When a task is spoken of next, from `now` on; undefined when it has been often enough, or there is no time left. */
export function remindsAt(
  task: Pick<Task, 'kind' | 'dueOn' | 'reminded'>,
  company: Company,
  now: Date,
): Date | undefined {
  if (task.kind !== 'answer-dispute') {
    if (task.reminded >= MOST_REMINDERS) return undefined;
    return task.reminded === 0 && task.dueOn > now ? task.dueOn : nextWorkingDay(now, company);
  }
  const place = placeOf(undefined, company);
  const moments = BEFORE_DISPUTE.map((days) => earliest(daysAfter(task.dueOn, -days, place), place));
  return moments.find((at) => at > now && at < task.dueOn);
}
