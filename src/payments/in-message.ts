import { maskCardNumbers } from '../conversations/index.ts';
import type { Currency, Money } from '../kernel/money.ts';
import type { Country } from '../kernel/phone.ts';
import { asTyped } from '../kernel/typed.ts';
import { amountsAt, type Line, referenceAt } from './line-parts.ts';
import { phoneAt } from './line-phone.ts';
import {
  hasDigit,
  isAmountMark,
  isChanging,
  isKind,
  isMark,
  isScale,
  isTax,
  isWithout,
  type Word,
  wordsOf,
} from './line-words.ts';

/** What a message says that a payment could be asked with: each once, in its order. */
export interface InMessage {
  /** E.164. */
  phones: string[];
  amounts: Money[];
  references: string[];
  /** Which of them can be nothing else; the others are for somebody to choose. */
  sure: { phone?: string; amount?: Money; reference?: string };
}

/** So many of a kind are offered: from more nobody chooses. */
const MOST = 3;

/**
 * What stands in a message of anybody's, in any order, with anything between. Phone numbers that can be called, amounts
 * that have a sign, their cents or a word such as `total`, and references; payment card numbers, addresses of pages,
 * dates and measures are none of them. Where there are two of a kind, or something may change one, nothing is sure.
 */
export function findInMessage(
  text: string,
  company: { country: Country; currency: Currency; phone?: string },
): InMessage {
  const plain = apart(maskCardNumbers(asTyped(text.slice(0, LONGEST))));
  const { country, currency } = company;
  const { found, all } = partsOf({ text: plain, words: wordsOf(plain), country, currency });
  const of = <K extends Found['kind']>(kind: K) =>
    found.filter((part): part is Extract<Found, { kind: K }> => part.kind === kind);
  const phones = unique(of('phone'), ({ value }) => value).filter(({ value }) => value !== company.phone);
  const amounts = unique(of('amount'), ({ value }) => String(value.minor));
  const references = unique(of('reference'), ({ value }) => value);
  const named = references.filter(({ isSure }) => isSure);
  return {
    phones: phones.slice(0, MOST).map(({ value }) => value),
    amounts: amounts.slice(0, MOST).map(({ value }) => value),
    references: [...named, ...references.filter(({ isSure }) => !isSure)].slice(0, MOST).map(({ value }) => value),
    sure: {
      ...(all && phones.length === 1 ? { phone: phones[0]!.value } : {}),
      ...(all && amounts.length === 1 && amounts[0]!.isSure ? { amount: amounts[0]!.value } : {}),
      ...(all && named.length === 1 ? { reference: named[0]!.value } : {}),
    },
  };
}

/** No message is longer, on any platform. */
const LONGEST = 40_000;
const LONGEST_WORD = 80;
/** A table has more, and nobody asks for a payment with all of it; each takes a millisecond to look at. */
const MOST_NUMBERS = 400;
/** Pages, e-mail addresses and card numbers that were masked: the digits in them mean something else. */
const ELSEWHERE = /:\/\/|@|^www\.|•/i;
/** But for those of `(514) 555-0188`. */
const BRACKETS = /[[\]{}<>]|\((?!\p{Nd}{1,4}\))|(?<!\(\p{Nd}{1,4})\)/gu;

/** The words of a message as they would stand in a line: what stands around them parts them, and numbers never join over it. */
const apart = (text: string): string =>
  text
    .replace(/\p{Extended_Pictographic}/gu, PARTED)
    .replace(BRACKETS, PARTED)
    .replace(/\S+/g, (word) =>
      word.length > LONGEST_WORD || ELSEWHERE.test(word)
        ? PARTED
        : word
            .replace(/^[*_~`'’]+|[*_~`]+$/g, '')
            .replace(/[.,:!?…]+$/, PARTED)
            .replace(/^\p{L}{2,}\.?:(?=[+(\p{Nd}])/u, '$& '),
    );
const PARTED = ' ; ';

type Found = { at: number; end: number; isSure: boolean } & (
  | { kind: 'phone'; value: string }
  | { kind: 'amount'; value: Money }
  | { kind: 'reference'; value: string }
);

/** `all`: whether everything was looked at. */
function partsOf(line: Line): { found: Found[]; all: boolean } {
  const found: Found[] = [];
  let numbers = 0;
  for (let at = 0; at < line.words.length; ) {
    if (hasDigit(line.words[at]!)) numbers += 1;
    if (numbers > MOST_NUMBERS) return { found, all: false };
    const part = phoneIn(line, at) ?? amountIn(line, at) ?? referenceIn(line, at);
    if (part?.value) found.push(part.value);
    at = part?.end ?? at + 1;
  }
  return { found, all: true };
}

/** What stands there, where it counts, and where the rest goes on. */
type Looked = { value?: Found; end: number } | undefined;

function phoneIn(line: Line, at: number): Looked {
  const phone = phoneAt(line, at);
  if (!phone) return undefined;
  const { answer, end } = phone;
  return { end, ...(answer.ok && { value: { kind: 'phone', at, end, value: answer.value, isSure: true } }) };
}

function amountIn(line: Line, at: number): Looked {
  const [amount] = amountsAt(line, at);
  if (!amount) return undefined;
  const { answer, end, kind } = amount;
  const [before, behind] = [line.words[at - 1], line.words[end]];
  const isMeant = kind === 'money' || (before !== undefined && isAmountMark(before));
  // A number that says nothing of itself may begin a reference, or belong to nothing.
  if (!isMeant) return undefined;
  if (!answer.ok || (behind && isScale(behind))) return { end };
  const isSure = ![before, behind].some((word) => word && mayChange(word));
  return { end, value: { kind: 'amount', at, end, value: answer.value, isSure } };
}

const mayChange = (word: Word): boolean => isChanging(word) || isTax(word) || isWithout(word);

const LONGEST_REFERENCE = 40;
/** `H20215`, `AB-1234`: a reference, or a model, such as `F-150`. */
const LIKE_REFERENCE = /^\p{L}{1,5}[-_/#]?\d{3,12}$/u;
/** `RO4821`, `INV-2024-001` */
const LETTERS = /^(\p{L}+)[-_#/.:]?\d/u;

function referenceIn(line: Line, at: number): Looked {
  const reference = referenceAt(line, at);
  if (!reference?.answer.ok || reference.kind !== 'named') return undefined;
  const { value } = reference.answer;
  const { end } = reference;
  const isSure = isNamed({ at, end }, value);
  const counts = value.length <= LONGEST_REFERENCE && (isSure || LIKE_REFERENCE.test(value));
  return counts ? { end, value: { kind: 'reference', at, end, value, isSure } } : undefined;
}

/** Whether a word says that it is one, before it or at its head: `facture 4821`, `no 4821`, `#4821`, `RO4821`. */
function isNamed({ at, end }: { at: number; end: number }, value: string): boolean {
  if (!/\d{2}/.test(value)) return false;
  // `N°4821` is read without its mark.
  if (end > at + 1 || /^#?\d{3,}$/.test(value)) return true;
  const [, letters] = LETTERS.exec(value) ?? [];
  if (letters === undefined) return false;
  const word: Word = { text: letters, from: 0, to: 0, parted: false };
  return isKind(word) || isMark(word);
}

function unique<T extends Found>(parts: T[], nameOf: (part: T) => string): T[] {
  const first = new Map<string, T>();
  for (const part of parts) {
    const known = first.get(nameOf(part));
    // Said once more and more clearly, it is as sure as that.
    if (!known || (part.isSure && !known.isSure && part.kind === 'reference')) first.set(nameOf(part), part);
  }
  return [...first.values()];
}
