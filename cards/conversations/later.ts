import { HOURS, type Later, type LaterValues } from '../../src/conversations/later.ts';
import type { Refusal } from '../../src/kernel/refusal.ts';
import { line, note, notice } from '../blocks.ts';
import type { Block, Card, Field } from '../model.ts';
import { problemOf } from '../payments/message-fields.ts';
import { called, type Voice } from '../voice.ts';

/** When a text is to go, where that is not now. */
export function laterFields({ day, hour }: LaterValues, problem: Refusal | undefined, voice: Voice): Field[] {
  const say = voice.words.texting;
  return [
    { ...{ kind: 'date', id: 'day', ...say.day, value: day }, ...problemOf(problem, voice) },
    {
      ...{ kind: 'choice', id: 'hour', label: say.hour.label, value: hour, refreshes: true },
      options: HOURS.map((value) => ({ value, label: say.hour.of(Number(value)) })),
    },
  ];
}

export function laterBlocks(later: Later | undefined, voice: Voice): Block[] {
  const say = voice.words.texting;
  return later ? [line(say.later(voice.shortly(later.at))), ...(later.moved ? [note(say.moved)] : [])] : [];
}

/** It goes then, and stands in the thread until it does. */
export const heldLater = (to: { phone: string; name?: string }, later: Date, voice: Voice): Card =>
  notice(voice.words.texting.heldLater(called(to, voice), voice.shortly(later)), note(voice.words.texting.whereLater));
