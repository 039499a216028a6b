import { isForm, type Screen, type SetupValues } from '../../src/screen.ts';
import { type Heard, originOf } from './activity.ts';
import { type Desk, type Met, meet } from './desk.ts';
import {
  drawDialog,
  drawNotice,
  drawPrivate,
  drawSuggestions,
  endDialog,
  isPrivate,
  type ReadDialog,
  type ReadQuickpay,
  readDialog,
  sayScreen,
  type Voice,
} from './drawing.ts';
import { keyOf, open, replaceQuestion, sayPrivately } from './messages.ts';

/** Teams shows at most 15 choices of a search (learn.microsoft.com: typeahead search in Adaptive Cards). */
const MOST_CHOICES = 15;

/** A command of the message extension, by its id: from the `/` list, the compose box's menu, or a message's. */
export async function openFromExtension(desk: Desk, heard: Heard, { commandId }: { commandId?: unknown }) {
  const met = await meet(desk, heard, 'ask');
  if ('screen' in met) return drawOpened(heard, met.screen, { tongue: met.origin.tongue });
  const command = typeof commandId === 'string' ? commandId : '';
  return drawOpened(heard, await open(desk, met, command, keyOf(heard)), met.voice);
}

/** A button that opens a form. */
export async function openFromButton(desk: Desk, heard: Heard, { data }: { data?: unknown }) {
  const met = await meet(desk, heard, true);
  if ('screen' in met) return drawOpened(heard, met.screen, { tongue: met.origin.tongue });
  const screen = await formBehind(desk, met, pressedIn(data), keyOf(heard));
  const { replyToId } = heard;
  const isQuestion = replyToId && isPrivate((data ?? {}) as Record<string, unknown>);
  return drawOpened(heard, screen, met.voice, isQuestion ? desk.questions.name(met.origin, replyToId) : undefined);
}

/** A line that can be sent by now, because its customer became known, is shown in the form all the same. */
async function formBehind(desk: Desk, met: Met, { action, value }: Pressed, key: string): Promise<Screen> {
  if (action !== 'form.open') return desk.app.press(met.actor, { action, value, key });
  const screen = await open(desk, met, value, key);
  if (screen.kind !== 'quickpay-confirmation') return screen;
  return desk.app.press(met.actor, { action: 'quickpay.edit', value: screen.draftId, key });
}

type Pressed = ReturnType<typeof pressedIn>;

/** What a button carries. */
export function pressedIn(data: unknown): { action: string; value: string } {
  const { action, value } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  return { action: typeof action === 'string' ? action : '', value: typeof value === 'string' ? value : '' };
}

/** The id of the activity that opened a dialog names what is done in it, however often it is sent. */
const drawOpened = ({ id }: Heard, screen: Screen, voice: Voice, question?: string) =>
  isForm(screen)
    ? drawDialog(screen, voice, { errandId: String(id).slice(0, 64), ...(question ? { question } : {}) })
    : drawNotice(screen, voice);

/**
 * A button of a dialog: the form again, as it now stands, or what came of sending it. Teams asks twice more when no
 * answer comes in time: `errandId` makes that one request.
 */
export async function answerDialog(desk: Desk, heard: Heard, { data }: { data?: unknown }) {
  const read = readDialog(data);
  if (read?.form.kind === 'setup') return answerSetup(desk, heard, read.form.values, read);
  const met = await meet(desk, heard, false);
  if ('screen' in met || !read) {
    const voice = 'voice' in met ? met.voice : { tongue: met.origin.tongue };
    return endDialog(sayScreen({ kind: 'refused', refusal: { code: read ? 'not-set-up' : 'not-here' } }, voice));
  }
  return answerQuickpay(desk, met, { ...read, form: read.form });
}

/** The first run: nothing is known yet but where it is. */
async function answerSetup(desk: Desk, heard: Heard, values: SetupValues, { intent, errand }: ReadDialog) {
  const { workspace, room, tongue } = originOf(heard, desk.tenantId);
  const screen: Screen =
    intent === 'submit'
      ? await desk.app.submitSetup(workspace, room, values)
      : { kind: 'setup-form', values, problems: {} };
  return isForm(screen) ? drawDialog(screen, { tongue }, errand) : endDialog(sayScreen(screen, { tongue }));
}

async function answerQuickpay(desk: Desk, met: Met, { form, intent, errand }: ReadQuickpay) {
  const { app } = desk;
  const { actor, voice, origin } = met;
  const refreshed = () => app.refreshQuickpay(actor, form.values);
  const screen =
    intent === 'refresh'
      ? await refreshed()
      : await app.submitQuickpay(actor, form.values, form.shown, `dialog:${actor.id}/${errand.errandId}`);
  if (isForm(screen)) return drawDialog(screen, voice, errand);
  if (screen.kind === 'refused') {
    const again = await refreshed();
    return isForm(again) ? drawDialog(again, voice, errand, screen) : endDialog(sayScreen(screen, voice));
  }
  const question = errand.question && desk.questions.read(origin, errand.question);
  if (question) {
    const answer = drawPrivate(screen, voice);
    replaceQuestion(desk, origin, question, answer, () => sayPrivately(desk, origin, answer));
  }
  return endDialog(question || seenFrom(met, screen) ? undefined : sayScreen(screen, voice));
}

/** Whether the request's card appears where the member is, so that nothing more need be said. */
const seenFrom = ({ origin: { room } }: Met, screen: Screen): boolean =>
  screen.kind === 'request-sent' && !!room && screen.rooms.includes(room.id);

/** The type-ahead of a form. */
export async function search(desk: Desk, heard: Heard, { queryText }: { queryText?: unknown }) {
  const met = await meet(desk, heard, false);
  const typed = typeof queryText === 'string' ? queryText : '';
  const choices = 'actor' in met ? await desk.app.searchCustomers(met.actor, typed) : [];
  const voice = 'actor' in met ? met.voice : { tongue: met.origin.tongue };
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: drawSuggestions(choices.slice(0, MOST_CHOICES), voice),
  };
}
