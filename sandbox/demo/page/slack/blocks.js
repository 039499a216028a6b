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
  if (one.type === 'button') return button(one, place);
  if (one.type === 'image') return picture(one);
  return choice(block, one, place, shown);
}

function button(one, place) {
  if (one.url)
    return h(
      'a',
      {
        class: `button ${one.style ?? ''}`,
        href: one.url,
        target: '_blank',
        rel: 'noopener',
        'data-action': one.action_id,
        onclick: () => void act('press', { user: ui.me, ...place, name: one.action_id }),
      },
      textOf(one.text),
    );
  const name = `${place?.ts ?? 'modal'} ${one.action_id}`;
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
            ? change({ confirm: { ...one.confirm, yes: () => press(one, place, name) } })
            : press(one, place, name),
      },
      textOf(one.text),
    ),
    failed && h('span', { class: 'failed', title: slackWords().noAnswer }, icon('alert', slackWords().noAnswer)),
  );
}

async function press(one, place, name) {
  ui.failed.delete(name);
  const { error, reply } = await act('press', { user: ui.me, ...place, name: one.action_id }, name);
  if (!error && reply?.error) ui.failed.add(name);
}
