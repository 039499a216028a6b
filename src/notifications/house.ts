import type { MemberName, Room } from '../company/index.ts';
import type { TasksHouse } from '../tasks/index.ts';
import type { Mailbox } from './mailbox.ts';
import type { PersonalMessage } from './messages.ts';
import type { Mailboxes } from './ports.ts';

/** What notifications work with. */
export type NotificationsHouse = TasksHouse & {
  store: { mailboxes: Mailboxes };
  chats: Partial<Record<'slack' | 'teams', PersonalChat>>;
  wake(kind: 'mailboxes', mailbox: Mailbox): void;
};

/** Where people are spoken to one by one. */
export interface PersonalChat {
  linkTo(room: Room, messageId: string): string | undefined;
  reach(person: MemberName, rooms: readonly Room[]): Promise<Room>;
  post(room: Room, id: string, message: PersonalMessage): Promise<string>;
  find(room: Room, id: string, since: Date): Promise<string | undefined>;
}
