import { hasCardNumber } from '../conversations/index.ts';
import { parsePhone } from '../kernel/phone.ts';
import { asTyped, narrow } from '../kernel/typed.ts';
import { type Line, type Part, typedIn } from './line-parts.ts';
import { type Word, wordsOf } from './line-words.ts';

/** The most words a phone number is typed in: `+ 33 (0) 6 12 34 56 78`, and two for an extension. */
const MOST_WORDS = 10;
const DIGITS = /^(?:tel:)?[+(]?[\p{Nd}()./\p{Pd}+]*$/u;
const EXTENSION = /^(?:x|ext|extension|poste|#)[.:]?\d{0,7}$/i;
const WITH_EXTENSION = /^[+(]?\d[\d()./-]*(?:x|ext\.?|#)\d{1,7}$/i;

/** The phone number that begins with this word; one that is refused all the same, where it can be nothing else. */
export function phoneAt(line: Line, from: number): Part<string> | undefined {
  const { words, country } = line;
  const ends: number[] = [];
  for (let end = from + 1; end <= Math.min(from + MOST_WORDS, words.length); end += 1) {
    if (!isOfPhone(words[end - 1]!)) break;
    ends.unshift(end);
    if (words[end - 1]!.parted) break;
  }
  for (const end of ends) {
    const typed = typedIn(line, from, end);
    const phone = parsePhone(typed, country);
    const isOne = phone.ok
      ? end === from + 1 || isGrouped(typed, phone.value)
      : phone.refusal.code !== 'phone-unreadable';
    if (isOne) return { answer: { ...phone, typed }, from, end };
  }
  return attemptAt(line, from, ends.toReversed());
}

const isOfPhone = ({ text }: Word): boolean => DIGITS.test(text) || EXTENSION.test(text) || WITH_EXTENSION.test(text);

const NORTH_AMERICAN = /(?:^|-)(?:3-3-4|3-7|6-4|4-3-4|10|11|3-3-2-2|2-2-2-2-2)$/;

/** Groups as people write them: `438-5188 125` is a number that lacks its area code, and an amount, and no number. */
function isGrouped(typed: string, e164: string): boolean {
  const sizes = Array.from(typed.matchAll(/\p{Nd}+/gu), ([digits]) => digits.length);
  return !e164.startsWith('+1') || NORTH_AMERICAN.test(sizes.join('-'));
}

/** What was surely meant as a phone number, though it is none: its refusal is worth more than a wrong amount. */
function attemptAt(line: Line, from: number, ends: number[]): Part<string> | undefined {
  const shape = line.country === 'FR' ? /^0\d(?:[ .-]?\d\d){4}$/ : /^(?:[+(]\d|\d{3}-\d|1-\d{3}|\d{9}|\d{3} \d{3} \d)/;
  for (const end of ends) {
    const typed = typedIn(line, from, end);
    const plain = narrow(typed);
    if (!/^[+(]?[\d() -]+$/.test(plain) || !shape.test(plain)) continue;
    const digits = plain.replace(/\D/g, '').length;
    if (digits >= 9 || (digits >= 7 && plain.includes('-')))
      return { answer: { ...parsePhone(typed, line.country), typed }, from, end };
  }
  return undefined;
}

/** The number that a line begins with, as it was typed where it is refused, and what stands behind it; undefined without one. */
export function phoneBefore(text: string, { country, currency }: Pick<Line, 'country' | 'currency'>) {
  const words = wordsOf(text);
  const phone = phoneAt({ text, words, country, currency }, 0);
  if (!phone) return undefined;
  const { answer, end } = phone;
  return {
    value: answer.ok ? answer.value : answer.typed,
    rest: text.slice(words[end - 1]?.to).replace(/^[\s,;:]+/, ''),
  };
}

/** `9123-4567`, as companies are called that have no other name. */
export const isCompanyNumber = (text: string): boolean => /^\d{4}-?\d{4}$/.test(asTyped(text).trim());

/** Whether it can only be a phone number, however wrong; a payment card number and a company's are none. */
export const isMeantAsPhone = (text: string): boolean =>
  text.split(/\s+/).every((word) => DIGITS.test(word)) &&
  text.replace(/\P{Nd}/gu, '').length >= 7 &&
  !isCompanyNumber(text) &&
  !hasCardNumber(text);
