import { isForm, type Screen } from '../../src/screen.ts';
import type { Heard } from './activity.ts';
import { type Desk, meet } from './desk.ts';
import { pressedIn } from './dialogs.ts';
import { ADAPTIVE_CARD, drawLauncher, drawPrivate, isPrivate, sayScreen, type Voice } from './drawing.ts';
import { keyOf, replaceQuestion } from './messages.ts';

/** Words in passing, as Teams shows them for a press. */
export const inPassing = (value: string) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
});

/** `instead`: what is said where a form cannot be shown. */
const sayAny = (screen: Screen, instead: 'not-set-up' | 'not-here', voice: Voice) =>
  inPassing(sayScreen(isForm(screen) ? { kind: 'refused', refusal: { code: instead } } : screen, voice));

/**
 * A button on a card. A private question gives way to its answer, unless it may be asked again. A card in a room
 * answers by changing itself, for everybody; the one who pressed is told in passing.
 */
export async function press(desk: Desk, heard: Heard, { action }: { action?: { data?: unknown } }) {
  const met = await meet(desk, heard, true);
  if ('screen' in met) return sayAny(met.screen, 'not-set-up', { tongue: met.origin.tongue });
  const { data } = action ?? {};
  const screen = await desk.app.press(met.actor, { ...pressedIn(data), key: keyOf(heard) });
  const isQuestion = isPrivate((data ?? {}) as Record<string, unknown>);
  const mayAskAgain = screen.kind === 'refused' && !screen.over;
  if (!isQuestion || mayAskAgain) return sayAny(screen, 'not-here', met.voice);
  // No form can be shown here: what there is to know takes the question's place, with a button that opens it.
  const answer = isForm(screen) ? drawLauncher(screen, met.voice) : drawPrivate(screen, met.voice);
  const { replyToId } = heard;
  // The answer to a press shows on this device until the message is drawn again: the message itself changes too.
  if (replyToId) replaceQuestion(desk, met.origin, replyToId, answer);
  return { statusCode: 200, type: ADAPTIVE_CARD, value: answer.attachments[0].content };
}
