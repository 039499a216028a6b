import type { App } from '@slack/bolt';
import { hasButtons, isForm } from '../../cards/present.ts';
import { channelOf } from '../../src/company/company.ts';
import type { Visit } from '../../src/company/visit.ts';
import type { Shown } from '../../src/front.ts';
import { refusedIn } from '../../src/kernel/screen.ts';
import { ask } from './client.ts';
import { cardOf, type Desk, type DeskOf, type Place, show, sorry, visitOf } from './desk.ts';
import {
  drawForm,
  drawPrivate,
  drawProblems,
  drawRefusal,
  drawSheet,
  drawWaiting,
  type FormPlace,
  readForm,
  type SlackSheet,
} from './drawing.ts';
import { apologize, takeWithFiles } from './file-forms.ts';
import type { SubmissionPayload, ViewPayload } from './payloads.ts';
import { chosenFiles } from './uploads.ts';

/**
 * Submitted forms. Whatever comes back, Slack keeps what was typed until the form is closed by a success. The root
 * view's id names what the member is doing: submitted twice, it is one request.
 */
export function listenToSubmissions(bolt: App, deskOf: DeskOf): void {
  bolt.view(/^/, async ({ body, ack }) => {
    const desk = deskOf(body);
    const { view, user } = body as unknown as SubmissionPayload;
    const { filled, place } = readForm(view);
    const asked = visitOf(desk.us, user, place.channel, view.root_view_id);
    const { met } = place;
    const visit: Visit = met ? { ...asked, place: met.room, person: { ...met.person, ...asked.person } } : asked;
    const files = chosenFiles(view);
    if (files.size > 0) {
      const { tongue = 'en' } = place;
      await ack({ response_action: 'update', view: drawWaiting(tongue) });
      const sent = { visit, filled, place, view, files };
      return desk.background.run(
        'taking a form with files',
        () => takeWithFiles(desk, sent),
        () => apologize(desk, view, { tongue }),
      );
    }
    const shown = await submit(desk, visit, place, (by) => desk.app.form(by, filled, 'sent'));
    const drawn = desk.present(shown);
    if (isForm(drawn)) {
      const errors = drawProblems(drawn, view);
      if (errors) return ack({ response_action: 'errors', errors });
      return ack({ response_action: 'update', view: drawForm(drawn, { ...place, tongue: shown.tongue }, view) });
    }
    const errors = refusedIn(shown.screen) && drawRefusal(drawn, view);
    if (errors) return ack({ response_action: 'errors', errors });
    // What was opened from a sheet says on it what came of it.
    const isOnSheet = view.root_view_id !== view.id;
    if (shown.screen.isSheet || isOnSheet) return laySheet(desk, view, drawSheet(drawn, shown.tongue), ack);
    await ack({ response_action: 'clear' });
    if (place.home) desk.homes.tell(desk.us, visit, drawn);
    else if (place.replaces || hasButtons(drawn) || !seenFrom(place, shown))
      tell(desk, { ...place, user: user.id, trigger: '' }, shown);
  });
}

/** A sheet takes the place of the form, or of the sheet that the form was laid on. */
async function laySheet(
  desk: Desk,
  { id, root_view_id: below }: ViewPayload,
  view: SlackSheet,
  ack: Ack,
): Promise<void> {
  if (below === id) return ack({ response_action: 'update', view });
  await ack();
  desk.background.run('laying a sheet', async () => {
    await ask('views.update', () => desk.us.client.views.update({ view_id: below, view }));
  });
}

type Ack = Parameters<Parameters<App['view']>[1]>[0]['ack'];

/** Slack may not be asked before the acknowledgement: whoever was not met yet is met meanwhile, and tries again. */
async function submit(
  desk: Desk,
  visit: Visit,
  { tongue = 'en' }: FormPlace,
  act: (visit: Visit) => ReturnType<Desk['app']['form']>,
): Promise<Shown> {
  const reply = await act(visit);
  if (reply !== 'unmet') return reply;
  desk.background.run('meeting a member', async () => desk.app.admit(await desk.people.meet(desk.us, visit)));
  return sorry({ tongue });
}

/** Whether what was done shows where the member is, so that nothing more need be said. */
const seenFrom = ({ channel }: FormPlace, { screen }: Shown): boolean =>
  channel !== undefined && (screen.shownIn ?? []).some((room) => channelOf(room) === channel);

function tell(desk: Desk, place: Place, shown: Shown): void {
  desk.background.run(
    'saying what became of a form',
    () => show(desk, place, shown, place.replaces),
    () => whisper(desk, place, shown),
  );
}

/** A form that was open for more than half an hour has outlived its `response_url`. */
async function whisper(desk: Desk, { channel, user }: Place, shown: Shown): Promise<void> {
  if (!channel) return;
  const { text, blocks } = drawPrivate(cardOf(desk, shown));
  await ask('chat.postEphemeral', () => desk.us.client.chat.postEphemeral({ channel, user, text, blocks }));
}
