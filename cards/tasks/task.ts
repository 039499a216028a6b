import type { TaskMessage } from '../../src/tasks/messages.ts';
import type { TaskNews } from '../../src/tasks/news.ts';
import type { TaskScreen } from '../../src/tasks/screen.ts';
import type { Task } from '../../src/tasks/task.ts';
import { line, note, notice } from '../blocks.ts';
import type { NewsLines, RoomCard } from '../looks.ts';
import type { Block, Button, Card } from '../model.ts';
import { called, introduced, isolated, roomVoice, type Voice } from '../voice.ts';

/** What somebody has to do elsewhere, step by step, and how far it is. */
export function taskCard({ task, company }: TaskMessage): RoomCard {
  const voice = roomVoice(company);
  const { words } = voice;
  const { customer, reference, paymentId, dueOn, owner, state } = task;
  const isOpen = state === 'open';
  const isOfPayout = task.kind === 'mend-payout';
  return {
    summary: words.tasks.summary(headingOf(task, voice), reference),
    blocks: [
      { kind: 'heading', text: headingOf(task, voice) },
      ...(isOpen ? stepsOf(task, voice) : [standingOf(task, voice)]),
      {
        kind: 'facts',
        facts: [
          ...(isOfPayout ? [] : [{ label: words.tasks.customer, value: introduced(customer, voice) }]),
          ...(isOfPayout ? [] : [{ label: words.tasks.reference, value: reference }]),
          { label: words.tasks.amount, value: voice.money(task.amount) },
          { label: words.tasks[isOfPayout ? 'payout' : 'payment'], value: paymentId },
          ...(isOpen ? [{ label: words.tasks.due, value: voice.shortly(dueOn) }] : []),
          ...(isOpen ? [{ label: words.tasks.owner, value: owner ? isolated(owner.name) : words.tasks.nobody }] : []),
        ],
      },
      ...buttonsOf(task, voice),
    ],
    about: isOfPayout ? reference : `${reference} · ${called(customer, voice)}`,
  };
}

export const headingOf = ({ kind, system }: Pick<Task, 'kind' | 'system'>, { words }: Voice): string =>
  words.tasks.heading[kind](system);

function stepsOf({ kind, amount, reference, system, why }: Task, voice: Voice): Block[] {
  const { tasks: say, orders } = voice.words;
  const how = line(say.how[kind]({ amount: voice.money(amount), reference, system }));
  return why ? [how, line(orders.byHand[why](system))] : [how];
}

function standingOf({ done }: Task, voice: Voice): Block {
  const { tasks: say } = voice.words;
  return done ? line(say.doneBy(isolated(done.by), voice.shortly(done.at)), 'good') : note(say.over);
}

function buttonsOf({ id: value, state, owner, kind, requestId, paymentId }: Task, { words }: Voice): Block[] {
  const { take, done, reopen } = words.tasks;
  if (state === 'over') return [];
  const open: Button[] = [
    { action: 'task.done', label: done, value, style: 'primary' },
    ...(owner ? [] : [{ action: 'task.take', label: take, value } as const]),
    ...(kind === 'answer-dispute'
      ? [{ action: 'evidence.show', label: words.evidence.button, value: `${requestId} ${paymentId}` } as const]
      : []),
  ];
  return [{ kind: 'buttons', buttons: state === 'open' ? open : [{ action: 'task.reopen', label: reopen, value }] }];
}

/** That it is still to be done. */
export function taskDue({ task, dueOn, owner, at, system }: TaskNews, voice: Voice): NewsLines {
  const { news: say } = voice.words.tasks;
  const heading = headingOf({ kind: task, system }, voice);
  const by = voice.shortly(dueOn);
  const said = dueOn <= at ? say.late(heading) : owner ? say.yours(heading, by) : say.nobodys(heading, by);
  return [line(said, 'attention'), note(say.next)];
}

/** What the member who pressed reads alone. */
export function taskNotice({ task }: Extract<TaskScreen, { kind: 'task-changed' }>, { words }: Voice): Card {
  const { taken, finished, reopened, overtaken } = words.tasks;
  const said = { open: task.owner ? taken : reopened, done: finished, over: overtaken }[task.state];
  return notice(said);
}
