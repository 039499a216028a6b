import type { Company } from '../company/index.ts';
import { change, one } from '../kernel/change.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { Moment } from '../promises/outbox.ts';
import { nextWorkingDay, remindsAt } from './due.ts';
import type { TasksHouse } from './house.ts';
import { dueAt, opened, type TaskAsk, taskIdOf } from './task.ts';

/** What is to be done, where it is shown, and what it is about beside its request: the same is one task. */
export type Opening = Omit<TaskAsk, 'companyId' | 'dueOn'> & {
  about: string;
  /** The next working day, unless told. */
  dueOn?: Date;
  rooms: RoomId[];
  moment: Moment;
};

/** Has people do something elsewhere, and says so in these rooms. Harmless when wanted again; another last day is taken. */
export async function openTask(
  { store, wake }: Pick<TasksHouse, 'store' | 'wake'>,
  company: Company,
  { about, rooms, moment, ...ask }: Opening,
): Promise<void> {
  const dueOn = ask.dueOn ?? nextWorkingDay(moment.now, company);
  const remindAt = remindsAt({ kind: ask.kind, dueOn, reminded: 0 }, company, moment.now) ?? dueOn;
  const id = taskIdOf(ask.requestId, ask.kind, about);
  const task = opened(id, { ...ask, companyId: company.id, dueOn }, rooms, remindAt, moment);
  const isNew = await store.tasks.insert(task);
  // An inquiry that became a dispute has another last day.
  const now = isNew
    ? task
    : await change(one(store.tasks, company.id, id), (known) => dueAt(known, dueOn, remindAt, moment));
  if (now) wake('tasks', now);
}
