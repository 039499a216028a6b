/** The menu of a message: what the app can do with it, as its manifest calls it. */
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { act, change, ui, world } from '../state.js';
import { slackWords } from './words.js';

/** One menu is open at a time. */
export function messageMenu({ channel, ts }) {
  const { more } = slackWords();
  const isOpen = ui.messageMenu === ts;
  const close = () => ui.messageMenu === ts && change({ messageMenu: undefined });
  return h(
    'div',
    {
      class: isOpen ? 'more open' : 'more',
      onfocusout: ({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || close(),
      onkeydown: (event) => {
        if (!isOpen || event.key !== 'Escape') return;
        close();
        event.currentTarget.querySelector('button').focus();
        event.stopPropagation();
      },
    },
    h(
      'button',
      {
        type: 'button',
        'aria-label': more,
        title: more,
        'aria-haspopup': 'menu',
        'aria-expanded': String(isOpen),
        onclick: () => change({ messageMenu: isOpen ? undefined : ts }),
      },
      icon('more'),
    ),
    isOpen &&
      h(
        'ul',
        { role: 'menu', 'aria-label': more, mount: (list) => list.querySelector('button').focus() },
        world.state.shortcuts.map((shortcut) => line(shortcut, { channel, ts }, close)),
      ),
  );
}

const line = ({ name, callback_id: command }, message, close) =>
  h(
    'li',
    { key: command, role: 'none' },
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        onclick: () => {
          close();
          act('shortcut', { user: ui.me, name: command, ...message }, `shortcut ${message.ts}`);
        },
      },
      h('b', {}, name),
      h('small', {}, world.state.slack.app.name),
    ),
  );
