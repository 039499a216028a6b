import type { Clock } from '../kernel/ports.ts';
import type { Said } from '../kernel/screen.ts';
import { BETWEEN, cardsIn, groupsIn, ISSUED, PHONE, PRICED, type Span } from './card-numbers.ts';

/** A card number that begins in one text and goes on in the next: both with `•` for every digit of it. */
export interface SplitCard {
  before: string;
  text: string;
}

/** Within this time two texts are read as one. */
export const ONE_BREATH_MS = 10 * 60_000;

/** Longer than any card number, however it is separated. */
const REACH = 120;
const DIGITS = String.raw`\p{Nd}(?:${BETWEEN}\p{Nd})*`;
const AROUND = String.raw`[\s.,;:…\p{Pd}]*`;
/** Not those that are left of a number that is masked. */
const LAST = new RegExp(String.raw`(?<![•\p{Nd}][\s.\p{Pd}\p{Cf}]{0,3})(${DIGITS})${AROUND}$`, 'u');
const FIRST = new RegExp(`^${AROUND}(${DIGITS})`, 'u');
const WHOLE = new RegExp(`^${AROUND}(${DIGITS})${AROUND}$`, 'u');
/** More texts are no number any more: with three digits in each, the longest has seven. */
export const MOST_PARTS = 7;

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

/**
 * The same of any number of texts, in their order: each with `•` for the digits of a card number that goes through all of
 * them; undefined when none does. What stands between the first and the last is nothing but digits.
 */
export function splitOver(texts: string[]): string[] | undefined {
  const [first = '', last = ''] = [texts[0], texts.at(-1)];
  if (texts.length === 2) {
    const split = splitCard(first, last);
    return split && [split.before, split.text];
  }
  const runs = texts.map((text, at) => runIn(text, at, texts.length));
  if (runs.some((run) => run === undefined)) return undefined;
  const parts = runs.flatMap((run) => run ?? []);
  const groups = parts.flatMap(({ run }) => groupsIn(run));
  if (PHONE.test(groups.join(' '))) return undefined;
  const counts = parts.map(({ run }) => countIn(run));
  const all = counts.reduce((sum, count) => sum + count, 0);
  const isThrough = ({ from, to }: Span) => from < (counts[0] ?? 0) && to > all - (counts.at(-1) ?? 0);
  const card = [groups, [groups.join('')]].flatMap((some) => cardsIn(some, false, false)).find(isThrough);
  if (!card) return undefined;
  let place = 0;
  return texts.map((text, at) => {
    const { run = '', from = 0 } = parts[at] ?? {};
    const shown = text.slice(0, from) + hidden(run, card, place) + text.slice(from + run.length);
    place += counts[at] ?? 0;
    return shown;
  });
}

/** The digits of a text that may go on from the one before, or to the one after, and where they stand. */
function runIn(text: string, at: number, count: number): { run: string; from: number } | undefined {
  if (at === 0) {
    const tail = LAST.exec(text.slice(-REACH));
    return tail?.[1] === undefined ? undefined : { run: tail[1], from: text.length - tail[0].length };
  }
  const found =
    at === count - 1 ? FIRST.exec(text.slice(0, REACH)) : text.length <= REACH ? WHOLE.exec(text) : undefined;
  return found?.[1] === undefined ? undefined : { run: found[1], from: text.indexOf(found[1]) };
}

/**
 * A text and those around it, oldest first, in every order in which they may have been written: nobody promises that they
 * are told in that one. Of many, in one direction or the other alone, because one number in ten is a card's by chance.
 */
export function ordersOf<T>(others: T[], text: T): T[][] {
  const ways = [others, others.toReversed()];
  if (others.length > 2) return ways.map((way, at) => (at === 0 ? [...way, text] : [text, ...way]));
  const all = ways.flatMap((way) => Array.from({ length: way.length + 1 }, (_, at) => way.toSpliced(at, 0, text)));
  return others.length === 1 ? all.slice(0, 2) : all;
}

/** The latest of `texts`, oldest first, that with `text` have a card number through all of them. */
export function partsWith<T>(texts: T[], text: T, bodyOf: (one: T) => string): Map<T, string> | undefined {
  for (let count = 1; count <= Math.min(texts.length, MOST_PARTS); count += 1) {
    for (const order of ordersOf(texts.slice(-count), text)) {
      const split = splitOver(order.map(bodyOf));
      if (split) return new Map(order.map((one, at) => [one, split[at] ?? '']));
    }
  }
  return undefined;
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
 * Whether a message of somebody's goes on with the card number that their last ones, named by `whose`, began. Only the
 * ends of those are remembered, for as long as they are read as one, and by this process alone.
 */
export function createRest(clock: Clock) {
  const lasts = new Map<string, { message: string; ends: string[]; at: number; isRest: boolean }>();
  return (whose: string, { message, text, change }: Pick<Said, 'message' | 'text' | 'change'>): boolean => {
    if (change !== 'new') return false;
    const now = clock.now().getTime();
    for (const [key, { at }] of lasts) if (now - at > ONE_BREATH_MS) lasts.delete(key);
    const before = lasts.get(whose);
    // The platform may tell of a message twice.
    if (before?.message === message) return before.isRest;
    const said = text.replace(/^\s*>\s?/, '');
    const isRest = goesOn(before?.ends ?? [], said);
    // What has other words in front begins anew.
    const ends = WHOLE.test(said.slice(0, REACH))
      ? [...(before?.ends ?? []), said]
      : LAST.test(said.slice(-REACH))
        ? [said]
        : [];
    lasts.set(whose, { message, ends: ends.slice(-MOST_PARTS).map((end) => end.slice(-REACH)), at: now, isRest });
    return isRest;
  };
}

/** Whether what somebody wrote before, oldest first, begins a card number that `text` goes on with. */
export const goesOn = (before: string[], text: string): boolean =>
  before.some((_, at) => splitOver([...before.slice(at), text]) !== undefined);
