import type { App } from '@slack/bolt';
import { channelOf } from '../../src/company/company.ts';
import { type CardScreen, isForm, type Screen } from '../../src/screen.ts';
import { ask } from './client.ts';
import { actorOf, type Desk, refusal, show } from './desk.ts';
import {
  drawForm,
  drawPrivate,
  drawProblems,
  drawRefusal,
  type FormPlace,
  type ReadForm,
  readForm,
  type Voice,
} from './drawing.ts';
import type { SubmissionPayload } from './payloads.ts';

interface Submitted {
  screen: Screen;
  voice: Voice;
}

/** Submitted forms. Whatever comes back, Slack keeps what was typed until the form is closed by a success. */
export function listenToSubmissions(bolt: App, desk: Desk): void {
  bolt.view(/./, async ({ body, ack }) => {
    const { view, user } = body as unknown as SubmissionPayload;
    const read = readForm(view);
    const { place } = read;
    const { screen, voice } = await submit(desk, read, user.id, view.root_view_id).catch((error: unknown) => {
      desk.log.error('slack: a form was not stored', { error });
      return { screen: refusal('try-again'), voice: { tongue: read.tongue } };
    });
    if (screen.kind === 'refused') return ack({ response_action: 'errors', errors: drawRefusal(screen, voice, view) });
    if (isForm(screen)) {
      const errors = drawProblems(screen, voice, view);
      if (errors) return ack({ response_action: 'errors', errors });
      return ack({ response_action: 'update', view: drawForm(screen, voice, place, view) });
    }
    await ack({ response_action: 'clear' });
    if (place.replaces || !seenFrom(place, screen)) {
      desk.background.run(
        'saying what became of a form',
        () => show(desk, { ...place, user: user.id, trigger: '' }, screen, voice, place.replaces),
        () => whisper(desk, place, user.id, screen, voice),
      );
    }
  });
}

/** The root view's id names what the member is doing: submitted twice, it is one request. */
async function submit(desk: Desk, { filled, place, tongue }: ReadForm, user: string, key: string): Promise<Submitted> {
  const { workspace } = await desk.identity();
  const [company, member] = await Promise.all([desk.app.companyOf(workspace), desk.app.member(workspace, user)]);
  if (!company || !member) {
    const stranger = { workspace, room: place.room, tongue };
    return { screen: await desk.app.form(stranger, filled, 'sent', key), voice: { tongue } };
  }
  const screen = await desk.app.form(actorOf(member, place.channel), filled, 'sent', key);
  return { screen, voice: { company, tongue: member.tongue } };
}

/** Whether what was done shows where the member is, so that nothing more need be said. */
const seenFrom = ({ channel }: FormPlace, screen: Screen): boolean =>
  channel !== undefined && (screen.shownIn ?? []).some((room) => channelOf(room) === channel);

/** A form that was open for more than half an hour has outlived its `response_url`. */
async function whisper(
  desk: Desk,
  { channel }: FormPlace,
  user: string,
  screen: CardScreen,
  voice: Voice,
): Promise<void> {
  if (!channel) return;
  const { text, blocks } = drawPrivate(screen, voice);
  await ask('chat.postEphemeral', () => desk.client.chat.postEphemeral({ channel, user, text, blocks }));
}
