import type { RefundMessage } from '../../src/refunds/messages.ts';
import { digestOf, type OutgoingRefund } from '../../src/refunds/outgoing-refund.ts';
import { line, note } from '../blocks.ts';
import type { RoomCard } from '../looks.ts';
import type { Block, Button } from '../model.ts';
import { called, introduced, isolated, roomVoice, type Voice } from '../voice.ts';

/** So many are asked by name. */
const MOST_ASKED = 3;
const DAY_MS = 86_400_000;

/** A refund that somebody else has to agree to, and what became of it. */
export function approvalCard({ refund, company, approvers }: RefundMessage): RoomCard {
  const voice = roomVoice(company);
  const { approval: say, reasons } = voice.words.refunds;
  const { amount, reference, customer, by, reason, note: words, state, at } = refund;
  const who = called(customer, voice);
  const summary = say.summary({ by: isolated(by.name), amount: voice.money(amount), who, reference });
  const waits = state === 'asked';
  const asked = approvers.slice(0, MOST_ASKED).map(
    ({ id, name, workspaceId }): Block => ({
      ...{ kind: 'text', text: say.ask },
      to: { id, name, ...(workspaceId && { workspace: workspaceId }) },
    }),
  );
  return {
    summary,
    blocks: [
      { kind: 'heading', text: (waits ? say.heading : say.done)(voice.money(amount)) },
      ...(waits ? [] : standing(refund, voice)),
      {
        kind: 'facts',
        facts: [
          { label: say.who, value: introduced(customer, voice) },
          { label: say.reference, value: reference },
          { label: say.by, value: isolated(by.name) },
          { label: say.reason, value: words ? `${reasons[reason]} (${isolated(words)})` : reasons[reason] },
        ],
      },
      ...(waits
        ? [
            ...(asked.length > 0 ? asked : [note(say.nobody)]),
            note(say.until(voice.shortly(new Date(at.getTime() + DAY_MS)))),
            { kind: 'buttons', buttons: buttonsOf(refund, voice) } as const,
          ]
        : []),
    ],
    about: `${reference} · ${who}`,
  };
}

/** Who decided, and what came of it. */
function standing({ state, decided, amount, why }: OutgoingRefund, voice: Voice): Block[] {
  const { approval: say, card, whyRefused } = voice.words.refunds;
  const [by, when] = [isolated(decided?.by ?? ''), decided ? voice.shortly(decided.at) : ''];
  if (state === 'declined') return [line(say.declinedBy(by, when, isolated(decided?.why ?? '')), 'attention')];
  if (state === 'lapsed') return [line(say.lapsed, 'attention')];
  const agreed = decided ? [note(say.approvedBy(by, when))] : [];
  if (state === 'refused')
    return [line(card.refused(voice.money(amount), whyRefused[why ?? 'not-refundable']), 'bad'), ...agreed];
  if (state === 'failed') return [line(say.failed, 'bad'), ...agreed];
  if (state === 'succeeded') return [line(say.succeeded, 'good'), ...agreed];
  return [line(state === 'pending' ? say.pending : say.ordered), ...agreed];
}

function buttonsOf(refund: OutgoingRefund, voice: Voice): Button[] {
  const { approval: say } = voice.words.refunds;
  const value = `${refund.id} ${digestOf(refund)}`;
  const { title, text, yes, no } = say.confirm;
  const told = text({ amount: voice.money(refund.amount), who: called(refund.customer, voice) });
  return [
    {
      ...{ action: 'refund.approve', label: say.approve, value, style: 'primary' },
      confirm: { title, text: told, yes, no },
    },
    { action: 'refund.decline', label: say.decline, value, opensForm: true },
  ];
}
