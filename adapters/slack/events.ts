import type { App } from '@slack/bolt';
import { type Company, roomId, type WorkspaceId, workspaceOf } from '../../src/company/company.ts';
import { type Desk, type DeskOf, visitOf } from './desk.ts';
import { heardIn } from './messages.ts';
import type { EventPayload } from './payloads.ts';
import { roomAt } from './rooms.ts';

/**
 * What Slack tells. Acknowledged when it is stored; a failure is answered with 500, so that Slack tells it again.
 * Repeated and late events find nothing left to change.
 */
export function listenToEvents(bolt: App, deskOf: DeskOf): void {
  bolt.event(/^/, async ({ event, body }) => {
    const told = event as unknown as EventPayload;
    // Before anything else: what a bot says, ourselves above all, must never make us speak.
    if (told.bot_id || told.subtype === 'bot_message') return;
    const { event_time: at = 0 } = body as unknown as { event_time?: number };
    await HANDLERS.get(told.type)?.(deskOf(body), told, new Date(at * 1000));
  });
}

/** `at`: when it happened, to the second. */
type Handler = (desk: Desk, told: EventPayload, at: Date) => Promise<void>;

const channelOf = ({ channel }: EventPayload): string => (typeof channel === 'string' ? channel : (channel?.id ?? ''));

const joined: Handler = async ({ app, us }, told) => {
  if (told.user !== us.botUser) return;
  const room = await roomAt(us.client, roomId(us.workspace, channelOf(told)));
  // Removed again before we looked: another event tells so.
  if (room) await app.roomJoined(room);
};

const left: Handler = ({ app, us }, told) => app.roomLeft(roomId(us.workspace, channelOf(told)));

const renamed: Handler = async ({ app, us: { workspace } }, { channel }) => {
  if (typeof channel !== 'object' || !channel.name) return;
  const id = roomId(workspace, channel.id);
  // Slack tells of every public channel: only a room of the company is renamed, and none joined by it.
  const known = roomsIn(await app.companyOf(workspace), workspace).find((room) => room.id === id);
  if (known) await app.roomJoined({ ...known, name: channel.name });
};

/** Uninstalled: the app has left every channel, and is told of none. Whoever has installed it anew since keeps it. */
const removed: Handler = async ({ app, log, us: { workspace }, withdraw }, _, at) => {
  if (!(await withdraw(workspace, at))) return;
  log.warn('slack: the app was removed from the workspace', { workspace });
  await app.appMoved(workspace, 'app-removed', at);
  for (const { id } of roomsIn(await app.companyOf(workspace), workspace)) await app.roomLeft(id);
};

const personChanged: Handler = async ({ people, us }, { user }) => {
  if (typeof user === 'object') await people.changed(us, user);
};

const homeOpened: Handler = async (desk, { user, tab }) => {
  if (tab !== 'home' || typeof user !== 'string') return;
  desk.homes.opened(desk.us, visitOf(desk.us, { id: user }, undefined, `home:${user}`));
};

const HANDLERS = new Map<string, Handler>([
  ['member_joined_channel', joined],
  ['member_left_channel', async (desk, told, at) => (told.user === desk.us.botUser ? left(desk, told, at) : undefined)],
  ['channel_left', left],
  ['group_left', left],
  ['channel_archive', left],
  ['group_archive', left],
  ['channel_deleted', left],
  ['group_deleted', left],
  ['channel_rename', renamed],
  ['group_rename', renamed],
  ['app_uninstalled', removed],
  ['tokens_revoked', async (desk, told, at) => (told.tokens?.bot?.length ? removed(desk, told, at) : undefined)],
  ['user_change', personChanged],
  ['app_home_opened', homeOpened],
  ['message', heardIn],
]);

const roomsIn = (company: Company | undefined, workspace: WorkspaceId) =>
  (company?.rooms ?? []).filter(({ id, goneAt }) => !goneAt && workspaceOf(id) === workspace);
