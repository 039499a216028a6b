import { isForm } from '../../cards/present.ts';
import { refusedIn } from '../../src/kernel/screen.ts';
import type { Heard } from './activity.ts';
import { callOf, type Desk, serve } from './desk.ts';
import { ADAPTIVE_CARD, drawLauncher, drawPrivate, isPrivate, pressedIn } from './drawing.ts';
import { replaceQuestion } from './messages.ts';

/** Words in passing, as Teams shows them for a press. */
export const inPassing = (value: string) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
});

/**
 * A button on a card. A private question gives way to its answer, unless it may be asked again. A card in a room
 * answers by changing itself, for everybody; the one who pressed is told in passing.
 */
export async function press(desk: Desk, heard: Heard, { action }: { action?: { data?: unknown } | null }) {
  const { data } = action ?? {};
  const call = await callOf(desk, heard, true);
  const shown = await serve(desk, call, (visit) => desk.app.press(visit, pressedIn(data)));
  const drawn = desk.present(shown);
  const refused = refusedIn(shown.screen);
  if (!isPrivate(data) || (refused && !refused.over)) return inPassing(isForm(drawn) ? drawn.title : drawn.summary);
  // No form can be shown here: what there is to know takes the question's place, with a button that opens it.
  const answer = isForm(drawn) || shown.screen.isSheet ? drawLauncher(drawn, shown) : drawPrivate(drawn);
  const { replyToId } = heard;
  // The answer to a press shows on this device until the message is drawn again: the message itself changes too.
  if (replyToId) replaceQuestion(desk, call.origin, replyToId, answer);
  return { statusCode: 200, type: ADAPTIVE_CARD, value: answer.attachments[0].content };
}
