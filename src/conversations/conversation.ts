import type { Asker } from '../company/index.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { Announcing, PostedCard } from '../promises/outbox.ts';

/** One customer and one company number: what they text each other, and the threads that the rooms read it in. */
export interface Conversation extends Announcing<ConversationNews, ConversationErrand> {
  /** The customer's, E.164, or what they call themselves. Unique in a company with `sender`. */
  phone: string;
  /** The number or messaging service that the company texts from. */
  sender: string;
  /** In the order in which what heads them was made, at most 100. The last in a room is the one that goes on there. */
  threads: Thread[];
  openedAt: Date;
  /** When either last texted the other. */
  lastAt: Date;
  /** When the customer wrote last; absent while they have not, and in those from before that was kept. */
  customerAt?: Date;
  /** When the customer wrote last what wants an answer; absent while they have not, or want no more texts. */
  askedAt?: Date;
  /** When a member wrote last to the customer. */
  answeredAt?: Date;
  /** Who has it; nobody unless told. */
  assigned?: Assigned;
  /** Key of the form by which it last changed hands: sent again, it tells nothing twice. */
  handedBy?: string;
  /** It is done with, until somebody writes. */
  closed?: Closed;
  /** What one member writes in its thread goes to the customer. */
  live?: Live;
}

/** A thread in a room: everything under one message. */
export interface Thread {
  room: RoomId;
  /** The platform's id of the message that heads it, once it is known to be there. */
  messageId?: string;
  head: HeadId;
  /** When what heads it was made: a thread that is older, whenever it is told, takes no other's place. */
  since: Date;
}

/** The document whose card heads a thread: a request, a customer's text, or a text of a member's. */
export interface HeadId {
  kind: 'request' | 'text' | 'answer';
  id: string;
}

/** What heads a thread, with its card in each of its rooms. */
export interface Head extends HeadId {
  since: Date;
  cards: PostedCard[];
}

/** Who has a conversation and whether it is done with, as the card that heads its thread shows it. */
export interface Handling {
  phone: string;
  assigned?: Assigned;
  closed?: Closed;
  live?: Live;
  /** The customer wants no more texts: nothing can be sent. */
  optedOut?: true;
}

/** `by`: who gave it to them; `note`: what they said to it. */
export interface Assigned {
  to: Asker;
  by: string;
  note?: string;
  at: Date;
}

/** `room`: where they write; `since`: from when on; `at`: when they last did. */
export interface Live {
  by: Asker;
  room: RoomId;
  since: Date;
  at: Date;
}

export interface Closed {
  by: string;
  at: Date;
}

/** What is told of who has a conversation, and whether it is done with. `by`: a member. */
export type ConversationNews =
  /** `to`: who has it now; nobody without it. */
  | { kind: 'conversation-assigned'; to?: string; by: string; note?: string; at: Date }
  | { kind: 'conversation-closed'; by: string; at: Date }
  /** Without `by`, because the customer wrote. */
  | { kind: 'conversation-reopened'; by?: string; at: Date }
  | { kind: 'conversation-live'; by: string; at: Date }
  /** `by`: who joined, or ended it; without it, nobody has written for a while. */
  | { kind: 'conversation-live-over'; by?: string; at: Date }
  /** A member recorded that the customer wants no more texts. */
  | { kind: 'customer-stopped'; by: string; at: Date }
  /** Who had it is no member any more. */
  | { kind: 'assignee-left'; to: string; at: Date };

/** Of a customer who is asked for something every week, those of a year in two rooms. */
const THREADS_KEPT = 100;

/**
 * `redraw-head`: the card that heads its thread; `end-live`: once nobody has written for a while; `notify`: who has it,
 * that it is theirs since then.
 */
export type ConversationErrand = 'redraw-head' | 'end-live' | 'notify';

/** A new conversation, that no room has heard of. */
export const opened = (who: Pick<Conversation, 'id' | 'companyId' | 'phone' | 'sender'>, at: Date): Conversation => ({
  ...who,
  ...{ revision: 0, cards: [], appearance: 0, outbox: [] },
  threads: [],
  openedAt: at,
  lastAt: at,
});

/**
 * The conversation once it knows that one texted the other at `at`, and how the cards of `head` stand; undefined when it
 * knows. `room`: the one whose card was just seen to; of the others `head` may tell what is older.
 */
export function headed(conversation: Conversation, at: Date, head?: Head, room?: RoomId): Conversation | undefined {
  const { threads, lastAt } = conversation;
  const next = head ? withHead(threads, head, room) : threads;
  const isKnown = next.length === threads.length && next.every((thread, i) => isSame(thread, threads[i]));
  if (isKnown && at <= lastAt) return undefined;
  return { ...conversation, threads: next, lastAt: at > lastAt ? at : lastAt };
}

function withHead(threads: Thread[], head: Head, seen?: RoomId): Thread[] {
  const isIts = (thread: Thread) => isOf(head, thread);
  const others = threads.filter((thread) => !isIts(thread));
  const place = threads.some(isIts) ? threads.findIndex(isIts) : others.length;
  const all = others.toSpliced(place, 0, ...threadsOf(head, threads.filter(isIts), seen));
  // Sorting leaves those of one moment as they are, so that telling again moves nothing.
  return all.toSorted((a, b) => a.since.getTime() - b.since.getTime()).slice(-THREADS_KEPT);
}

const isOf = ({ kind, id }: HeadId, { head }: Thread): boolean => head.kind === kind && head.id === id;

const threadsOf = ({ kind, id, since, cards }: Head, known: Thread[], seen?: RoomId): Thread[] =>
  cards.map(({ room, messageId: posted }) => {
    const { messageId: before, ...thread } = known.find((one) => one.room === room) ?? {
      ...{ room, head: { kind, id }, since, messageId: undefined },
    };
    const messageId = room === seen ? posted : (before ?? posted);
    return { ...thread, ...(messageId !== undefined && { messageId }) };
  });

const isSame = (one: Thread, other: Thread | undefined): boolean =>
  one.room === other?.room && one.head.id === other.head.id && one.messageId === other.messageId;

/** Since when the customer waits for an answer; undefined when they do not, or when the conversation is done with. */
export const waitsSince = ({ askedAt, answeredAt, closed }: Conversation): Date | undefined =>
  askedAt && !closed && !(answeredAt && answeredAt >= askedAt) ? askedAt : undefined;

/** The thread that goes on, and the rooms it is in; undefined when there is none. */
export function goingOn({ threads }: Conversation): { head: HeadId; rooms: RoomId[] } | undefined {
  const head = threads.at(-1)?.head;
  if (!head) return undefined;
  return { head, rooms: threads.filter((thread) => isOf(head, thread)).map(({ room }) => room) };
}
