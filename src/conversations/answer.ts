import { createHash } from 'node:crypto';
import { type Answer, granted, refused } from '../kernel/refusal.ts';
import type { RoomId } from '../kernel/room-id.ts';
import { isErrand, type Moment, promising, redrawn, without } from '../promises/outbox.ts';
import { type MemberAnswer, type OutgoingText, outgoingText, type TextAsk } from './outgoing-text.ts';

/** For so long it can be taken back. */
export const HELD_MS = 8_000;

/** Of a member's action: whoever does it again finds the text that it made. */
export const answerIdOf = (companyId: string, key: string): string =>
  `txt_${createHash('sha256').update(`${companyId} ${key}`).digest('base64url')}`;

/** A member's answer, shown at once, and held for as long as it can be taken back, or until its time. */
export function heldAnswer(
  ask: Omit<TextAsk, 'about' | 'answers'>,
  {
    rooms,
    ...answer
  }: Pick<MemberAnswer, 'by' | 'typed' | 'picture' | 'threadOf' | 'follows' | 'insteadOf'> & { rooms: RoomId[] },
  moment: Moment,
  heldUntil = new Date(moment.now.getTime() + HELD_MS),
): OutgoingText {
  const cards = rooms.map((room) => ({ room, shown: 0 }));
  const text = { ...outgoingText(ask, moment), answer: { ...answer, heldUntil }, cards };
  return promising(redrawn(text, moment), { name: 'send' }, moment, heldUntil);
}

/** Whether it was written for a later time. */
export const isScheduled = ({ answer, createdAt }: Pick<OutgoingText, 'answer' | 'createdAt'>): boolean =>
  answer !== undefined && answer.heldUntil.getTime() - createdAt.getTime() > HELD_MS;

/** When it goes, where that was chosen. */
export const scheduledFor = (text: OutgoingText): Date | undefined =>
  isScheduled(text) ? text.answer?.heldUntil : undefined;

/** The answer, taken back; refused once the carrier may have it. Taking it back again is harmless. */
export function undoneAnswer(text: OutgoingText, by: string, moment: Moment): Answer<OutgoingText> {
  const { answer } = text;
  if (!answer) return refused({ code: 'answer-gone' });
  if (answer.undone) return granted(text);
  const waiting = text.outbox.find((item) => isErrand(item, 'send'));
  if (!waiting || waiting.sendingSince) return refused({ code: 'answer-sent' });
  const held = without(text, (item) => isErrand(item, 'send'));
  return granted(redrawn({ ...held, answer: { ...answer, undone: { by, at: moment.now } } }, moment));
}

/** The answer whose own message in the thread was edited or deleted after it was written; undefined when that is known. */
export const markedSince = (
  text: OutgoingText,
  since: 'edited' | 'deleted',
  moment: Moment,
): OutgoingText | undefined =>
  text.answer && !text.answer.undone && text.answer.since !== since && text.answer.since !== 'deleted'
    ? redrawn({ ...text, answer: { ...text.answer, since } }, moment)
    : undefined;

/** The failed answer once the same was sent anew. */
export const retriedAnswer = (text: OutgoingText, moment: Moment): OutgoingText | undefined =>
  text.answer && !text.answer.retried
    ? redrawn({ ...text, answer: { ...text.answer, retried: true } }, moment)
    : undefined;
