import { Outage } from '../kernel/refusal.ts';
import { platformOf } from '../kernel/room-id.ts';
import type { Place, Rooms } from '../promises/ports.ts';
import type { Company, Room } from './company.ts';
import type { Directory } from './directory.ts';
import type { Chat } from './ports.ts';

type Chats<M> = Partial<Record<'slack' | 'teams', Chat<M>>>;

/** @throws Error when there is none: whatever belongs to a company was made by one of its members */
export async function companyOf(directory: Directory, { id, companyId }: { id: string; companyId: string }) {
  const company = await directory.company(companyId);
  if (!company) throw new Error(`${id} belongs to no company`);
  return company;
}

/** The rooms of every company, each reached through its platform. */
export function createRooms<M>(chats: Chats<M>, directory: Directory, instead: Rooms<M>['instead']): Rooms<M> {
  async function reach({ companyId, room: id }: Place): Promise<{ chat: Chat<M>; room: Room }> {
    const company: Company = await companyOf(directory, { id, companyId });
    const chat = chats[platformOf(id)];
    if (!chat) throw new Outage(platformOf(id), 'deliver', { outcome: 'no', code: 'not-configured' });
    return { chat, room: company.rooms.find((known) => known.id === id) ?? { id, name: '', told: false } };
  }

  return {
    async post(place, ...message) {
      const { chat, room } = await reach(place);
      return chat.post(room, ...message);
    },
    async update(place, ...message) {
      const { chat, room } = await reach(place);
      return chat.update(room, ...message);
    },
    async find(place, ...about) {
      const { chat, room } = await reach(place);
      return chat.find(room, ...about);
    },
    instead,
  };
}
