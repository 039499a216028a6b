/** What Teams offers while one types: the app's commands after a slash, the app itself after an at sign. */
import { h } from '../dom.js';
import { world } from '../state.js';
import { appPersona } from './persona.js';
import { commands, teamsWords } from './words.js';

const offer = ({ title, description }, sign = '') => ({ title: sign + title, words: description });

/** `open(id)` opens a dialog; `write(text)` puts something into the box. */
export function offersFor({ text, open, write, isPersonal }) {
  const { app } = world.state.teams;
  if (/^\/\S*$/.test(text)) {
    const { actions, typed } = commands();
    const isMeant = ({ title }) => title.toLowerCase().startsWith(text.slice(1).toLowerCase());
    return [
      ...actions.filter(isMeant).map((one) => ({ ...offer(one), choose: () => open(one.id) })),
      ...(isPersonal ? [] : typed)
        .filter(isMeant)
        .map((one) => ({ ...offer(one, '/'), choose: () => write(`/${one.title} `) })),
    ];
  }
  const [, before, typed] = /^(.*?(?:^|\s))@(\S*)$/s.exec(text) ?? [];
  if (typed === undefined || !app.name.toLowerCase().startsWith(typed.toLowerCase()) || typed === app.name) return [];
  return [{ title: app.name, words: teamsWords().app, choose: () => write(`${before}@${app.name} `) }];
}

/** `active`: which line of the list is meant. */
export const offerList = (offered, active, label) =>
  h(
    'ul',
    { class: 'offers', role: 'listbox', 'aria-label': label },
    offered.map(({ title, words, choose }, index) =>
      h(
        'li',
        {
          key: title,
          role: 'option',
          'aria-selected': String(index === active),
          onmousedown: (event) => {
            event.preventDefault();
            choose();
          },
        },
        appPersona(),
        h('span', {}, h('b', {}, title), h('small', {}, words)),
      ),
    ),
  );
