import type { Filled } from '../../kernel/screen.ts';
import { HAND_KINDS, type HandKind, type HandLine, type HandValues, MOST_LINES } from './screen.ts';

/** Letters, because a field's name has no digits. */
const PLACES = 'abcdefghij'.slice(0, MOST_LINES).split('');

/** What a field of a line is called in the form. */
export const fieldOf = (part: keyof HandLine, place: number): string => `${part}-${PLACES[place]}`;

/** In the place of a place's taxes: none has been chosen. */
export const NO_TAXES = 'choose';

export const NO_LINE: HandLine = { what: '', kind: 'labour', quantity: '', price: '' };

export const isEmpty = ({ what, quantity, price }: HandLine): boolean =>
  [what, quantity, price].every((text) => text.trim() === '');

/** With one more to fill in, as far as there may be more. */
export const withRoom = (lines: HandLine[]): HandLine[] =>
  lines.length < MOST_LINES ? [...lines, { ...NO_LINE, kind: lines.length === 0 ? 'labour' : 'part' }] : lines;

export interface ReadHand {
  values: HandValues;
  /** What stood before the member's eyes: that another is replaced. */
  shown: string;
  /** What its prices were asked for in; empty in a form of an earlier version. */
  currency: string;
}

/** The form's fields as typed; lines that were left empty are none. */
export function readHand({ values, state }: Filled): ReadHand {
  const { customer = '', name = '', reference = '', taxes = '' } = values;
  const [shown = '', currency = ''] = state.split(' ');
  const lines = PLACES.map((_, place): HandLine => {
    const of = (part: keyof HandLine) => values[fieldOf(part, place)] ?? '';
    const kind = of('kind');
    return {
      what: of('what'),
      kind: isKind(kind) ? kind : 'labour',
      quantity: of('quantity'),
      price: of('price'),
    };
  });
  return {
    values: {
      ...{ customer, name, reference },
      taxes: taxes === NO_TAXES ? '' : taxes,
      lines: lines.filter((line) => !isEmpty(line)),
    },
    ...{ shown, currency },
  };
}

const isKind = (text: string): text is HandKind => (HAND_KINDS as readonly string[]).includes(text);
