import type { Documents } from '../kernel/change.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { Announcing } from './outbox.ts';

/** Documents whose outbox delivery drains. */
export interface AnnouncingDocuments<T extends Announcing> extends Documents<T> {
  /**
   * Those of all companies with something due from `from` (the beginning, unless told) to `until`, earliest first,
   * read bit by bit however many there are. Those with nothing due but what waits in a group that is full by then may be
   * left out.
   */
  due(until: Date, from?: Date, full?: () => Group[]): AsyncIterable<T>;
}

/** What is due and waits together: everything for one room, or every errand of one name and company. */
export type Group = { room: RoomId } | { companyId: string; errand: string };

/** One room, whatever its platform. */
export interface Place {
  companyId: string;
  room: RoomId;
}

/** Where cards and news are shown: `Chat`, for every room of every company. */
export interface Rooms<M> {
  /** `id` is put where `find` sees it. Gives the message's id. @throws RoomGone when nothing can be said there */
  post(place: Place, id: string, message: M, thread?: { messageId: string; wholeRoom: boolean }): Promise<string>;
  /** Redraws a message; doing it twice is harmless. @throws RoomGone when nothing can be said there */
  update(place: Place, messageId: string, id: string, message: M): Promise<void>;
  /** The message that carries `id`, posted since `since`; undefined when it did not arrive. */
  find(place: Place, id: string, since: Date, thread?: string): Promise<string | undefined>;
  /** Marks a room where nothing can be said any more; gives the rooms that are told instead. */
  instead(room: RoomId): Promise<RoomId[]>;
}

/** Work at a time, done by one process however many run. */
export interface Jobs {
  /** Takes the job if it is due, and puts it off until `next`; `false` when it is not due or somebody has it. */
  claim(name: string, now: Date, next: Date): Promise<boolean>;
  /** Keeps a job that goes on from everybody else until then. */
  hold(name: string, until: Date): Promise<void>;
  /** Until when all that the job looks at has been seen; it only moves forward. */
  seen(name: string, until: Date): Promise<void>;
  seenUntil(name: string): Promise<Date | undefined>;
}
