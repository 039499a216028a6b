import type { PaymentScreen } from '../../src/payments/screen.ts';
import { note, notice } from '../blocks.ts';
import type { Card } from '../model.ts';
import { called, isolated, type Voice } from '../voice.ts';

type Shown<K extends PaymentScreen['kind']> = Extract<PaymentScreen, { kind: K }>;

export function sentNotice({ to, amount, reference, shownIn }: Shown<'request-sent'>, voice: Voice): Card {
  const say = voice.words.notices;
  const text = say.sent({ to: called(to, voice), amount: voice.money(amount), reference });
  return notice(text, note(shownIn.length > 0 ? say.follow : say.noRoom));
}

export const cancelledNotice = ({ reference }: Shown<'request-cancelled'>, { words }: Voice): Card =>
  notice(words.notices.cancelled(reference));

/** It may take a moment to know that nothing was paid: not good news yet. */
export function cancellingNotice({ reference }: Shown<'request-cancelling'>, { words }: Voice): Card {
  const text = words.notices.cancelling(reference);
  return { summary: text, blocks: [{ kind: 'text', text }] };
}

export const partsChanged = ({ reference, inFull }: Shown<'parts-changed'>, { words }: Voice): Card =>
  notice(words.parts.changed[inFull ? 'in-full' : 'parts'](isolated(reference)));

export const sentAgainNotice = ({ reference }: Shown<'request-sent-again'>, { words }: Voice): Card =>
  notice(words.notices.sentAgain(reference));

/** The member chose not to send after all. */
export const notSentNotice = (_: Shown<'not-sent'>, { words: { notices } }: Voice): Card => ({
  summary: notices.notSent,
  blocks: [{ kind: 'text', text: notices.notSent }],
});
