import type { Contact } from '../../src/customers/customer.ts';
import { folded } from '../../src/kernel/folded.ts';

/** Enough for any real name; a hostile one cannot fill the index. */
const MOST_WORDS = 12;
const LONGEST_WORD = 40;
/** Enough for a name and a number, in any order. */
const MOST_JOINED = 4;

/**
 * Words as they are compared. Blanks, hyphens, apostrophes and all other signs part them, so no character of a word
 * means anything in a regular expression.
 */
const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const cut = (word: string): string => Array.from(word).slice(0, LONGEST_WORD).join('');

/** How a number is begun when it is typed: with and without the country, or its last seven or four digits. */
function phoneTerms(e164: string): string[] {
  const digits = e164.replace(/\D/g, '');
  // North America is dialled without its 1; France with a 0 in place of its 33.
  const national = digits.replace(/^1(?=\d{10}$)/, '').replace(/^33(?=\d{9}$)/, '0');
  return [digits, national, national.slice(-7), national.slice(-4)];
}

const ABBREVIATED: Record<string, string> = { saint: 'st', sainte: 'ste' };
const IN_FULL: Record<string, string> = { st: 'saint', ste: 'sainte' };

/** Each word of a name with all behind it: `O'Keefe` is begun by `o`, by `keefe` and by `okeefe`. */
const joinedFrom = (words: string[]): string[] => words.map((_, at) => cut(words.slice(at).join('')));

/** The terms of a name: saints are found as they are written out, and as they are abbreviated. */
function nameTerms(name: string): string[] {
  // `StPierre`, as forms without blanks have it.
  const words = wordsOf(name.replace(/(?<!\p{L})(Ste?)(?=\p{Lu}\p{Ll})/gu, '$1 ')).slice(0, MOST_WORDS);
  return [words, words.map((word) => ABBREVIATED[word] ?? word), words.map((word) => IN_FULL[word] ?? word)].flatMap(
    joinedFrom,
  );
}

/** What a customer is found by: a typed word finds the customer if one of these begins with it. */
export const termsOf = ({ name = '', phone = '', email = '' }: { name?: string } & Contact): string[] => [
  ...new Set([...nameTerms(name), ...(phone ? phoneTerms(phone) : []), ...nameTerms(email)]),
];

/** The words in what was typed. Digits in pieces (`514 555`) are one number. */
function typedWords(text: string): string[] {
  const words: string[] = [];
  let inNumber = false;
  for (const word of wordsOf(text.slice(0, 500))) {
    const isNumber = /^\d+$/.test(word);
    if (isNumber && inNumber) words.push(`${words.pop()}${word}`);
    else words.push(word);
    inNumber = isNumber;
  }
  return words.slice(0, MOST_WORDS).map(cut);
}

/**
 * The ways to understand what was typed, each the words a customer must have: as they stand, and with two in a row, or
 * all, as one, because `mac leod` may be kept as `MACLEOD`.
 */
export function waysToRead(text: string): string[][] {
  const words = typedWords(text);
  if (words.length === 0 || words.length > MOST_JOINED) return words.length === 0 ? [] : [words];
  const pairs = words.slice(1).map((word, at) => words.toSpliced(at, 2, `${words[at]}${word}`));
  const joined = words.length > 2 ? [...pairs, [words.join('')]] : pairs;
  return [words, ...joined].flatMap((way) => [way, ...shortened(way)]);
}

/** `saint pierre` may be kept as `STPIERRE`. */
function shortened(way: string[]): string[][] {
  const short = way.map((word) => word.replace(/^saint(?=e?\p{L}{2})/u, 'st'));
  return short.some((word, at) => word !== way[at]) ? [short] : [];
}

/** What the first word of every way begins with: at least a letter. */
export function commonBeginning(ways: string[][]): string {
  const [first = '', ...others] = ways.map(([word = '']) => word);
  const letters = Array.from(first);
  const most = letters.findIndex((_, at) => others.some((word) => !word.startsWith(letters.slice(0, at + 1).join(''))));
  return letters.slice(0, most < 0 ? letters.length : most).join('');
}
