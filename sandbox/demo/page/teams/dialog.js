/** The app's form, over Teams. */
import { h } from '../dom.js';
import { keepInside } from '../focus.js';
import { icon } from '../icons.js';
import { act, ui, world } from '../state.js';
import { card } from './card.js';
import { appPersona } from './persona.js';
import { saidByTeams, teamsWords } from './words.js';

const GONE = ['closed', 'message', 'composed'];

export function dialog() {
  const shown = world.state.teams.dialogs[ui.teams.me];
  if (!shown) return undefined;
  const say = teamsWords();
  const isBusy = ui.busy.has('teams dialog');
  return h(
    'div',
    // The backdrop stays while the app redraws the form.
    { key: 'dialog', class: 'backdrop', role: 'dialog', 'aria-modal': 'true', 'aria-label': shown.title },
    h(
      'div',
      {
        class: isBusy ? 'teams-dialog busy' : 'teams-dialog',
        // What is only read begins at its top, where its first button may be far below.
        mount: (node) =>
          (node.querySelector('.card-host :is(input, textarea, select, button)') ?? node).focus({
            preventScroll: true,
          }),
        tabindex: '-1',
        onkeydown: keepInside,
      },
      h(
        'header',
        {},
        appPersona(),
        h('h2', {}, shown.title),
        h('span', { class: 'waiting', role: 'status' }, isBusy && say.waiting),
        h('button', { type: 'button', class: 'quiet', 'aria-label': say.close, onclick: close }, icon('close')),
      ),
      shown.notice && h('p', { class: 'notice', role: 'alert' }, icon('alert'), saidByTeams(shown.notice)),
      h(
        'div',
        { class: 'content' },
        card({
          json: shown.card,
          identity: `dialog ${shown.number}`,
          shown: shown.shown,
          busy: 'teams dialog',
          onOutcome: ({ outcome }) => GONE.includes(outcome) && backToTyping(),
        }),
      ),
    ),
  );
}

async function close() {
  await act('teams.dismiss', { user: ui.teams.me });
  backToTyping();
}

/** Closes the dialog; says whether there was one. */
export function dismissDialog() {
  const isOpen = Boolean(world.state.teams.dialogs[ui.teams.me]);
  if (isOpen) close();
  return isOpen;
}

const backToTyping = () => document.querySelector('[data-composer=teams]')?.focus();
