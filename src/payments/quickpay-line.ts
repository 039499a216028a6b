import type { Country } from '../company/index.ts';
import { hasCardNumber } from '../conversations/index.ts';
import { type Currency, MINOR_UNITS, type Money, parseAmount } from '../kernel/money.ts';
import { parsePhone } from '../kernel/phone.ts';
import type { Answer } from '../kernel/refusal.ts';
import { parseReference } from './reference.ts';

/** A part of the line: what was made of it, and how it was typed, to fill the form's field with. */
export type Typed<T> = Answer<T> & { typed: string };

/** What was typed behind `/quickpay`. It is complete when phone, amount and reference are all granted. */
export interface QuickpayLine {
  /** E.164. */
  phone?: Typed<string>;
  /** A name, or its beginning, at the head of the line. */
  customerText?: string;
  amount?: Typed<Money>;
  reference?: Typed<string>;
  message?: string;
}

/** What stands at the head of the line, and the line after it. */
type Taken<T> = [taken: T, rest: string];

/**
 * `[name] [phone] [amount] [reference] [message]`, each part optional, in this order, as typed in French or English.
 * A bare number is an amount before it is a reference; only a reference that is not a number may stand alone, or
 * before an amount that ends the line. Nothing is refused here: each part carries its own answer.
 */
export function parseQuickpayLine(text: string, company: { country: Country; currency: Currency }): QuickpayLine {
  const line: QuickpayLine = {};
  let rest = text.trim();
  const keep = <T>(taken: Taken<T> | undefined): T | undefined => {
    if (taken) rest = taken[1].trimStart();
    return taken?.[0];
  };
  const phoneFirst = keep(takePhone(rest, company.country));
  const customerText = phoneFirst ? undefined : keep(takeName(rest));
  const phone = phoneFirst ?? keep(takePhone(rest, company.country));
  const amountFirst = keep(takeAmount(rest, company.currency));
  const reference = keep(takeReference(rest));
  const amountLast = amountFirst ? undefined : takeAmount(rest, company.currency);
  const amount = amountFirst ?? (amountLast?.[1] === '' ? keep(amountLast) : undefined);
  if (phone) line.phone = phone;
  if (customerText) line.customerText = customerText;
  if (amount) line.amount = amount;
  if (reference) line.reference = reference;
  if (rest) line.message = rest;
  return line;
}

/** Whether a payment card number stands in the line, whatever part it was taken for; a phone number at its head is none. */
export function lineHasCardNumber(text: string, { phone }: QuickpayLine): boolean {
  const behindPhone = phone?.ok ? text.slice(text.indexOf(phone.typed) + phone.typed.length) : '';
  return hasCardNumber(text) || hasCardNumber(behindPhone);
}

/** Whether it can only be a phone number, however wrong; a payment card number is none. */
export const isMeantAsPhone = (text: string): boolean =>
  text.split(/\s+/).every((word) => PHONE_WORD.test(word)) &&
  text.replace(/\P{Nd}/gu, '').length >= 7 &&
  !hasCardNumber(text);

/** The ends of the line's first words. */
const wordEnds = (line: string, most: number): number[] =>
  Array.from(line.matchAll(/\S+/g).take(most), (word) => word.index + word[0].length);

/** The most words a phone number is typed in: `+ 33 (0) 6 12 34 56 78`. */
const PHONE_WORDS = 8;
const PHONE_WORD = /^[+(]?[\p{Nd}\p{Cf}()./\p{Pd}]*$/u;

function takePhone(line: string, country: Country): Taken<Typed<string>> | undefined {
  const ends = wordEnds(line, PHONE_WORDS);
  for (const end of ends.toReversed()) {
    const typed = line.slice(0, end);
    if (!typed.split(/\s+/).every((word) => PHONE_WORD.test(word))) continue;
    const phone = parsePhone(typed, country);
    if (phone.ok || phone.refusal.code !== 'phone-unreadable') return [{ ...phone, typed }, line.slice(end)];
  }
  return takePhoneAttempt(line, country);
}

/** What was surely meant as a phone number, though it is none: its refusal is worth more than a wrong amount. */
function takePhoneAttempt(line: string, country: Country): Taken<Typed<string>> | undefined {
  if (!/^(?:[+(]\d|\d+-\d|\d{9})/.test(line)) return undefined;
  for (const end of wordEnds(line, PHONE_WORDS)) {
    const typed = line.slice(0, end);
    if (!/^[+(]?[\d()\s-]+$/.test(typed)) return undefined;
    const digits = typed.replace(/\D/g, '').length;
    if (digits >= 9 || (digits >= 7 && typed.includes('-')))
      return [{ ...parsePhone(typed, country), typed }, line.slice(end)];
  }
  return undefined;
}

/** The words up to the first that has a digit or a currency sign. */
function takeName(line: string): Taken<string> | undefined {
  const name = /^(?:[^\s\p{N}\p{Sc}]+(?:\s+|$))+/u.exec(line)?.[0];
  return name ? [name.trim(), line.slice(name.length)] : undefined;
}

const SIGN = String.raw`(?:\p{L}{0,3}\p{Sc}\p{L}{0,3}(?:\s(?:US|CAN?)(?!\S))?|US|${Object.keys(MINOR_UNITS).join('|')}|dollars?|euros?)`;
const MINUS = String.raw`[\p{Pd}\u2212]`;
/** Marks before a number, the number, marks behind it, then the end of a word. */
const amountWith = (number: string, behind = `(?:\\s?${SIGN})?`) =>
  new RegExp(`^(?:${SIGN}\\s?)?${MINUS}?\\(?(?:${SIGN}\\s?)?${number}${behind}(?:\\)|${MINUS})?(?=\\s|$)`, 'iu');

const GROUPED = String.raw`\d{1,3}(?:[\s'’]\d{3})+`;
const AMOUNTS = {
  /** `1 234,50` and `1 234 $`: blanks inside, and a plain end. */
  ended: [amountWith(`${GROUPED}[.,]\\d+`), amountWith(GROUPED, `\\s?${SIGN}`)],
  /** `1 234`: unless it is `1` with the reference `234`. */
  open: amountWith(GROUPED),
  plain: amountWith(String.raw`[.,]?\p{Nd}[\p{Nd}.,'’]*`),
};

function takeAmount(line: string, currency: Currency): Taken<Typed<Money>> | undefined {
  const open = AMOUNTS.open.exec(line);
  const typed =
    AMOUNTS.ended.map((shape) => shape.exec(line)?.[0]).find(Boolean) ??
    (open && beginsWithReference(line.slice(open[0].length)) ? open[0] : undefined) ??
    AMOUNTS.plain.exec(line)?.[0];
  return typed ? [{ ...parseAmount(typed, currency), typed }, line.slice(typed.length)] : undefined;
}

/** `RO4821 ...`, or a last number of four digits or more. */
const beginsWithReference = (line: string): boolean => /^\s+(?:[\p{L}#]\S*\d|\S*\d{4}\S*$)/u.test(line);

function takeReference(line: string): Taken<Typed<string>> | undefined {
  const word = /^\S+/.exec(line)?.[0];
  if (!word) return undefined;
  const typed = word.replace(/[,;:]+$/, '') || word;
  return [{ ...parseReference(typed), typed }, line.slice(word.length)];
}
