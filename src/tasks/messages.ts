import type { Company } from '../company/index.ts';
import type { Task } from './task.ts';

/** Something to do, and how far it is. */
export interface TaskMessage {
  kind: 'task';
  task: Task;
  company: Company;
}
