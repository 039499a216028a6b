import type { App } from '@slack/bolt';
import { presentChoice } from '../../cards/present.ts';
import { type DeskOf, visitOf } from './desk.ts';
import { drawSuggestion, readForm } from './drawing.ts';
import type { SuggestionPayload } from './payloads.ts';

/** Slack shows at most 100 options (docs.slack.dev/reference/block-kit/block-elements/select-menu-element). */
const MOST_OPTIONS = 100;

/** The type-ahead. Nothing to offer is an answer too. */
export function listenToSuggestions(bolt: App, deskOf: DeskOf): void {
  bolt.options(/^/, async ({ body, ack }) => {
    const { view, user, value: text, action_id: field } = body as unknown as SuggestionPayload;
    if (!view) return ack({ options: [] });
    const desk = deskOf(body);
    const { filled, place } = readForm(view);
    const visit = visitOf(desk.us, user, place.channel, view.root_view_id);
    const { choices, ...whom } = await desk.app.search(visit, { form: filled.form, field, text });
    await ack({ options: choices.slice(0, MOST_OPTIONS).map((choice) => drawSuggestion(presentChoice(choice, whom))) });
  });
}
