/** The round picture of a person, and the app's own in a hexagon. */
import { h } from '../dom.js';
import { initials } from '../words.js';

export const persona = ({ name, kind }) =>
  h(
    'span',
    { class: `persona ${kind}`, 'aria-hidden': 'true' },
    kind === 'app' ? h('img', { src: '/app-icon.png', alt: '' }) : initials(name),
  );

export const appPersona = () => persona({ kind: 'app' });
