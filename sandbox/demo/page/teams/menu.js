/** A button with a menu: the actions of apps, on the compose box and on messages. */
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { ui, world } from '../state.js';
import { appPersona } from './persona.js';
import { changeTeams } from './words.js';

/** `items`: `{ name, words, choose }` each. One menu is open at a time. */
export function menu({ name, label, drawing, items }) {
  const isOpen = ui.teams.menu === name;
  const close = () => ui.teams.menu === name && changeTeams({ menu: undefined });
  return h(
    'div',
    {
      class: isOpen ? 'menu open' : 'menu',
      onfocusout: ({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || close(),
      onkeydown: (event) => keyDown(event, isOpen, close),
    },
    h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        'aria-label': label,
        title: label,
        'aria-haspopup': 'menu',
        'aria-expanded': String(isOpen),
        onclick: () => changeTeams({ menu: isOpen ? undefined : name }),
      },
      icon(drawing),
    ),
    isOpen &&
      h(
        'ul',
        { role: 'menu', 'aria-label': label, mount: (list) => list.querySelector('button').focus() },
        items.map((item) => line(item, close)),
      ),
  );
}

const line = ({ name, words, choose }, close) =>
  h(
    'li',
    { key: name, role: 'none' },
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        onclick: () => {
          close();
          choose();
        },
      },
      appPersona(),
      h('span', {}, words, h('small', {}, world.state.teams.app.name)),
    ),
  );

function keyDown(event, isOpen, close) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const opener = event.currentTarget.querySelector('button');
  if (isOpen && event.key === 'Escape') {
    close();
    opener.focus();
  } else if (isOpen && step) {
    const items = [...event.currentTarget.querySelectorAll('[role=menuitem]')];
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length]?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
