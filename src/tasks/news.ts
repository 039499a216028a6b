import type { TaskKind } from './kinds.ts';

/** What is told of a task, in the thread of its card. */
export interface TaskNews {
  kind: 'task-due';
  task: TaskKind;
  system: string;
  dueOn: Date;
  /** Who sees to it; absent while nobody does. */
  owner?: string;
  at: Date;
}
