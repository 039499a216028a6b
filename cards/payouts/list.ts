import { ALL } from '../../src/ledger/filter.ts';
import { agrees, type Payout, sumOf } from '../../src/payouts/payout.ts';
import type { PayoutsList } from '../../src/payouts/screen.ts';
import { line, note } from '../blocks.ts';
import type { Button, Card, Row, Sign, Tone } from '../model.ts';
import { signOf } from '../render/visible.ts';
import type { Voice } from '../voice.ts';

/** What tells one from another at a glance. */
export function lookOf(payout: Payout): { tone: Tone } | { sign: Sign } {
  if (payout.state === 'failed') return { tone: 'bad' };
  if (payout.state !== 'paid') return { sign: payout.state === 'canceled' ? 'closed' : 'on-its-way' };
  const isOpen = agrees(payout) === false || (payout.read?.unmatched ?? 0) > 0;
  return { tone: isOpen ? 'attention' : 'good' };
}

/** By how much the rows and the bank's line differ, ready to read; undefined where they do not. */
export function differenceOf(payout: Payout, voice: Voice): string | undefined {
  const sum = sumOf(payout);
  if (!sum || agrees(payout)) return undefined;
  return voice.money({ ...sum, minor: Math.abs(sum.minor - payout.amount.minor) });
}

/** A page of payouts, each with whether it adds up. */
export function payoutsListCard({ payouts, next, first }: PayoutsList, voice: Voice): Card {
  const { payouts: say } = voice.words;
  const turn = (value: string, label: string): Button => ({ action: 'payouts.turn', value, label });
  return {
    summary: say.title,
    blocks: [
      { kind: 'heading', text: say.title },
      ...(payouts.length > 0
        ? [note(say.about), { kind: 'rows', rows: payouts.map((payout) => rowOf(payout, voice)) } as const]
        : [line(say.none)]),
      {
        kind: 'buttons',
        buttons: [
          ...(next ? [turn(next, say.more)] : []),
          ...(first ? [turn(first, say.first)] : []),
          { action: 'payments.turn', value: ALL, label: say.payments },
        ],
      },
    ],
  };
}

function rowOf(payout: Payout, voice: Voice): Row {
  const { payouts: say } = voice.words;
  return {
    text: `${signOf(lookOf(payout))}${voice.money(payout.amount)} · ${voice.day(payout.arrivesOn)}`,
    detail: [say.states[payout.state], ...checksOf(payout, voice)].join(' · '),
    button: { action: 'payouts.show', value: payout.id, label: say.open },
  };
}

function checksOf(payout: Payout, voice: Voice): string[] {
  const { check: say } = voice.words.payouts;
  // What never reached the bank agrees with nothing.
  if (payout.state === 'failed' || payout.state === 'canceled') return [];
  if (!payout.isAutomatic) return [say.byHand];
  if (!payout.read) return [say.waiting];
  const by = differenceOf(payout, voice);
  const { unmatched } = payout.read;
  return [by ? say.differs(by) : say.agrees, ...(unmatched > 0 ? [say.unmatched(unmatched)] : [])];
}
