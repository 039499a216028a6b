import type { Clock } from '../kernel/ports.ts';
import type { Said } from '../kernel/screen.ts';
import { cardsIn, groupsIn, ISSUED, PHONE, PRICED, type Span } from './card-numbers.ts';

/** A card number that begins in one text and goes on in the next: both with `•` for every digit of it. */
export interface SplitCard {
  before: string;
  text: string;
}

/** Within this time two texts are read as one. */
export const ONE_BREATH_MS = 10 * 60_000;

/** Longer than any card number, however it is separated. */
const REACH = 120;
const DIGITS = String.raw`\p{Nd}(?:[^\S\r\n]?[.\p{Pd}\u2212\p{Cf}]?[^\S\r\n]?\p{Nd})*`;
const AROUND = String.raw`[\s.,;:…\p{Pd}]*`;
/** Not those that are left of a number that is masked. */
const LAST = new RegExp(String.raw`(?<![•\p{Nd}][\s.\p{Pd}\p{Cf}]{0,3})(${DIGITS})${AROUND}$`, 'u');
const FIRST = new RegExp(`^${AROUND}(${DIGITS})`, 'u');

/**
 * Whether the digits that `before` ends in and those that `text` begins with are one card number; undefined when they
 * are none. Not even its last four digits are left, because who reads one text may have read the other as it was. What
 * is grouped like a phone number is taken for one, as in a single text.
 */
export function splitCard(before: string, text: string): SplitCard | undefined {
  const tail = LAST.exec(before.slice(-REACH));
  const head = FIRST.exec(text.slice(0, REACH));
  const [last, first] = [tail?.[1], head?.[1]];
  if (!tail || !head || last === undefined || first === undefined) return undefined;
  const card = cardAcross(groupsIn(last), groupsIn(first), tail.input[tail.index - 1] === '+', PRICED.test(first));
  if (!card) return undefined;
  const lastAt = before.length - tail[0].length;
  const firstAt = head[0].length - first.length;
  return {
    before: before.slice(0, lastAt) + hidden(last, card) + before.slice(lastAt + last.length),
    text: text.slice(0, firstAt) + hidden(first, card, countIn(last)) + text.slice(firstAt + first.length),
  };
}

/** Whether a text begins or ends with digits that another could go on with. */
export const mayBePart = (text: string): boolean => LAST.test(text.slice(-REACH)) || FIRST.test(text.slice(0, REACH));

const countIn = (run: string): number => groupsIn(run).join('').length;

/** The run without the card's digits; `place`: that of its first digit. */
function hidden(run: string, { from, to }: Span, place = 0): string {
  let next = place;
  return run.replace(/\p{Nd}/gu, (digit) => {
    const at = next++;
    return from <= at && at < to ? '•' : digit;
  });
}

/** The text may end between two groups, or in the middle of one. */
function cardAcross(last: string[], first: string[], international: boolean, withPrice: boolean): Span | undefined {
  const seam = last.join('').length;
  const joined = [...last.slice(0, -1), `${last.at(-1)}${first[0]}`, ...first.slice(1)];
  const isAcross = ({ from, to }: Span) => from < seam && seam < to;
  const apart = cardsIn([...last, ...first], international, withPrice).find(isAcross);
  if (apart) return apart;
  const digits = joined.join('');
  const isPhoneThere = [last, first].some((groups) => PHONE.test(groups.join(' ')));
  return cardsIn(joined, international, withPrice)
    .filter(isAcross)
    .find(({ from }) => !isPhoneThere && ISSUED.test(digits.slice(from)));
}

/**
 * Whether a message of somebody's goes on with the card number that their last one, named by `whose`, began. Only the
 * end of that is remembered, for as long as the two are read as one, and by this process alone.
 */
export function createRest(clock: Clock) {
  const lasts = new Map<string, { message: string; end: string; at: number; isRest: boolean }>();
  return (whose: string, { message, text, change }: Pick<Said, 'message' | 'text' | 'change'>): boolean => {
    if (change !== 'new') return false;
    const now = clock.now().getTime();
    for (const [key, { at }] of lasts) if (now - at > ONE_BREATH_MS) lasts.delete(key);
    const before = lasts.get(whose);
    // The platform may tell of a message twice.
    if (before?.message === message) return before.isRest;
    const said = text.replace(/^\s*>\s?/, '');
    const isRest = before !== undefined && splitCard(before.end, said) !== undefined;
    const end = LAST.exec(said.slice(-REACH)) ? said.slice(-REACH) : '';
    lasts.set(whose, { message, end, at: now, isRest });
    return isRest;
  };
}
