import type { Acting } from '../kernel/act.ts';
import { type Language, type Tongue, tongueOf } from '../kernel/language.ts';
import type { Currency } from '../kernel/money.ts';
import type { Country } from '../kernel/phone.ts';
import type { RoomId, WorkspaceId } from '../kernel/room-id.ts';
import type { GivenRole, LimitedRole, NewcomersRole, Role, RoleLimits } from './role.ts';

export { channelOf, platformOf, type RoomId, roomId, type WorkspaceId, workspaceOf } from '../kernel/room-id.ts';
export type { Country };

/** The business: whose customers, invoices and rooms these are. */
export interface Company extends Acting {
  id: string;
  revision: number;
  name: string;
  /** E.164; the number the payment page offers to call and text. */
  phone: string;
  language: Language;
  /** What its rooms read; absent: the language of the company. */
  roomLanguage?: Tongue;
  /** IANA name, such as `America/Toronto`. */
  timeZone: string;
  currency: Currency;
  /** ISO 3166 country that numbers typed without a prefix belong to. */
  country: Country;
  /** The largest amount that may be asked for at once, in minor units. */
  amountLimit: number;
  /**
   * Above it, in minor units, a second person has to agree to what a member gives back, a day's worth of it together;
   * absent where nobody has to.
   */
  refundLimit?: number;
  /** In minor units, what a customer who pays in parts pays at least at once; absent where all is paid at once. */
  leastPart?: number;
  /** How many days a payment link lives. */
  linkDays: number;
  /** What its texts are sent from: an E.164 number, or a messaging service (`MG...`). Unique among companies. */
  textSender: string;
  /**
   * Whether names in texts lose their costly letters where that alone makes a text cheaper; absent in companies from
   * before it could be chosen, and means yes.
   */
  foldsNames?: boolean;
  /** Who was made an administrator, as those name them who are. */
  administrators?: MemberName[];
  /** What others were given to be; whoever stands in neither list is what `roleOf` says. */
  roles?: (MemberName & { role: Exclude<GivenRole, 'administrator'> })[];
  /** What somebody is to whom nobody has given a role; absent: a member. */
  newcomers?: NewcomersRole;
  /** How much of money each role may ask for and give back. */
  limits?: Partial<Record<LimitedRole, RoleLimits>>;
  /** All that there are, and the hundred that were left last. */
  rooms: Room[];
  /** Whether customers who have paid are thanked by text, with the link to their receipt. */
  thanks?: boolean;
  /** On which days after a request its customer is reminded, at most 3, in order; absent: `REMINDER_DAYS`. */
  reminders?: { days: number[] };
  /** After so many days without a text, something new begins a new thread; absent: `QUIET_DAYS`. */
  quietDays?: number;
  /** In which rooms customers' new threads begin; none: in those that are told. */
  talkRooms?: RoomId[];
  /** Whose customers' new threads begin elsewhere. */
  routes?: Route[];
  /** How its papers look; absent in companies whose settings were never changed (`letterheadOf`). */
  letterhead?: string;
  createdAt: Date;
  /** Who set it up; unknown in companies from before that was kept. */
  setUpBy?: Asker;
  /** Who last corrected what was set up then, and when. */
  corrected?: { by: string; at: Date };
}

/** `name`: of who has a conversation, of an advisor, or of a department, as people and sources call them. */
export interface Route {
  name: string;
  rooms: RoomId[];
}

/** On which days a company reminds that has not chosen any. */
const REMINDER_DAYS = [3, 7, 14];

export const reminderDaysOf = ({ reminders }: Pick<Company, 'reminders'>): number[] => reminders?.days ?? REMINDER_DAYS;

/** For so many days a thread goes on in a company that has not chosen. */
const QUIET_DAYS = 7;

export const quietDaysOf = ({ quietDays }: Pick<Company, 'quietDays'>): number => quietDays ?? QUIET_DAYS;

/** Where a team talks: one Slack channel, one Teams channel or chat. */
export interface Room {
  id: RoomId;
  name: string;
  /** Whether it is told of what was started in no room of the company, or in somebody's own conversation. */
  told: boolean;
  /** One member's own conversation with the app: what is started there is told to the company's rooms as well. */
  personal?: boolean;
  /** Only those who are in it know of it. Absent while its platform has not said. */
  closed?: boolean;
  /** How its platform reaches it, where the id alone is not enough; means nothing here. */
  address?: string;
  /** Set when the app was removed or the room archived: nothing is sent there any more. */
  goneAt?: Date;
}

/**
 * Whether everybody of the company may know what is shown there. Before there was `closed`, a channel of Teams was known
 * by its team; of a Slack channel nobody knows until Slack has told.
 */
export const isOpenRoom = ({ closed, personal, address }: Room): boolean =>
  !personal && (closed === undefined ? !!address?.includes('#') : !closed);

/** A room as its platform describes it. */
export type KnownRoom = Pick<Room, 'id' | 'name' | 'address' | 'personal' | 'closed'>;

/** One Slack team or Teams tenant, linked to one company. */
export interface Workspace {
  id: WorkspaceId;
  companyId: string;
}

/** One member of all that a company has. */
export type MemberName = Pick<Member, 'workspaceId' | 'id'>;

/** A person of the company in a workspace, as the platform introduced them. */
export interface Member {
  companyId: string;
  workspaceId: WorkspaceId;
  /** The platform's own user id. */
  id: string;
  name: string;
  firstName: string;
  /** From the member's platform language; their screens follow it. */
  tongue: Tongue;
  /** What they are in the workspace; absent in those whom an earlier version met. */
  standing?: Standing;
  /**
   * The same in every chat for the same e-mail address of the company (`personOf`); absent where no platform has told it.
   */
  person?: string;
}

/**
 * What a person is in a workspace, as its platform says. `outsider`: of another organisation; `left`: their account
 * works no more; `unknown`: the platform was asked, and cannot tell.
 */
export type Standing = 'administrator' | 'member' | 'guest' | 'outsider' | 'left' | 'unknown';

/** What every card and message in the company's rooms is written in, whoever reads it. */
export const roomTongue = ({ roomLanguage, language }: Pick<Company, 'roomLanguage' | 'language'>): Tongue =>
  roomLanguage ?? tongueOf(language);

/** Who asked for something, as it was then. `workspaceId`: where they can be mentioned; unknown in older documents. */
export interface Asker {
  id: string;
  name: string;
  workspaceId?: WorkspaceId;
}

/** A member doing something, and where. */
export interface Actor extends Member {
  room: RoomId | undefined;
  /** What they are in the company. */
  role?: Role;
  /** The message it is done on. */
  message?: string | undefined;
}

/**
 * The rooms a request is shown in: the room it was typed in when that is one of the company's, otherwise every room
 * that is told, or is one of `rooms`. What starts in a member's own conversation is shown in both, because colleagues
 * must see it too.
 */
export function roomsFor(company: Company, typedIn: RoomId | undefined, rooms?: RoomId[]): RoomId[] {
  const here = company.rooms.filter((room) => !room.goneAt);
  const own = here.find((room) => room.id === typedIn);
  if (own && !own.personal) return [own.id];
  const told = here.filter((room) => (rooms ? rooms.includes(room.id) : room.told));
  return (own ? [own, ...told] : told).map((room) => room.id);
}

/** The rooms in which a customer's new thread begins, where nothing says otherwise. */
export function talkRoomsOf(company: Company): RoomId[] {
  const chosen = company.rooms.filter(({ id, goneAt }) => !goneAt && company.talkRooms?.includes(id));
  return chosen.length > 0 ? chosen.map(({ id }) => id) : roomsFor(company, undefined);
}
