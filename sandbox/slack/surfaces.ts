import { describeMessage } from './message-shape.ts';
import { type Block, ELSEWHERE, type Ephemeral, type Json, type Message, type StateValues } from './model.ts';
import type { ResponseUrls, Triggers } from './tickets.ts';
import type { Views } from './views.ts';
import type { Workspace } from './workspace.ts';

/** Where a person acts: on the modal on top, on the home tab, or on a message or ephemeral. */
export type Place = 'modal' | 'home' | { channel: string; ts: string };

/** Something with elements on it, and what Slack tells the app about it when one is used. */
export interface Surface {
  blocks: Block[];
  values: StateValues;
  /** The parts of an interaction payload that depend on the surface. Issues a response_url where Slack does. */
  payload(): Json;
}

export interface Desk {
  workspace: Workspace;
  views: Views;
  triggers: Triggers;
  responseUrls: ResponseUrls;
}

/** The parts every interaction payload has. */
export function payloadBase(user: string, { workspace, triggers }: Desk): Json {
  const { team, app, users } = workspace;
  const { name, isStranger } = users.get(user) ?? {};
  return {
    user: { id: user, username: name, name, team_id: isStranger ? ELSEWHERE : team.id },
    api_app_id: app.appId,
    token: 'not-a-secret',
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: triggers.issue(user),
  };
}

/** Finds what a person acts on. Throws when it is not on their screen, as that is the test's mistake. */
export function findSurface(user: string, place: Place, desk: Desk): Surface {
  if (typeof place === 'object') return messageSurface(user, place, desk);
  const shown = place === 'modal' ? desk.views.top(user) : desk.views.home(user);
  if (!shown) throw new Error(`${user} has no ${place} open`);
  return {
    blocks: shown.view.blocks,
    values: shown.values,
    payload: () => ({ container: { type: 'view', view_id: shown.id }, view: desk.views.describe(shown) }),
  };
}

function messageSurface(user: string, { channel, ts }: { channel: string; ts: string }, desk: Desk): Surface {
  const { workspace, responseUrls } = desk;
  const whispered = workspace.ephemerals.find((one) => one.ts === ts && one.user === user);
  const original: Message | Ephemeral | undefined = whispered ?? workspace.find(channel, ts);
  if (!original) throw new Error(`${user} sees no message ${ts} in ${channel}`);
  const { threadTs, values } = original;
  const container = {
    type: 'message',
    message_ts: ts,
    channel_id: channel,
    is_ephemeral: original === whispered,
    ...(threadTs ? { thread_ts: threadTs } : {}),
  };
  return {
    blocks: original.blocks ?? [],
    values,
    payload: () => ({
      container,
      channel: { id: channel, name: workspace.channels.get(channel)?.name },
      // Slack sends no copy of an ephemeral message: the app has to know it from its container.
      ...('fromApp' in original ? { message: describeMessage(original, workspace, true) } : {}),
      state: { values },
      response_url: responseUrls.issue('actions', { channel, user, threadTs, original }),
    }),
  };
}
