import { companyOf } from '../company/index.ts';
import type { NewsMessage } from '../conversations/index.ts';
import { type Announcer, type Errand, unchanged } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import { remindsAt } from './due.ts';
import type { TasksHouse } from './house.ts';
import type { TaskMessage } from './messages.ts';
import type { TaskNews } from './news.ts';
import { remindedOf, type Task } from './task.ts';

type News = NewsMessage<TaskNews>;

/** What a task promises: its card, and that nobody forgets it. */
export const createTaskAnnouncer = (house: TasksHouse): Announcer<Task, TaskMessage | News> => ({
  documents: house.store.tasks,
  card: async (task) => ({ kind: 'task', task, company: await companyOf(house.directory, task) }),
  async news(task, news) {
    const { customer, reference, owner } = task;
    const company = await companyOf(house.directory, task);
    const message = { kind: 'news', news, company, customer, reference, ...(owner && { asker: owner }) } as const;
    return { message, wholeRoom: true };
  },
  root: async (task) => task,
  isOnCard: () => false,
  placed: async () => undefined,
  errands: { remind: reminding(house) },
});

const reminding = (house: TasksHouse): Errand<Task> => ({
  lane: 'links',
  harmless: true,
  async keep(task) {
    const company = await companyOf(house.directory, task);
    const moment = momentOf(house);
    return (now) => remindedOf(now, remindsAt({ ...now, reminded: now.reminded + 1 }, company, moment.now), moment);
  },
  never: () => unchanged,
});
