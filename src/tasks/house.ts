import type { PaymentsHouse } from '../payments/index.ts';
import type { Tasks } from './ports.ts';
import type { Task } from './task.ts';

/** What tasks work with. */
export type TasksHouse = PaymentsHouse & {
  store: { tasks: Tasks };
  wake(kind: 'tasks', task: Task): void;
};
