import type { Line } from './line-parts.ts';
import {
  hasDigit,
  isCents,
  isChanging,
  isJoining,
  isScale,
  isTax,
  isUnit,
  isWithout,
  type Word,
} from './line-words.ts';

/** How many words behind the parts may still speak of them: `au lieu de 150 $`. */
const MOST = 4;

/**
 * Whether the message may make another amount of the one before it: `x 2`, `moins 15 $`, `et 50 sous`, `+ tx`, `mille`.
 * @param at the place of the message's first word
 * @param behind the place behind the amount
 */
export function changesAmount(line: Line, at: number, behind: number): boolean {
  const run = line.words.slice(at, at + MOST);
  const [first] = run;
  if (!first) return false;
  if (at === behind && (isScale(first) || /^\d\d$/.test(first.text))) return true;
  if (run.some((word, i) => isCents(word) || (isTax(word) && (isOut(run[i - 1]) || isOut(run[i + 1]))))) return true;
  const number = run.findIndex((word) => !isChanging(word) && !isJoining(word));
  return run.slice(0, Math.max(number, 0)).some(isChanging) && isNumber(run[number]);
}

const isOut = (word?: Word): boolean => word !== undefined && isWithout(word);
const isNumber = (word?: Word): boolean => word !== undefined && hasDigit(word) && !/\p{L}/u.test(word.text);

/** `150000 km`: a number that is a measure is no reference. */
export const isMeasure = ({ words }: Line, behind: number): boolean => {
  const unit = words[behind];
  return unit !== undefined && isUnit(unit);
};
