import type { Screen } from '../../src/screen.ts';
import type { Heard } from './activity.ts';
import { type Desk, meet } from './desk.ts';
import { pressedIn } from './dialogs.ts';
import { ADAPTIVE_CARD, drawAnswer, drawLauncher, isForm, isPrivate, sayScreen, type Voice } from './drawing.ts';
import { keyOf, replaceQuestion } from './messages.ts';

/** Words in passing, as Teams shows them for a press. */
const say = (value: string) => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value });
const show = (value: object) => ({ statusCode: 200, type: ADAPTIVE_CARD, value });

/**
 * A button on a card. A private question gives way to its answer, unless it may be asked again. A card in a room
 * answers by changing itself, for everybody; the one who pressed is told in passing.
 */
export async function press(desk: Desk, heard: Heard, { action }: { action?: { data?: unknown } }) {
  const met = await meet(desk, heard, true);
  if ('screen' in met) return say(sayAny(met.screen, { tongue: met.origin.tongue }));
  const { data } = action ?? {};
  const asked = { ...pressedIn(data), key: keyOf(heard) };
  const screen = await desk.app.press(met.actor, asked);
  const isQuestion = isPrivate((data ?? {}) as Record<string, unknown>);
  const mayAskAgain = screen.kind === 'refused' && screen.refusal.code !== 'draft-gone';
  if (!isQuestion || mayAskAgain) return say(sayAny(screen, met.voice));
  const { replyToId } = heard;
  if (isForm(screen)) return say(sayAny(screen, met.voice));
  // The answer to a press shows on this device until the message is drawn again: the message itself changes too.
  if (replyToId) replaceQuestion(desk, heard, replyToId, screen, met.voice);
  return show(drawAnswer(screen, met.voice));
}

/** A form cannot be shown here: its own button on the card opens it. */
const sayAny = (screen: Screen, voice: Voice): string =>
  isForm(screen) ? String(drawLauncher(screen, '', voice).summary) : sayScreen(screen, voice);
