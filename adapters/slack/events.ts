import type { App } from '@slack/bolt';
import { type Company, roomId, type WorkspaceId, workspaceOf } from '../../src/company/company.ts';
import { RoomGone } from '../../src/kernel/refusal.ts';
import { isForm } from '../../src/screen.ts';
import { ask } from './client.ts';
import { actorOf, type Desk } from './desk.ts';
import { drawHome } from './drawing.ts';
import type { Identity } from './identity.ts';
import type { EventPayload } from './payloads.ts';

/**
 * What Slack tells. Acknowledged when it is stored; a failure is answered with 500, so that Slack tells it again.
 * Repeated and late events find nothing left to change.
 */
export function listenToEvents(bolt: App, desk: Desk): void {
  bolt.event(/./, async ({ event }) => {
    const told = event as unknown as EventPayload;
    const us = await desk.identity();
    // Before anything else: what a bot says, ourselves above all, must never make us speak.
    if (told.bot_id || told.subtype === 'bot_message') return;
    await HANDLERS[told.type]?.(desk, us, told);
  });
}

type Handler = (desk: Desk, us: Identity, told: EventPayload) => Promise<void>;

const channelOf = ({ channel }: EventPayload): string => (typeof channel === 'string' ? channel : (channel?.id ?? ''));

const joined: Handler = async ({ app, client }, us, told) => {
  if (told.user !== us.botUser) return;
  const channel = channelOf(told);
  const room = roomId(us.workspace, channel);
  try {
    const { channel: info } = await ask('conversations.info', () => client.conversations.info({ channel }), room);
    await app.roomJoined({ id: room, name: info?.name ?? channel });
  } catch (error) {
    // Removed again before we looked: another event tells so.
    if (!(error instanceof RoomGone)) throw error;
  }
};

const left: Handler = ({ app }, us, told) => app.roomLeft(roomId(us.workspace, channelOf(told)));

const renamed: Handler = async ({ app }, { workspace }, { channel }) => {
  if (typeof channel !== 'object' || !channel.name) return;
  const room = roomId(workspace, channel.id);
  // Slack tells of every public channel: only a room of the company is renamed, and none joined by it.
  const company = await app.companyOf(workspace);
  if (company && roomsIn(company, workspace).includes(room)) await app.roomJoined({ id: room, name: channel.name });
};

/** Uninstalled: the app has left every channel, and is told of none. */
const removed: Handler = async ({ app, log }, { workspace }) => {
  log.warn('slack: the app was removed from the workspace', { workspace });
  const company = await app.companyOf(workspace);
  for (const room of company ? roomsIn(company, workspace) : []) await app.roomLeft(room);
};

const personChanged: Handler = async ({ app, people }, { workspace }, { user }) => {
  const company = await app.companyOf(workspace);
  if (company && typeof user === 'object') await people.changed(company, workspace, user);
};

const homeOpened: Handler = async (desk, { workspace }, { user, tab }) => {
  if (tab !== 'home' || typeof user !== 'string') return;
  const company = await desk.app.companyOf(workspace);
  const member = await desk.app.member(workspace, user);
  desk.background.run('drawing the home tab', async () => {
    const tongue = member?.tongue ?? (await desk.people.tongueOf(user));
    const visitor = member ? actorOf(member, undefined) : { workspace, room: undefined, tongue };
    const screen = await desk.app.home(visitor);
    if (isForm(screen)) throw new Error('a home tab shows no form');
    const view = drawHome(screen, company ? { tongue, company } : { tongue });
    await ask('views.publish', () => desk.client.views.publish({ user_id: user, view }));
  });
};

const HANDLERS: Record<string, Handler | undefined> = {
  member_joined_channel: joined,
  member_left_channel: async (desk, us, told) => (told.user === us.botUser ? left(desk, us, told) : undefined),
  channel_left: left,
  group_left: left,
  channel_archive: left,
  group_archive: left,
  channel_deleted: left,
  group_deleted: left,
  channel_rename: renamed,
  group_rename: renamed,
  app_uninstalled: removed,
  tokens_revoked: async (desk, us, told) => (told.tokens?.bot?.length ? removed(desk, us, told) : undefined),
  user_change: personChanged,
  app_home_opened: homeOpened,
};

const roomsIn = (company: Company, workspace: WorkspaceId) =>
  company.rooms.filter(({ id, goneAt }) => !goneAt && workspaceOf(id) === workspace).map(({ id }) => id);
