/** Puts the page together: what to try on top, then Slack and Teams, the customer's phone and the event log. */
import { guide, topBar } from './bar.js';
import { h, patch } from './dom.js';
import { journal } from './journal.js';
import { phone, read } from './phone.js';
import { keepPlace } from './place.js';
import { dismissTop } from './slack/modal.js';
import { slack } from './slack/pane.js';
import { change, draw, drawWith, listen, ui, world } from './state.js';
import { startStory } from './story.js';
import { dismissDialog } from './teams/dialog.js';
import { openTeamsLink } from './teams/links.js';
import { closeOpen, followTeams, teams } from './teams/pane.js';
import { words } from './words.js';

const root = document.getElementById('page');

const PANES = [
  ['slack', slack],
  ['teams', teams],
  ['phone', phone],
  ['journal', journal],
];

function page() {
  const keep = keepPlace();
  document.documentElement.lang = ui.language;
  patch(root, [
    topBar(),
    guide(),
    world.connected ? null : h('p', { class: 'lost', role: 'alert' }, words().lost),
    h(
      'main',
      { class: 'panes', 'data-pane': ui.pane, 'data-chats': ui.chats, 'data-side': ui.side },
      PANES.map(([name, draws]) =>
        h('section', { key: name, class: `pane pane-${name}`, 'aria-label': words().panes[name] }, draws()),
      ),
    ),
  ]);
  keep();
  // Known only once it is on screen: then nothing is unread there.
  if (read()) queueMicrotask(draw);
}

const textCount = (state) =>
  new Map(state.phones.owners.map(({ phone: number, texts }) => [number, texts.filter(({ own }) => !own).length]));

/** The phone that a text has just reached comes to the front, unless somebody is using another one. */
function follow(state, before) {
  if (!ui.me) startStory();
  ui.channel ??= state.slack.channels[0].id;
  followTeams(before);
  if (!before) return;
  const counted = textCount(before);
  const reached = [...textCount(state)].filter(([number, count]) => count > (counted.get(number) ?? 0));
  const busy = document.activeElement?.closest('.pane-phone') && document.activeElement.value;
  if (reached.length > 0 && !busy) ui.owner = reached[0][0];
}

drawWith(page);
patch(root, [h('p', { class: 'loading' }, words().loading)]);
listen(follow);
addEventListener('focus', draw);
addEventListener('message', ({ data }) => openTeamsLink(data?.openLink));
addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !world.state) return;
  const inTeams = document.activeElement?.closest('.pane-teams');
  const closers = inTeams ? [dismissDialog, closeOpen, dismissTop] : [dismissTop, dismissDialog, closeOpen];
  if (closers.some((close) => close())) return;
  change(ui.choosing ? { choosing: false } : { thread: undefined });
});
