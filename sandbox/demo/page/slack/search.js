/** A list whose options the app finds as one types (`external_select`): a combo box as WAI-ARIA describes it. */
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { act, draw, ui } from '../state.js';
import { slackWords } from './words.js';

const PAUSE_MS = 160;
/** The one list that is open, if any. */
let open;
let asked = 0;

export function searchField({ name, block, one, place, attributes, chosen, tell }) {
  const search = open?.name === name ? open : undefined;
  const start = () => ask({ name, block, one, place, text: '' });
  const choose = (option) => {
    open = undefined;
    tell(option.value);
    draw();
  };
  return h(
    'div',
    { key: name, class: 'combo' },
    search
      ? box(search, attributes, choose, (text) => ask({ name, block, one, place, text }))
      : closed(chosen, one, attributes, start, tell),
    search && list(search, choose),
  );
}

function closed(chosen, one, attributes, start, tell) {
  return [
    h(
      'button',
      {
        key: 'closed',
        ...attributes,
        type: 'button',
        class: chosen ? 'chosen' : 'unchosen',
        'aria-haspopup': 'listbox',
        onclick: start,
      },
      h('span', {}, chosen?.text.text ?? one.placeholder?.text ?? slackWords().choose),
      icon('down'),
    ),
    chosen &&
      h(
        'button',
        {
          key: 'clear',
          type: 'button',
          class: 'clear',
          'aria-label': slackWords().clear,
          onclick: () => tell(undefined),
        },
        icon('close'),
      ),
  ];
}

function box(search, attributes, choose, ask) {
  return h('input', {
    key: 'open',
    ...attributes,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-expanded': 'true',
    'aria-controls': 'search-options',
    'aria-activedescendant': search.options[search.active] ? `option-${search.active}` : undefined,
    placeholder: slackWords().search,
    value: search.text,
    mount: (input) => input.focus(),
    oninput: ({ target }) => ask(target.value),
    onblur: () => close(search),
    onkeydown: (event) => move(event, search, choose),
  });
}

function list(search, choose) {
  const { options, active } = search;
  const say = slackWords();
  const words = search.failed ? say.noOptions : search.waiting ? say.searching : say.nothing;
  return h(
    'ul',
    { id: 'search-options', role: 'listbox', class: 'options' },
    options.length === 0 && h('li', { class: 'none', role: 'presentation' }, words),
    options.map((option, index) =>
      h(
        'li',
        {
          key: option.value,
          id: `option-${index}`,
          role: 'option',
          'aria-selected': String(index === active),
          // Before the box loses the focus, and with it the list.
          onmousedown: (event) => {
            event.preventDefault();
            choose(option);
          },
        },
        option.text.text,
      ),
    ),
  );
}

async function ask({ name, block, place, text }) {
  asked += 1;
  const mine = asked;
  open = {
    options: [],
    active: 0,
    ...(open?.name === name ? open : {}),
    name,
    text,
    waiting: true,
    failed: false,
    chooses: undefined,
  };
  draw();
  if (text) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  if (mine !== asked) return;
  const offered = await act('suggest', { user: ui.me, ...place, name: block.block_id, value: text }, 'suggest');
  if (mine !== asked || open?.name !== name) return;
  const options = offered.options ?? offered.option_groups?.flatMap((group) => group.options) ?? [];
  const { chooses } = open;
  open = { ...open, options, active: 0, waiting: false, failed: offered.ok !== true, chooses: undefined };
  if (chooses && options[0]) return chooses(options[0]);
  draw();
}

function close(search) {
  if (open?.name !== search.name) return;
  open = undefined;
  asked += 1;
  draw();
}

function move(event, search, choose) {
  const { options, active } = search;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options.length > 0) open = { ...search, active: (active + step + options.length) % options.length };
  // What was found for fewer letters is somebody else: the answer to these is waited for.
  else if (event.key === 'Enter' && open?.waiting) open = { ...open, chooses: choose };
  else if (event.key === 'Enter' && options[active]) choose(options[active]);
  else if (event.key === 'Escape') {
    event.stopPropagation();
    close(search);
  } else return;
  event.preventDefault();
  draw();
}
