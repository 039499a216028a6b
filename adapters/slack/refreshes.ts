import { isForm } from '../../cards/present.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { ask } from './client.ts';
import { type Desk, visitOf } from './desk.ts';
import { drawForm, readForm } from './drawing.ts';
import type { PressPayload, ViewPayload } from './payloads.ts';

/** A newer view is there already, or the form was closed: nothing is left to redraw. */
const OVERTAKEN = new Set(['hash_conflict', 'not_found', 'expired']);
const MOST_REMEMBERED = 1_000;

type Change = { desk: Desk; press: PressPayload; view: ViewPayload };

/**
 * Redraws forms as they are filled in, one update at a time for each. What changes meanwhile is drawn once, as
 * it stands at the end, so that quick typing piles nothing up.
 */
export function createRefresher(): (desk: Desk, press: PressPayload, view: ViewPayload) => void {
  const waiting = new Map<string, Change | undefined>();
  /** By hash: the one that took its place. A change made before our update arrived still carries the old one. */
  const successors = new Map<string, string>();

  function newest(hash: string): string {
    let latest = hash;
    for (let next = successors.get(latest); next; next = successors.get(latest)) latest = next;
    return latest;
  }

  async function redraw({ desk, press, view }: Change): Promise<void> {
    const { filled, place } = readForm(view, press.actions[0]);
    const visit = visitOf(desk.us, press.user, place.channel, view.root_view_id);
    const reply = await desk.app.form(visit, filled, 'changed');
    const form = reply === 'unmet' ? undefined : desk.present(reply);
    if (!form || !isForm(form)) return;
    const hash = newest(view.hash);
    const drawn = drawForm(form, place, view);
    const updated = await ask('views.update', () =>
      desk.us.client.views.update({ view_id: view.id, hash, view: drawn }),
    );
    if (successors.size >= MOST_REMEMBERED) successors.clear();
    if (updated.view?.hash && updated.view.hash !== hash) successors.set(hash, updated.view.hash);
  }

  async function drain(id: string, first: Change): Promise<void> {
    for (let next: Change | undefined = first; next; next = waiting.get(id)) {
      waiting.set(id, undefined);
      await redraw(next).catch((error: unknown) => {
        if (error instanceof Outage && error.code && OVERTAKEN.has(error.code)) return;
        next?.desk.log.warn('slack: a form was not redrawn', { error });
      });
    }
    waiting.delete(id);
  }

  return (desk, press, view) => {
    if (waiting.has(view.id)) return void waiting.set(view.id, { desk, press, view });
    waiting.set(view.id, undefined);
    desk.background.run('redrawing a form', () => drain(view.id, { desk, press, view }));
  };
}
