/** Whether a payment card number stands in the text. */
export const hasCardNumber = (text: string): boolean => maskCardNumbers(text) !== text;

/**
 * The text with `•` for all but the last four digits of every payment card number: 13 to 19 digits of any script
 * that satisfy the Luhn check (ISO/IEC 7812-1), with blanks, dots or dashes between. One number in ten satisfies it
 * by chance, so digits that are grouped like phone numbers are left alone, and with anything else between them, such as
 * the end of a line, a slash or an emoji, only groups as large as a card's are taken for one.
 */
export function maskCardNumbers(text: string): string {
  if (text.length < FEWEST_DIGITS) return text;
  const near = maskedIn(text, NEAR, cardsIn);
  return maskedIn(near, APART, cardsApart);
}

type Finder = (groups: string[], international: boolean, withPrice: boolean) => Span[];

const maskedIn = (text: string, runs: RegExp, find: Finder): string =>
  text.replace(runs, (run: string, at: number) => {
    const hidden = new Set(find(groupsIn(run), text[at - 1] === '+', PRICED.test(run)).flatMap(hiddenPlaces));
    let place = 0;
    return run.replace(/\p{Nd}/gu, (digit) => (hidden.has(place++) ? '•' : digit));
  });

/** The digits of a run as they are grouped, 0 to 9. */
export const groupsIn = (run: string): string[] =>
  Array.from(run.matchAll(/\p{Nd}+/gu), ([digits]) => plainDigits(digits));

const FEWEST_DIGITS = 13;

/** Between two digits on one line: at most four, of which two are blanks. A digit that is drawn as a key is two marks. */
export const BETWEEN = String.raw`[^\S\r\n]?[.\p{Pd}\u2212\p{Cf}\p{M}]{0,2}[^\S\r\n]?`;
const NEAR = new RegExp(String.raw`\p{Nd}(?:${BETWEEN}\p{Nd})+`, 'gu');

/** With up to eight of whatever is no letter between two groups, but for what lists and amounts are written with. */
const APART = /(?<!\p{Nd})\p{Nd}+(?:(?![,;][^\S\r\n])[^\p{L}\p{N}\p{Sc}•+#%=]{1,8}\p{Nd}+)+/gu;

/** `418-555-01 125.50`: the one dot of the run stands before its last two digits. */
export const PRICED = /^[^.]*\.\p{Nd}{2}$/u;

/** A card's place among the digits of its run. */
export interface Span {
  from: number;
  to: number;
}

const hiddenPlaces = ({ from, to }: Span): number[] =>
  Array.from({ length: to - from - 4 }, (_, place) => from + place);

/** How cards are printed; the longest last, so that a security code behind a number is not taken into it. */
const PRINTED = ['4-4-4-4', '4-6-5', '4-6-4', '4-3-3-3', '4-4-4-4-3'].map((shape) => shape.split('-').map(Number));
/** `514 555 0188`, `514 5550188`, `5145550188`, `06 12 34 56 78`, with digits of something else around it. */
export const PHONE = /(?<!\S)(?:\d{3} \d{4}|\d{3} \d{7}|\d{6} \d{4}|\d{10,11}|(?:0|33 )\d(?: \d\d){4})(?!\S)/;
/** The first digits that payment networks issue: Mastercard's second range, Amex, Visa, Mastercard, Discover, UnionPay. */
export const ISSUED = /^(?:2[2-7]|[3-6])/;

/**
 * `international`: the run follows a `+`, so that its first digits are a phone number. `withPrice`: it ends in an amount.
 */
export function cardsIn(groups: string[], international: boolean, withPrice: boolean): Span[] {
  const printed = cardsOf(groups, international, cardAt);
  if (printed.length > 0) return printed;
  const whole = international ? [] : oddlyPrinted(groups, withPrice);
  return whole.length > 0 ? whole : cardsOf(withPrice ? groups.slice(0, -2) : groups, international, handful);
}

/** Where anything may stand between its groups. */
const cardsApart: Finder = (groups, international, withPrice) =>
  cardsOf(withPrice ? groups.slice(0, -2) : groups, international, (all, index) =>
    ISSUED.test(all[index] ?? '') ? cardAt(all, index) || handful(all, index) : 0,
  );

/** E.164: no telephone number has more digits. */
const LONGEST_PHONE = 15;

/** `sizeAt`: how many groups from there on are a card; 0 when none are. */
function cardsOf(
  groups: string[],
  international: boolean,
  sizeAt: (groups: string[], index: number) => number,
): Span[] {
  const cards: Span[] = [];
  let place = 0;
  for (let index = 0; index < groups.length; ) {
    const size = sizeAt(groups, index);
    const { length } = groups.slice(index, index + (size || 1)).join('');
    const isPhone = international && index === 0 && length <= LONGEST_PHONE;
    if (size > 0 && !isPhone) cards.push({ from: place, to: place + length });
    index += isPhone ? 1 : size || 1;
    place += isPhone ? (groups[0] ?? '').length : length;
  }
  return cards;
}

/** A card in groups of the writer's own, when the run is nothing else but what stands on a card behind its number. */
function oddlyPrinted(groups: string[], withPrice: boolean): Span[] {
  if (withPrice || PHONE.test(groups.join(' '))) return [];
  const digits = groups.join('');
  if (isCard(digits) && ISSUED.test(digits)) return [{ from: 0, to: digits.length }];
  const [before] = [1, 2, 3]
    .filter((count) => BEHIND.test(groups.slice(-count).join(' ')))
    .map((count) => groups.slice(0, -count).join(''))
    .filter(isUsual);
  return before === undefined ? [] : [{ from: 0, to: before.length }];
}

/** The month, the year and the code of a card, as far as they are in its run. */
const BEHIND = /^\d{2}(?: ?\d{2}(?: \d{3,4})?)?$/;

/** How many groups of four digits or more, such as `42424242 42424242`, are a card; 0 when none are. */
function handful(groups: string[], index: number): number {
  let digits = '';
  for (let size = 1; size <= 4; size += 1) {
    const group = groups[index + size - 1] ?? '';
    if (group.length < 4) return 0;
    digits += group;
    if (digits.length < 15) continue;
    const around = groups.slice(Math.max(0, index - 1), index + size).join(' ');
    return isUsual(digits) && !PHONE.test(around) ? size : 0;
  }
  return 0;
}

/** Of a length that the network of its first digits issues: fifteen of American Express, sixteen of the others. */
const isUsual = (digits: string): boolean => isCard(digits) && USUAL.test(digits);
const USUAL = /^(?:3[47]\d{13}|(?:2[2-7]|3[05689]|[4-6]\d)\d{14})$/;

/** How many groups from `index` on make a card; 0 when none do. */
function cardAt(groups: string[], index: number): number {
  if (isCard(groups[index] ?? '')) return 1;
  const shape = PRINTED.find(
    (sizes) =>
      sizes.every((size, offset) => groups[index + offset]?.length === size) &&
      isCard(groups.slice(index, index + sizes.length).join('')),
  );
  return shape?.length ?? 0;
}

function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || digits.startsWith('0')) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const value = Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** Digits of any script as 0 to 9: each script has its ten in a row. */
const plainDigits = (digits: string): string =>
  /^[0-9]+$/.test(digits) ? digits : digits.normalize('NFKC').replace(/[^0-9]/gu, (digit) => String(worth(digit)));

function worth(digit: string): number {
  const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));
  let value = 0;
  while (value < 9 && isDigit(digit.codePointAt(0)! - value - 1)) value += 1;
  return value;
}
