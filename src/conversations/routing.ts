import { type Company, type Room, type RoomId, talkRoomsOf } from '../company/index.ts';
import { folded } from '../kernel/folded.ts';
import type { Conversation, HeadId } from './conversation.ts';
import type { Conversing, Subjects, Whom } from './house.ts';

/** Where a new thread begins. */
export interface Routed {
  rooms: RoomId[];
  /** The company has said so; otherwise it is where everything goes. */
  isChosen: boolean;
  /** The room that it would be, by its name, if the app were there still. */
  insteadOf?: string;
}

/**
 * In which rooms a customer's new thread begins: those of who has the conversation, else of who looks after what the
 * customer has, as its source says, else of the department that it is from; and otherwise those for everybody's.
 */
export async function routeOf(
  subjects: Pick<Subjects, 'lookedAfterBy'>,
  company: Company,
  { companyId, phone }: Whom,
  conversation: Conversation | undefined,
): Promise<Routed> {
  const { routes = [], talkRooms = [] } = company;
  const ruled = await ruledBy();
  const isHere = ({ goneAt }: Room) => !goneAt;
  const wanted = company.rooms.filter(({ id }) => (ruled ?? talkRooms).includes(id));
  const here = wanted.filter(isHere).map(({ id }) => id);
  if (here.length > 0) return { rooms: here, isChosen: true };
  const gone = wanted[0]?.name;
  return {
    rooms: talkRoomsOf(company),
    isChosen: ruled !== undefined || talkRooms.length > 0,
    ...(gone && { insteadOf: gone }),
  };

  async function ruledBy(): Promise<RoomId[] | undefined> {
    if (routes.length === 0) return undefined;
    const owner = conversation?.assigned?.to.name;
    const ofOwner = owner && roomsOf(owner);
    if (ofOwner) return ofOwner;
    for (const name of await subjects.lookedAfterBy(companyId, phone)) {
      const rooms = roomsOf(name);
      if (rooms) return rooms;
    }
    return undefined;
  }

  function roomsOf(name: string): RoomId[] | undefined {
    return routes.find((route) => folded(route.name) === folded(name))?.rooms;
  }
}

/** The room that another stands in for, by its name: one of the thread's, where the app is not any more. */
export async function standsInFor(
  conversing: Pick<Conversing, 'of'>,
  { rooms }: Company,
  whom: Whom,
  { head, room }: { head: HeadId; room: RoomId },
): Promise<string | undefined> {
  const gone = rooms.filter(({ goneAt }) => goneAt);
  if (gone.length === 0) return undefined;
  const threads = (await conversing.of(whom))?.threads.filter((thread) => thread.head.id === head.id) ?? [];
  const isOneOfThem = ({ id }: Pick<Room, 'id'>) => threads.some((thread) => thread.room === id);
  return isOneOfThem({ id: room }) ? undefined : gone.find(isOneOfThem)?.name;
}
