/** What Teams says in passing: a line that goes after a moment. */
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { draw, ui, world } from '../state.js';
import { roomName, saidByTeams, teamsWords } from './words.js';

const STAYS_MS = 6_000;
const shown = [];
let count = 0;
/** How many notices of each person were told. */
const told = new Map();

export function toast(text) {
  count += 1;
  const one = { key: count, text };
  shown.push(one);
  setTimeout(() => remove(one), STAYS_MS);
  draw();
}

function remove(one) {
  const place = shown.indexOf(one);
  if (place >= 0) shown.splice(place, 1);
  draw();
}

/** Teams tells whoever is mentioned, unless they have the room before them. */
function followMentions(before) {
  const { messages, rooms, app } = world.state.teams;
  for (const room of rooms.filter(({ id }) => before && id !== ui.teams.room)) {
    const known = new Set(before.teams.messages[room.id]?.map(({ id }) => id));
    const fresh = messages[room.id].filter(({ id, mentions }) => !known.has(id) && mentions.includes(ui.teams.me));
    for (const _ of fresh) toast(teamsWords().mentioned(app.name, roomName(room)));
  }
}

/** Shows what is new for the person one is; what came before one looked is past, and a dialog shows its own. */
export function follow(before) {
  const { notices, dialogs } = world.state.teams;
  followMentions(before);
  for (const [user, list] of Object.entries(notices)) {
    const fresh = list.slice(told.get(user) ?? (before ? 0 : list.length));
    told.set(user, list.length);
    if (user === ui.teams.me && !dialogs[user]?.notice) for (const text of fresh) toast(saidByTeams(text));
  }
}

export const toasts = () =>
  h(
    'div',
    { class: 'toasts', role: 'status' },
    shown.map((one) =>
      h(
        'p',
        { key: one.key },
        h('span', {}, one.text),
        h(
          'button',
          { type: 'button', class: 'quiet', 'aria-label': teamsWords().close, onclick: () => remove(one) },
          icon('close'),
        ),
      ),
    ),
  );
