import { type Actor, companyOf } from '../company/index.ts';
import { change, one } from '../kernel/change.ts';
import { momentOf } from '../promises/outbox.ts';
import { nextWorkingDay, remindsAt } from './due.ts';
import type { TasksHouse } from './house.ts';
import type { TaskScreen } from './screen.ts';
import { finished, reopened, type Task, taken } from './task.ts';

/** What members do about a task. */
export function createTaskDesk(house: TasksHouse) {
  async function act(actor: Actor, id: string, next: (task: Task) => Task | undefined): Promise<TaskScreen> {
    const task = await change(one(house.store.tasks, actor.companyId, id), next);
    if (!task) return { kind: 'refused', refusal: { code: 'task-gone' } };
    house.wake('tasks', task);
    return { kind: 'task-changed', task, shownIn: task.cards.map(({ room }) => room) };
  }

  return {
    take: ({ id, name, workspaceId, ...actor }: Actor, taskId: string) =>
      act({ id, name, workspaceId, ...actor }, taskId, (task) =>
        taken(task, { id, name, workspaceId }, momentOf(house)),
      ),

    finish: (actor: Actor, taskId: string) => act(actor, taskId, (task) => finished(task, actor.name, momentOf(house))),

    async reopen(actor: Actor, taskId: string): Promise<TaskScreen> {
      const company = await companyOf(house.directory, { id: actor.id, companyId: actor.companyId });
      return act(actor, taskId, (task) => {
        const moment = momentOf(house);
        const at = remindsAt({ ...task, reminded: 0 }, company, moment.now) ?? nextWorkingDay(moment.now, company);
        return reopened({ ...task, reminded: 0 }, at, moment);
      });
    },
  };
}
