/** Slack's own markup as nodes: bold, italic, struck, code, quotes, links, mentions. Everything else is text. */
import { h } from '../dom.js';
import { withSigns } from '../icons.js';
import { ui, world } from '../state.js';

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const plain = (text) => text.replaceAll(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);

const MARKS =
  /<([^<>\n]+)>|`([^`\n]+)`|(?<![\w*])\*([^*\n]+)\*(?!\w)|(?<![\w_])_([^_\n]+)_(?!\w)|(?<![\w~])~([^~\n]+)~(?!\w)/;

function inline(text) {
  const found = MARKS.exec(text);
  if (!found) return [withSigns(plain(text))];
  const [whole, link, code, bold, italic, struck] = found;
  const drawn =
    (link && reference(link)) ||
    (code && h('code', {}, plain(code))) ||
    (bold && h('b', {}, inline(bold))) ||
    (italic && h('em', {}, inline(italic))) ||
    h('s', {}, inline(struck ?? ''));
  return [inline(text.slice(0, found.index)), drawn, inline(text.slice(found.index + whole.length))];
}

/** Somebody's name behind an at sign; one's own stands out. */
export function mentionOf(id, label) {
  const { people, app } = world.state.slack;
  const name = people.find((one) => one.id === id)?.name ?? (id === app.userId ? app.name : id);
  return h('span', { class: id === ui.me ? 'mention me' : 'mention' }, `@${label ?? name}`);
}

function reference(inside) {
  const [target = '', label] = inside.split('|');
  const { channels } = world.state.slack;
  if (target.startsWith('@')) return mentionOf(target.slice(1), label);
  if (target.startsWith('#')) {
    const name = channels.find(({ id }) => id === target.slice(1))?.name;
    return h('span', { class: 'mention' }, `#${label ?? name ?? target.slice(1)}`);
  }
  if (target.startsWith('!')) return h('span', { class: 'mention' }, plain(label ?? `@${target.slice(1)}`));
  if (!/^(https?|mailto|tel):/.test(target)) return plain(`<${inside}>`);
  return h('a', { href: plain(target), target: '_blank', rel: 'noreferrer noopener' }, plain(label ?? target));
}

/** Text as Slack shows it; lines that begin with `>` are quotes. */
export function mrkdwn(text) {
  return text.split(/((?:^&gt;.*(?:\n|$))+|(?:^>.*(?:\n|$))+)/m).map((part) => {
    if (!/^(&gt;|>)/.test(part)) return inline(part);
    return h('blockquote', {}, inline(part.replaceAll(/^(&gt;|>) ?/gm, '').trimEnd()));
  });
}

/** A text object: markup only where Slack reads any. */
export const textOf = (object) =>
  !object ? [] : object.type === 'mrkdwn' ? mrkdwn(object.text) : withSigns(object.text);
