import { type Company, type RoomId, roomsFor } from '../company/index.ts';
import { goingOn } from './conversation.ts';
import type { ConversationsHouse } from './house.ts';

/**
 * Where something that is asked of a customer stands: where a member asked for it, and if their conversation goes on
 * there, in all of its rooms, so that each goes on telling the same story. Empty where no room is left.
 * @param phone E.164; without one nobody converses
 */
export async function roomsToAskIn(
  { conversing }: Pick<ConversationsHouse, 'conversing'>,
  company: Company,
  typedIn: RoomId | undefined,
  phone: string | undefined,
): Promise<RoomId[]> {
  const rooms = roomsFor(company, typedIn);
  const known = phone && typedIn ? await conversing.of({ companyId: company.id, phone }) : undefined;
  const there = (known && goingOn(known)?.rooms) ?? [];
  if (!typedIn || !there.includes(typedIn)) return rooms;
  const left = company.rooms.filter(({ id, goneAt }) => !goneAt && there.includes(id)).map(({ id }) => id);
  return [...new Set([...rooms, ...left])];
}
