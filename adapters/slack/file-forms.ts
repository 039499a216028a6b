import { isForm } from '../../cards/present.ts';
import type { SlackView } from '../../cards/render/block-kit.ts';
import type { Visit } from '../../src/company/visit.ts';
import type { Shown } from '../../src/front.ts';
import { type Filled, refusedIn, type Upload } from '../../src/kernel/screen.ts';
import { actFor } from './attend.ts';
import { ask } from './client.ts';
import { cardOf, type Desk, sorry } from './desk.ts';
import { drawForm, drawNotice, type FormPlace, type SlackNotice } from './drawing.ts';
import type { ViewPayload } from './payloads.ts';

interface Sent {
  visit: Visit;
  filled: Filled;
  place: FormPlace;
  view: ViewPayload;
  files: Map<string, string>;
}

/**
 * A form that was sent with files. They are fetched from Slack, which nobody may be kept waiting for: so the form first
 * says that they are looked at, and is only said to be taken once everything is written.
 */
export async function takeWithFiles(desk: Desk, { visit, filled, place, view, files }: Sent): Promise<void> {
  const fetched = await Promise.all(
    Array.from(files, async ([field, url]): Promise<[string, Upload]> => [field, await desk.us.readFile(url)]),
  );
  const whole: Filled = { ...filled, files: Object.fromEntries(fetched) };
  const shown = await act(desk, visit, (by) => desk.app.form(by, whole, 'sent'));
  const drawn = desk.present(shown);
  const asForm = { ...place, tongue: shown.tongue };
  if (isForm(drawn)) return redraw(desk, view, drawForm(drawn, asForm));
  // What concerns all of the form stands above it, with what was typed.
  const again = refusedIn(shown.screen) && (await act(desk, visit, (by) => desk.app.form(by, filled, 'changed')));
  const form = again && desk.present(again);
  if (!form || !isForm(form)) return redraw(desk, view, drawNotice(drawn, shown.tongue));
  return redraw(desk, view, drawForm({ ...form, above: [...drawn.blocks, ...form.above] }, asForm));
}

/** That something went wrong, where the form said that it is looked at. */
export const apologize = (desk: Desk, view: ViewPayload, whom: Omit<Shown, 'screen'>): Promise<void> =>
  redraw(desk, view, drawNotice(cardOf(desk, sorry(whom)), whom.tongue));

async function act(desk: Desk, visit: Visit, does: (by: Visit) => ReturnType<Desk['app']['form']>): Promise<Shown> {
  const reply = await does(visit);
  return reply === 'unmet' ? actFor(await desk.people.meet(desk.us, visit), does) : reply;
}

async function redraw({ us }: Desk, { id }: ViewPayload, view: SlackView | SlackNotice): Promise<void> {
  await ask('views.update', () => us.client.views.update({ view_id: id, view }));
}
