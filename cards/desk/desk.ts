import type { RequestShown } from '../../src/desk/screen.ts';
import {
  type Desk,
  type DeskRow,
  type Listing,
  MOST_COUNTED,
  type TaskRow,
  type WaitingRow,
} from '../../src/desk/screen.ts';
import { needsSince } from '../../src/payments/lists.ts';
import { leftHere } from '../../src/payments/parts.ts';
import { lateChats } from '../../src/promises/late-chats.ts';
import type { Screen } from '../../src/screen.ts';
import { helpBlocks } from '../help.ts';
import type { Block, Button, Card, Row } from '../model.ts';
import { lateLines } from '../payments/late.ts';
import { mailBlocks } from '../payments/mails.ts';
import { attentionBlocks, requestCard } from '../payments/request.ts';
import { standingOf } from '../payments/standing.ts';
import { fitting, signed } from '../render/visible.ts';
import { headingOf } from '../tasks/task.ts';
import { called, introduced, isolated, type Voice } from '../voice.ts';

type Shown<K extends Screen['kind']> = Extract<Screen, { kind: K }>;

/** The member's day: what can be started, what needs somebody, what is open, what was paid, and how it all works. */
export function deskCard(desk: Shown<'desk'>, voice: Voice): Card {
  const say = voice.words.desk;
  const { tasks, waiting, attention, open, paid, commands = [] } = desk;
  const title = say.title(voice.day(desk.now));
  const isEmpty = tasks.length + waiting.length + attention.count + open.count + paid.count === 0;
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      ...starting(commands, voice),
      ...(isEmpty ? texts(say.nothing, say.start) : lists(desk, voice)),
      ...helpBlocks(commands, voice),
    ],
  };
}

/** In a workspace that belongs to no company yet: what is missing, and how to come by it. */
export function welcomeCard({ commands = [] }: Shown<'welcome'>, voice: Voice): Card {
  const { title, missing, steps } = voice.words.desk.welcome;
  const [first] = commands;
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      ...texts(missing, ...(first ? steps(`/${first.name}`) : [])),
      ...helpBlocks(commands, voice),
    ],
  };
}

export const requestShownCard = (shown: RequestShown, voice: Voice): Card => requestCard(shown, voice);

const texts = (...lines: string[]): Block[] => lines.map((text) => ({ kind: 'text', text }));

/** A button for everything that its reader may start, from the table of commands. */
function starting(commands: Shown<'help'>['commands'], { words }: Voice): Block[] {
  const buttons = commands.map(
    ({ name, title, start = title }, index): Button => ({
      ...{ action: 'form.open', value: `/${name}`, label: start(words), opensForm: true },
      ...(index === 0 ? { style: 'primary' } : {}),
    }),
  );
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
}

function lists(
  { tasks, moreTasks, waiting, moreWaiting, attention, open, order, paid, now }: Desk,
  voice: Voice,
): Block[] {
  const say = voice.words.desk;
  const other = order === 'oldest' ? 'largest' : 'oldest';
  const turn: Button = { action: 'desk.turn', value: other, label: say.order[other] };
  const sum = paid.sums.map((one) => voice.money(one)).join(' + ');
  return [
    ...(tasks.length > 0
      ? [
          { kind: 'heading', text: say.tasks } as const,
          { kind: 'rows', rows: tasks.map((row) => taskRow(row, voice)) } as const,
          ...(moreTasks ? [{ kind: 'note', text: say.moreTasks } as const] : []),
        ]
      : []),
    ...(waiting.length > 0
      ? [
          { kind: 'heading', text: say.waiting } as const,
          { kind: 'rows', rows: waiting.map((row) => waitingRow(row, now, voice)) } as const,
          ...(moreWaiting ? [{ kind: 'note', text: say.moreWaiting } as const] : []),
        ]
      : []),
    ...(attention.count > 0
      ? listed(say.attention(counted(attention, voice)), attention, (row) => attentionRow(row, now, voice), voice)
      : []),
    ...(open.count > 0
      ? listed(
          say.open(counted(open, voice)),
          open,
          (row) => openRow(row, now, voice),
          voice,
          open.count > 1 ? [turn] : [],
        )
      : texts(say.nothingOpen)),
    ...(paid.count > 0
      ? listed(say.paid({ sum, count: counted(paid, voice) }), paid, (row) => paidRow(row, voice), voice)
      : texts(say.nothingPaid)),
  ];
}

const counted = ({ count }: Listing, { words }: Voice): string =>
  count >= MOST_COUNTED ? words.desk.many(MOST_COUNTED) : String(count);

function listed(
  title: string,
  { rows, next, first }: Listing,
  draw: (row: DeskRow) => Row,
  { words: { desk: say } }: Voice,
  more: Button[] = [],
): Block[] {
  const turn = (value: string, label: string): Button => ({ action: 'desk.turn', value, label });
  const buttons = [...(first ? [turn(first, say.back)] : []), ...(next ? [turn(next, say.more)] : []), ...more];
  return [
    { kind: 'heading', text: title },
    ...(rows.length > 0 ? [{ kind: 'rows', rows: rows.map(draw) } as const] : []),
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ];
}

/** Which request it is, and the way to its card. `amount`: what the list is about of it. */
function rowOf({ request, link }: DeskRow, detail: string, voice: Voice, amount = request.amount): Row {
  const { openCard, show } = voice.words.desk;
  const { customer, reference, id } = request;
  return {
    text: [voice.money(amount), called(customer, voice), reference].filter(Boolean).join(' · '),
    detail,
    button: link ? { link, label: openCard } : { action: 'desk.show', value: id, label: show },
  };
}

/** What is to be done, by when, and who sees to it. */
function taskRow({ task, link }: TaskRow, voice: Voice): Row {
  const { tasks: say, desk } = voice.words;
  const { amount, customer, reference, owner, dueOn, id } = task;
  const who = owner ? isolated(owner.name) : say.nobody;
  return {
    text: `${headingOf(task, voice)} · ${[voice.money(amount), called(customer, voice), reference].join(' · ')}`,
    detail: [`${say.due} ${voice.shortly(dueOn)}`, who].join(' · '),
    button: link ? { link, label: desk.openCard } : { action: 'task.done', value: id, label: say.done },
  };
}

/** As much of what somebody texted as tells what it is about. */
const WORDS_SHOWN = 80;

/** Who waits, for what, since when, and who sees to it. */
function waitingRow({ phone, name, words, since, owner, link }: WaitingRow, now: Date, voice: Voice): Row {
  const { tasks, desk, answers } = voice.words;
  const said = fitting(words.replaceAll(/\s+/g, ' ').trim(), WORDS_SHOWN);
  return {
    text: introduced({ phone, ...(name && { name }) }, voice),
    detail: [
      ...(said ? [desk.quoted(isolated(said))] : []),
      voice.ago(since, now),
      owner ? isolated(owner.name) : tasks.nobody,
    ].join(' · '),
    button: link
      ? { link, label: desk.openThread }
      : { action: 'answer.open', value: phone, label: answers.button, opensForm: true },
  };
}

const openRow = (row: DeskRow, now: Date, voice: Voice): Row => {
  const { asker, createdAt } = row.request;
  const asked = voice.words.desk.asked(isolated(asker.name), voice.ago(createdAt, now));
  const late = lateLines(lateChats(row.request), voice);
  // Of one that is shared or paid in parts, its customer still owes no more than this; others stand in rows of their own.
  return rowOf(
    row,
    [signed(standingOf(row.request, voice).status), asked, ...late].join(' · '),
    voice,
    leftHere(row.request),
  );
};

const paidRow = (row: DeskRow, voice: Voice): Row => rowOf(row, signed(standingOf(row.request, voice).status), voice);

/** What is to be seen to, and since when. */
function attentionRow(row: DeskRow, now: Date, voice: Voice): Row {
  const { mails } = row.request;
  const isUnsent = mails.findLast(({ asks }) => !asks)?.state === 'failed';
  const blocks = [...attentionBlocks(row.request, voice), ...(isUnsent ? mailBlocks(row.request, voice) : [])];
  const lines = blocks.flatMap((block) => (block.kind === 'text' ? [signed(block)] : []));
  const { status, next } = standingOf(row.request, voice);
  const why = lines.length > 0 ? lines : [signed(status), ...(next ? [next] : [])];
  return rowOf(row, `${why.join(' ')} (${voice.ago(needsSince(row.request) ?? now, now)})`, voice);
}
