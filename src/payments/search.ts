import type { RoomId } from '../kernel/room-id.ts';
import { type Onlooker, placeAt } from './lists.ts';
import type { PaymentRequest } from './request.ts';
import type { Status } from './statuses.ts';

/** What requests are looked for by; whatever is absent does not matter. */
export interface PaymentSearch {
  status?: Status;
  /** What names, numbers and references begin with. */
  text?: string;
  /** Amounts in minor units, both included. */
  least?: number;
  most?: number;
  /** When it was asked for: not before, and before. */
  from?: Date;
  until?: Date;
  /** The id of the member who asked. */
  asker?: string;
  room?: RoomId;
}

export interface FoundPayments {
  /** The newest first. */
  requests: PaymentRequest[];
  /** The place behind which there may be more. */
  next?: string;
  /** So much was looked at without filling the page that the rest is left for another time. */
  isUnfinished?: true;
  /** An earlier version's requests are still being entered in what is searched: some may be missing. */
  isBehind?: true;
}

/** Where a request stands among all, the newest first: a text that sorts, of one request alone. */
export const placeOf = ({ createdAt, id }: Pick<PaymentRequest, 'createdAt' | 'id'>): string =>
  `${placeAt(createdAt)} ${id}`;

/** What stands in a closed room alone is no business of who is neither in it nor asked for it. */
export const maySee = (
  { cards, asker }: { cards: { room: RoomId }[]; asker: { id: string } },
  { memberId, rooms }: Onlooker,
): boolean => cards.length === 0 || asker.id === memberId || cards.some(({ room }) => rooms.includes(room));
