import { type Actor, companyOf } from '../company/index.ts';
import { type Action, act, acted, amountFact, memberRef } from '../kernel/act.ts';
import { change, one } from '../kernel/change.ts';
import { momentOf } from '../promises/outbox.ts';
import { nextWorkingDay, remindsAt } from './due.ts';
import type { TasksHouse } from './house.ts';
import type { TaskScreen } from './screen.ts';
import { finished, reopened, type Task, taken } from './task.ts';

/** What members do about a task. */
export function createTaskDesk(house: TasksHouse) {
  async function done(
    actor: Actor,
    id: string,
    action: Action,
    next: (task: Task) => Task | undefined,
  ): Promise<TaskScreen> {
    const task = await change(one(house.store.tasks, actor.companyId, id), (before) => {
      const after = next(before);
      return after && acted(after, taskAct(before, actor, action, house.clock.now()));
    });
    if (!task) return { kind: 'refused', refusal: { code: 'task-gone' } };
    house.wake('tasks', task);
    return { kind: 'task-changed', task, shownIn: task.cards.map(({ room }) => room) };
  }

  return {
    take(actor: Actor, taskId: string) {
      const { id, name, workspaceId } = actor;
      return done(actor, taskId, 'task-taken', (task) => taken(task, { id, name, workspaceId }, momentOf(house)));
    },

    finish: (actor: Actor, taskId: string) =>
      done(actor, taskId, 'task-done', (task) => finished(task, actor.name, momentOf(house))),

    async reopen(actor: Actor, taskId: string): Promise<TaskScreen> {
      const company = await companyOf(house.directory, { id: actor.id, companyId: actor.companyId });
      return done(actor, taskId, 'task-reopened', (task) => {
        const moment = momentOf(house);
        const at = remindsAt({ ...task, reminded: 0 }, company, moment.now) ?? nextWorkingDay(moment.now, company);
        return reopened({ ...task, reminded: 0 }, at, moment);
      });
    },
  };
}

const taskAct = ({ kind, reference, amount, requestId, revision }: Task, by: Actor, action: Action, at: Date) =>
  act({
    ...{ key: `${action} ${revision}`, at, action, by: memberRef(by) },
    after: { task: kind, amount: amountFact(amount), reference, request: requestId },
  });
