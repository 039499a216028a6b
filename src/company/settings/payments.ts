import { leastCharge } from '../../kernel/currency.ts';
import type { Tongue } from '../../kernel/language.ts';
import { parseAmount } from '../../kernel/money.ts';
import { granted, refused } from '../../kernel/refusal.ts';
import { type Company, type Room, type RoomId, reminderDaysOf } from '../company.ts';
import { type Field, inCompany } from './field.ts';
import { inOrder, keysIn, roomKey } from './keys.ts';
import { limitOf, minorIn, NOTHING_AT_ALL, writtenLimit } from './limits.ts';
import { listedOf } from './long-list.ts';

/** The processor takes no more at once, in minor units. */
const MOST_AMOUNT = 99_999_999;
const MOST_DAYS = 365;
/** At most so often: a fourth would be a nuisance. */
const MOST_REMINDERS = 3;
export const LINK_DAYS = [7, 14, 30, 60, 90];

/** Only those who are in a closed room know of it. Before its platform said, a channel of Teams was known by its team. */
const isOpen = ({ closed, address }: Room): boolean => (closed === undefined ? !!address?.includes('#') : !closed);

/** The rooms there are to choose from: those that anybody may know of, and the one where the settings were opened. */
export const roomsToChoose = ({ rooms }: Pick<Company, 'rooms'>, here: RoomId | undefined): Room[] =>
  rooms.filter((room) => !room.goneAt && !room.personal && (isOpen(room) || room.id === here));

const yesOrNo = (
  of: (company: Company) => boolean,
  put: (isOn: boolean) => Partial<Company>,
): Pick<Field, 'of' | 'read' | 'put'> => ({
  of: ({ company }) => (of(company) ? 'yes' : ''),
  read: (typed) => granted(typed === 'yes' ? 'yes' : ''),
  put: (standing, value) => inCompany(standing, put(value === 'yes')),
});

/** How money is asked for, and who hears of it. */
export const payments = {
  rooms: {
    of: ({ company }) => inOrder(company.rooms.filter(({ told, goneAt }) => told && !goneAt).map(roomKey)),
    read(typed, { company, actor }) {
      const chosen = new Set(keysIn(typed));
      const shown = roomsToChoose(company, actor.room);
      const known = company.rooms.filter((room) => !room.goneAt && !room.personal);
      const listed = listedOf(shown, (room) => room.told);
      // What is not shown cannot be chosen, nor taken away.
      const told = known.filter((room) =>
        shown.includes(room) && (listed.includes(room) || !room.told) ? chosen.has(roomKey(room)) : room.told,
      );
      return told.length === 0 && shown.length > 0
        ? refused({ code: 'room-needed' })
        : granted(inOrder(told.map(roomKey)));
    },
    put(standing, value) {
      const told = new Set(keysIn(value));
      const rooms = standing.company.rooms.map((room) =>
        room.goneAt ? room : { ...room, told: told.has(roomKey(room)) },
      );
      return inCompany(standing, { rooms });
    },
  },
  'room-language': {
    of: ({ company }) => company.roomLanguage ?? '',
    read: (typed) => granted(typed === 'fr' || typed === 'en' ? typed : ''),
    put(standing, value) {
      const { roomLanguage: _before, ...company } = standing.company;
      return { ...standing, company: value === '' ? company : { ...company, roomLanguage: value as Tongue } };
    },
  },
  'amount-limit': {
    of: ({ company }) => limitOf(company.amountLimit, company),
    read(typed, { company }) {
      const amount = parseAmount(typed, company.currency);
      if (!amount.ok) return amount;
      const { minor } = amount.value;
      return minor > MOST_AMOUNT ? refused({ code: 'amount-unsafe' }) : granted(limitOf(minor, company));
    },
    put: (standing, value) => inCompany(standing, { amountLimit: minorIn(value) ?? standing.company.amountLimit }),
    written: writtenLimit,
  },
  /** None: nobody has to agree. At nothing, somebody always has to. */
  'refund-limit': {
    of: ({ company }) => limitOf(company.refundLimit, company),
    read(typed, { company }) {
      if (typed.trim() === '') return granted(limitOf(undefined, company));
      if (NOTHING_AT_ALL.test(typed.trim())) return granted(limitOf(0, company));
      const amount = parseAmount(typed, company.currency);
      return amount.ok ? granted(limitOf(amount.value.minor, company)) : amount;
    },
    put(standing, value) {
      const { refundLimit: _, ...company } = standing.company;
      const refundLimit = minorIn(value);
      return { ...standing, company: { ...company, ...(refundLimit !== undefined && { refundLimit }) } };
    },
    written: writtenLimit,
  },
  /** None: all is paid at once. */
  'least-part': {
    of: ({ company }) => limitOf(company.leastPart, company),
    read(typed, { company }) {
      if (typed.trim() === '') return granted(limitOf(undefined, company));
      const amount = parseAmount(typed, company.currency);
      if (!amount.ok) return amount;
      const least = leastCharge(company.currency);
      // Less could be typed on the page, and never be paid.
      return amount.value.minor < least.minor
        ? refused({ code: 'part-too-small', least })
        : granted(limitOf(amount.value.minor, company));
    },
    put(standing, value) {
      const { leastPart: _, ...company } = standing.company;
      const leastPart = minorIn(value);
      return { ...standing, company: { ...company, ...(leastPart !== undefined && { leastPart }) } };
    },
    written: writtenLimit,
  },
  'link-days': {
    of: ({ company }) => String(company.linkDays),
    read: (typed) =>
      /^[1-9]\d{0,2}$/.test(typed) && Number(typed) <= MOST_DAYS ? granted(typed) : refused({ code: 'field-missing' }),
    put: (standing, value) => inCompany(standing, { linkDays: Number(value) }),
  },
  'reminder-days': {
    of: ({ company }) => reminderDaysOf(company).join(', '),
    read: (typed) => {
      const days =
        typed.trim() === ''
          ? []
          : typed
              .trim()
              .split(/\s*(?:[,;\s]|\bet\b|\band\b)\s*/i)
              .filter(Boolean);
      const isRead = days.length <= MOST_REMINDERS && days.every((day) => /^[1-9]\d?$/.test(day) && Number(day) <= 90);
      return isRead
        ? granted([...new Set(days.map(Number))].toSorted((a, b) => a - b).join(', '))
        : refused({ code: 'reminder-days-unreadable' });
    },
    put: (standing, value) => inCompany(standing, { reminders: { days: keysIn(value).map(Number) } }),
  },
  thanks: yesOrNo(
    ({ thanks }) => thanks === true,
    (thanks) => ({ thanks }),
  ),
  'folds-names': yesOrNo(
    ({ foldsNames }) => foldsNames !== false,
    (foldsNames) => ({ foldsNames }),
  ),
} satisfies Record<string, Field>;
