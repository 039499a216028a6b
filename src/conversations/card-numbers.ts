/** Whether a payment card number stands in the text. */
export const hasCardNumber = (text: string): boolean => maskCardNumbers(text) !== text;

/**
 * The text with `•` for all but the last four digits of every payment card number: 13 to 19 digits of any script
 * that satisfy the Luhn check (ISO/IEC 7812-1), with blanks, dots or dashes between. One number in ten satisfies it
 * by chance, so digits that are grouped like phone numbers are left alone.
 */
export function maskCardNumbers(text: string): string {
  if (text.length < FEWEST_DIGITS) return text;
  return text.replace(RUN, (run: string, at: number) => {
    const groups = groupsIn(run);
    const hidden = new Set(cardsIn(groups, text[at - 1] === '+', PRICED.test(run)).flatMap(hiddenPlaces));
    let place = 0;
    return run.replace(/\p{Nd}/gu, (digit) => (hidden.has(place++) ? '•' : digit));
  });
}

/** The digits of a run as they are grouped, 0 to 9. */
export const groupsIn = (run: string): string[] =>
  Array.from(run.matchAll(/\p{Nd}+/gu), ([digits]) => plainDigits(digits));

const FEWEST_DIGITS = 13;

/** Digits on one line with at most three separators between two of them. */
const RUN = /\p{Nd}(?:[^\S\r\n]?[.\p{Pd}\u2212\p{Cf}]?[^\S\r\n]?\p{Nd})+/gu;

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
  const cards: Span[] = [];
  let place = 0;
  for (let index = 0; index < groups.length; ) {
    const size = international && index === 0 ? 0 : cardAt(groups, index);
    const next = index + (size || 1);
    const digits = groups.slice(index, next).join('').length;
    if (size) cards.push({ from: place, to: place + digits });
    place += digits;
    index = next;
  }
  return cards.length > 0 || international ? cards : oddlyPrinted(groups, withPrice);
}

/** A card in groups of the writer's own, when the run is nothing else. */
function oddlyPrinted(groups: string[], withPrice: boolean): Span[] {
  const digits = groups.join('');
  const found = !withPrice && isCard(digits) && ISSUED.test(digits) && !PHONE.test(groups.join(' '));
  return found ? [{ from: 0, to: digits.length }] : [];
}

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
  const sum = Array.from(digits)
    .reverse()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 1 : 2))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}

/** Digits of any script as 0 to 9: each script has its ten in a row. */
const plainDigits = (digits: string): string =>
  digits.normalize('NFKC').replace(/[^0-9]/gu, (digit) => String(worth(digit)));

function worth(digit: string): number {
  const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));
  let value = 0;
  while (value < 9 && isDigit(digit.codePointAt(0)! - value - 1)) value += 1;
  return value;
}
