import { createHash } from 'node:crypto';
import type { Asker } from '../company/index.ts';
import type { Contact } from '../customers/index.ts';
import type { Acting } from '../kernel/act.ts';
import type { Money } from '../kernel/money.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { WriteBackFailure } from '../payments/index.ts';
import { type Announcing, announcing, isErrand, type Moment, promising, redrawn, without } from '../promises/outbox.ts';
import type { TaskKind } from './kinds.ts';
import type { TaskNews } from './news.ts';

/** `remind`: it is due, or nearly, and nobody has said that it is done. */
export type TaskErrand = 'remind';

/** Something that the app cannot do by itself, until somebody says that it is done. Its card stands in the rooms. */
export interface Task extends Announcing<TaskNews, TaskErrand>, Acting {
  kind: TaskKind;
  /** Or of the payout that it is about. */
  requestId: string;
  /** Of the invoices it is about, or of the request. */
  reference: string;
  customer: { name?: string } & Contact;
  amount: Money;
  /** Where it is done, as people call it. */
  system: string;
  paymentId: string;
  /** Why the system did not take it. */
  why?: WriteBackFailure;
  /** When somebody is to have done it. */
  dueOn: Date;
  /** `over`: nothing is to be done any more. */
  state: 'open' | 'done' | 'over';
  owner?: Asker;
  done?: { by: string; at: Date };
  /** How often it was reminded of. */
  reminded: number;
  createdAt: Date;
}

/** What a task is made of. `about`: what it is about, so that the same is one task however often it is wanted. */
export type TaskAsk = Pick<
  Task,
  'companyId' | 'kind' | 'requestId' | 'reference' | 'customer' | 'amount' | 'system' | 'paymentId' | 'why' | 'dueOn'
>;

/** The same for the same thing to do. */
export const taskIdOf = (requestId: string, kind: TaskKind, about: string): string =>
  `tsk_${createHash('sha256').update(`${requestId} ${kind} ${about}`).digest('base64url').slice(0, 22)}`;

/** Somebody has to do something, and is told in these rooms. `remindAt`: when it is said again. */
export function opened(id: string, ask: TaskAsk, rooms: RoomId[], remindAt: Date, moment: Moment): Task {
  const blank: Task = {
    ...ask,
    ...{ id, revision: 0, cards: rooms.map((room) => ({ room, shown: 0 })), appearance: 0, outbox: [] },
    ...{ state: 'open', reminded: 0, createdAt: moment.now },
  };
  return promising(redrawn(blank, moment), { name: 'remind' }, moment, remindAt);
}

/** It is to be done by another day; undefined where that is known, or it is done. */
export const dueAt = (task: Task, dueOn: Date, remindAt: Date, moment: Moment): Task | undefined =>
  task.state === 'open' && task.kind === 'answer-dispute' && task.dueOn.getTime() !== dueOn.getTime()
    ? promising(redrawn({ ...ended(task), dueOn }, moment), { name: 'remind' }, moment, remindAt)
    : undefined;

/** Somebody sees to it. */
export const taken = (task: Task, owner: Asker, moment: Moment): Task | undefined =>
  task.state === 'open' && !isSame(task.owner, owner) ? redrawn({ ...task, owner }, moment) : undefined;

const isSame = (a: Asker | undefined, b: Asker): boolean => a?.id === b.id && a.workspaceId === b.workspaceId;

/** Somebody says that it is done. */
export const finished = (task: Task, by: string, moment: Moment): Task | undefined =>
  task.state === 'open'
    ? redrawn<Task>({ ...ended(task), state: 'done', done: { by, at: moment.now } }, moment)
    : undefined;

/** It was not done after all. */
export function reopened(task: Task, remindAt: Date, moment: Moment): Task | undefined {
  if (task.state !== 'done') return undefined;
  const { done: _, ...rest } = task;
  return promising(redrawn<Task>({ ...rest, state: 'open' }, moment), { name: 'remind' }, moment, remindAt);
}

/** Nothing is to be done any more, nor again where somebody has done it: undefined where that is known. */
export const overtaken = (task: Task, moment: Moment): Task | undefined =>
  task.state === 'over' ? undefined : redrawn<Task>({ ...ended(task), state: 'over' }, moment);

const ended = (task: Task): Task => without(task, (item) => isErrand(item, 'remind'));

/** The room is told that it is still to be done. `again`: when it is told once more; not at all without. */
export function remindedOf(task: Task, again: Date | undefined, moment: Moment): Task {
  if (task.state !== 'open') return task;
  const { owner, dueOn } = task;
  const news: TaskNews = {
    kind: 'task-due',
    task: task.kind,
    system: task.system,
    dueOn,
    at: moment.now,
    ...(owner && { owner: owner.name }),
  };
  const told = announcing({ ...ended(task), reminded: task.reminded + 1 }, news, moment);
  return again ? promising(told, { name: 'remind' }, moment, again) : told;
}
