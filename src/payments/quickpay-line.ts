import { hasCardNumber } from '../conversations/index.ts';
import { parseEmail } from '../kernel/email.ts';
import type { Currency, Money } from '../kernel/money.ts';
import type { Country } from '../kernel/phone.ts';
import { asTyped } from '../kernel/typed.ts';
import { amountsAt, type Line, type Part, referenceAt, type Typed, typedIn } from './line-parts.ts';
import { isCompanyNumber, phoneAt } from './line-phone.ts';
import { type Agreed, agree } from './line-readings.ts';
import { type Way, waysToRead } from './line-ways.ts';
import { hasDigit, isAlsoName, isJoining, type Word, wordsOf } from './line-words.ts';

/** What was typed behind `/quickpay`. It can be sent when phone or e-mail, amount and reference are granted and nothing is unclear. */
export interface QuickpayLine {
  /** E.164. */
  phone?: Typed<string>;
  /** As `parseEmail` gives it. */
  email?: Typed<string>;
  /** A name, or its beginning, at the head of the line. */
  customerText?: string;
  amount?: Typed<Money>;
  reference?: Typed<string>;
  message?: string;
  /** What can be read in more than one way: the other parts hold only what is sure. */
  unclear?: string;
  /** The ways to read it, where there are two or three to choose from. */
  ways?: Way[];
}

/**
 * `[name] [phone or e-mail] [amount] [reference] [message]`, as typed in French or English; each part is optional, and amount and
 * reference may change places. A sign or two decimals make an amount, letters or a word such as `facture` a reference;
 * nothing is guessed. Nothing is refused here either: each part carries its own answer.
 */
export function parseQuickpayLine(text: string, company: { country: Country; currency: Currency }): QuickpayLine {
  const typed = asTyped(text).trim();
  const { country, currency } = company;
  const line: Line = { text: typed, words: wordsOf(typed), country, currency };
  const number = firstNumber(line);
  const mailbox = line.words.findIndex(({ text }, at) => at <= number && text.includes('@'));
  if (mailbox >= 0) return behindEmail(line, mailbox);
  const phone = phoneAt(line, number);
  if (!phone) return withoutPhone(line, number);
  const customerText = nameBefore(line, number);
  return { ...(customerText ? { customerText } : {}), ...behindPhone(line, number, phone) };
}

/** `Ana ana@example.com 125.50 RO4821` */
function behindEmail(line: Line, at: number): QuickpayLine {
  const typed = line.words[at]!.text.replace(/^mailto:/i, '').replace(/^<(.*)>$/, '$1');
  const customerText = nameBefore(line, at);
  const email = { ...parseEmail(typed), typed };
  return { ...(customerText ? { customerText } : {}), email, ...tell(line, at + 1) };
}

/** `#204` behind a phone number is its extension where the line has another reference; alone it may be either. */
function behindPhone(line: Line, from: number, phone: Part<string>): QuickpayLine {
  const told = tell(line, phone.end);
  const mark = line.words.findIndex(({ text }, at) => at > from && at < phone.end && text.startsWith('#'));
  if (mark < 0 || (isComplete(told) && !told.message)) return { phone: phone.answer, ...told };
  const bare = phoneAt({ ...line, words: line.words.slice(0, mark) }, from) ?? phone;
  const { reference: _, ways: __, ...sure } = tell(line, mark);
  return { phone: bare.answer, ...sure, unclear: shorten(line.text.slice(line.words[mark]!.from)) };
}

const isComplete = ({ amount, reference, unclear }: QuickpayLine): boolean =>
  amount !== undefined && reference !== undefined && unclear === undefined;

/** Where no number can be called, the name goes on to the first amount or reference. */
function withoutPhone(line: Line, number: number): QuickpayLine {
  const start = Math.min(firstPart(line, 0), number);
  const customerText = number === line.words.length && start === number ? line.text : nameBefore(line, start);
  const told = tell(line, start);
  const first = line.words[start];
  if (!first || !isAlsoName(first)) return { ...(customerText ? { customerText } : {}), ...told };
  const { reference: _, ways: __, ...sure } = told;
  return { ...sure, unclear: shorten(line.text) };
}

/** The place of the next word that an amount or a reference begins with; behind the last one when none does. */
function firstPart(line: Line, from: number): number {
  const most = Math.min(line.words.length, from + MOST_NAME_WORDS);
  for (let at = from; at < most; at += 1) {
    const isOther = at === 0 && isCompany(line.words[0]!, line.words[1]);
    if (!isOther && (amountsAt(line, at).length > 0 || referenceAt(line, at))) return at;
  }
  return line.words.length;
}

const MOST_WORDS_OF_A_NAME = 4;

/** What stands behind the customer. */
function tell(line: Line, from: number): QuickpayLine {
  const { words, text } = line;
  if (from >= words.length) return {};
  const start = firstPart(line, from);
  const isPlain = words.slice(from, start).every(isJoining);
  if (start === words.length && !isPlain) {
    const rest = text.slice(words[from]!.from);
    return words.length - from > MOST_WORDS_OF_A_NAME ? { message: rest } : { unclear: shorten(rest) };
  }
  const { amount, reference, message = words.length, unclear }: Agreed = agree(line, isPlain ? from : start);
  const first = words.findIndex(({ text: word }, at) => at >= message && !/^[-–—:=»]*$/.test(word));
  const ways = unclear && isPlain ? waysToRead(line, from) : [];
  const end = isPlain && first >= 0 ? words[first]!.from : text.length;
  return {
    ...(amount ? { amount: amount.answer } : {}),
    ...(reference ? { reference: reference.answer } : {}),
    ...(end < text.length ? { message: text.slice(end) } : {}),
    ...(unclear || !isPlain ? { unclear: shorten(text.slice(words[from]!.from, end)) } : {}),
    ...(ways.length > 0 ? { ways } : {}),
  };
}

const LONGEST_UNCLEAR = 200;

const shorten = (text: string): string => {
  const letters = Array.from(text.trim());
  return letters.length > LONGEST_UNCLEAR ? `${letters.slice(0, LONGEST_UNCLEAR - 1).join('')}…` : letters.join('');
};

/** Whether a payment card number stands in the line, whatever part it was taken for; a phone number at its head is none. */
export function lineHasCardNumber(text: string, { phone }: QuickpayLine): boolean {
  const typed = asTyped(text);
  const behindPhone = phone?.ok ? typed.slice(typed.indexOf(phone.typed) + phone.typed.length) : '';
  return hasCardNumber(typed) || hasCardNumber(behindPhone);
}

/** A name has fewer words; a line without any number in its first ones has none that counts. */
const MOST_NAME_WORDS = 40;

/** `9123-4567 Québec inc.` */
const isCompany = (word: Word, next?: Word): boolean =>
  next !== undefined && isCompanyNumber(word.text) && /^\p{L}{3,}$/u.test(next.text) && !isJoining(next);

/** The place of the first word that begins a number, past a company that is called by one. */
function firstNumber({ words }: Line): number {
  let at = 0;
  while (at < words.length && at < MOST_NAME_WORDS) {
    const [word, next] = [words[at]!, words[at + 1]];
    const begins = next && hasDigit(next) && /^[+(]+$/.test(word.text);
    if (!isCompany(word, next) && (begins || hasDigit(word) || /\p{Sc}/u.test(word.text))) return at;
    at += 1;
  }
  return words.length;
}

/** The words before this one, but for those around a name that only lead to it or away. */
function nameBefore(line: Line, end: number): string {
  const isPart = (word: Word): boolean => !LEADING.has(word.text.toLowerCase());
  const words = line.words.slice(0, end);
  const first = words.findIndex(isPart);
  return first < 0 ? '' : typedIn(line, first, words.findLastIndex(isPart) + 1);
}

const LEADING = new Set(['', ...'for pour of to à au - – — tel tél téléphone cell cellulaire mobile phone'.split(' ')]);
