import type { Events } from './events.ts';
import type { Channel } from './model.ts';
import type { OpenView, Views } from './views.ts';
import type { Workspace } from './workspace.ts';

export interface RoomsOptions {
  workspace: Workspace;
  events: Events;
  views: Views;
}

/** What happens to channels, and the app's home tab, with the events that tell the app. */
export function createRooms({ workspace, events, views }: RoomsOptions) {
  const { app, team } = workspace;

  function roomOf(id: string): Channel {
    const room = workspace.channels.get(id);
    if (!room) throw new Error(`there is no channel ${id}`);
    return room;
  }

  const changed = (channel: string) => workspace.changed({ kind: 'channel', channel });
  const letter = (room: Channel) => (room.isPrivate ? 'G' : 'C');

  return {
    /** Brings someone into a channel, the app unless told otherwise. */
    invite(channel: string, user = app.userId, inviter?: string) {
      const room = roomOf(channel);
      if (!room.members.includes(user)) room.members.push(user);
      changed(channel);
      events.tell({ type: 'member_joined_channel', user, channel, channel_type: letter(room), team: team.id, inviter });
    },

    /** Takes someone out of a channel, the app unless told otherwise. */
    kick(channel: string, user = app.userId) {
      const room = roomOf(channel);
      room.members = room.members.filter((member) => member !== user);
      changed(channel);
      events.tell({ type: 'member_left_channel', user, channel, channel_type: letter(room), team: team.id });
    },

    archive(channel: string, user: string) {
      roomOf(channel).isArchived = true;
      changed(channel);
      events.tell({ type: 'channel_archive', channel, user });
    },

    unarchive(channel: string, user: string) {
      roomOf(channel).isArchived = false;
      changed(channel);
      events.tell({ type: 'channel_unarchive', channel, user });
    },

    rename(channel: string, name: string) {
      roomOf(channel).name = name;
      changed(channel);
      const created = Math.floor(workspace.now() / 1000);
      events.tell({ type: 'channel_rename', channel: { id: channel, name, created } });
    },

    /** Opens the app's home tab; gives the view that stood there before the app was told. */
    openHome(user: string): OpenView | undefined {
      const shown = views.home(user);
      const view = shown && views.describe(shown);
      events.tell({ type: 'app_home_opened', user, channel: workspace.direct(user).id, tab: 'home', view });
      return shown;
    },
  };
}
