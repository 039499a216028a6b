/** The top of the page: the product, how the app is, the language; and what to try first, ticked off as it happens. */
import { h } from './dom.js';
import { icon, mark } from './icons.js';
import { change, ui, world } from './state.js';
import { words } from './words.js';

export function topBar() {
  const say = words();
  const { state, restarts } = world.state.app;
  return h(
    'header',
    { class: 'bar' },
    h('div', { class: 'brand' }, mark(), h('h1', {}, 'Quittance'), h('span', { class: 'garage' }, say.garage)),
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
            onclick: () => change({ language }),
          },
          name,
        ),
      ),
    ),
  );
}

const STEPS = ['typed', 'sent', 'opened', 'declined', 'paid', 'told'];

export function guide() {
  const say = words();
  const { steps } = world.state;
  const next = STEPS.find((step) => !steps[step]);
  const isDone = steps.paid && steps.told;
  return h(
    'section',
    { class: isDone ? 'guide done' : 'guide', 'aria-label': say.guide },
    h('p', { class: 'first' }, isDone ? say.done : say.first),
    h(
      'ol',
      { class: 'steps' },
      STEPS.map((step) =>
        h(
          'li',
          {
            class: steps[step] ? 'ticked' : step === next ? 'next' : undefined,
            'data-step': step,
            'aria-current': step === next ? 'step' : undefined,
          },
          h('i', {}, steps[step] && icon('check', '✓')),
          say.steps[step],
        ),
      ),
    ),
    tabs(),
    views(),
  );
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
    choices('chats', ['slack', 'teams', 'both'], ui.chats, (chats) => change({ chats })),
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
