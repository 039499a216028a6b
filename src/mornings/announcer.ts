import { companyOf, isOpenRoom, roomsFor } from '../company/index.ts';
import { change, one } from '../kernel/change.ts';
import type { RoomId } from '../kernel/room-id.ts';
import { onlookerOf } from '../payments/index.ts';
import { type Announcer, type Errand, shownNowhere, unchanged } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import { beginningFor } from './beginning.ts';
import type { MorningsHouse } from './house.ts';
import {
  beginningIn,
  isItsDay,
  isWorthSaying,
  type Morning,
  type MorningMessage,
  nextMorning,
  putOff,
  reaching,
  said,
} from './morning.ts';
import type { MorningNews } from './news.ts';

/** More people than any service desk has. */
const MOST_PEOPLE = 200;

/** What a morning promises: that the rooms hear of it once, those who want it too, and that there is a next one. */
export const createMorningAnnouncer = (house: MorningsHouse): Announcer<Morning, MorningMessage> => ({
  ...shownNowhere,
  documents: house.store.mornings,
  async card(morning, room) {
    const { dueOn } = morning;
    const beginning = beginningIn(morning, room);
    if (!beginning) throw new Error(`${morning.id} has not begun`);
    return { kind: 'morning', company: await companyOf(house.directory, morning), beginning, at: dueOn };
  },
  root: async (morning) => morning,
  errands: { say: saying(house), tell: telling(house) },
});

const saying = (house: MorningsHouse): Errand<Morning> => ({
  lane: 'mornings',
  // Whoever says it second finds it said.
  harmless: true,
  async keep(morning) {
    const { companyId } = morning;
    const company = await companyOf(house.directory, morning);
    const moment = momentOf(house);
    const next = nextMorning(company, moment);
    // The company's clocks were changed since: its day begins later.
    if (next.id === morning.id) return (now) => putOff(now, next.dueOn, moment);
    // First: whatever becomes of this one, there is another.
    await house.store.mornings.insert(next);
    if (!isItsDay(morning, company, moment.now)) {
      await change(one(house.store.mornings, companyId, next.id), (now) => reaching(now, morning.since));
      return unchanged;
    }
    // What stands in a closed room is read there, and nowhere else.
    const open = company.rooms.filter(isOpenRoom).map(({ id }) => id);
    const seenIn = (rooms: RoomId[]) => beginningFor(house, company, { memberId: '', rooms }, morning.since);
    const rooms = roomsFor(company, undefined);
    const closed = rooms.filter((room) => !open.includes(room));
    const begun = {
      beginning: await seenIn(open),
      closed: await Promise.all(closed.map(async (room) => ({ room, beginning: await seenIn([...open, room]) }))),
    };
    return (now) => said(now, begun, rooms, moment);
  },
  never: () => unchanged,
});

const telling = (house: MorningsHouse): Errand<Morning> => ({
  lane: 'notifications',
  harmless: true,
  async keep(morning) {
    const { companyId, id, since, dueOn } = morning;
    const company = await companyOf(house.directory, morning);
    if (!isItsDay(morning, company, house.clock.now())) return unchanged;
    for (const member of await house.notifying.wanting(companyId, 'morning', MOST_PEOPLE)) {
      const beginning = await beginningFor(house, company, onlookerOf(member, company), since);
      if (!isWorthSaying(beginning)) continue;
      const news: MorningNews = { kind: 'morning', beginning, at: dueOn };
      await house.notifying.tellOne(member, {
        ...{ companyId, kind: 'morning', key: id, about: '', customer: {}, concerned: [], rooms: [] },
        news,
      });
    }
    return unchanged;
  },
  never: () => unchanged,
});
