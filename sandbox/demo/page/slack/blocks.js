/** Block Kit as drawn in messages and modals. `place` says where it stands: `{ ts, channel }` on a message. */
import { fetched, h } from '../dom.js';
import { icon, withSigns } from '../icons.js';
import { act, change, ui } from '../state.js';
import { choice, inputBlock } from './inputs.js';
import { mentionOf, mrkdwn, textOf } from './mrkdwn.js';
import { slackWords } from './words.js';

export const blocks = (list, place, shown) =>
  list.map((block) => h('div', { key: block.block_id, class: `block ${block.type}` }, drawBlock(block, place, shown)));

function drawBlock(block, place, shown) {
  switch (block.type) {
    case 'section':
      return [
        h(
          'div',
          { class: 'words' },
          block.text && h('p', {}, textOf(block.text)),
          block.fields && fieldsOf(block.fields),
        ),
        block.accessory && element(block, block.accessory, place, shown),
      ];
    case 'rich_text':
      return block.elements.map((part) =>
        h(part.type === 'rich_text_quote' ? 'blockquote' : 'p', {}, part.elements.map(richWords)),
      );
    case 'header':
      return h('h3', {}, textOf(block.text));
    case 'context':
      return block.elements.map((part) => (part.type === 'image' ? picture(part) : h('span', {}, textOf(part))));
    case 'actions':
      return block.elements.map((one) => element(block, one, place, shown));
    case 'input':
      return inputBlock(block, place, shown);
    case 'markdown':
      return h('p', {}, mrkdwn(block.text));
    case 'image':
      return picture(block);
    case 'divider':
      return h('hr', {});
    default:
      return h('p', { class: 'unknown' }, `[${block.type}]`);
  }
}

const richWords = ({ type, text, style, user_id: id }) =>
  type === 'user' ? mentionOf(id) : style?.bold ? h('b', {}, withSigns(text)) : withSigns(text);

const fieldsOf = (fields) =>
  h(
    'div',
    { class: 'fields' },
    fields.map((field) => h('div', {}, textOf(field))),
  );

/** What is not the app's is not fetched, and its name stands in its place. */
const picture = ({ image_url: url, alt_text: alt }) => h('img', { class: 'picture', src: fetched(url), alt });

function element(block, one, place, shown) {
  if (one.type === 'button') return button(one, place, block);
  if (one.type === 'image') return picture(one);
  return choice(block, one, place, shown);
}

/** A message of the workspace, as its address names it. */
const MESSAGE = /\/archives\/(\w+)\/p(\d{10})(\d{6})$/;

function follow(event, url) {
  const [, channel, seconds, rest] = MESSAGE.exec(url) ?? [];
  if (!channel) return;
  event.preventDefault();
  change({ channel, thread: undefined });
  requestAnimationFrame(() => document.querySelector(`[data-ts="${seconds}.${rest}"]`)?.scrollIntoView());
}

function button(one, place, block) {
  // One action may stand in several blocks of the app's home.
  const named = place?.home ? `${block.block_id} ${one.action_id}` : one.action_id;
  if (one.url)
    return h(
      'a',
      {
        class: `button ${one.style ?? ''}`,
        href: one.url,
        target: '_blank',
        rel: 'noopener',
        'data-action': one.action_id,
        onclick: (event) => {
          follow(event, one.url);
          act('press', { user: ui.me, ...place, name: named });
        },
      },
      textOf(one.text),
    );
  const name = `${place?.ts ?? 'modal'} ${named}`;
  const isBusy = ui.busy.has(name);
  const failed = ui.failed.has(name);
  return h(
    'span',
    { key: one.action_id, class: 'pressable' },
    h(
      'button',
      {
        type: 'button',
        class: `button ${one.style ?? ''} ${isBusy ? 'busy' : ''}`,
        'data-action': one.action_id,
        disabled: isBusy,
        onclick: () =>
          one.confirm
            ? change({ confirm: { ...one.confirm, yes: () => press(named, place, name) } })
            : press(named, place, name),
      },
      textOf(one.text),
    ),
    failed && h('span', { class: 'failed', title: slackWords().noAnswer }, icon('alert', slackWords().noAnswer)),
  );
}

async function press(named, place, name) {
  ui.failed.delete(name);
  const { error, reply } = await act('press', { user: ui.me, ...place, name: named }, name);
  if (!error && reply?.error) ui.failed.add(name);
}
