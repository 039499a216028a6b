/** The e-mails that reached the customers, with what is attached: shown on whichever phone one holds. */
import { h } from './dom.js';
import { icon } from './icons.js';
import { change, ui, world } from './state.js';
import { timeIn, words } from './words.js';

/** How many came since one last looked. */
export const unreadMails = () => Math.max(0, world.state.mails.length - ui.mailsRead);

/** The two programs of the phone. */
export function programs() {
  const say = words().phone;
  const unread = unreadMails();
  const choice = (name, drawing, label, count) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(ui.program === name),
        'data-program': name,
        onclick: () => change({ program: name }),
      },
      icon(drawing),
      h('span', {}, label),
      count > 0 && h('b', { class: 'badge' }, count),
    );
  return h(
    'nav',
    { class: 'programs', 'aria-label': say.programs },
    choice('texts', 'chat', say.texts, 0),
    choice('mails', 'mail', say.mails, unread),
  );
}

export function mailbox(tongue) {
  const say = words().phone;
  const { mails } = world.state;
  ui.mailsRead = mails.length;
  return h(
    'div',
    { key: 'mails', class: 'mails', stick: mails.length, role: 'log' },
    mails.length === 0 && h('p', { class: 'no-mail' }, say.noMail),
    mails.map((mail) => letter(mail, tongue)),
  );
}

const letter = ({ id, from, to, subject, text, at, attachments }, tongue) =>
  h(
    'article',
    { key: `mail ${id}` },
    h('header', {}, h('b', {}, from.replace(/ <.*/, '')), h('time', {}, timeIn(tongue, at))),
    h('small', {}, to),
    h('h3', {}, subject),
    h('p', {}, text.trim()),
    h(
      'ul',
      {},
      attachments.map(({ name, kilobytes, url }) =>
        h(
          'li',
          {},
          h(
            'a',
            { href: url, target: '_blank', rel: 'noopener' },
            icon('file'),
            h('span', {}, name),
            h('small', {}, `${kilobytes} ${words().phone.kilobytes}`),
          ),
        ),
      ),
    ),
  );
