/** Messages: who, when, what, with edits in place, the thread below, and what one alone can see. */
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { act, change, ui, world } from '../state.js';
import { initials, timeIn } from '../words.js';
import { blocks } from './blocks.js';
import { messageMenu } from './message-menu.js';
import { mrkdwn } from './mrkdwn.js';
import { me, saidBySlack, slackWords } from './words.js';

/** A timestamp of Slack in milliseconds. */
export const millis = (ts) => Number(ts) * 1000;
const clock = (ts) => timeIn(me().tongue, millis(ts));

/** Who wrote it. Slack itself speaks in notices. */
function author({ user, fromApp, from }) {
  const { app, people } = world.state.slack;
  if (from === 'slack') return { name: 'Slackbot', kind: 'bot' };
  if (fromApp || from === 'app') return { name: app.name, kind: 'app' };
  return {
    name: people.find(({ id }) => id === user)?.name ?? user,
    kind: `p${people.findIndex(({ id }) => id === user)}`,
  };
}

export const avatar = ({ name, kind }) =>
  h(
    'span',
    { class: `avatar ${kind}`, 'aria-hidden': 'true' },
    kind === 'app' ? h('img', { src: '/app-icon.png', alt: '' }) : initials(name),
  );

/** `inThread`: without the line that leads to the thread. */
export function message(one, inThread = false) {
  const say = slackWords();
  const who = author(one);
  const isPrivate = one.from !== undefined;
  const place = { ts: one.ts, channel: one.channel };
  return h(
    'article',
    { key: one.ts, class: isPrivate ? 'message private' : 'message', flash: one.version, 'data-ts': one.ts },
    isPrivate && h('p', { class: 'only' }, icon('eye'), say.onlyYou),
    one.broadcast && !inThread && broadcastLine(one, who),
    avatar(who),
    h(
      'div',
      { class: 'body' },
      h(
        'header',
        {},
        h('b', {}, who.name),
        who.kind === 'app' && h('small', { class: 'app' }, say.app),
        h('time', { datetime: new Date(millis(one.ts)).toISOString() }, clock(one.ts)),
      ),
      one.blocks?.length
        ? blocks(one.blocks, place)
        : h('p', { class: 'text' }, mrkdwn(one.from === 'slack' ? saidBySlack(one.text) : one.text)),
      !inThread && one.replies?.length > 0 && threadLine(one),
    ),
    !isPrivate && messageMenu(place),
  );
}

const openThread = (ts) => {
  change({ thread: ts });
  act('saw', { thread: ts });
};

function broadcastLine(one, who) {
  const root = (world.state.slack.messages[one.channel] ?? []).find(({ ts }) => ts === one.threadTs);
  return h(
    'p',
    { class: 'broadcast' },
    icon('reply'),
    h('span', {}, `${who.name} ${slackWords().broadcast} `),
    root && h('button', { type: 'button', onclick: () => openThread(root.ts) }, firstWords(root)),
  );
}

const firstWords = ({ blocks: list, text }) =>
  list?.find(({ type }) => type === 'header')?.text.text ?? text.split('\n')[0];

function threadLine({ ts, replies }) {
  const say = slackWords();
  const last = replies.at(-1);
  return h(
    'button',
    { type: 'button', class: 'replies', flash: replies.length, onclick: () => openThread(ts) },
    avatar(author(last)),
    h('b', {}, say.replies(replies.length)),
    h('span', {}, say.last(clock(last.ts))),
  );
}

/** What one member sees in a channel: everybody's messages, and one's own private ones, by time. */
export function seenIn(channel, threadTs) {
  const { messages, whispers } = world.state.slack;
  const whispered = whispers[ui.me].filter((one) => one.channel === channel && one.threadTs === threadTs);
  const root = threadTs && messages[channel].find(({ ts }) => ts === threadTs);
  const shared = threadTs ? [root, ...(root?.replies ?? [])].filter(Boolean) : messages[channel];
  return [...shared, ...whispered].sort((a, b) => Number(a.ts) - Number(b.ts));
}
