import type { Tongue } from '../../src/kernel/language.ts';
import type { TaskMessage } from '../../src/tasks/messages.ts';
import type { TaskNews } from '../../src/tasks/news.ts';
import type { TaskScreen } from '../../src/tasks/screen.ts';
import type { Task } from '../../src/tasks/task.ts';
import type { MessageSpecimens, NewsSpecimens, ScreenSpecimens } from '../specimen.ts';
import { cad, garage, JULIE, later, MARC } from '../specimens/people.ts';

const DAY = 1_440;

export const task = (change: Partial<Task> = {}): Task => ({
  ...{ id: 'tsk_1', companyId: 'com_garage', revision: 1, cards: [], appearance: 1, outbox: [] },
  ...{ kind: 'record-refund', requestId: 'pay_1', reference: 'RO4821', customer: JULIE, amount: cad(5_000) },
  ...{ system: 'CDK', paymentId: 'pi_1', dueOn: later(DAY), state: 'open', reminded: 0, createdAt: later(0) },
  ...change,
});
const done = { by: 'Sophie Roy', at: later(90) };
const PAYOUT = { system: 'Stripe', customer: {}, reference: 'po_1', paymentId: 'po_1', amount: cad(213_450) };
const dispute: Partial<Task> = { kind: 'answer-dispute', system: 'Stripe', dueOn: later(9 * DAY) };

export const screens = (): ScreenSpecimens<TaskScreen> => ({
  'task-changed': {
    'task-taken': { kind: 'task-changed', task: task({ owner: MARC }), shownIn: [] },
    'task-finished': { kind: 'task-changed', task: task({ state: 'done', done }), shownIn: [] },
    'task-reopened': { kind: 'task-changed', task: task(), shownIn: [] },
    'task-overtaken': { kind: 'task-changed', task: task({ state: 'over' }), shownIn: [] },
  },
});

/** A task of every kind, and in every state that its card shows. */
export function messages(tongue: Tongue): MessageSpecimens<TaskMessage> {
  const company = garage(tongue);
  const card = (change: Partial<Task>): TaskMessage => ({ kind: 'task', task: task(change), company });
  return {
    task: {
      'task-refund': card({}),
      'task-payment': card({ kind: 'record-payment', why: 'closed', amount: cad(61_816) }),
      'task-undo-refund': card({ kind: 'undo-refund' }),
      'task-lost-dispute': card({ kind: 'record-dispute', amount: cad(61_816) }),
      'task-dispute': card(dispute),
      'task-payout': card({ kind: 'mend-payout', ...PAYOUT }),
      'task-of-somebody': card({ owner: MARC }),
      'task-done': card({ owner: MARC, state: 'done', done }),
      'task-over': card({ ...dispute, state: 'over' }),
    },
  };
}

const due: TaskNews = { kind: 'task-due', task: 'record-refund', system: 'CDK', dueOn: later(DAY), at: later(DAY) };

export const news = (): NewsSpecimens<TaskNews> => ({
  'task-due': {
    'task-due': due,
    'task-due-nobody': { ...due, task: 'answer-dispute', system: 'Stripe', dueOn: later(3 * DAY) },
    'task-due-somebody': { ...due, task: 'answer-dispute', system: 'Stripe', dueOn: later(3 * DAY), owner: MARC.name },
  },
});
