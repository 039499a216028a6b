/** A channel: posts, each with its replies below it; and a chat: one message after the other. */
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { ui, world } from '../state.js';
import { composer } from './composer.js';
import { author, content, head, isOwn, messageMenu } from './message.js';
import { persona } from './persona.js';
import { changeTeams, teamsWords } from './words.js';

/** What this person sees in a room, oldest first. */
export const seenIn = (room) =>
  (world.state.teams.messages[room] ?? []).filter(({ onlyFor }) => !onlyFor || onlyFor === ui.teams.me);

/** The posts of a channel; a targeted message that belongs to no post stands by itself. */
export function posts(room) {
  const seen = seenIn(room);
  const heads = seen.filter(({ id, root }) => id === root || !seen.some((other) => other.id === root));
  return heads.map((one) =>
    post(
      one,
      seen.filter(({ id, root }) => root === one.id && id !== one.id),
    ),
  );
}

function post(one, replies) {
  const who = author(one);
  const isReplying = ui.teams.replying === one.id;
  return h(
    'article',
    { key: one.id, class: one.onlyFor ? 'post private' : 'post', 'data-message': one.id, tabindex: '-1' },
    h('div', { class: 'first-message' }, persona(who), said(one, who), messageMenu(one)),
    replies.length > 0 && h('div', { class: 'thread-replies' }, replies.map(reply)),
    !one.onlyFor && (isReplying ? composer(one.room, one.id) : replyButton(one)),
  );
}

const said = (one, who) => h('div', { class: 'body' }, head(one, who), content(one));

function reply(one) {
  const who = author(one);
  return h(
    'article',
    {
      key: one.id,
      class: one.onlyFor ? 'reply private' : 'reply',
      'data-message': one.id,
      flash: one.version,
      tabindex: '-1',
    },
    persona(who),
    said(one, who),
    messageMenu(one),
  );
}

const replyButton = ({ id }) =>
  h(
    'button',
    { type: 'button', class: 'answer', onclick: () => changeTeams({ replying: id }) },
    icon('reply'),
    teamsWords().reply,
  );

export const bubbles = (room) =>
  seenIn(room).map((one) => {
    const who = author(one);
    const own = isOwn(one) ? ' own' : '';
    return h(
      'article',
      {
        key: one.id,
        class: `chat-message${own}${one.onlyFor ? ' private' : ''}`,
        'data-message': one.id,
        tabindex: '-1',
      },
      !own && persona(who),
      h('div', { class: 'body' }, head(one, who), h('div', { class: 'said' }, content(one))),
      messageMenu(one),
    );
  });
