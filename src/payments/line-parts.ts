import { type Currency, MINOR_UNITS, type Money, parseAmount } from '../kernel/money.ts';
import { type Country, parsePhone } from '../kernel/phone.ts';
import type { Answer } from '../kernel/refusal.ts';
import { hasDigit, isJoining, isKind, isMark, type Word } from './line-words.ts';
import { parseReference } from './reference.ts';

/** A part of the line: what was made of it, and how it was typed, to fill the form's field with. */
export type Typed<T> = Answer<T> & { typed: string };

/** A line in its words, and what its numbers are read by. */
export interface Line {
  text: string;
  words: Word[];
  country: Country;
  currency: Currency;
}

/** What some words in a row can be read as: from the place of the first to that of the word behind them. */
export interface Part<T> {
  answer: Typed<T>;
  from: number;
  end: number;
}

export interface AmountPart extends Part<Money> {
  /** `money`: it has a sign, or as many decimals as money has. `number`: its marks make it no reference. */
  kind: 'money' | 'number' | 'dotted' | 'whole';
}

export interface ReferencePart extends Part<string> {
  /** `named`: it has letters, or a word such as `facture` before it. */
  kind: 'named' | 'whole';
  /** Whether it may be a count or a measure: `2`, `4x`, `V8`. */
  isSmall: boolean;
  /** Whether the next word would make one number with it. */
  isGroup: boolean;
}

/** Each place is looked at again for every way to read the line. */
function remembered<T>(find: (line: Line, at: number) => T): (line: Line, at: number) => T {
  const known = new WeakMap<Line, Map<number, T>>();
  return (line, at) => {
    const found = known.get(line) ?? new Map<number, T>();
    known.set(line, found);
    if (!found.has(at)) found.set(at, find(line, at));
    return found.get(at) as T;
  };
}

export const typedIn = ({ text, words }: Line, from: number, end: number): string =>
  text.slice(words[from]!.from, words[end - 1]!.to);

/** Where words that stand in one cell may end, the farthest first. */
function ends({ words }: Line, from: number, most: number): number[] {
  const found: number[] = [];
  for (let end = from + 1; end <= Math.min(from + most, words.length); end += 1) {
    found.unshift(end);
    if (words[end - 1]!.parted) break;
  }
  return found;
}

const MOST_AMOUNT_WORDS = 6;
const LONGEST_WORD = 40;
/** In small letters, `try`, `mad` and others are words. */
const CODES = `CDN|cdn|cad|usd|eur|[Dd]ollars?|[Ee]uros?|[Pp]iastres?|${Object.keys(MINOR_UNITS).join('|')}`;
const SIGN = `(?:\\p{L}{0,3}\\p{Sc}\\p{L}{0,3}|${CODES})`;
const NUMBER = "[\\p{Nd}.,'’]+";
const OF_AMOUNT = new RegExp(
  `^[(\\p{Pd}\u2212]*(?:${SIGN}?[(\\p{Pd}\u2212]*${NUMBER}(?:\\p{Pd}{1,2})?(?:\\p{Sc}\\d\\d|${SIGN})?[)\\p{Pd}\u2212]*|${SIGN})$`,
  'u',
);
/** `$ US`, `$ CA`: words, where no sign is before them. */
const BEHIND_SIGN = /^(?:CA?N?|US)$/;
const MARKED = /^[\p{Nd}.,'’]+$/u;

/** Every amount that begins with this word, the longest first: `1 250,00 $`, but also `1`. */
export const amountsAt = remembered((line, from): AmountPart[] => {
  const first = line.words[from];
  if (!first || !isOfAmount(first)) return [];
  const found: AmountPart[] = [];
  for (const end of ends(line, from, MOST_AMOUNT_WORDS)) {
    const words = line.words.slice(from, end);
    const kind = words.every((word, i) => isOfAmount(word) || (BEHIND_SIGN.test(word.text) && hasSign(words[i - 1])))
      ? kindOf(words.map(({ text }) => text).join(' '), line.currency)
      : undefined;
    // A sign belongs to the number before it.
    const isCut = found.at(-1)?.end === end + 1 && !hasDigit(line.words[end]!);
    if (!kind || isCut) continue;
    const typed = typedIn(line, from, end);
    found.push({ answer: { ...parseAmount(typed, line.currency), typed }, from, end, kind });
  }
  return found;
});

const hasSign = (word?: Word): boolean => word !== undefined && /\p{Sc}/u.test(word.text);

/** `$`, `CAD`, `dollars`. */
export const isSign = (word: Word): boolean => !hasDigit(word) && isOfAmount(word);

const isOfAmount = ({ text }: Word): boolean => text.length <= LONGEST_WORD && OF_AMOUNT.test(text);

function kindOf(text: string, currency: Currency): AmountPart['kind'] | undefined {
  const answer = parseAmount(text, currency);
  if (!answer.ok && answer.refusal.code === 'amount-missing') return undefined;
  if (!answer.ok && answer.refusal.code === 'amount-unreadable') return MARKED.test(text) ? 'number' : undefined;
  if (/^\d+$/.test(text)) return 'whole';
  const decimals = /[.,](\d+)\D*$/.exec(text)?.[1]?.length;
  const isMoney = decimals === 2 || (decimals !== undefined && decimals === MINOR_UNITS[currency]);
  if (isMoney || /[\p{L}\p{Sc}]|[.,] ?\p{Pd}/u.test(text)) return 'money';
  return /^\d+(?:\.\d+)+$/.test(text) ? 'dotted' : 'number';
}

const MOST_NAMING_WORDS = 5;

/** What can be a reference from this word on: one word, or one with words such as `facture no` before it. */
export const referenceAt = remembered((line, from): ReferencePart | undefined => {
  const word = line.words[from];
  if (!word) return undefined;
  return isKind(word) || isMark(word) ? namedAt(line, from) : alone(line, from, from);
});

function namedAt(line: Line, from: number): ReferencePart | undefined {
  const { words } = line;
  let at = from;
  while (at < from + MOST_NAMING_WORDS && isNaming(words[at], words[at + 1])) at += 1;
  const number = words[at] && alone(line, at, from);
  if (!number || amountsAt(line, at).some(({ kind, end }) => kind === 'money' && end === at + 1)) return undefined;
  const kinds = words.slice(from, at).filter((word) => !isMark(word));
  const named = [...kinds.map(({ text }) => text.replace(/[:.]/g, '')), number.answer.typed].join(' ');
  return { ...number, answer: { ...parseReference(named), typed: named }, kind: 'named' };
}

const isNaming = (word?: Word, next?: Word): boolean =>
  word !== undefined && (isKind(word) || isMark(word) || (isJoining(word) && next !== undefined && isKind(next)));

const REFERENCE = /^(?=.*\p{Nd})[\p{L}\p{M}\p{N}\p{Cf}#/_.’'()\p{Pd}]{1,200}$/u;
/** `125.50/RO4821` */
const WITH_MONEY = /(?<![^/_\p{Pd}])\d+[.,]\d\d(?![^/_\p{Pd}])/u;
const SMALL = /^(?:\d{1,2}|\d{1,3}\p{L}{1,4}\d{0,2}|\p{L}\d)$/u;
/** `N°4821`, `ref:RO4821`, `RO:4821`. */
const ATTACHED = /^(n[°º]|№|no[.:]|r[ée]f[.:]|\p{L}+:)#?(?=.*\p{Nd})(.+)$/iu;

function alone(line: Line, at: number, from: number): ReferencePart | undefined {
  const word = line.words[at]!;
  const [, mark, behind] = ATTACHED.exec(word.text) ?? [];
  const text = behind ?? word.text.replace(/^\((.+)\)$/, '$1');
  if (mark && !isMark(asWord(mark)) && !isKind(asWord(mark))) return undefined;
  if (!REFERENCE.test(text) || WITH_MONEY.test(text) || (from === at && isPhone(text, line.country))) return undefined;
  const isWhole = /^\d+$/.test(text);
  if (!mark && !isWhole && amountsAt(line, at).some(({ end }) => end === at + 1)) return undefined;
  const typed = mark && isKind(asWord(mark)) ? `${mark.replace(/[:.]$/, '')} ${text}` : text;
  return {
    answer: { ...parseReference(typed), typed },
    from,
    end: at + 1,
    kind: !mark && from === at && isWhole ? 'whole' : 'named',
    isSmall: !mark && from === at && SMALL.test(text),
    isGroup: /^\d{1,3}$/.test(text) && !word.parted && /^\d{3}(?!\d)/.test(line.words[at + 1]?.text ?? ''),
  };
}

const asWord = (text: string): Word => ({ text, from: 0, to: 0, parted: false });

/** A telephone number is nobody's reference, unless a word says so. */
function isPhone(text: string, country: Country): boolean {
  if (text.replace(/\P{Nd}/gu, '').length < 10 || /\p{L}/u.test(text)) return false;
  const phone = parsePhone(text, country);
  return phone.ok || phone.refusal.code !== 'phone-unreadable';
}
