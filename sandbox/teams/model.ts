/** Bot Framework and Teams objects, as far as the stand-in looks inside them. */

export type Json = Record<string, unknown>;

/** The organisation of people who are in a room from outside. */
export const ELSEWHERE = 'eeeeeeee-1111-4222-8333-444444444444';

export interface Person {
  /** As the app sees it: `29:` and letters. */
  id: string;
  aadObjectId: string;
  name: string;
  email?: string;
  /** IETF tag with a region, such as `fr-CA`. */
  locale?: string;
  /** Two letters; tells the app where the client stands. */
  country?: string;
  timeZone?: string;
  /** What they are in the organisation; one of its people unless told. */
  standing?: 'guest' | 'external';
}

export interface Team {
  /** Also the id of its General channel. */
  id: string;
  name: string;
  aadGroupId: string;
  members: string[];
  installed: boolean;
}

/** A channel, a group chat, or the chat of one person with the app. */
export interface Room {
  id: string;
  kind: 'channel' | 'groupChat' | 'personal';
  name?: string;
  /** For a channel: its team, which has the members and the installation. */
  teamId?: string;
  members: string[];
  installed: boolean;
}

/** What a message says; every edit keeps the earlier content in `versions`. */
export interface MessageContent {
  text: string;
  summary?: string;
  /** The Adaptive Card, where the message has one. */
  card?: Json;
  entities?: Json[];
}

export interface Message extends MessageContent {
  id: string;
  /** Id of the room, without `;messageid=`. */
  room: string;
  /** Id of the message that began the thread: its own, in chats and at a thread's head. */
  root: string;
  from: string;
  fromApp: boolean;
  /** For a targeted message: the one person who sees it. */
  onlyFor?: string;
  /** Milliseconds since the epoch, as is `changedAt`: when it was posted or last edited. */
  at: number;
  changedAt: number;
  versions: MessageContent[];
  /** What one person sees in place of the card, after the app answered that person's button with a card. */
  cardsFor: Map<string, Json>;
}

/** What just changed, for those who wait or draw. */
export interface Change {
  kind: 'message' | 'targeted' | 'dialog' | 'notice' | 'room' | 'call';
  room?: string;
  user?: string;
  message?: string;
}

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** Splits the id of a conversation as the connector takes it: `19:...@thread.tacv2;messageid=1700000000000`. */
export function splitConversation(id: string): { room: string; root?: string } {
  const [room = '', root] = id.split(';messageid=');
  return { room, root };
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
