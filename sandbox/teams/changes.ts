import type { Desk } from './acting.ts';
import type { AppReply } from './app-link.ts';
import type { Json, Room, Team } from './model.ts';

/** What happens to teams, channels and chats, with the activities that tell the app. Each waits for its answers. */
export function createChanges({ tenant, envelopes, link }: Desk) {
  const { bot } = tenant;

  const tell = (user: string, room: Room, fields: Json): Promise<AppReply> => {
    tenant.changed({ kind: 'room', room: room.id });
    return link.send(envelopes.activity(user, { room }, fields));
  };

  const describe = ({ id, name, aadGroupId }: Team) => ({ id, name, aadGroupId });

  function teamOf(id: string): Team {
    const team = tenant.teams.get(id);
    if (!team) throw new Error(`there is no team ${id}`);
    return team;
  }

  /** Told in the General channel, as all that concerns a team; not at all where the app is not installed. */
  async function tellTeam(user: string, team: Team, eventType: string, more: Json = {}, channel?: Room) {
    if (!team.installed) return undefined;
    const changed = channel ? { channel: { id: channel.id, name: channel.name } } : { channel: undefined };
    const channelData = { ...changed, team: describe(team), eventType };
    return tell(user, tenant.roomOf(team.id), { type: 'conversationUpdate', ...more, channelData });
  }

  const account = (user: string) => {
    const { id, aadObjectId } = tenant.personOf(user);
    return { id, aadObjectId };
  };

  /** Both activities that tell an app where it was installed or removed: they come in no promised order. */
  async function tellInstallation(user: string, room: Room, added: boolean): Promise<AppReply[]> {
    const team = tenant.teamOf(room);
    const settings = { settings: { selectedChannel: { id: room.id } } };
    const data: Json = team ? { ...(added ? settings : {}), team: describe(team) } : {};
    const eventType = team ? { eventType: added ? 'teamMemberAdded' : 'teamMemberRemoved' } : {};
    const members = { [added ? 'membersAdded' : 'membersRemoved']: [{ id: bot.id, name: bot.name }] };
    const replies = [
      await tell(user, room, { type: 'installationUpdate', action: added ? 'add' : 'remove', channelData: data }),
    ];
    // A person who removes the app from the personal scope has no conversation left to be told about.
    if (added || room.kind !== 'personal')
      replies.push(
        await tell(user, room, { type: 'conversationUpdate', ...members, channelData: { ...data, ...eventType } }),
      );
    return replies;
  }

  function setInstalled(room: Room, installed: boolean) {
    const team = tenant.teamOf(room);
    if (team) team.installed = installed;
    else room.installed = installed;
  }

  return {
    /** Adds the app to a team (told by one of its channels), a group chat, or a person's own chat. */
    install(user: string, room = tenant.personal(user).id): Promise<AppReply[]> {
      const place = tenant.roomOf(room);
      setInstalled(place, true);
      return tellInstallation(user, place, true);
    },

    /** Takes the app away: from now on the connector refuses that conversation. */
    uninstall(user: string, room = tenant.personal(user).id): Promise<AppReply[]> {
      const place = tenant.roomOf(room);
      setInstalled(place, false);
      return tellInstallation(user, place, false);
    },

    /** Brings someone into a team. */
    addMember(teamId: string, user: string, by: string) {
      const team = teamOf(teamId);
      if (!team.members.includes(user)) team.members.push(user);
      return tellTeam(by, team, 'teamMemberAdded', { membersAdded: [account(user)] });
    },

    /** Takes someone out of a team. */
    removeMember(teamId: string, user: string, by: string) {
      const team = teamOf(teamId);
      if (team.members.includes(user)) team.members.splice(team.members.indexOf(user), 1);
      return tellTeam(by, team, 'teamMemberRemoved', { membersRemoved: [account(user)] });
    },

    createChannel(teamId: string, id: string, name: string, by: string) {
      const team = teamOf(teamId);
      return tellTeam(by, team, 'channelCreated', {}, tenant.addChannel(team, id, name));
    },

    renameChannel(id: string, name: string, by: string) {
      const room = tenant.roomOf(id);
      room.name = name;
      return tellTeam(by, teamOf(String(room.teamId)), 'channelRenamed', {}, room);
    },

    /** Takes a channel and its messages away. */
    deleteChannel(id: string, by: string) {
      const room = tenant.roomOf(id);
      tenant.rooms.delete(id);
      return tellTeam(by, teamOf(String(room.teamId)), 'channelDeleted', {}, room);
    },

    renameTeam(id: string, name: string, by: string) {
      const team = teamOf(id);
      team.name = name;
      return tellTeam(by, team, 'teamRenamed');
    },
  };
}
