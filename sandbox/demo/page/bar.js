/** The top of the page: the product, how the app is, the language; and what to try first, ticked off as it happens. */
import { h } from './dom.js';
import { icon } from './icons.js';
import { act, change, ui, world } from './state.js';
import { speak, startStory, story } from './story.js';
import { words } from './words.js';

export function topBar() {
  const say = words();
  const { state, restarts } = world.state.app;
  return h(
    'header',
    { class: 'bar' },
    h(
      'div',
      { class: 'brand' },
      h('img', { class: 'mark', src: '/app-icon.png', alt: '' }),
      h('h1', {}, 'Quittance'),
      h('span', { class: 'garage' }, say.garage),
    ),
    h(
      'p',
      { class: `app-state ${state}`, role: 'status' },
      h('i', {}),
      h('span', {}, say.app[state]),
      restarts > 0 && h('small', {}, say.restarts(restarts)),
    ),
    h(
      'div',
      { class: 'languages', role: 'group', 'aria-label': say.language },
      [
        ['fr', 'Français'],
        ['en', 'English'],
      ].map(([language, name]) =>
        h(
          'button',
          {
            type: 'button',
            'aria-pressed': String(ui.language === language),
            lang: language,
            onclick: () => speak(language),
          },
          name,
        ),
      ),
    ),
  );
}

/** What there is to do, and where one does it. */
const STORY = {
  ...{ typed: 'chat', sent: 'chat', opened: 'phone', looked: 'phone' },
  ...{ declined: 'phone', paid: 'phone', told: 'chat', mailed: 'phone' },
};
/** What can be looked at at any time. */
const BESIDE = { day: 'chat', settings: 'chat' };
const STEPS = { ...STORY, ...BESIDE };

/** Brings to the front where a step is done: at every width, what the guide speaks of is on screen. */
function show(pane) {
  if (pane === 'chat') return change({ pane: ui.pane === 'teams' ? 'teams' : 'slack' });
  change({ pane, side: pane });
}

/** The first step after the last that is done: who pays without a refusal cannot be refused any more. */
function nextOf(done) {
  const steps = Object.keys(STORY);
  const next = steps[steps.findLastIndex((step) => done[step]) + 1];
  return next ?? Object.keys(BESIDE).find((step) => !done[step]);
}

export function guide() {
  const say = words();
  const steps = world.state.steps[ui.language];
  const next = nextOf(steps);
  return h(
    'section',
    { class: next ? 'guide' : 'guide done', 'aria-label': say.guide },
    h('p', { class: 'first', 'aria-live': 'polite' }, next ? say.now[next](story()) : say.done),
    !next && h('div', { class: 'more' }, more()),
    h(
      'ol',
      { class: 'steps' },
      Object.entries(STEPS).map(([step, where]) =>
        h(
          'li',
          {
            class: steps[step] ? 'ticked' : step === next ? 'next' : undefined,
            'data-step': step,
            'aria-current': step === next ? 'step' : undefined,
          },
          h('i', {}, steps[step] && icon('check', '✓')),
          h('button', { type: 'button', onclick: () => show(where) }, say.steps[step]),
        ),
      ),
    ),
    tabs(),
    views(),
  );
}

/** Once it is done: what to try next, and the way back to the beginning. */
function more() {
  const say = words().next;
  const other = ui.pane === 'teams' || ui.chats === 'teams' ? 'slack' : 'teams';
  const choose = (label, name, onclick) => h('button', { type: 'button', 'data-next': name, onclick }, label);
  return [
    choose(say.estimate, 'estimate', () => show('chat')),
    choose(say.faults, 'faults', () => show('journal')),
    choose(say.other[other], 'other', async () => {
      await act('again');
      startStory();
      change({ pane: other, side: 'phone', chats: ui.chats === 'both' ? 'both' : other });
    }),
    choose(say.again, 'again', async () => {
      await act('again');
      startStory();
      change({ channel: world.state.slack.channels[0].id });
      change({ pane: 'slack', chats: 'both', side: 'phone', thread: undefined });
    }),
  ];
}

const unreadTexts = () => world.state.phones.owners.reduce((sum, owner) => sum + unreadOf(owner), 0);

/** On a wide screen one chooses the chats; where both leave no room for the log, it shares its place with the phone. */
function views() {
  const say = words();
  const choices = (label, options, chosen, choose) =>
    h(
      'div',
      { class: `choice of-${label}`, role: 'group', 'aria-label': say.views[label] },
      options.map((one) =>
        h(
          'button',
          { type: 'button', 'aria-pressed': String(chosen === one), 'data-view': one, onclick: () => choose(one) },
          one === 'both' ? say.views.both : say.panes[one],
          one === 'phone' && unreadTexts() > 0 && h('b', { class: 'badge' }, unreadTexts()),
        ),
      ),
    );
  return h(
    'div',
    { class: 'views' },
    choices('chats', ['slack', 'teams', 'both'], ui.chats, (chats) =>
      change({ chats, pane: chats === 'both' ? ui.pane : chats }),
    ),
    ui.chats === 'both' && choices('side', ['phone', 'journal'], ui.side, (side) => change({ side })),
  );
}

/** On a narrow screen one pane is shown at a time. */
function tabs() {
  const say = words();
  const unread = unreadTexts();
  return h(
    'nav',
    { class: 'tabs', 'aria-label': say.tabs },
    [
      ['slack', 'hash'],
      ['teams', 'people'],
      ['phone', 'phone'],
      ['journal', 'pulse'],
    ].map(([pane, drawing]) =>
      h(
        'button',
        { type: 'button', 'aria-pressed': String(ui.pane === pane), onclick: () => change({ pane }) },
        icon(drawing),
        h('span', {}, say.panes[pane]),
        pane === 'phone' && unread > 0 && h('b', { class: 'badge' }, unread),
      ),
    ),
  );
}

/** How many texts on a phone nobody has looked at. */
export const unreadOf = ({ phone, texts }) =>
  Math.max(0, texts.filter(({ own }) => !own).length - (ui.read[phone] ?? 0));
