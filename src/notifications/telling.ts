import { type Asker, type Company, companyOf, isOpenRoom, type Member, type MemberName } from '../company/index.ts';
import type { Notification, Notifying } from '../conversations/index.ts';
import { change, one } from '../kernel/change.ts';
import { momentOf } from '../promises/outbox.ts';
import { scopeOf } from './choices.ts';
import type { NotificationsHouse } from './house.ts';
import { emptyMailbox, hears, type Mailbox, mailboxIdOf } from './mailbox.ts';

/** More people than any service desk has; what they want to know stands in their rooms. */
const MOST_PEOPLE = 200;

type Needs = Pick<NotificationsHouse, 'directory' | 'clock' | 'newId' | 'wake'> & {
  store: Pick<NotificationsHouse['store'], 'mailboxes'>;
};

/** Puts what happened into the mailboxes of those whom it is for. */
export function createNotifying(house: Needs): Notifying {
  const { directory } = house;
  const { mailboxes } = house.store;

  /** Somebody of this company who may be told anything; undefined for who has left, or belongs to another. */
  async function memberOf(company: Company, { workspaceId, id }: MemberName): Promise<Member | undefined> {
    const member = await directory.member(workspaceId, id);
    return member?.companyId === company.id && isStillThere(member) ? member : undefined;
  }

  async function keep(member: Member, notification: Notification): Promise<void> {
    const stored = one(mailboxes, member.companyId, mailboxIdOf(idOf(member)));
    const known = await stored.read();
    if (scopeOf(known?.choices ?? {}, notification.kind) === 'none') return;
    if (!known) {
      const first = hears(emptyMailbox(member), notification, momentOf(house));
      if (first && (await mailboxes.insert(first))) return house.wake('mailboxes', first);
    }
    const next = await change<Mailbox>(stored, (now) => hears(now, notification, momentOf(house)), known);
    if (next && next.outbox.length > 0) house.wake('mailboxes', next);
  }

  return {
    wanting: async (companyId, kind, limit) =>
      (await mailboxes.wanting(companyId, kind, limit)).map(({ member }) => member),

    async tellOne(person, notification) {
      const { companyId, key } = notification;
      const company = await companyOf(directory, { id: key, companyId });
      const member = await memberOf(company, person);
      if (member) await keep(member, notification);
    },

    async tell(notification) {
      const { companyId, kind, concerned, rooms, by } = notification;
      const company = await companyOf(directory, { id: notification.key, companyId });
      const isOpen = company.rooms.some((room) => rooms.includes(room.id) && isOpenRoom(room));
      const wanting = isOpen && kind !== 'role' ? await mailboxes.wanting(companyId, kind, MOST_PEOPLE) : [];
      const people = [...concerned.flatMap(named), ...wanting.map(({ member }) => member)];
      const each = new Map(people.map((person) => [mailboxIdOf(person), person]));
      if (by?.workspaceId) each.delete(mailboxIdOf({ workspaceId: by.workspaceId, id: by.id }));
      for (const person of each.values()) {
        const member = await memberOf(company, person);
        if (member) await keep(member, notification);
      }
    },
  };
}

const named = ({ id, workspaceId }: Asker): MemberName[] => (workspaceId ? [{ id, workspaceId }] : []);
const idOf = ({ id, workspaceId }: MemberName): MemberName => ({ id, workspaceId });

/** Whoever has left, or was never of the company, is told nothing more. */
export const isStillThere = ({ standing }: Member): boolean =>
  standing !== 'left' && standing !== 'guest' && standing !== 'outsider';
