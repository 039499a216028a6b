import { changesAmount, isMeasure } from './line-changes.ts';
import { type AmountPart, amountsAt, isSign, type Line, type ReferencePart, referenceAt } from './line-parts.ts';
import { hasDigit, isAdding, isAmountMark, isJoining, type Word } from './line-words.ts';
import { referenceKeyOf } from './reference.ts';

/** One way to read the words behind the customer: amount and reference in either order, then a message. */
export interface Reading {
  amount?: AmountPart;
  reference?: ReferencePart;
  /** The place of the message's first word; behind the last word for none. */
  message: number;
}

/** What all ways to read them have in common; `unclear` when that is not all. */
export interface Agreed extends Partial<Reading> {
  unclear: boolean;
}

/** Reads the words from this one on, to the end of the line. */
export function agree(line: Line, from: number): Agreed {
  const [first, ...others] = plausibleAt(line, from);
  if (!first) return { ...onlyMoney(line, from), unclear: true };
  const { amount, reference, message } = first;
  const isSure = {
    amount: others.every((other) => typed(other.amount) === typed(amount)) && !isAmountInDoubt(line, first),
    reference: others.every((other) => keyOf(other.reference) === keyOf(reference)) && !isReferenceInDoubt(line, first),
    message: others.every((other) => other.message === message) && !isMessageInDoubt(line, first),
  };
  return {
    ...(amount && isSure.amount ? { amount } : {}),
    ...(reference && isSure.reference ? { reference } : {}),
    ...(isSure.message ? { message } : {}),
    unclear: !Object.values(isSure).every(Boolean),
  };
}

const typed = (amount?: AmountPart): string | undefined => amount?.answer.typed;
const keyOf = (reference?: ReferencePart): string | undefined => reference && referenceKeyOf(reference.answer.typed);

/** Every way that somebody would write so. */
export const plausibleAt = (line: Line, from: number): Reading[] =>
  readingsAt(line, from).filter((reading) => isPlausible(line, reading));

/** Every way, the implausible included. */
function readingsAt(line: Line, from: number): Reading[] {
  const found: Reading[] = [{ message: from }];
  for (const amount of amountsFrom(line, from)) {
    const reference = referenceAt(line, partFrom(line, amount.end));
    found.push({ amount, message: amount.end });
    if (reference) found.push({ amount, reference, message: reference.end });
  }
  const reference = referenceAt(line, partFrom(line, from));
  if (!reference) return found;
  found.push({ reference, message: reference.end });
  for (const amount of amountsFrom(line, reference.end)) found.push({ reference, amount, message: amount.end });
  return found;
}

const MOST_JOINING = 4;

function past({ words }: Line, from: number, is: (word: Word) => boolean): number {
  const run = words.slice(from, from + MOST_JOINING);
  const other = run.findIndex((word) => !is(word));
  return from + (other < 0 ? run.length : other);
}

/** Where the next part begins: behind `pour la`, `of`, a dash. */
const partFrom = (line: Line, from: number): number => past(line, from, isJoining);

/** The amounts of the next part; behind `montant` or `total`, a bare number is one. */
function amountsFrom(line: Line, from: number): AmountPart[] {
  const at = partFrom(line, from);
  const isSaid = line.words.slice(from, at).some(isAmountMark);
  return amountsAt(line, at).map((amount) => (isSaid ? { ...amount, kind: 'money' } : amount));
}

/** A number without a sign or decimals, which may be no amount. */
export const isBare = ({ kind }: AmountPart): boolean => kind === 'whole' || kind === 'dotted';

/** Whether anybody would write it so; what is left in doubt all the same is asked below. */
function isPlausible(line: Line, { amount, reference, message }: Reading): boolean {
  const hasMessage = message < line.words.length;
  if (reference) {
    const { kind, isSmall, isGroup, end } = reference;
    if (isGroup && kind === 'named') return false;
    // `1 250,00` is one number; in `1 250.00` the blank may part a reference from it.
    if (isGroup && isSmall && end < message && !typed(amount)?.includes('.')) return false;
  }
  return !hasMessage || isMessage(line, message, { amount, reference });
}

const isNumber = (word?: Word): boolean => word !== undefined && hasDigit(word) && !/\p{L}/u.test(word.text);

/** Whether these words can be a message, and are no part that the reading misses. */
function isMessage(line: Line, at: number, { amount, reference }: Omit<Reading, 'message'>): boolean {
  const { words } = line;
  const start = startOf(line, at);
  if (isMoneyAt(line, at) || isMoneyAt(line, start) || referenceAt(line, start)?.end === words.length) return false;
  if (startsWithNamed(line, at)) return amount !== undefined && reference?.kind === 'named' && !reference.isSmall;
  if (!isNumber(words[start])) return !isSign(words[at]!);
  const behind = amountsAt(line, start)[0]?.end ?? start + 1;
  const next = words[behind];
  if (!next || isJoining(next) || referenceAt(line, behind) || !/^\P{Nd}*\p{L}\P{Nd}*$/u.test(next.text)) return false;
  return (amount && reference) || reference?.kind === 'named' ? true : isCount(line, start);
}

/** Where a message says what it is about: behind `pour`, `et`. */
function startOf(line: Line, at: number): number {
  const told = past(line, at, (word) => isJoining(word) || isAdding(word));
  return told < line.words.length ? told : at;
}

const startsWithNamed = (line: Line, at: number): boolean => isNamedAt(line, at) || isNamedAt(line, startOf(line, at));

/** `2 pneus`, `10 000 km`, `2,5 heures`: no reference has so few digits, or marks. */
function isCount(line: Line, at: number): boolean {
  const reference = referenceAt(line, at);
  return !reference || reference.isSmall || reference.isGroup;
}

/** Whether a message begins with a number that may be a reference or an amount as well. */
const startsWithAnother = (line: Line, at: number): boolean => isNumber(line.words[at]) && !isCount(line, at);

/** Thousands parted as in French, and decimals as in English. */
const BLANK_AND_DOT = /\d\s\d{3}\.\d/;

/** Two numbers without a sign, decimals or letters may stand in either order; more money further on may be meant. */
function isAmountInDoubt(line: Line, { amount, reference, message }: Reading): boolean {
  if (!amount) return false;
  if (reference && changesAmount(line, message, amount.end)) return true;
  // `RO 48 21 125.50`: the blank may part the amount from the reference as well as group its thousands.
  if (reference && reference.end <= amount.from && BLANK_AND_DOT.test(amount.answer.typed)) return true;
  if (!reference && amountsAt(line, amount.from).filter(({ kind }) => kind === 'money').length > 1) return true;
  if (!isBare(amount)) return false;
  // Dots that group thousands are no French or English way to write them: `RO4821 1.234.567`.
  if (amount.kind === 'dotted' && amount.answer.ok) return true;
  if (reference && isNamedByFirst(line, { amount, reference })) return true;
  return reference?.kind !== 'named' || startsWithAnother(line, message) || isBehind(line, message, isMoneyAt);
}

interface Both {
  amount: AmountPart;
  reference: ReferencePart;
}

/** `facture 125 4821`: either of the two may be the number of the invoice. In `RO4821 125` it cannot. */
export const isNamedByFirst = (line: Line, { amount, reference }: Both): boolean =>
  reference.end <= amount.from && /^[#\d]+$/.test(line.words[reference.end - 1]!.text);

/** A bare number is one beside an amount; another reference further on may be meant. */
function isReferenceInDoubt(line: Line, { amount, reference, message }: Reading): boolean {
  if (!reference) return false;
  if (startsWithNamed(line, message)) return true;
  if (amount && isBare(amount) && isNamedByFirst(line, { amount, reference })) return true;
  if (reference.kind === 'named') return false;
  if (isYearOf(line, { reference, message })) return true;
  if (reference.end === message && isMeasure(line, message)) return true;
  const isEither = amount && reference.end < amount.end && isNumber(line.words[message]);
  if (!amount || isEither || isBare(amount)) return true;
  return startsWithAnother(line, message) || isBehind(line, message, isNamedAt);
}

/** `125.50 2019 Civic`: the year of what it is for, or a reference. */
export const isYearOf = (line: Line, { reference, message }: Reading): boolean =>
  reference?.kind === 'whole' &&
  reference.end === message &&
  message < line.words.length &&
  /^(?:19[5-9]|20[0-4])\d$/.test(line.words[reference.end - 1]!.text);

/** One word may be a reference, and words may hold the part that is missing. */
function isMessageInDoubt(line: Line, { amount, reference, message }: Reading): boolean {
  if (amount && reference && changesAmount(line, message, amount.end)) return true;
  if (reference?.kind === 'whole' && reference.end === message && isMeasure(line, message)) return true;
  if (isYearOf(line, { reference, message })) return true;
  if (!reference && (message === line.words.length - 1 || isBehind(line, message, isNamedAt))) return true;
  return (!amount || isBare(amount)) && isBehind(line, message, isMoneyAt);
}

const isMoneyAt = (line: Line, at: number): boolean => amountsAt(line, at).some(({ kind }) => kind === 'money');

function isNamedAt(line: Line, at: number): boolean {
  const reference = referenceAt(line, at);
  return reference?.kind === 'named' && !reference.isSmall;
}

const MOST_LOOKED_AT = 60;

function isBehind(line: Line, from: number, is: (line: Line, at: number) => boolean): boolean {
  const places = Math.max(Math.min(line.words.length - from, MOST_LOOKED_AT), 0);
  return Array.from({ length: places }, (_, i) => from + i).some((at) => is(line, at));
}

/** Where the words make no sense together: the only money among the first two of their parts. */
function onlyMoney(line: Line, from: number): Partial<Reading> {
  const found: AmountPart[] = [];
  let at = partFrom(line, from);
  for (let part = 0; part < 2; part += 1) {
    const [amount, other] = amountsAt(line, at);
    if (other) return {};
    if (amount?.kind === 'money') found.push(amount);
    const reference = amount ? undefined : referenceAt(line, at);
    if (reference?.isGroup) return {};
    at = partFrom(line, amount?.end ?? reference?.end ?? at + 1);
  }
  const [amount, ...more] = found;
  return amount && more.length === 0 && !isMoneyAt(line, at) ? { amount } : {};
}
