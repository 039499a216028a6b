import type { Asker, RoomId } from '../company/index.ts';
import { announcing, isErrand, type Moment, promising, without } from '../promises/outbox.ts';
import {
  type Conversation,
  type ConversationNews,
  goingOn,
  type Handling,
  type HeadId,
  type Live,
} from './conversation.ts';

/** Who wrote, and when. `by`: the member's name; without it, the customer. */
export interface Wrote {
  at: Date;
  by?: string;
  /** The customer's word about being texted, or for help, which was answered by itself. */
  said?: 'stop' | 'start' | 'help';
}

/**
 * What the head of its thread shows; undefined where that is headed by another, or where nobody has anything to handle:
 * a customer who was only asked for money has not written.
 */
export function handlingOf(conversation: Conversation, head: HeadId): Handling | undefined {
  const { phone, assigned, closed, customerAt, live } = conversation;
  if (goingOn(conversation)?.head.id !== head.id) return undefined;
  if (!customerAt && !assigned && !closed && head.kind !== 'text') return undefined;
  return { phone, ...(assigned && { assigned }), ...(closed && { closed }), ...(live && { live }) };
}

/**
 * The conversation in somebody's hands, or in nobody's; undefined when it is already, and there is no note to tell, or
 * when the form with this key has done so. `isTheirOwn`: who has it now did it, and is not told in person.
 */
export function given(
  conversation: Conversation,
  to: Asker | undefined,
  { by, note, key, isTheirOwn }: { by: string; note?: string; key?: string; isTheirOwn?: boolean },
  moment: Moment,
): Conversation | undefined {
  const { assigned, ...rest } = conversation;
  if (key !== undefined && key === rest.handedBy) return undefined;
  const others = { ...rest, ...(key !== undefined && { handedBy: key }) };
  const isTheirs = assigned?.to.id === to?.id && assigned?.to.workspaceId === to?.workspaceId;
  if (isTheirs && !note) return undefined;
  const { now: at } = moment;
  const news = { kind: 'conversation-assigned', by, at, ...(to && { to: to.name }), ...(note && { note }) } as const;
  if (!to) return told(others, news, moment);
  const next = told({ ...others, assigned: { to, by, at, ...(note && { note }) } }, news, moment);
  return isTheirOwn ? next : promising(next, { name: 'notify', about: at.toISOString() }, moment);
}

/** Done with, until somebody writes; undefined when it is already. */
export function shut(conversation: Conversation, by: string, moment: Moment): Conversation | undefined {
  if (conversation.closed) return undefined;
  const { live: _, ...quiet } = without(conversation, (item) => isErrand(item, 'end-live'));
  const closed = { by, at: moment.now };
  return told({ ...quiet, closed }, { kind: 'conversation-closed', ...closed }, moment);
}

/** Open again; undefined when it is. `by`: the member; without it, the customer has written. */
export function reopened(conversation: Conversation, by: string | undefined, moment: Moment): Conversation | undefined {
  const { closed, ...open } = conversation;
  if (!closed) return undefined;
  return told(open, { kind: 'conversation-reopened', at: moment.now, ...(by !== undefined && { by }) }, moment);
}

/** So long nobody may write before it is over. */
export const LIVE_MS = 30 * 60_000;

/** What a member writes in the thread goes to the customer from now on; undefined when it does already. */
export function live(conversation: Conversation, by: Asker, room: RoomId, moment: Moment): Conversation | undefined {
  const { live: before, closed: _, ...open } = conversation;
  if (before && isBy(before, by)) return undefined;
  const { now: at } = moment;
  const next = { ...open, live: { by, room, since: at, at } };
  return endingLater(told(next, { kind: 'conversation-live', by: by.name, at }, moment), moment);
}

export const isBy = ({ by }: Live, { id, workspaceId }: Pick<Asker, 'id' | 'workspaceId'>): boolean =>
  by.id === id && by.workspaceId === workspaceId;

/** It goes on, because they have written again. */
export const stillLive = (conversation: Conversation, moment: Moment): Conversation | undefined =>
  conversation.live && endingLater({ ...conversation, live: { ...conversation.live, at: moment.now } }, moment);

export const isQuiet = ({ at }: Live, now: Date): boolean => now.getTime() - at.getTime() >= LIVE_MS;

/** Nothing written in the thread goes out by itself any more. `by`: as its news have it. */
export function liveOver(conversation: Conversation, by: string | undefined, moment: Moment): Conversation | undefined {
  const { live: before, ...rest } = conversation;
  if (!before) return undefined;
  const over = without(rest, (item) => isErrand(item, 'end-live'));
  return told(over, { kind: 'conversation-live-over', at: moment.now, ...(by !== undefined && { by }) }, moment);
}

const endingLater = (conversation: Conversation, moment: Moment): Conversation =>
  promising(
    without(conversation, (item) => isErrand(item, 'end-live')),
    { name: 'end-live' },
    moment,
    new Date(moment.now.getTime() + LIVE_MS),
  );

/** The customer wants no more texts, as a member has recorded: nobody writes live, and the thread is told. */
export function stopped(conversation: Conversation, by: string, moment: Moment): Conversation {
  const { live: _, askedAt: __, ...quiet } = without(conversation, (item) => isErrand(item, 'end-live'));
  return told(quiet, { kind: 'customer-stopped', by, at: moment.now }, moment);
}

/** Whether its customer may be texted has changed: the head of its thread says so, and nobody writes live to who wants none. */
export function consented(conversation: Conversation, isOut: boolean, moment: Moment): Conversation {
  if (!isOut) return shown(conversation, moment);
  const { live: _, ...quiet } = without(conversation, (item) => isErrand(item, 'end-live'));
  return shown(quiet, moment);
}

/** The room's again, because who had it is no member any more; undefined when nobody has it. */
export function leftBehind(conversation: Conversation, moment: Moment): Conversation | undefined {
  const { assigned, ...others } = conversation;
  if (!assigned) return undefined;
  return told(others, { kind: 'assignee-left', to: assigned.to.name, at: moment.now }, moment);
}

/** The conversation once somebody wrote: that opens it again. Harmless when told again, or late. */
export function spoken(conversation: Conversation, { at, by, said }: Wrote, moment: Moment): Conversation | undefined {
  const { closed, customerAt, answeredAt } = conversation;
  if (by !== undefined) {
    const isNew = !answeredAt || at > answeredAt;
    const answered = isNew ? { ...conversation, answeredAt: at } : conversation;
    return closed && at > closed.at ? reopened(answered, by, moment) : isNew ? answered : undefined;
  }
  if (customerAt && at <= customerAt) return undefined;
  const { askedAt: _, ...unasked } = conversation;
  const known = said === 'stop' ? unasked : conversation;
  const heard = { ...known, customerAt: at, ...(said === undefined && { askedAt: at }) };
  // From the first word on, the head of the thread says who has it.
  return reopened(heard, undefined, moment) ?? (customerAt ? heard : shown(heard, moment));
}

/**
 * The conversation once a member's words of that time were taken back, or found to arrive nowhere; undefined where others
 * came after them. `before`: when the last that stand were written.
 */
export function unspoken(conversation: Conversation, at: Date, before: Date | undefined): Conversation | undefined {
  const { answeredAt, ...unanswered } = conversation;
  if (answeredAt?.getTime() !== at.getTime()) return undefined;
  return { ...unanswered, ...(before && { answeredAt: before }) };
}

/** Says it in each room of the thread, whose head shows it. */
function told(conversation: Conversation, news: ConversationNews, moment: Moment): Conversation {
  const rooms = goingOn(conversation)?.rooms ?? [];
  const there = { ...conversation, cards: rooms.map((room) => ({ room, shown: 0 })) };
  return shown(announcing(there, news, moment), moment);
}

function shown(conversation: Conversation, moment: Moment): Conversation {
  const head = goingOn(conversation)?.head;
  // One that is being kept may have seen less than this: another follows.
  const rest = without(conversation, (item) => isErrand(item, 'redraw-head'));
  return head ? promising(rest, { name: 'redraw-head', about: `${head.kind} ${head.id}` }, moment) : rest;
}
