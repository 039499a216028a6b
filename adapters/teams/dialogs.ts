import { isForm, type Screen } from '../../src/screen.ts';
import { type Heard, type Origin, originOf } from './activity.ts';
import { type Desk, type Met, meet } from './desk.ts';
import {
  drawDialog,
  drawNotice,
  drawPrivate,
  drawSuggestions,
  endDialog,
  isPrivate,
  type ReadDialog,
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

/** What needs no form by now, because what was missing became known, is shown in its form all the same. */
async function formBehind(desk: Desk, met: Met, pressed: Pressed, key: string): Promise<Screen> {
  const screen = await desk.app.press(met.actor, { ...pressed, key });
  if (isForm(screen) || !screen.opener) return screen;
  return desk.app.press(met.actor, { ...screen.opener, key });
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
  const origin = originOf(heard, desk.tenantId);
  if (!read) return endDialog(sayScreen({ kind: 'refused', refusal: { code: 'not-here' } }, { tongue: origin.tongue }));
  const company = await desk.app.companyOf(origin.workspace);
  return company ? answerMember(desk, await meet(desk, heard, false), read) : answerStranger(desk, origin, read);
}

async function answerStranger(desk: Desk, { workspace, room, tongue }: Origin, { filled, phase, errand }: ReadDialog) {
  const screen = await desk.app.form({ workspace, room, tongue }, filled, phase, errand.errandId);
  return isForm(screen) ? drawDialog(screen, { tongue }, errand) : endDialog(sayScreen(screen, { tongue }));
}

async function answerMember(desk: Desk, met: Awaited<ReturnType<typeof meet>>, { filled, phase, errand }: ReadDialog) {
  if ('screen' in met) throw new Error('a company was there a moment ago');
  const { actor, voice, origin } = met;
  const key = `dialog:${actor.id}/${errand.errandId}`;
  const screen = await desk.app.form(actor, filled, phase, key);
  if (isForm(screen)) return drawDialog(screen, voice, errand);
  if (screen.kind === 'refused') {
    const again = await desk.app.form(actor, filled, 'changed', key);
    return isForm(again) ? drawDialog(again, voice, errand, screen) : endDialog(sayScreen(screen, voice));
  }
  const question = errand.question && desk.questions.read(origin, errand.question);
  if (question) {
    const answer = drawPrivate(screen, voice);
    replaceQuestion(desk, origin, question, answer, () => sayPrivately(desk, origin, answer));
  }
  return endDialog(question || seenFrom(met, screen) ? undefined : sayScreen(screen, voice));
}

/** Whether what was done shows where the member is, so that nothing more need be said. */
const seenFrom = ({ origin: { room } }: Met, screen: Screen): boolean =>
  !!room && (screen.shownIn ?? []).includes(room.id);

/** The type-ahead of a form. */
export async function search(desk: Desk, heard: Heard, asked: { queryText?: unknown; dataset?: unknown }) {
  const { queryText, dataset } = asked;
  const [form = '', field = ''] = String(dataset).split('.');
  const met = await meet(desk, heard, false);
  const typed = typeof queryText === 'string' ? queryText : '';
  const choices = 'actor' in met ? await desk.app.search(met.actor, { form, field, text: typed }) : [];
  const voice = 'actor' in met ? met.voice : { tongue: met.origin.tongue };
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: drawSuggestions(choices.slice(0, MOST_CHOICES), voice),
  };
}
