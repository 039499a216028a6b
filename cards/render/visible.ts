import type { Block, Sign, Tone } from '../model.ts';

/** A sign beside the colour: nobody has to tell green from red. */
export const SIGNS: Record<Tone | Sign, string> = {
  ...{ good: '✅', attention: '⚠️', bad: '❌' },
  ...{ 'on-its-way': '🕓', sent: '📤', delivered: '📬', seen: '👀' },
  ...{ 'in-progress': '⏳', closed: '🚫', returned: '↩️' },
};

type Line = Pick<Extract<Block, { kind: 'text' }>, 'text' | 'tone' | 'sign'>;

/** A line's sign with the blank behind it; nothing where it has none. */
export function signOf({ tone, sign }: Pick<Line, 'tone' | 'sign'>): string {
  const shown = sign ?? tone;
  return shown ? `${SIGNS[shown]} ` : '';
}

/** A line behind its sign, if it has one. */
export const signed = (line: Line): string => signOf(line) + line.text;

// Kept: marks that Arabic, Persian and emoji are written with, and a closed isolate, which changes nothing outside it.
const UNSEEN = /(\u2068[^\u2066-\u2069\n]*\u2069)|[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad]|(?!\n)\p{Cc}/gu;

/**
 * The text without what cannot be seen but changes how the rest reads (direction overrides, zero-width blanks,
 * control characters), so that nobody's words can pretend to be others.
 */
export const visible = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ').replaceAll(UNSEEN, '$1');

/** The text, or as much of it as fits, with a sign that there was more. */
export const fitting = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;

/** The text in pieces of at most `limit` UTF-16 units, cut after a line or a word where one ends near by. Nothing is lost. */
export function pieces(text: string, limit: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const head = rest.slice(0, limit);
    const blank = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' ')) + 1;
    const end = blank > limit / 2 ? blank : limit - (/[\ud800-\udbff]$/.test(head) ? 1 : 0);
    found.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' ? found : [...found, rest];
}
