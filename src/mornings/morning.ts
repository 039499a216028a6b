import { type Company, nextWorkday, placeOf } from '../company/index.ts';
import type { RoomId } from '../kernel/room-id.ts';
import { type Announcing, isErrand, type Moment, promising, redrawn, without } from '../promises/outbox.ts';
import type { Beginning } from './news.ts';

/** `say`: its time has come; `tell`: to have those told in person who want it. */
export type MorningErrand = 'say' | 'tell';

/** The morning of one working day of one company: written the working day before, said at eight, and never again. */
export interface Morning extends Announcing<never, MorningErrand> {
  /** When it is to be said. */
  dueOn: Date;
  /** From when on what was paid is told. */
  since: Date;
  /** How the day began as far as everybody may see it; absent before it has. */
  beginning?: Beginning;
  /** As it is seen in closed rooms, where what stands in them counts as well. */
  closed: { room: RoomId; beginning: Beginning }[];
}

/** What a room is shown of it. */
export interface MorningMessage {
  kind: 'morning';
  company: Company;
  beginning: Beginning;
  at: Date;
}

const dateOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);

/** The company's next one: the same for the whole day, whoever writes it. */
export function nextMorning(company: Company, moment: Moment): Morning {
  const dueOn = nextWorkday(moment.now, placeOf(undefined, company));
  const id = `mrn_${company.id.replace(/^com_/, '')}_${dateOf(dueOn, company.timeZone)}`;
  const blank: Morning = {
    ...{ id, companyId: company.id, revision: 0, cards: [], appearance: 0, outbox: [] },
    ...{ dueOn, since: moment.now, closed: [] },
  };
  return promising(blank, { name: 'say' }, moment, dueOn);
}

/** Whether it is still its day, where the company is: what nobody could say in time is not said on another. */
export const isItsDay = ({ dueOn }: Morning, { timeZone }: Company, now: Date): boolean =>
  dateOf(dueOn, timeZone) === dateOf(now, timeZone);

/** It is said then, unless it was said already. */
export const putOff = (morning: Morning, dueOn: Date, moment: Moment): Morning =>
  morning.beginning
    ? morning
    : promising(
        without({ ...morning, dueOn }, (item) => isErrand(item, 'say')),
        { name: 'say' },
        moment,
        dueOn,
      );

/** It tells what was paid since then, too, because the one before was not said; undefined where it does, or was said. */
export const reaching = (morning: Morning, since: Date): Morning | undefined =>
  morning.beginning || morning.since <= since ? undefined : { ...morning, since };

/** Nobody is told that there is nothing to do. */
export const isWorthSaying = ({ unpaid, attention, tasks, disputes }: Beginning): boolean =>
  unpaid + attention + tasks + disputes > 0;

/** How the day begins, as a room is to read it; undefined before it has. */
export const beginningIn = ({ beginning, closed }: Morning, room: RoomId): Beginning | undefined =>
  closed.find((one) => one.room === room)?.beginning ?? beginning;

/** How the day begins is known, and said in those of these rooms where there is something to say; it is said once. */
export function said(
  morning: Morning,
  begun: Required<Pick<Morning, 'beginning' | 'closed'>>,
  rooms: RoomId[],
  moment: Moment,
): Morning {
  if (morning.beginning) return morning;
  const known: Morning = promising({ ...morning, ...begun }, { name: 'tell' }, moment);
  const told = rooms.filter((room) => isWorthSaying(beginningIn(known, room) ?? begun.beginning));
  return told.length > 0 ? redrawn({ ...known, cards: told.map((room) => ({ room, shown: 0 })) }, moment) : known;
}
