/** Where one types: messages, and commands with a list of what there is. */
import { h, prevented } from '../dom.js';
import { icon } from '../icons.js';
import { act, change, draw, ui, world } from '../state.js';
import { avatar } from './message.js';
import { me, slackWords } from './words.js';

const LINE_LIMIT = 6;
/** Which command of the list is meant. */
let active = 0;

/** `threadTs`: the box of a thread, where Slack takes no commands. */
export function composer(channel, threadTs) {
  const say = slackWords();
  const name = `${channel} ${threadTs ?? ''}`;
  const text = ui.drafts[name] ?? '';
  const room = world.state.slack.channels.find(({ id }) => id === channel);
  const label = threadTs
    ? say.answer
    : room.isDirect
      ? say.writeDirect(world.state.slack.app.name)
      : say.write(room.name);
  const offered = threadTs ? [] : commandsFor(text);
  const write = (written) => change({ drafts: { ...ui.drafts, [name]: written } });
  const send = () => text.trim() && post(name, { channel, text: text.trim(), threadTs }, write);
  const busy = ui.busy.has(`type ${name}`);
  return h(
    'form',
    { key: name, class: busy ? 'composer busy' : 'composer', onsubmit: prevented(send) },
    offered.length > 0 && commandList(offered, write),
    h('textarea', {
      rows: Math.min(LINE_LIMIT, text.split('\n').length),
      placeholder: label,
      'aria-label': label,
      value: text,
      ...(threadTs ? {} : { 'data-composer': 'channel' }),
      oninput: ({ target }) => {
        active = 0;
        write(target.value);
      },
      onkeydown: (event) => keyDown(event, { text, offered, write, send }),
    }),
    h('button', { type: 'submit', class: 'send', 'aria-label': say.send, disabled: !text.trim() }, icon('send')),
    busy && h('span', { class: 'sending', role: 'status' }, say.waiting),
  );
}

async function post(name, told, write) {
  write('');
  await act('type', { user: ui.me, ...told }, `type ${name}`);
}

/** The commands that begin as typed; none once a command stands there in full, with something behind it. */
function commandsFor(text) {
  if (!/^\/\S*$/.test(text)) return [];
  return world.state.commands.filter(({ name }) => `/${name}`.startsWith(text.toLowerCase()));
}

function commandList(offered, write) {
  const { tongue } = me();
  return h(
    'ul',
    { class: 'commands', role: 'listbox', 'aria-label': slackWords().commands },
    offered.map(({ name, example, description }, index) =>
      h(
        'li',
        {
          key: name,
          role: 'option',
          'aria-selected': String(index === active),
          onmousedown: (event) => {
            event.preventDefault();
            write(`/${name} `);
          },
        },
        avatar({ kind: 'app' }),
        h(
          'span',
          {},
          h('b', {}, `/${name}`),
          example[tongue].slice(name.length + 1),
          h('small', {}, description[tongue]),
        ),
      ),
    ),
  );
}

function keyDown(event, { text, offered, write, send }) {
  const complete = offered[active] && `/${offered[active].name}` === text.toLowerCase();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.isComposing) return;
  if (step && offered.length > 1) active = (active + step + offered.length) % offered.length;
  else if ((event.key === 'Enter' || event.key === 'Tab') && offered.length > 0 && !complete)
    write(`/${offered[active].name} `);
  else if (event.key === 'Enter' && !event.shiftKey) send();
  else return;
  event.preventDefault();
  draw();
}
