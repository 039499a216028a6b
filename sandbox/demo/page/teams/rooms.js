/** The list at the side: who one is, chats, teams and their channels. */
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { ui, world } from '../state.js';
import { mark } from '../unread.js';
import { appPersona, persona } from './persona.js';
import { changeTeams, me, roomName, teamsWords } from './words.js';

/** Rooms of the person one is. */
export const mine = () => world.state.teams.rooms.filter(({ members }) => members.includes(ui.teams.me));

export function roomList() {
  const { teams } = world.state.teams;
  const rooms = mine();
  const groups = [
    [teamsWords().chats, rooms.filter(({ kind }) => kind !== 'channel')],
    ...teams.map(({ id, name }) => [name, rooms.filter(({ teamId }) => teamId === id)]),
  ];
  return h(
    'nav',
    { class: 'room-list', 'aria-label': 'Microsoft Teams' },
    h('h2', {}, world.state.slack.team.name, h('small', {}, 'Teams')),
    picker(groups),
    switcher(),
    groups.map(group),
  );
}

const goTo = (room) => changeTeams({ room, replying: undefined });

/** Where there is no room for a list. */
const picker = (groups) =>
  h(
    'label',
    { class: 'picker' },
    h(
      'select',
      { value: ui.teams.room, 'aria-label': teamsWords().rooms, onchange: ({ target }) => goTo(target.value) },
      groups.map(([title, rooms]) =>
        h(
          'optgroup',
          { label: title },
          rooms.map((room) => h('option', { key: room.id, value: room.id }, roomName(room))),
        ),
      ),
    ),
    icon('down'),
  );

const group = ([title, rooms]) =>
  rooms.length > 0 && [
    h('h3', {}, title),
    h(
      'ul',
      {},
      rooms.map((room) => h('li', { key: room.id }, roomButton(room))),
    ),
  ];

const roomButton = (room) =>
  h(
    'button',
    {
      type: 'button',
      'data-room': room.id,
      'aria-current': room.id === ui.teams.room ? 'true' : undefined,
      onclick: () => goTo(room.id),
    },
    room.kind === 'personal' ? appPersona() : icon(room.kind === 'channel' ? 'hash' : 'people'),
    h('span', {}, roomName(room)),
    mark(ui.teams.me, room.id, toSee(room.id), teamsWords().unread),
  );

/** What makes a room unread. */
export const toSee = (room) =>
  world.state.teams.messages[room].filter(({ onlyFor }) => !onlyFor || onlyFor === ui.teams.me);

/** One may be anybody of the staff: their language is the one that Teams and the app speak to them. */
function switcher() {
  const { people } = world.state.teams;
  const become = ({ target }) => {
    changeTeams({ me: target.value, replying: undefined, menu: undefined });
    if (!mine().some(({ id }) => id === ui.teams.room)) changeTeams({ room: firstRoom() });
  };
  return h(
    'label',
    { class: 'who' },
    persona({ name: me().name, kind: `p${people.indexOf(me())}` }),
    h(
      'span',
      {},
      h('small', {}, teamsWords().you),
      h(
        'select',
        { value: ui.teams.me, 'aria-label': teamsWords().you, onchange: become },
        people.map(({ id, name }) => h('option', { key: id, value: id }, name)),
      ),
    ),
    icon('down'),
  );
}

/** Where one is at first: the first channel that has a name of its own. */
export const firstRoom = () => {
  const rooms = mine();
  return (rooms.find(({ id, teamId }) => teamId && id !== teamId) ?? rooms[0]).id;
};
