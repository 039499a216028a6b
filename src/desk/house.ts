import type { Room } from '../company/index.ts';
import type { TasksHouse } from '../tasks/index.ts';

/** What the desk works with. */
export type DeskHouse = TasksHouse & {
  chats: Partial<Record<'slack' | 'teams', Links>>;
};

/** Where a message of ours is opened. */
interface Links {
  linkTo(room: Room, messageId: string): string | undefined;
}
