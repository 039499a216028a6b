/** The row of tabs of a room: what people write there and, where the app is, the app's own pages. */
import { h } from '../dom.js';
import { act, ui, world } from '../state.js';
import { changeTeams, me, teamsWords } from './words.js';

const CONVERSATION = 'conversation';
const PANEL = 'teams-tab-panel';
const idOf = (tab) => `teams-tab-${tab}`;
const nameOf = ({ names }) => names[me().tongue];

/** The day is each member's own: it stands in their own chat with the app, the settings everywhere. */
const tabsIn = (room) =>
  room.hasApp ? world.state.teams.tabs.filter(({ id }) => id !== 'home' || room.kind === 'personal') : [];
/** The tab of the app that is looked at; undefined where one reads what people write. */
const chosenIn = (room) => tabsIn(room).find(({ id }) => id === ui.teams.tab);

export function tabRow(room) {
  const say = teamsWords();
  const chosen = chosenIn(room)?.id ?? CONVERSATION;
  const tab = (id, name) =>
    h(
      'button',
      {
        key: id,
        type: 'button',
        role: 'tab',
        id: idOf(id),
        'aria-selected': String(id === chosen),
        'aria-controls': PANEL,
        tabindex: id === chosen ? '0' : '-1',
        onclick: () => {
          changeTeams({ tab: id, menu: undefined });
          if (id === 'home') act('saw');
        },
      },
      name,
    );
  return h(
    'div',
    { class: 'room-tabs', role: 'tablist', 'aria-label': say.tabs, onkeydown: walk },
    tab(CONVERSATION, room.kind === 'channel' ? say.posts : say.chat),
    tabsIn(room).map((one) => tab(one.id, nameOf(one))),
  );
}

/** The keys of a row of tabs choose as they move (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). */
function walk(event) {
  const tabs = [...event.currentTarget.querySelectorAll('[role=tab]')];
  const at = tabs.indexOf(event.target);
  const place = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (place === undefined) return;
  event.preventDefault();
  const next = tabs.at(place % tabs.length);
  next.focus();
  next.click();
}

/** What the chosen tab shows; `conversation`: what people write. */
export function tabPanel(room, conversation) {
  const chosen = chosenIn(room);
  return h(
    'div',
    { class: 'room-panel', id: PANEL, role: 'tabpanel', 'aria-labelledby': idOf(chosen?.id ?? CONVERSATION) },
    chosen ? appPage(room, chosen) : conversation(),
  );
}

/** The app's page as Teams shows it: in a page of Teams, to the person one is. */
function appPage(room, tab) {
  const { tabHost, app } = world.state.teams;
  const asked = new URLSearchParams({ user: ui.teams.me, tab: tab.address, theme: 'default', bare: '' });
  return h('iframe', {
    key: `${tab.id} ${ui.teams.me} ${room.id}`,
    class: 'app-page',
    title: `${nameOf(tab)} · ${app.name}`,
    src: `${tabHost}?${asked}`,
  });
}
