/** The page's drawings: lines of one width on a 20 by 20 sheet. */
import { h } from './dom.js';

const PATHS = {
  check: ['M4.5 10.5l3.6 3.6 7.4-8.2'],
  hash: ['M7.5 3.5l-2 13M14.5 3.5l-2 13M3.5 7.5h13M3 12.5h13'],
  send: ['M3.5 4l13 6-13 6 2.2-6zM5.7 10h5'],
  close: ['M5 5l10 10M15 5L5 15'],
  down: ['M5.5 8l4.5 4.5L14.5 8'],
  reply: ['M8 4.5L3.5 9 8 13.5M3.5 9h7a6 6 0 016 6v1'],
  eye: ['M2.5 10s2.8-5 7.5-5 7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5z', 'M10 12.3a2.3 2.3 0 100-4.6 2.3 2.3 0 000 4.6z'],
  alert: ['M10 3.2l7.4 13H2.6z', 'M10 8.2v3.4M10 13.8v.2'],
  back: ['M12.5 4.5L7 10l5.5 5.5'],
  search: ['M9 14.5a5.5 5.5 0 100-11 5.5 5.5 0 000 11zM13 13l4 4'],
  mail: ['M3 5h14v10H3zM3 6l7 5 7-5'],
  file: ['M6 3h5.5L15 6.5V17H6zM11.5 3v3.5H15'],
  chat: ['M3.5 5.5h13v8.5h-7l-4 3v-3h-2z'],
  phone: ['M6.5 2.5h7a1 1 0 011 1v13a1 1 0 01-1 1h-7a1 1 0 01-1-1v-13a1 1 0 011-1zM9 15h2'],
  pulse: ['M2.5 10h3.4l2-5.5 3.6 11 2.2-5.5h3.8'],
  plus: ['M10 4.5v11M4.5 10h11'],
  more: ['M4.5 10h.01M10 10h.01M15.5 10h.01'],
  people: [
    'M7.5 9.5a3 3 0 100-6 3 3 0 000 6zM2.5 16.5c0-3 2-5 5-5s5 2 5 5',
    'M13 4a3 3 0 010 5.5M14.5 12c2 .6 3 2.3 3 4.5',
  ],
  clock: ['M10 17.5a7.5 7.5 0 100-15 7.5 7.5 0 000 15z', 'M10 5.8V10l2.8 1.8'],
  ban: ['M10 17.5a7.5 7.5 0 100-15 7.5 7.5 0 000 15z', 'M4.8 4.8l10.4 10.4'],
  power: ['M10 3v6.5M6 5.6a6 6 0 108 0'],
  signal: ['M3 14v2M7.5 11v5M12 8v8M16.5 4.5V16'],
  battery: ['M2.5 7h13v6.5h-13zM17.5 9.2v2'],
  camera: ['M3 6.5h3l1.5-2h5l1.5 2h3v9H3z', 'M10 13.5a2.7 2.7 0 100-5.4 2.7 2.7 0 000 5.4z'],
  link: ['M8.2 11.8l3.6-3.6M9 6.5l1.8-1.8a3.2 3.2 0 014.5 4.5L13.5 11M11 13.5l-1.8 1.8a3.2 3.2 0 01-4.5-4.5L6.5 9'],
};

/** An icon; decoration unless it has a label. */
export const icon = (name, label) =>
  h(
    'svg',
    {
      class: 'icon',
      viewBox: '0 0 20 20',
      ...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' }),
    },
    PATHS[name].map((d) => h('path', { d })),
  );

const SIGNS = {
  ...{ '✅': ['good', 'check'], '⚠️': ['attention', 'alert'], '❌': ['bad', 'close'] },
  ...{ '🕓': ['neither', 'clock'], '📤': ['neither', 'send'], '📬': ['neither', 'phone'], '👀': ['neither', 'eye'] },
  ...{ '⏳': ['neither', 'clock'], '🚫': ['neither', 'ban'], '↩️': ['neither', 'back'] },
};
const SIGN = new RegExp(`(${Object.keys(SIGNS).join('|')})`, 'u');

/** Text in which the signs that chats draw themselves are drawn, alike on every machine. */
export const withSigns = (text) =>
  text.split(SIGN).map((part) => {
    const sign = SIGNS[part];
    return sign ? h('span', { class: `sign ${sign[0]}`, role: 'img', 'aria-label': part }, icon(sign[1])) : part;
  });
