import type { Act, Audited } from '../kernel/act.ts';
import type { Answer } from '../kernel/refusal.ts';
import type { Company, Member, MemberName, Room, Workspace, WorkspaceId } from './company.ts';

/** The one place that is asked without a company: these look-ups find it. */
export interface Companies extends Audited {
  get(id: string): Promise<Company | undefined>;
  ids(): Promise<string[]>;
  byWorkspace(id: WorkspaceId): Promise<Company | undefined>;
  /** By the number or messaging service its texts are sent from. */
  byTextSender(sender: string): Promise<Company | undefined>;
  /** Inserts a company and links its workspace; `false` when the workspace or the text sender is taken. */
  found(company: Company, workspace: Workspace): Promise<boolean>;
  /** Links one more workspace to a company, with the act of it; again is harmless. `false` when it belongs to another. */
  link(workspace: Workspace, joined?: Act): Promise<boolean>;
  replace(company: Company): Promise<boolean>;
}

export interface Members {
  get(companyId: string, workspace: WorkspaceId, id: string): Promise<Member | undefined>;
  /** Whom the app has met on this platform and who belongs there, guests and those who left aside; by name. */
  on(platform: 'slack' | 'teams', companyId: string, limit: number): Promise<Member[]>;
  /** Inserts or overwrites: the platform's word is the truth. */
  put(member: Member): Promise<void>;
}

/** Draws pictures anew, whatever it is given. */
export interface Pictures {
  /**
   * A picture of a company as a PNG of at most 600 by 300 that holds nothing else.
   * Refusals: `picture-of-other-kind` (no PNG, JPEG or WebP), `-moves`, `-too-detailed`, `-damaged`.
   */
  logo(bytes: Uint8Array): Promise<Answer<Uint8Array>>;
  /**
   * A picture that people text each other, as a JPEG of at most 1600 by 1600 and about 500 kB that holds nothing else; of
   * one that moves, its beginning. Refusals: as of `logo`, where GIF is taken, too, and nothing is refused for moving.
   */
  photo(bytes: Uint8Array): Promise<Answer<Uint8Array>>;
}

/** A room on one platform. */
export interface Chat<Message> {
  /**
   * Posts a message; `id` is put where `find` sees it. With `thread` it goes under that message, and
   * `wholeRoom` shows it in the room as well. Gives the platform's message id.
   */
  post(room: Room, id: string, message: Message, thread?: { messageId: string; wholeRoom: boolean }): Promise<string>;
  /**
   * Redraws a message in place; doing it twice is harmless. `id` is put where `find` sees it, as by `post`. Both throw
   * `RoomGone` when nothing can be said there.
   */
  update(room: Room, messageId: string, id: string, message: Message): Promise<void>;
  /** The message that carries `id`, posted since `since`, in the room or under `thread`; undefined when it did not arrive. */
  find(room: Room, id: string, since: Date, thread?: string): Promise<string | undefined>;
  /**
   * A member's own conversation with the app, which is opened where there is none; harmless. `rooms`: the company's, some
   * of them of the same workspace. @throws Outage `never` where the app may not speak to them
   */
  reach(person: MemberName, rooms: readonly Room[]): Promise<Room>;
  /** The address at which who is in the room opens a message of it; undefined while nobody knows. Nobody is asked. */
  linkTo(room: Room, messageId: string): string | undefined;
}
