import type { Random } from '../stand-in.ts';
import type { Change, Message, MessageContent, Person, Room, Team } from './model.ts';

/** Targeted messages leave the clients a day after they were sent (learn.microsoft.com: targeted messages). */
const TARGETED_LIFE_MS = 24 * 3_600_000;

export interface TenantOptions {
  tenantId: string;
  appId: string;
  appName: string;
  users: (Person & { withApp?: boolean })[];
  /** `withApp`: the app was installed before the start. */
  teams: { id: string; name: string; members: string[]; channels: { id: string; name: string }[]; withApp?: boolean }[];
  groupChats?: { id: string; name?: string; members: string[]; withApp?: boolean }[];
  random: Random;
  /** Milliseconds since the epoch; tests may move it. */
  now: () => number;
}

type Draft = Pick<Message, 'room' | 'from' | 'fromApp' | 'onlyFor'> & { root?: string } & MessageContent;

export type Tenant = ReturnType<typeof createTenant>;

const contentOf = ({ text, summary, card, entities }: MessageContent): MessageContent => ({
  text,
  summary,
  card,
  entities,
});

/** The state of one Microsoft 365 tenant: people, teams, chats, messages with every earlier version. */
export function createTenant(options: TenantOptions) {
  const { tenantId, appId, appName, random, now } = options;
  const bot = { id: `28:${appId}`, name: appName };
  const people = new Map<string, Person>();
  const teams = new Map<string, Team>();
  const rooms = new Map<string, Room>();
  const messages: Message[] = [];
  const listeners = new Set<(change: Change) => void>();
  let lastId = 0;

  const hex = (length: number) => random.text(length, '0123456789abcdef');
  const guid = () => [8, 4, 4, 4, 12].map(hex).join('-');
  const changed = (change: Change) => {
    for (const listener of [...listeners]) listener(change);
  };
  const addChannel = (team: Team, id: string, name: string) => {
    const room: Room = { id, name, kind: 'channel', teamId: team.id, members: team.members, installed: false };
    rooms.set(id, room);
    return room;
  };

  for (const { withApp = false, ...person } of options.users) {
    people.set(person.id, person);
    const id = `a:1${random.text(40)}`;
    rooms.set(id, { id, kind: 'personal', members: [person.id], installed: withApp });
  }
  for (const { channels, withApp = false, ...given } of options.teams) {
    const team: Team = { ...given, members: [...given.members], aadGroupId: guid(), installed: withApp };
    teams.set(team.id, team);
    addChannel(team, team.id, 'General');
    for (const { id, name } of channels) addChannel(team, id, name);
  }
  for (const { withApp = false, ...chat } of options.groupChats ?? [])
    rooms.set(chat.id, { ...chat, members: [...chat.members], kind: 'groupChat', installed: withApp });

  const isAlive = ({ onlyFor, at }: Message) => !onlyFor || at > now() - TARGETED_LIFE_MS;
  const personOf = (user: string): Person => {
    const person = people.get(user);
    if (!person) throw new Error(`there is nobody called ${user}`);
    return person;
  };
  /** Whether the app is there: a channel has what its team has. */
  const hasApp = (room: Room): boolean =>
    room.teamId === undefined ? room.installed : (teams.get(room.teamId)?.installed ?? false);
  /** "Install the app for the user or make the user a part of a team in which the app is installed" (Microsoft). */
  const isReached = ({ kind, members: [person = ''] }: Room): boolean =>
    kind === 'personal' && [...teams.values()].some(({ installed, members }) => installed && members.includes(person));
  const kindOf = ({ onlyFor }: Message) => (onlyFor ? 'targeted' : 'message');

  return {
    tenantId,
    bot,
    people,
    teams,
    rooms,
    now,
    guid,
    addChannel,
    changed,
    personOf,
    subscribe(listener: (change: Change) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    teamOf: ({ teamId }: Room) => (teamId === undefined ? undefined : teams.get(teamId)),
    hasApp,
    /** Whether the app may speak there: to the people of a team that has it, too, each in their own chat. */
    reaches: (room: Room) => hasApp(room) || isReached(room),
    roomOf(id: string): Room {
      const room = rooms.get(id);
      if (!room) throw new Error(`there is no room ${id}`);
      return room;
    },
    /** The chat of one person with the app. */
    personal(user: string): Room {
      const id = personOf(user).id;
      return [...rooms.values()].find(({ kind, members }) => kind === 'personal' && members[0] === id) as Room;
    },
    /** By the id the app sees or the one of the directory. */
    findPerson: (id: string) => people.get(id) ?? [...people.values()].find(({ aadObjectId }) => aadObjectId === id),
    /** Oldest first, targeted ones included while they live. */
    messagesIn: (room: string) => messages.filter((message) => message.room === room && isAlive(message)),
    find: (room: string, id: string) =>
      messages.find((message) => message.room === room && message.id === id && isAlive(message)),

    post(draft: Draft): Message {
      // Ids of messages are the time in milliseconds, unique and rising.
      lastId = Math.max(lastId + 1, now());
      const id = String(lastId);
      const message: Message = {
        ...draft,
        id,
        root: draft.root ?? id,
        at: now(),
        changedAt: now(),
        versions: [contentOf(draft)],
        cardsFor: new Map(),
      };
      messages.push(message);
      changed({ kind: kindOf(message), room: message.room, user: message.onlyFor, message: id });
      return message;
    },

    /** Replaces the content of a message, keeping the version that it was; everyone sees the new card. */
    edit(message: Message, content: MessageContent) {
      Object.assign(message, contentOf(content), { changedAt: now() });
      message.versions.push(contentOf(content));
      message.cardsFor.clear();
      changed({ kind: kindOf(message), room: message.room, user: message.onlyFor, message: message.id });
    },

    remove(message: Message) {
      messages.splice(messages.indexOf(message), 1);
      changed({ kind: kindOf(message), room: message.room, user: message.onlyFor, message: message.id });
    },
  };
}
