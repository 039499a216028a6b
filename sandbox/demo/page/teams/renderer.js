/** Microsoft's renderer of Adaptive Cards, with Teams' theme and what a host has to bring: Markdown and type-ahead. */
import { fetched, patch } from '../dom.js';
import { withSigns } from '../icons.js';
import { HOST_CONFIG } from './host-config.js';
import { markdown } from './markdown.js';
import './type-ahead.js';

const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text).replaceAll(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, '<span class="mention">$1</span>');
  result.didProcess = true;
};

/**
 * Draws a card. `shown`: parts that a person has unfolded or folded away. `onAction(action, values)` when a button is
 * pressed and all its fields are filled in rightly; `find(field, text, values)` gives choices; `choose` tells of one.
 */
export function drawCard(json, { shown = {}, onAction, find, choose }) {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(HOST_CONFIG);
  card.parse(withPictures(json));
  for (const [id, isVisible] of Object.entries(shown)) Object.assign(card.getElementById(id) ?? {}, { isVisible });
  card.onExecuteAction = (action) => onAction(action, valuesOf(card));
  card.find = (field, text) => find(field, text, valuesOf(card));
  card.choose = choose;
  const drawn = card.render();
  nameApart(drawn);
  drawSigns(drawn);
  tellUnfolding(drawn);
  card.onElementVisibilityChanged = (part) => queueMicrotask(() => unfold(part.renderedElement, drawn));
  return drawn;
}

/** Teams, too, fetches pictures itself, and hands them on. */
const withPictures = (json) =>
  JSON.parse(JSON.stringify(json, (_, part) => (part?.type === 'Image' ? { ...part, url: fetched(part.url) } : part)));

/** Several cards may name their parts alike: on the page, each name is once. */
let count = 0;
function nameApart(drawn) {
  count += 1;
  for (const part of drawn.querySelectorAll('[id]:not([id^=__ac], [id^=found-])')) part.id = `card-${count}-${part.id}`;
  for (const button of drawn.querySelectorAll('button[aria-controls]')) {
    const names = button.getAttribute('aria-controls').split(' ');
    button.setAttribute('aria-controls', names.map((name) => `card-${count}-${name}`).join(' '));
  }
}

/** The renderer says on the part whether it is unfolded; it belongs on the button. */
function tellUnfolding(drawn) {
  for (const button of drawn.querySelectorAll('button[aria-controls]')) {
    const names = button.getAttribute('aria-controls').split(' ');
    const parts = names.map((name) => drawn.querySelector(`#${CSS.escape(name)}`)).filter(Boolean);
    for (const part of parts) part.removeAttribute('aria-expanded');
    if (parts.some((part) => part.contains(button))) continue;
    button.setAttribute('aria-expanded', String(parts.some((part) => part.style.display !== 'none')));
  }
}

function unfold(part, drawn) {
  tellUnfolding(drawn);
  if (part.style.display !== 'none') part.scrollIntoView({ block: 'nearest' });
}

const valuesOf = (card) => Object.fromEntries(card.getAllInputs().map(({ id, value }) => [id, value ?? '']));

/** The signs that chats draw themselves. */
function drawSigns(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const parts = withSigns(text.data);
    if (parts.length === 1) continue;
    const holder = document.createElement('span');
    patch(holder, parts);
    text.replaceWith(holder);
  }
}
