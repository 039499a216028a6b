/** Teams as one person sees it: rooms, a channel or chat, dialogs and notices on top. */
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { ui, world } from '../state.js';
import { look } from '../unread.js';
import { composer } from './composer.js';
import { dialog } from './dialog.js';
import { appPersona } from './persona.js';
import { bubbles, posts, seenIn } from './posts.js';
import { firstRoom, roomList, toSee } from './rooms.js';
import { tabPanel, tabRow } from './tabs.js';
import { follow, toasts } from './toasts.js';
import { changeTeams, me, roomName, roomOf, teamsWords } from './words.js';

/** At each new state: who and where one is at first, and what Teams has to say. */
export function followTeams(before) {
  ui.teams.me ??= world.state.teams.people[0].id;
  ui.teams.room ??= firstRoom();
  follow(before);
}

/** Escape: closes what is open; says whether anything was. */
export function closeOpen() {
  if (!ui.teams.menu && !ui.teams.replying) return false;
  changeTeams(ui.teams.menu ? { menu: undefined } : { replying: undefined });
  return true;
}

export function teams() {
  const room = roomOf(ui.teams.room);
  look(ui.teams.me, room.id, toSee(room.id));
  return h(
    'div',
    { class: 'teams', lang: me().tongue },
    roomList(),
    h(
      'section',
      { class: 'room-view', 'aria-label': `Teams · ${roomName(room)}` },
      roomHead(room),
      tabPanel(room, () => conversation(room)),
    ),
    toasts(),
    dialog(),
  );
}

const conversation = (room) => [
  h(
    'div',
    {
      key: room.id,
      class: room.kind === 'channel' ? 'posts' : 'chat',
      stick: seenIn(room.id).length,
      tabindex: '0',
      role: 'log',
    },
    h('p', { class: 'beginning' }, teamsWords().empty(roomName(room))),
    room.kind === 'channel' ? posts(room.id) : bubbles(room.id),
  ),
  composer(room.id),
];

function roomHead(room) {
  const say = teamsWords();
  const team = world.state.teams.teams.find(({ id }) => id === room.teamId);
  return h(
    'header',
    { class: 'room-head' },
    room.kind === 'personal' ? appPersona() : h('span', { class: 'team-face' }, faceOf(team, room)),
    h('h2', {}, roomName(room)),
    team && h('small', {}, team.name),
    room.kind === 'groupChat' && h('small', {}, say.members(room.members.length)),
    tabRow(room),
  );
}

const faceOf = (team, room) => (team ? team.name.slice(0, 1) : room.kind === 'groupChat' ? icon('people') : '');
