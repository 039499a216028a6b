import type { Room } from '../company/index.ts';
import type { PaymentsHouse } from '../payments/index.ts';

/** What the desk works with. */
export type DeskHouse = PaymentsHouse & {
  chats: Partial<Record<'slack' | 'teams', Links>>;
};

/** Where a message of ours is opened. */
interface Links {
  linkTo(room: Room, messageId: string): string | undefined;
}
