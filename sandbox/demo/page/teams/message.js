/** One message: who, when, what, the app's card, what one alone can see, and what can be done with it. */
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { act, ui, world } from '../state.js';
import { timeIn } from '../words.js';
import { card } from './card.js';
import { markdown } from './markdown.js';
import { menu } from './menu.js';
import { commands, me, roomOf, teamsWords } from './words.js';

/** Who wrote it, and the colour of the face. */
export function author({ from, fromApp }) {
  const { app, people } = world.state.teams;
  if (fromApp) return { name: app.name, kind: 'app' };
  const place = people.findIndex(({ id }) => id === from);
  return { name: people[place]?.name ?? from, kind: `p${place}` };
}

export const isOwn = ({ from }) => from === ui.teams.me;

export const head = (message, who) =>
  h(
    'header',
    {},
    !(isOwn(message) && roomOf(message.room).kind !== 'channel') && h('b', {}, who.name),
    who.kind === 'app' && h('small', { class: 'app' }, teamsWords().app),
    h('time', { datetime: new Date(message.at).toISOString() }, timeIn(me().tongue, message.at)),
    message.version > 1 && !message.card && h('small', {}, teamsWords().edited),
    message.onlyFor && h('small', { class: 'only' }, icon('eye'), teamsWords().onlyYou),
  );

/** What a message says, and its card as this person sees it. */
export function content(message) {
  const { id, room, text, card: shared, version, own, unfolded } = message;
  const mine = own[ui.teams.me];
  const json = mine?.card ?? shared;
  if (!mine && shared?.refresh) look(message);
  return [
    text && h('div', { class: 'text' }, message.fromApp ? formatted(text) : spoken(text)),
    json &&
      h(
        'div',
        { key: 'card', class: 'card', flash: `${version} ${mine?.number ?? ''}` },
        card({
          json,
          identity: `${id} ${version} ${mine?.number ?? ''}`,
          place: { room, message: id },
          shown: unfolded[ui.teams.me],
        }),
      ),
  ];
}

/** What the app writes is Markdown, with mentions as tags. */
const formatted = (text) =>
  h('div', {
    filled: text,
    fill: (node) => {
      node.innerHTML = markdown(text.replaceAll(/<at>(.*?)<\/at>/g, '**$1**'));
    },
  });

/** What people write is taken as it is; the app's name after an at sign is a mention. */
function spoken(text) {
  const at = `@${world.state.teams.app.name}`;
  const parts = text.split(at);
  return h(
    'p',
    {},
    parts.flatMap((part, index) => (index === 0 ? [part] : [h('span', { class: 'mention' }, at), part])),
  );
}

/** Cards that were made for some people ask for theirs when they come into sight: once for each state of the card. */
const looked = new Set();
function look({ id: message, room, version }) {
  const sight = `${message} ${version} ${ui.teams.me}`;
  if (looked.has(sight)) return;
  looked.add(sight);
  act('teams.look', { user: ui.teams.me, room, message }, 'teams look');
}

/** The menu of a message, with the app's actions in it. */
export const messageMenu = ({ id: message, room }) =>
  menu({
    name: `message ${message}`,
    label: teamsWords().more,
    drawing: 'more',
    items: commands().actions.map(({ id: command, title }) => ({
      name: command,
      words: title,
      choose: () => act('teams.menu', { user: ui.teams.me, command, room, message }, 'teams open'),
    })),
  });
