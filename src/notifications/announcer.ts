import { companyOf, isOpenRoom, type Member, platformOf, type Room, workspaceOf } from '../company/index.ts';
import { type HeadId, headIn } from '../conversations/index.ts';
import { Outage, RoomGone } from '../kernel/refusal.ts';
import { type Announcer, type Errand, shownNowhere } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import type { NotificationsHouse, PersonalChat } from './house.ts';
import { type Held, heldAs, type Mailbox, reached, refusing, untold, wasTold } from './mailbox.ts';
import type { PersonalMessage } from './messages.ts';
import { isStillThere } from './telling.ts';

/** What nobody could be told for so long is read in the rooms. */
const TOO_LATE_MS = 24 * 3_600_000;

/** What a mailbox promises: that its member is told. */
export const createMailboxAnnouncer = (house: NotificationsHouse): Announcer<Mailbox, PersonalMessage> => ({
  ...shownNowhere,
  documents: house.store.mailboxes,
  errands: {
    'tell-slack': telling(house, 'slack'),
    'tell-teams': telling(house, 'teams'),
    'reach-slack': reaching(house, 'slack'),
    'reach-teams': reaching(house, 'teams'),
  },
});

type Platform = 'slack' | 'teams';

/** Their own conversation with the app. @throws Outage `never` where they cannot be spoken to */
async function roomOf(house: NotificationsHouse, mailbox: Mailbox): Promise<{ chat: PersonalChat; room: Room }> {
  const { member, companyId, id } = mailbox;
  const platform = platformOf(member.workspaceId);
  const chat = house.chats[platform];
  if (!chat) throw new Outage(platform, 'reach', { outcome: 'never', code: 'not-configured' });
  const { rooms } = await companyOf(house.directory, { id, companyId });
  return { chat, room: await chat.reach(member, rooms) };
}

const telling = (house: NotificationsHouse, platform: Platform): Errand<Mailbox> => ({
  // Not the lanes of rooms: whoever cannot be spoken to holds up none of them.
  lane: `people in ${platform}`,
  harmless: false,
  async keep(mailbox, name, triedSince) {
    const held = heldAs(mailbox, name);
    const member = await house.directory.member(mailbox.member.workspaceId, mailbox.member.id);
    const isLate = held && house.clock.now().getTime() - held.since.getTime() > TOO_LATE_MS;
    if (!held || isLate || !member || !isStillThere(member)) return (now) => untold(now, name);
    const { chat, room } = await roomOf(house, mailbox);
    try {
      const there = triedSince && (await chat.find(room, held.id, triedSince));
      if (!there) await chat.post(room, held.id, await messageOf(house, chat, member, held));
    } catch (cause) {
      // It is nobody's room: nothing takes its place.
      if (cause instanceof RoomGone) throw new Outage(platform, 'tell', { cause, outcome: 'never', code: 'refused' });
      throw cause;
    }
    return (now) => wasTold(now, held, momentOf(house));
  },
  never: (name) => (now) => refusing(now, name, momentOf(house)),
});

/** Whether they can be told anything, so that the form says it when it is opened next. */
const reaching = (house: NotificationsHouse, platform: Platform): Errand<Mailbox> => ({
  lane: `people in ${platform}`,
  harmless: true,
  async keep(mailbox) {
    await roomOf(house, mailbox);
    return reached;
  },
  never: () => (now) => refusing(now, '', momentOf(house)),
});

async function messageOf(
  house: NotificationsHouse,
  chat: PersonalChat,
  member: Member,
  told: Held,
): Promise<PersonalMessage> {
  const company = await companyOf(house.directory, member);
  const head = told.latest.at(-1)?.head;
  const where = head && (await placeOf(house, chat, member, company.rooms, head));
  return { kind: 'personal', company, tongue: member.tongue, told, ...where };
}

/** Where the thread is, in a room of their own workspace: in one that everybody may know of, if it is in one. */
async function placeOf(
  house: NotificationsHouse,
  chat: PersonalChat,
  { companyId, workspaceId }: Member,
  rooms: Room[],
  head: HeadId,
): Promise<{ link?: string; room?: string }> {
  const cards = (await headIn(house, companyId, head))?.cards ?? [];
  const places = cards.flatMap(({ room: id, messageId }) => {
    const room = rooms.find((one) => one.id === id && !one.goneAt && workspaceOf(id) === workspaceId);
    return room && messageId ? [{ room, messageId }] : [];
  });
  const place = places.find(({ room }) => isOpenRoom(room)) ?? places[0];
  const link = place && chat.linkTo(place.room, place.messageId);
  return { ...(link && { link }), ...(place?.room.name && { room: place.room.name }) };
}
