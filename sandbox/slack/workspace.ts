import type { Random } from '../stand-in.ts';
import type { Channel, Ephemeral, Message, MessageContent, User } from './model.ts';

export interface Team {
  id: string;
  name: string;
  domain: string;
}

/** The app as this workspace knows it: Slack gives it one user, one bot and one app id. */
export interface AppIdentity {
  appId: string;
  botId: string;
  userId: string;
  name: string;
}

/** What just changed, for those who wait or draw. */
export interface Change {
  kind: 'message' | 'ephemeral' | 'view' | 'home' | 'channel' | 'call' | 'delivery';
  channel?: string;
  user?: string;
  ts?: string;
}

export interface WorkspaceOptions {
  team: Team;
  users: User[];
  /** `withApp`: the app was invited before the start. */
  channels: (Channel & { withApp?: boolean })[];
  appName: string;
  random: Random;
  /** Milliseconds since the epoch; tests may move it. */
  now: () => number;
}

type Draft = Pick<Message, 'channel' | 'user' | 'fromApp' | 'threadTs' | 'broadcast'> & MessageContent;

export type Workspace = ReturnType<typeof createWorkspace>;

const contentOf = ({ text, blocks, metadata }: MessageContent): MessageContent => ({ text, blocks, metadata });

/** The state of one Slack workspace: people, channels, messages with every earlier version. */
export function createWorkspace({ team, users, channels, appName, random, now }: WorkspaceOptions) {
  const app: AppIdentity = {
    appId: `A${random.text(10, 'ABCDEFGHJKMNPQRSTUVWXYZ0123456789')}`,
    botId: `B${random.text(10, 'ABCDEFGHJKMNPQRSTUVWXYZ0123456789')}`,
    userId: `U${random.text(10, 'ABCDEFGHJKMNPQRSTUVWXYZ0123456789')}`,
    name: appName,
  };
  const people = new Map(users.map((user) => [user.id, user]));
  people.set(app.userId, { id: app.userId, name: appName.toLowerCase(), realName: appName, isBot: true });
  const rooms = new Map<string, Channel>();
  for (const { withApp, ...room } of channels)
    rooms.set(room.id, { ...room, members: withApp ? [...room.members, app.userId] : [...room.members] });
  const messages = new Map<string, Message[]>();
  const ephemerals: Ephemeral[] = [];
  const listeners = new Set<(change: Change) => void>();
  let lastMicros = 0;

  const changed = (change: Change) => {
    for (const listener of [...listeners]) listener(change);
  };
  const subscribe = (listener: (change: Change) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  /** Message times are ids: unique in a workspace, rising, seconds with six decimals. */
  const ts = () => {
    lastMicros = Math.max(lastMicros + 1, now() * 1000);
    return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
  };
  const inChannel = (channel: string) => {
    const known = messages.get(channel) ?? [];
    messages.set(channel, known);
    return known;
  };

  return {
    team,
    app,
    users: people,
    channels: rooms,
    ephemerals,
    now,
    ts,
    changed,
    subscribe,
    /** An id as Slack makes them: a letter that tells the kind, then capitals and digits. */
    id: (prefix: string) => `${prefix}${random.text(10, 'ABCDEFGHJKMNPQRSTUVWXYZ0123456789')}`,
    secret: (length: number) => random.text(length),
    messagesOf: (channel: string): readonly Message[] => inChannel(channel),
    find: (channel: string, at: string) => inChannel(channel).find((message) => message.ts === at),

    post(draft: Draft): Message {
      const message: Message = { ...draft, ts: ts(), reactions: [], versions: [contentOf(draft)], values: {} };
      inChannel(draft.channel).push(message);
      changed({ kind: 'message', channel: draft.channel, ts: message.ts });
      return message;
    },

    /** Replaces the content of a message or ephemeral, keeping the version that it was. */
    edit(target: Message | Ephemeral, content: MessageContent) {
      Object.assign(target, contentOf(content));
      target.versions.push(contentOf(content));
      changed({ kind: 'fromApp' in target ? 'message' : 'ephemeral', channel: target.channel, ts: target.ts });
    },

    remove(target: Message | Ephemeral) {
      const shelf: (Message | Ephemeral)[] = 'fromApp' in target ? inChannel(target.channel) : ephemerals;
      shelf.splice(shelf.indexOf(target), 1);
      changed({ kind: 'fromApp' in target ? 'message' : 'ephemeral', channel: target.channel, ts: target.ts });
    },

    /** Shows something to one person alone. */
    whisper(draft: Pick<Ephemeral, 'channel' | 'user' | 'threadTs' | 'from'> & MessageContent): Ephemeral {
      const ephemeral: Ephemeral = { ...draft, ts: ts(), versions: [contentOf(draft)], values: {} };
      ephemerals.push(ephemeral);
      changed({ kind: 'ephemeral', channel: draft.channel, user: draft.user, ts: ephemeral.ts });
      return ephemeral;
    },

    /** The direct channel of a person and the app, opened when there is none yet. */
    direct(user: string): Channel {
      const open = [...rooms.values()].find((room) => room.isDirect && room.members.includes(user));
      if (open) return open;
      const id = `D${user.slice(1)}`;
      const room: Channel = { id, name: 'directmessage', members: [user, app.userId], isPrivate: true, isDirect: true };
      rooms.set(id, room);
      return room;
    },
  };
}
