/** The workspace as one member sees it: channels, a conversation, a thread beside it, forms on top. */
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { act, change, ui, world } from '../state.js';
import { look, mark } from '../unread.js';
import { blocks } from './blocks.js';
import { composer } from './composer.js';
import { avatar, message, seenIn } from './message.js';
import { confirmDialog, modal } from './modal.js';
import { me, slackWords } from './words.js';

export function slack() {
  const room = world.state.slack.channels.find(({ id }) => id === ui.channel);
  const isThread = room && ui.thread && seenIn(ui.channel, ui.thread).length > 0;
  return h(
    'div',
    { class: isThread ? 'slack with-thread' : 'slack', lang: me().tongue },
    sidebar(),
    room ? conversation(room) : home(),
    isThread && thread(room),
    modal(),
    confirmDialog(),
  );
}

const roomName = ({ name, isDirect }) => (isDirect ? world.state.slack.app.name : name);

function sidebar() {
  const { channels, team } = world.state.slack;
  const mine = channels.filter(({ members }) => members.includes(ui.me));
  const group = (title, rooms) =>
    rooms.length > 0 && [
      h('h3', {}, title),
      h(
        'ul',
        {},
        rooms.map((room) => h('li', { key: room.id }, roomButton(room))),
      ),
    ];
  return h(
    'nav',
    { class: 'sidebar', 'aria-label': team.name },
    h('h2', {}, team.name, h('small', {}, 'Slack')),
    switcher(),
    group(
      slackWords().channels,
      mine.filter(({ isDirect }) => !isDirect),
    ),
    h('h3', {}, slackWords().direct),
    h(
      'ul',
      {},
      h('li', { key: HOME }, homeButton()),
      mine.filter(({ isDirect }) => isDirect).map((room) => h('li', { key: room.id }, roomButton(room))),
    ),
  );
}

/** Not a channel: the app's own tab. */
const HOME = 'home';

const homeButton = () =>
  h(
    'button',
    {
      type: 'button',
      'data-home': true,
      'aria-current': ui.channel === HOME ? 'true' : undefined,
      onclick: () => {
        change({ channel: HOME, thread: undefined });
        act('home', { user: ui.me });
      },
    },
    avatar({ kind: 'app' }),
    h('span', {}, slackWords().home(world.state.slack.app.name)),
  );

/** What the app shows of itself to the one who opens it. */
function home() {
  const [shown] = world.state.slack.homes[ui.me];
  const { name } = world.state.slack.app;
  return h(
    'section',
    { class: 'conversation', 'aria-label': slackWords().home(name) },
    h('header', { class: 'room' }, avatar({ kind: 'app' }), h('h2', {}, name)),
    h(
      'div',
      { key: HOME, class: 'messages home', tabindex: '0' },
      shown ? blocks(shown.view.blocks, { home: true }, shown) : h('p', { class: 'beginning' }, slackWords().opening),
    ),
  );
}

const roomButton = (room) =>
  h(
    'button',
    {
      type: 'button',
      'aria-current': room.id === ui.channel ? 'true' : undefined,
      onclick: () => change({ channel: room.id, thread: undefined }),
    },
    icon(room.isDirect ? 'chat' : 'hash'),
    h('span', {}, roomName(room)),
    mark(ui.me, room.id, toSee(room.id), slackWords().unread),
  );

/** What makes a channel unread: what stands in it, and what names one in its threads. */
export const toSee = (channel) =>
  world.state.slack.messages[channel]
    .flatMap((one) => [one, ...one.replies.filter(({ mentions }) => mentions.includes(ui.me))])
    .map(({ ts, mentions }) => ({ id: ts, mentions }));

/** One may be anybody of the staff: their language is the one that Slack and the app speak to them. */
function switcher() {
  const { people } = world.state.slack;
  const become = ({ target }) =>
    change({ me: target.value, channel: world.state.slack.channels[0].id, thread: undefined, confirm: undefined });
  return h(
    'label',
    { class: 'switcher' },
    avatar({ name: me().name, kind: `p${people.indexOf(me())}` }),
    h(
      'span',
      {},
      h('small', {}, slackWords().you),
      h(
        'select',
        { value: ui.me, 'aria-label': slackWords().you, onchange: become },
        people.map(({ id, name }) => h('option', { key: id, value: id }, name)),
      ),
    ),
    icon('down'),
  );
}

function conversation(room) {
  const seen = seenIn(room.id);
  look(ui.me, room.id, toSee(room.id));
  return h(
    'section',
    { class: 'conversation', 'aria-label': roomName(room) },
    h(
      'header',
      { class: 'room' },
      icon(room.isDirect ? 'chat' : 'hash'),
      h('h2', {}, roomName(room)),
      h('small', {}, slackWords().members(room.members.length)),
    ),
    h(
      'div',
      { key: room.id, class: 'messages', stick: seen.length, tabindex: '0', role: 'log' },
      h('p', { class: 'beginning' }, slackWords()[room.isDirect ? 'emptyDirect' : 'empty'](roomName(room))),
      seen.map((one) => message(one)),
    ),
    composer(room.id),
  );
}

function thread(room) {
  const say = slackWords();
  const [root, ...replies] = seenIn(room.id, ui.thread);
  return h(
    'aside',
    { key: `thread ${ui.thread}`, class: 'thread', 'aria-label': say.thread },
    h(
      'header',
      { class: 'room' },
      h('h2', {}, say.thread),
      h('small', {}, `#${roomName(room)}`),
      h(
        'button',
        { type: 'button', class: 'quiet', 'aria-label': say.close, onclick: () => change({ thread: undefined }) },
        icon('close'),
      ),
    ),
    h(
      'div',
      { class: 'messages', stick: replies.length },
      message(root, true),
      replies.length > 0 && h('p', { class: 'count' }, h('span', {}, say.replies(replies.length))),
      replies.map((one) => message(one, true)),
    ),
    composer(room.id, ui.thread),
  );
}
