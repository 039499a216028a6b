/** A card in somebody's hands: drawn once, and anew when it changes; pressed, searched in, filled in. */
import { h } from '../dom.js';
import { act, ui } from '../state.js';
import { drawCard } from './renderer.js';
import { toast } from './toasts.js';
import { teamsWords } from './words.js';

/** One thing after the other, as a client does. */
let queue = Promise.resolve();
const inTurn = (deed) => {
  queue = queue.then(deed);
  return queue;
};

/**
 * `place`: `{ room, message }`, or nothing in the dialog. `identity` changes when the card does. `onOutcome` hears what
 * came of a button.
 */
export const card = ({ json, identity, place = {}, shown, busy = 'teams card', onOutcome }) =>
  h('div', {
    class: 'card-host',
    filled: `${ui.teams.me} ${identity}`,
    fill(node) {
      const told = { user: ui.teams.me, ...place };
      const focus = focusIn(node);
      const drawn = drawCard(json, {
        shown,
        onAction: (action, values) => inTurn(() => press(action, { ...told, values }, busy, onOutcome)),
        find: (field, text, values) => act('teams.search', { ...told, field, text, values }, 'teams search'),
        choose: (field, value) => inTurn(() => act('teams.choose', { ...told, field, value }, 'teams choose')),
      });
      node.replaceChildren(drawn);
      focus?.();
      // What is wrong comes into sight.
      if (focus) node.querySelector('.sign.bad')?.scrollIntoView({ block: 'center' });
    },
  });

async function press(action, told, busy, onOutcome) {
  const { renderedElement: button, title, id } = action;
  if (action.getJsonTypeName() === 'Action.OpenUrl')
    return void window.open(action.url, '_blank', 'noopener,noreferrer');
  button.classList.add('busy');
  button.setAttribute('aria-busy', 'true');
  const came = await act('teams.press', { ...told, title: id ?? title }, busy);
  button.classList.remove('busy');
  button.removeAttribute('aria-busy');
  if (came.error) toast(teamsWords().gone);
  onOutcome?.(came);
}

/** Gives what puts the focus back to where it was, once the card is drawn anew; nothing when it was elsewhere. */
function focusIn(node) {
  const held = document.activeElement;
  if (!node.contains(held)) return undefined;
  const stops = () => [...node.querySelectorAll('input, textarea, select, button')];
  const [place, label] = [stops().indexOf(held), held.getAttribute('aria-label')];
  return () => {
    const now = stops();
    const same = label && now.find((stop) => stop.getAttribute('aria-label') === label);
    (same || now[place] || now.at(-1) || node.closest('article, [role=dialog]'))?.focus({ preventScroll: true });
  };
}
