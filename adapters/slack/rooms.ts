import type { App } from '../../src/app.ts';
import { channelOf, type KnownRoom, type RoomId, workspaceOf } from '../../src/company/company.ts';
import { RoomGone } from '../../src/kernel/refusal.ts';
import { ask, type SlackClient } from './client.ts';
import type { Installation } from './installation.ts';

/**
 * What an earlier version did not ask of the company's rooms is asked when the app starts: Slack tells of no channel
 * that it is private. `left`: those that the app was no longer in.
 */
export async function describeRooms(
  app: App,
  { client, workspace }: Installation,
  { left = false } = {},
): Promise<void> {
  for (const { id, goneAt, closed } of (await app.companyOf(workspace))?.rooms ?? []) {
    const isAsked = left ? goneAt !== undefined : !goneAt && closed === undefined;
    if (!isAsked || workspaceOf(id) !== workspace) continue;
    const room = await roomAt(client, id);
    if (room) await app.roomJoined(room);
  }
}

/** A channel as Slack describes it; undefined when the app is not in it, as it must be to post there. */
export async function roomAt(client: SlackClient, id: RoomId): Promise<KnownRoom | undefined> {
  const channel = channelOf(id);
  try {
    const { channel: info } = await ask('conversations.info', () => client.conversations.info({ channel }), id);
    return info?.is_member
      ? { id, name: info.name?.toWellFormed() ?? channel, closed: info.is_private ?? false }
      : undefined;
  } catch (error) {
    // To Slack, a private channel the app is not in does not exist.
    if (error instanceof RoomGone) return undefined;
    throw error;
  }
}
