import { folded } from '../../src/kernel/folded.ts';

/** A word is found from its second letter on, and by its twelfth it is told apart. */
const WORD = { from: 2, to: 12 };
/** All numbers of a year begin alike. */
const CODE = { from: 3, to: 12 };
/** Enough for a name and what was done; a hostile text cannot fill the index. */
const MOST_WORDS = 10;
const MOST_TYPED = 6;

/**
 * How the words of a document begin, each beginning a term of its own. A typed beginning is then one key of the index,
 * and what it leads to comes in the index's order: measured at 100,000 documents, the newest twenty of a beginning cost
 * a fifth of what they do by a range of words that is sorted afterwards, and hardly more at a million.
 * `codes` are found by their letters and by their digits alone: `RO4821` by `ro48` and by `482`.
 */
export function beginningsOf({ words, codes }: { words: (string | undefined)[]; codes: string[] }): string[] {
  const named = words.flatMap((text) => wordsIn(text ?? '')).slice(0, MOST_WORDS);
  const coded = codes.flatMap((code) => [joined(code), ...(folded(code).match(/\d+/g) ?? [])]);
  return [...new Set([...named.flatMap((word) => cut(word, WORD)), ...coded.flatMap((code) => cut(code, CODE))])];
}

/** The terms that a document has if each typed word begins one of its words; none where no word says enough. */
export function wordsBegun(typed: string): string[] {
  const words = wordsIn(typed.slice(0, 200)).slice(0, MOST_TYPED);
  const begun = words.filter((word) => letters(word).length >= WORD.from);
  return begun.map((word) => (/\d/.test(word) ? start(word, CODE.to) : start(word, WORD.to)));
}

const wordsIn = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const joined = (code: string): string => wordsIn(code).join('');
const letters = (word: string): string[] => Array.from(word);
const start = (word: string, length: number): string => letters(word).slice(0, length).join('');

function cut(word: string, { from, to }: { from: number; to: number }): string[] {
  const all = letters(word);
  const most = Math.min(all.length, to);
  if (most <= from) return [start(word, to)];
  let begun = all.slice(0, from).join('');
  const beginnings = [begun];
  for (let at = from; at < most; at += 1) {
    begun += all[at];
    beginnings.push(begun);
  }
  return beginnings;
}
