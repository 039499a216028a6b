import { ALL } from '../../src/ledger/filter.ts';
import { type Payout, sumOf } from '../../src/payouts/payout.ts';
import type { PayoutShown, ShownRow } from '../../src/payouts/screen.ts';
import { line, note } from '../blocks.ts';
import type { Block, Button, Card, Row } from '../model.ts';
import { called, isolated, type Voice } from '../voice.ts';
import { differenceOf } from './list.ts';

/** One payout: whether it adds up, what it is made of, and row by row whose that is. */
export function payoutCard(shown: PayoutShown, voice: Voice): Card {
  const { payouts: say } = voice.words;
  const { payout, rows, isNarrowed } = shown;
  const { madeAt, arrivesOn, trace, id, amount, read } = payout;
  const heading = say.heading(voice.money(amount));
  const fact = (label: string, value: string | undefined) => (value ? [{ label, value }] : []);
  return {
    summary: heading,
    blocks: [
      { kind: 'heading', text: heading },
      ...standing(payout, voice),
      {
        kind: 'facts',
        facts: [
          ...fact(say.facts.made, voice.shortly(madeAt)),
          ...fact(say.facts.arrives, voice.day(arrivesOn)),
          ...fact(say.facts.trace, trace),
          ...fact(say.facts.id, id),
        ],
      },
      ...(read && !isNarrowed ? partsOf(payout, read, voice) : []),
      ...(read ? [{ kind: 'heading', text: isNarrowed ? say.narrowed : say.rows } as const] : []),
      ...(rows.length > 0 ? [{ kind: 'rows', rows: rows.map((row) => rowOf(row, payout, voice)) } as const] : []),
      ...(read && isNarrowed && rows.length === 0 ? [line(say.nothing, 'good')] : []),
      { kind: 'buttons', buttons: buttonsOf(shown, voice) },
      { kind: 'buttons', buttons: [{ action: 'payouts.turn', value: 'all', label: say.back }] },
    ],
  };
}

/** How it stands, and whether it adds up. */
function standing(payout: Payout, voice: Voice): Block[] {
  const { payouts: say } = voice.words;
  const { state, failure = 'other', isAutomatic, read } = payout;
  const sum = sumOf(payout);
  const by = differenceOf(payout, voice);
  if (state === 'failed') return [line(say.failed[failure], 'bad'), line(say.mend)];
  if (state === 'canceled') return [line(say.states[state])];
  return [
    line(say.states[state]),
    ...(!isAutomatic ? [note(say.byHand)] : []),
    ...(isAutomatic && !read ? [note(say.waiting)] : []),
    ...(read && sum && by ? [line(say.differs(voice.money(sum), by), 'attention')] : []),
    ...(read && !by ? [line(say.agrees(read.rows), 'good')] : []),
  ];
}

function partsOf({ amount: { currency } }: Payout, { parts }: NonNullable<Payout['read']>, voice: Voice): Block[] {
  const { payouts: say } = voice.words;
  const money = (minor: number) => voice.money({ minor, currency });
  const facts = parts.map(({ kind, count, amount, fee }) => ({
    label: say.part(say.kinds[kind], count),
    value: fee === 0 ? money(amount) : say.sums(money(amount), money(fee)),
  }));
  return facts.length > 0
    ? [
        { kind: 'heading', text: say.parts },
        { kind: 'facts', facts },
      ]
    : [];
}

function rowOf({ row, request, isHidden, entered }: ShownRow, { amount: { currency } }: Payout, voice: Voice): Row {
  const { payouts: say } = voice.words;
  const money = (minor: number) => voice.money({ minor, currency });
  const whose = request ? [called(request.customer, voice), isolated(request.reference)] : [];
  const remarks = [
    ...(row.fee === 0 ? [] : [say.net(money(row.net), money(row.fee))]),
    voice.shortly(row.at),
    ...(row.says ? [isolated(row.says)] : []),
    ...(isHidden ? [say.hidden] : []),
    ...(entered ? [say.entered[entered.state](entered.system)] : []),
    ...(row.why ? [say.why[row.why]] : []),
  ];
  return {
    text: [say.kinds[row.kind], money(row.amount), ...whose].join(' · '),
    detail: remarks.join(' · '),
    ...(request && { button: { action: 'payments.show', value: `${request.id} ${ALL}`, label: say.open } }),
  };
}

function buttonsOf({ payout, isNarrowed, next, first }: PayoutShown, { words: { payouts: say } }: Voice): Button[] {
  const { id, read } = payout;
  const turn = (value: string, label: string): Button => ({ action: 'payouts.show', value, label });
  return [
    ...(next ? [turn(next, say.more)] : []),
    ...(first ? [turn(first, say.first)] : []),
    ...(!isNarrowed && read && read.unmatched > 0 ? [turn(`${id} unmatched`, say.narrow(read.unmatched))] : []),
    ...(isNarrowed ? [turn(id, say.everything)] : []),
    { action: 'payouts.export', value: id, label: say.export.button },
  ];
}
