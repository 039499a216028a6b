import type { Tongue } from '../kernel/language.ts';
import type { RoomId, WorkspaceId } from '../kernel/room-id.ts';
import type { Asker, KnownRoom, Standing } from './company.ts';

/**
 * Something that somebody does, as their platform tells it. Whose they are and what they may do is not its business to
 * know.
 */
export interface Visit {
  workspace: WorkspaceId;
  person: Person;
  /** Where it was done; undefined where the app can never speak. */
  room?: RoomId | undefined;
  /** That room as its platform describes it, once the app is known to be in it. */
  place?: KnownRoom | undefined;
  /** The message it was done on, as its platform calls it. */
  message?: string | undefined;
  /** The first message of the thread that it was done in, as its platform calls it; the message itself where it is none's. */
  thread?: string | undefined;
  /** The platform's own name for this very thing: told again, it changes nothing and is answered the same. */
  key: string;
}

/** Whoever does it. What the platform has not said is absent. */
export interface Person {
  /** The platform's own user id. */
  id: string;
  name?: string | undefined;
  firstName?: string | undefined;
  tongue?: Tongue | undefined;
  standing?: Standing | undefined;
  /** Where their platform tells it: whoever has the same in both chats is one person. */
  email?: string | undefined;
}

/** Somebody in a workspace that belongs to no company yet. */
export interface Stranger {
  workspace: WorkspaceId;
  /** Where they are, when the app is there too. */
  room: KnownRoom | undefined;
  tongue: Tongue;
  /** Who it is, where their platform has said what they are called. */
  who?: Asker | undefined;
}
