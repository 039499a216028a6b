import type { Card } from '../../cards/model.ts';
import { hasButtons, isForm, presentChoice } from '../../cards/present.ts';
import type { Visit } from '../../src/company/visit.ts';
import type { Reply, Shown } from '../../src/front.ts';
import { type AnyScreen, refusedIn } from '../../src/kernel/screen.ts';
import { type Heard, type Origin, threadOf } from './activity.ts';
import { type Call, callOf, cardOf, type Desk, serve } from './desk.ts';
import {
  type DialogErrand,
  drawAnswer,
  drawDialog,
  drawPrivate,
  drawSuggestions,
  endDialog,
  isPrivate,
  pressedIn,
  readDialog,
} from './drawing.ts';
import { wordsOfMessage } from './message-words.ts';
import { replaceQuestion, sayPrivately, typedLine } from './messages.ts';

/** Teams shows at most 15 choices of a search (learn.microsoft.com: typeahead search in Adaptive Cards). */
const MOST_CHOICES = 15;

/** A command of the message extension, by its id: from the `/` list, the compose box's menu, or a message's. */
export async function openFromExtension(
  desk: Desk,
  heard: Heard,
  { commandId, messagePayload }: { commandId?: unknown; messagePayload?: unknown },
) {
  const { name, text } = typedLine(typeof commandId === 'string' ? commandId : '');
  const call = await callOf(desk, heard, 'ask');
  const open = (visit: Visit) =>
    messagePayload
      ? desk.app.fromMessage(
          { ...visit, thread: threadOf(heard, messagePayload) },
          name,
          wordsOfMessage(messagePayload),
        )
      : desk.app.command(visit, name, text);
  return drawOpened(desk, heard, await serve(desk, call, open));
}

/** A button that opens a form. */
export async function openFromButton(desk: Desk, heard: Heard, { data }: { data?: unknown }) {
  const call = await callOf(desk, heard, true);
  const shown = await serve(desk, call, (visit) => formBehind(desk, visit, pressedIn(data)));
  const { replyToId } = heard;
  const question = replyToId && isPrivate(data) ? desk.questions.name(call.origin, replyToId) : undefined;
  return drawOpened(desk, heard, shown, question);
}

/** What needs no form by now, because what was missing became known, is shown in its form all the same. */
async function formBehind({ app, present }: Desk, visit: Visit, pressed: Pressed): Promise<Reply> {
  const reply = await app.press(visit, pressed);
  if (reply === 'unmet' || !reply.screen.opener || reply.screen.isSheet || isForm(present(reply))) return reply;
  return app.press(visit, reply.screen.opener);
}

type Pressed = ReturnType<typeof pressedIn>;

function drawOpened(desk: Desk, heard: Heard, shown: Shown, question?: string) {
  const drawn = desk.present(shown);
  const errand: DialogErrand = { ...errandOf(heard), ...(question ? { question } : {}) };
  return isForm(drawn) ? drawDialog(drawn, errand) : drawAnswer(drawn, errand, shown.screen);
}

/** The id of the activity that opened a form names what is done in it, however often it is sent. */
const errandOf = ({ id }: Heard): DialogErrand => ({ errandId: String(id).slice(0, 64) });

/**
 * A button of a dialog: of a form, which is shown as it now stands, or what came of sending it; or of an answer. Teams
 * asks twice more when no answer comes in time: `errandId` makes that one request. Throws when it failed: Teams then
 * leaves the dialog as it was.
 */
export async function answerDialog(desk: Desk, heard: Heard, { data }: { data?: unknown }) {
  const { filled, phase, errand, pressed } = readDialog(data);
  const { visit, ...opened } = await callOf(desk, heard, false);
  const key = `dialog:${visit.person.id}/${errand.errandId}`;
  // A form for a stranger opens only where the app is.
  const call: Call = { ...opened, visit: { ...visit, key, place: opened.origin.room } };
  if (pressed) return answerPress(desk, heard, call, pressed, errand);
  const shown = await serve(desk, call, (visit) => desk.app.form(visit, filled, phase));
  if (shown.failed) throw new Error('a form was not taken');
  const drawn = desk.present(shown);
  if (isForm(drawn)) return drawDialog(drawn, errand);
  if (refusedIn(shown.screen)) {
    const again = await serve(desk, call, (visit) => desk.app.form(visit, filled, 'changed'));
    const form = desk.present(again);
    return isForm(form) ? drawDialog(form, errand, drawn) : endDialog(drawn.summary);
  }
  if (answerQuestion(desk, call, errand, shown)) return endDialog();
  return drawEnd(call, drawn, shown, errand);
}

/** A button of an answer in a dialog. Where it opens a form, that is another errand. */
async function answerPress(desk: Desk, heard: Heard, { origin, visit }: Call, pressed: Pressed, errand: DialogErrand) {
  const { action, value } = pressed;
  const key = `${visit.key}/${errand.step ?? 0}/${action}/${value.slice(0, 64)}`;
  const call: Call = { origin, visit: { ...visit, key } };
  const shown = await serve(desk, call, (visit) => desk.app.press(visit, pressed));
  if (shown.failed) throw new Error('a press was not taken');
  const drawn = desk.present(shown);
  if (isForm(drawn)) return drawDialog(drawn, { ...errand, ...errandOf(heard), step: 0 });
  return drawEnd(call, drawn, shown, errand);
}

/** An answer with something to press stays; of another only the words do, and none where the room shows what came of it. */
function drawEnd({ origin }: Call, drawn: Card, { screen }: Shown, errand: DialogErrand) {
  if (hasButtons(drawn)) return drawAnswer(drawn, errand, screen);
  return endDialog(seenFrom(origin, screen) ? undefined : drawn.summary);
}

function answerQuestion(desk: Desk, { origin }: Call, { question: named }: DialogErrand, shown: Shown): boolean {
  const question = named && desk.questions.read(origin, named);
  if (!question) return false;
  const answer = drawPrivate(cardOf(desk, shown));
  replaceQuestion(desk, origin, question, answer, () => sayPrivately(desk, origin, answer));
  return true;
}

/** Whether what was done shows where the member is, so that nothing more need be said. */
const seenFrom = ({ room }: Origin, { shownIn = [] }: AnyScreen): boolean => !!room && shownIn.includes(room.id);

/** The type-ahead of a form. `dataset`: which field of which form. */
export async function search(desk: Desk, heard: Heard, asked: { queryText?: unknown; dataset?: unknown }) {
  const [form = '', field = ''] = String(asked.dataset).split('.');
  const text = typeof asked.queryText === 'string' ? asked.queryText : '';
  const { visit } = await callOf(desk, heard, false);
  const { choices, ...whom } = await desk.app.search(visit, { form, field, text });
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: drawSuggestions(choices.slice(0, MOST_CHOICES).map((choice) => presentChoice(choice, whom))),
  };
}
