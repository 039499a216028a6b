import { folded } from '../../kernel/folded.ts';
import type { Tongue } from '../../kernel/language.ts';
import { type Answer, granted, refused } from '../../kernel/refusal.ts';
import { type Company, isOpenRoom, quietDaysOf, type Room, type RoomId, type Route } from '../company.ts';
import { type Around, type Field, inCompany, type Standing } from './field.ts';
import { inOrder, keysIn, roomKey } from './keys.ts';
import { listedOf } from './long-list.ts';
import { roomsToChoose } from './payments.ts';

export const QUIET_DAYS = [1, 3, 7, 14, 30];
const MOST_QUIET_DAYS = 90;

export const ROUTES_LIMIT = 3_000;
const MOST_ROUTES = 60;
const NAME_LENGTH = 80;

/** Who may not know of a room reads this in its place, and leaves it where it stands. */
const HIDDEN: Record<Tongue, string> = { fr: '(canal privé)', en: '(private channel)' };

const talks = (company: Company) => (room: Pick<Room, 'id'>) => (company.talkRooms ?? []).includes(room.id);
const talkKeys = (company: Company): string[] =>
  company.rooms.filter((room) => !room.goneAt && talks(company)(room)).map(roomKey);

/** In which rooms customers' conversations begin, and for how long they go on. */
export const conversations = {
  /** None: in those that are told of what was asked for in no room. */
  'talk-rooms': {
    of: ({ company }) => inOrder(talkKeys(company)),
    read(typed, { company, actor }) {
      const chosen = new Set(keysIn(typed));
      const shown = roomsToChoose(company, actor.room);
      const listed = listedOf(shown, talks(company));
      // What is not shown cannot be chosen, nor taken away.
      const kept = talkKeys(company).filter((key) => !listed.some((room) => roomKey(room) === key));
      return granted(inOrder([...kept, ...listed.map(roomKey).filter((key) => chosen.has(key))]));
    },
    put(standing, value) {
      const keys = new Set(keysIn(value));
      const talkRooms = standing.company.rooms.flatMap((room) => (keys.has(roomKey(room)) ? [room.id] : []));
      return inCompany(standing, { talkRooms });
    },
  },
  routes: {
    of: ({ company }) => stored(company.routes ?? []),
    read: readRoutes,
    put: (standing, value) => inCompany(standing, { routes: routesIn(value) }),
    written: (value, tongue, { company }) =>
      routesIn(value)
        .map(({ name, rooms }) => {
          const names = rooms.map((id) => roomNamed(company, id, tongue));
          return `${name}${tongue === 'fr' ? '\u00a0:' : ':'} ${[...new Set(names)].join(', ')}`;
        })
        .join('\n'),
  },
  /** A form from before there was the choice changes nothing. */
  'quiet-days': {
    of: ({ company }) => String(quietDaysOf(company)),
    read: (typed, { company }) =>
      granted(/^[1-9]\d?$/.test(typed) && Number(typed) <= MOST_QUIET_DAYS ? typed : String(quietDaysOf(company))),
    put: (standing, value) => inCompany(standing, { quietDays: Number(value) }),
  },
} satisfies Record<string, Field>;

const stored = (routes: Route[]): string => routes.map(({ name, rooms }) => [name, ...rooms].join('\t')).join('\n');

const routesIn = (value: string): Route[] =>
  value === ''
    ? []
    : value.split('\n').map((line) => {
        const [name = '', ...rooms] = line.split('\t');
        return { name, rooms: rooms as RoomId[] };
      });

function roomNamed({ rooms }: Company, id: RoomId, tongue: Tongue): string {
  const room = rooms.find((one) => one.id === id);
  return room && isOpenRoom(room) ? room.name : HIDDEN[tongue];
}

const called = (name: string): string => folded(name.trim().replace(/^#/, ''));

/** A name and its rooms on each line: `Marie-Ève Roy: service, pièces`. Rooms of one name in both chats are both meant. */
function readRoutes(typed: string, { company }: Around & Standing): Answer<string> {
  const lines = typed.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  const routes: Route[] = [];
  for (const line of lines.filter(Boolean)) {
    const [, name = '', said = ''] = /^([^:]*?) ?: ?(.*)$/.exec(line) ?? [];
    const wanted = said.split(',').filter((one) => called(one) !== '');
    if (name === '' || name.length > NAME_LENGTH || wanted.length === 0)
      return refused({ code: 'route-unreadable', line: line.slice(0, NAME_LENGTH) });
    const before = (company.routes ?? []).find((route) => folded(route.name) === folded(name))?.rooms ?? [];
    const rooms = wanted.map((one) => roomsCalled(one, before, company));
    const unknown = wanted[rooms.findIndex((found) => found.length === 0)];
    if (unknown !== undefined)
      return refused({ code: 'route-room-unknown', room: unknown.trim(), rooms: known(company) });
    if (routes.some((route) => folded(route.name) === folded(name))) return refused({ code: 'route-twice', name });
    routes.push({ name, rooms: [...new Set(rooms.flat())] });
  }
  return routes.length > MOST_ROUTES
    ? refused({ code: 'routes-too-many', limit: MOST_ROUTES })
    : granted(stored(routes));
}

/** Those that may be named, and those of this line that stand there already, however they are called by now. */
function roomsCalled(name: string, before: RoomId[], company: Company): RoomId[] {
  const isHidden = Object.values(HIDDEN).some((hidden) => called(hidden) === called(name));
  return company.rooms
    .filter((room) =>
      isHidden
        ? before.includes(room.id) && !isOpenRoom(room)
        : isOpenRoom(room) && called(room.name) === called(name) && (!room.goneAt || before.includes(room.id)),
    )
    .map(({ id }) => id);
}

const MOST_NAMED = 20;
const known = ({ rooms }: Company): string[] =>
  [...new Set(rooms.flatMap((room) => (isOpenRoom(room) && !room.goneAt && room.name ? [room.name] : [])))].slice(
    0,
    MOST_NAMED,
  );
