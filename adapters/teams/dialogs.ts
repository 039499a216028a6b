import type { Screen } from '../../src/screen.ts';
import type { Heard } from './activity.ts';
import { type Desk, type Met, meet } from './desk.ts';
import {
  drawDialog,
  drawNotice,
  drawSuggestions,
  endDialog,
  isForm,
  isPrivate,
  type ReadDialog,
  readDialog,
  sayScreen,
  type Voice,
} from './drawing.ts';
import { keyOf, open, replaceQuestion } from './messages.ts';

/** Teams shows at most 15 choices of a search (learn.microsoft.com: typeahead search in Adaptive Cards). */
const MOST_CHOICES = 15;

/** A command of the message extension, by its id: from the `/` list, the compose box's menu, or a message's. */
export async function openFromExtension(desk: Desk, heard: Heard, { commandId }: { commandId?: unknown }) {
  const met = await meet(desk, heard, false);
  if ('screen' in met) return drawOpened(heard, met.screen, { tongue: met.origin.tongue });
  return drawOpened(
    heard,
    await open(desk, met, typeof commandId === 'string' ? commandId : '', keyOf(heard)),
    met.voice,
  );
}

/** A button that opens a form. */
export async function openFromButton(desk: Desk, heard: Heard, { data }: { data?: unknown }) {
  const met = await meet(desk, heard, true);
  if ('screen' in met) return drawOpened(heard, met.screen, { tongue: met.origin.tongue });
  const screen = await formBehind(desk, met, pressedIn(data), keyOf(heard));
  const { replyToId } = heard;
  const question = replyToId && isPrivate((data ?? {}) as Record<string, unknown>) ? replyToId : undefined;
  return drawOpened(heard, screen, met.voice, question);
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
  const met = await meet(desk, heard, false);
  if (!read) return endDialog(sayScreen({ kind: 'refused', refusal: { code: 'not-here' } }, voiceOf(met)));
  const screen = await act(desk, met, read);
  const voice = voiceOf(met);
  const { errand } = read;
  if (isForm(screen)) return drawDialog(screen, voice, errand);
  if (screen.kind !== 'refused') {
    if (errand.question) replaceQuestion(desk, heard, errand.question, screen, voice);
    return endDialog(errand.question || seenFrom(met, screen) ? undefined : sayScreen(screen, voice));
  }
  const again = await refresh(desk, met, read);
  return isForm(again) ? drawDialog(again, voice, errand, screen) : endDialog(sayScreen(screen, voice));
}

type Asked = Met | Awaited<ReturnType<typeof meet>>;
const voiceOf = (met: Asked): Voice => ('voice' in met ? met.voice : { tongue: met.origin.tongue });

async function act(desk: Desk, met: Asked, read: ReadDialog): Promise<Screen> {
  const { app } = desk;
  const { form, intent, errand } = read;
  if (intent === 'refresh') return refresh(desk, met, read);
  const { workspace, room } = met.origin;
  if (form.kind === 'setup') return app.submitSetup(workspace, room, form.values);
  if (!('actor' in met)) return { kind: 'refused', refusal: { code: 'not-set-up' } };
  return app.submitQuickpay(met.actor, form.values, form.shown, `dialog:${errand.errandId}`);
}

/** The form with all that was typed in it. */
async function refresh({ app }: Desk, met: Asked, { form }: ReadDialog): Promise<Screen> {
  if (form.kind === 'setup') return { kind: 'setup-form', values: form.values, problems: {} };
  if (!('actor' in met)) return { kind: 'refused', refusal: { code: 'not-set-up' } };
  return app.refreshQuickpay(met.actor, form.values);
}

/** Whether the request's card appears where the member is, so that nothing more need be said. */
const seenFrom = (met: Asked, screen: Screen): boolean =>
  screen.kind === 'request-sent' && !!met.origin.room && screen.rooms.includes(met.origin.room.id);

/** The type-ahead of a form. */
export async function suggest(desk: Desk, heard: Heard, { queryText }: { queryText?: unknown }) {
  const met = await meet(desk, heard, false);
  if (!('actor' in met)) return { results: [] };
  const choices = await desk.app.searchCustomers(met.actor, typeof queryText === 'string' ? queryText : '');
  return drawSuggestions(choices.slice(0, MOST_CHOICES), met.voice);
}
