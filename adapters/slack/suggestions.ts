import type { App } from '@slack/bolt';
import { actorOf, type Desk } from './desk.ts';
import { drawSuggestion, type ReadForm, readForm } from './drawing.ts';
import type { SuggestionPayload } from './payloads.ts';

/** Slack shows at most 100 options (docs.slack.dev/reference/block-kit/block-elements/select-menu-element). */
const MOST_OPTIONS = 100;

/** The type-ahead. Nothing to offer is an answer too; a failure looks the same to the member, and is in the log. */
export function listenToSuggestions(bolt: App, desk: Desk): void {
  bolt.options(/./, async ({ body, ack }) => {
    const { view, user, value, action_id: field } = body as unknown as SuggestionPayload;
    const options = await offer(desk, user.id, { field, text: value }, view && readForm(view)).catch(
      (error: unknown) => {
        desk.log.error('slack: the type-ahead failed', { error });
        return [];
      },
    );
    await ack({ options });
  });
}

async function offer(
  { identity, app }: Desk,
  user: string,
  asked: { field: string; text: string },
  read: ReadForm | undefined,
) {
  const { workspace } = await identity();
  const [company, member] = await Promise.all([app.companyOf(workspace), app.member(workspace, user)]);
  if (!company || !member || !read) return [];
  const choices = await app.search(actorOf(member, read.place.channel), { form: read.filled.form, ...asked });
  return choices.slice(0, MOST_OPTIONS).map((choice) => drawSuggestion(choice, { company, tongue: member.tongue }));
}
