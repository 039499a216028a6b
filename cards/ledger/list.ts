import { ALL } from '../../src/ledger/filter.ts';
import type { ListedPayment, Narrowing, PaymentsList } from '../../src/ledger/screen.ts';
import type { Status } from '../../src/payments/index.ts';
import { line, note } from '../blocks.ts';
import type { Block, Button, Card, Row, Sign, Tone } from '../model.ts';
import { signOf } from '../render/visible.ts';
import { called, isolated, type Voice } from '../voice.ts';

/** What tells one status from another at a glance. */
const SIGN: Record<Status, { tone: Tone } | { sign: Sign }> = {
  unpaid: { sign: 'on-its-way' },
  'part-paid': { sign: 'in-progress' },
  processing: { sign: 'in-progress' },
  paid: { tone: 'good' },
  'part-refunded': { sign: 'returned' },
  refunded: { sign: 'returned' },
  disputed: { tone: 'bad' },
  void: { sign: 'closed' },
  expired: { tone: 'attention' },
};

/** A page of payments, with what narrows it and what leads on. */
export function paymentsListCard(list: PaymentsList, voice: Voice): Card {
  const say = voice.words.ledger;
  const { rows, narrowing, isUnfinished } = list;
  const filters = filtersOf(narrowing, voice);
  const isNarrowed = filters.length > 0;
  const about = isNarrowed ? say.narrowed(filters.join(' · ')) : say.all;
  return {
    summary: say.title,
    blocks: [
      { kind: 'heading', text: say.title },
      note(about),
      ...(rows.length > 0
        ? [{ kind: 'rows', rows: rows.map((row) => rowOf(row, list, voice)) } as const]
        : [line(emptyWords({ isUnfinished, isNarrowed, isLater: list.first !== undefined }, voice))]),
      ...(isUnfinished && rows.length > 0 ? [note(say.unfinished)] : []),
      ...(list.isBehind ? [line(say.behind, 'attention')] : []),
      { kind: 'buttons', buttons: buttonsOf(list, isNarrowed, voice) },
      {
        kind: 'buttons',
        buttons: [
          { action: 'payments.export', value: list.turned, label: say.export.button },
          { action: 'payments.figures', value: 'today', label: say.figures.button },
          { action: 'payouts.turn', value: 'all', label: voice.words.payouts.button },
          { action: 'audit.turn', value: 'all', label: voice.words.audit.button },
          { action: 'privacy.menu', value: 'all', label: voice.words.privacy.button },
        ],
      },
    ],
  };
}

function emptyWords(
  is: { isUnfinished: true | undefined; isNarrowed: boolean; isLater: boolean },
  { words: { ledger: say } }: Voice,
): string {
  if (is.isUnfinished) return say.unfinished;
  return is.isNarrowed || is.isLater ? say.nothing : say.none;
}

function rowOf({ request, status }: ListedPayment, { turned }: PaymentsList, voice: Voice): Row {
  const say = voice.words.ledger;
  const { id, amount, customer, reference, asker, createdAt } = request;
  return {
    text: `${signOf(SIGN[status])}${[voice.money(amount), called(customer, voice), isolated(reference)].join(' · ')}`,
    detail: `${say.statuses[status]} · ${say.asked(isolated(asker.name), voice.shortly(createdAt))}`,
    button: { action: 'payments.show', value: `${id} ${turned}`, label: say.open },
  };
}

function buttonsOf({ turned, next, first, isUnfinished }: PaymentsList, isNarrowed: boolean, voice: Voice): Button[] {
  const say = voice.words.ledger;
  const turn = (value: string, label: string): Button => ({ action: 'payments.turn', value, label });
  return [
    ...(next ? [turn(next, isUnfinished ? say.searchOn : say.more)] : []),
    ...(first !== undefined ? [turn(first, say.first)] : []),
    { action: 'payments.narrow', value: turned, label: say.filter, opensForm: true },
    ...(isNarrowed ? [turn(ALL, say.everything)] : []),
    turn(turned, say.again),
  ];
}

/** What narrows the list, each ready to read. */
export function filtersOf(narrowing: Narrowing, voice: Voice): string[] {
  const { statuses, filters: say } = voice.words.ledger;
  const { status, text, least, most, from, until, asker, room } = narrowing;
  return [
    ...(status ? [statuses[status]] : []),
    ...(text ? [isolated(text)] : []),
    ...(least ? [say.least(voice.money(least))] : []),
    ...(most ? [say.most(voice.money(most))] : []),
    ...(from ? [say.from(voice.day(from))] : []),
    ...(until ? [say.until(voice.day(until))] : []),
    ...(asker ? [say.asker(isolated(asker))] : []),
    ...(room !== undefined ? [room === '' ? say.roomGone : isolated(room)] : []),
  ];
}

export const backTo = (turned: string, { words }: Voice): Block => ({
  kind: 'buttons',
  buttons: [{ action: 'payments.turn', value: turned, label: words.ledger.back }],
});
