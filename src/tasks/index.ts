export type { TasksHouse } from './house.ts';
export type { TaskKind } from './kinds.ts';
export type { TaskMessage } from './messages.ts';
export type { TaskNews } from './news.ts';
export { openTask } from './opening.ts';
export type { Tasks } from './ports.ts';
export { type Task, taskIdOf } from './task.ts';
