/** The compose box: messages, the `/` list, mentions of the app, and the menu of what apps can do. */
import { h, prevented } from '../dom.js';
import { icon } from '../icons.js';
import { act, change, draw, ui } from '../state.js';
import { menu } from './menu.js';
import { offerList, offersFor } from './offers.js';
import { commands, roomOf, teamsWords } from './words.js';

const LINE_LIMIT = 6;
/** Which line of the list is meant. */
let active = 0;

/** `thread`: the box below a post. */
export function composer(room, thread) {
  const say = teamsWords();
  const name = `teams ${room} ${thread ?? ''}`;
  const text = ui.drafts[name] ?? '';
  const label = thread ? say.replyHere : roomOf(room).kind === 'channel' ? say.post : say.write;
  const write = (written) => change({ drafts: { ...ui.drafts, [name]: written } });
  const open = (command) => openCommand({ room, thread, command }, write);
  const isPersonal = roomOf(room).kind === 'personal';
  const offered = offersFor({ text, open, write, isPersonal });
  const send = () => text.trim() && post(name, { room, thread, text: text.trim() }, write);
  const isBusy = ui.busy.has(`type ${name}`) || (!thread && ui.busy.has('teams open'));
  return h(
    'form',
    { key: name, class: isBusy ? 'compose busy' : 'compose', onsubmit: prevented(send) },
    offered.length > 0 && offerList(offered, active, text.startsWith('/') ? say.commands : say.mentions),
    h('textarea', {
      rows: Math.min(LINE_LIMIT, text.split('\n').length),
      placeholder: label,
      'aria-label': label,
      value: text,
      'data-composer': thread ? 'reply' : 'teams',
      mount: (box) => thread && box.focus(),
      oninput: ({ target }) => {
        active = 0;
        write(target.value);
      },
      onkeydown: (event) => keyDown(event, { text, offered, write, send }),
    }),
    h('span', { class: 'sending', role: 'status' }, isBusy && (ui.busy.has('teams open') ? say.opening : say.waiting)),
    menu({ name: `compose ${name}`, label: say.apps, drawing: 'plus', items: actionItems(open) }),
    h('button', { type: 'submit', class: 'post-it', 'aria-label': say.send, disabled: !text.trim() }, icon('send')),
  );
}

async function post(name, told, write) {
  write('');
  const [, command] = /^\/(\S+)/.exec(told.text) ?? [];
  const isCommand = roomOf(told.room).kind !== 'personal' && commands().typed.some(({ title }) => title === command);
  // A command of the app's list goes to the app alone, without its slash.
  const sent = isCommand ? { ...told, text: told.text.slice(1) } : told;
  await act(isCommand ? 'teams.whisper' : 'teams.type', { user: ui.teams.me, ...sent }, `type ${name}`);
}

/** Opens the app's dialog, as the `/` list and the menu do; nothing is left in the box. */
async function openCommand(told, write) {
  write('');
  await act('teams.slash', { user: ui.teams.me, ...told }, 'teams open');
}

const actionItems = (open) =>
  commands().actions.map(({ id, title }) => ({ name: id, words: title, choose: () => open(id) }));

function keyDown(event, { text, offered, write, send }) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.isComposing) return;
  if (step && offered.length > 1) active = (active + step + offered.length) % offered.length;
  else if ((event.key === 'Enter' || event.key === 'Tab') && offered[active]) offered[active].choose();
  else if (event.key === 'Escape' && offered.length > 0) write(`${text} `);
  else if (event.key === 'Enter' && !event.shiftKey) send();
  else return;
  event.preventDefault();
  event.stopPropagation();
  draw();
}
