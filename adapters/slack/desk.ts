import type { App } from '../../src/app.ts';
import type { Background } from '../../src/background.ts';
import { type Actor, type Member, roomId, type WorkspaceId } from '../../src/company/company.ts';
import type { RefusalCode } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { isForm, type Screen } from '../../src/screen.ts';
import { ask, type Respond, type SlackClient } from './client.ts';
import { drawForm, drawPrivate, type FormPlace, type Voice } from './drawing.ts';
import type { Identity } from './identity.ts';
import type { People } from './people.ts';

/** What every listener works with. */
export interface Desk {
  app: App;
  client: SlackClient;
  respond: Respond;
  identity: () => Promise<Identity>;
  people: People;
  background: Background;
  log: Log;
}

/** Who did something and where, and the ways Slack gives to answer them. */
export interface Place extends FormPlace {
  user: string;
  /** Opens one modal, within three seconds. */
  trigger: string;
}

export const refusal = (
  code: Extract<RefusalCode, 'try-again' | 'not-here' | 'not-set-up' | 'room-missing'>,
): Screen => ({
  kind: 'refused',
  refusal: { code },
});

/** A direct conversation (`D...`) is no room: what is asked for there is shown where the company is told. */
export const roomOf = (workspace: WorkspaceId, channel: string | undefined) =>
  channel && !channel.startsWith('D') ? roomId(workspace, channel) : undefined;

export const actorOf = (member: Member, channel: string | undefined): Actor => ({
  ...member,
  room: roomOf(member.workspaceId, channel),
});

/** Shows something after the acknowledgement: a form as a modal, anything else for one person's eyes. */
export async function show(desk: Desk, place: Place, screen: Screen, voice: Voice, replace = false): Promise<void> {
  if (isForm(screen)) {
    const view = drawForm(screen, voice, place);
    await ask('views.open', () => desk.client.views.open({ trigger_id: place.trigger, view }));
    return;
  }
  if (place.url) await desk.respond(place.url, { ...drawPrivate(screen, voice), replace_original: replace });
}
