import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hasCardNumber, maskCardNumbers } from '../../src/conversations/card-numbers.ts';

/** The digit that makes the number satisfy the Luhn check. */
function withCheckDigit(digits: string): string {
  for (let check = 0; check < 10; check += 1) {
    const sum = [...`${digits}${check}`]
      .reverse()
      .map(Number)
      .map((digit, place) => (place % 2 === 0 ? digit : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit]!))
      .reduce((total, digit) => total + digit, 0);
    if (sum % 10 === 0) return `${digits}${check}`;
  }
  throw new Error('some digit always does');
}

const digit = fc.constantFrom(...'0123456789');
const digits = (length: number) => fc.string({ unit: digit, minLength: length, maxLength: length });
const issued = (length: number) =>
  fc
    .tuple(fc.constantFrom('3', '4', '5', '6'), digits(length - 2))
    .map(([first, middle]) => withCheckDigit(`${first}${middle}`));
const separator = fc.constantFrom(' ', '-', '.', '\u00A0', '\u202F', '\u2011', ' - ', '\u200B');
const grouped = (number: string, sizes: readonly number[], between: string) => {
  const groups: string[] = [];
  for (let at = 0; at < number.length; ) {
    const size = sizes[groups.length] ?? number.length;
    groups.push(number.slice(at, at + size));
    at += size;
  }
  return groups.join(between);
};
/** Drawn as a key. */
const KEY = '\uFE0F\u20E3';
const digitsIn = (text: string) => text.replace(/\D/g, '');

describe('a card number', () => {
  test.each([
    ['4242424242424242', '••••••••••••4242'],
    ['My card: 4242 4242 4242 4242, thanks', 'My card: •••• •••• •••• 4242, thanks'],
    ['3782-822463-10005', '••••-••••••-•0005'],
    ['3056 930902 5904', '•••• •••••• 5904'],
    ['4242.4242.4242.4242', '••••.••••.••••.4242'],
    ['visa4242424242424242exp12', 'visa••••••••••••4242exp12'],
    ['4242 4242 4242 4242 12/29 123', '•••• •••• •••• 4242 12/29 123'],
    ['+1 514 555 0188 4242 4242 4242 4242', '+1 514 555 0188 •••• •••• •••• 4242'],
    ['5555 5555 5555 4444 4242 4242 4242 4242', '•••• •••• •••• 4444 •••• •••• •••• 4242'],
    ['4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2', '• • • • • • • • • • • • 4 2 4 2'],
    ['424242 42424242 42', '•••••• ••••••42 42'],
    ['４２４２４２４２４２４２４２４２', '••••••••••••４２４２'],
    ['٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢', '•••• •••• •••• ٤٢٤٢'],
    ['४२४२ ४२४२ ४२४२ ४२४२', '•••• •••• •••• ४२४२'],
    ['4242\n4242\r\n4242\n4242', '••••\n••••\r\n••••\n4242'],
    ['42424242\n42424242', '••••••••\n••••4242'],
    ['3782/822463/10005', '••••/••••••/•0005'],
    ['4242 | 4242 | 4242 | 4242', '•••• | •••• | •••• | 4242'],
    ['4242   4242--4242…4242', '••••   ••••--••••…4242'],
    ['4242 🙂 4242 🙂 4242 🙂 4242', '•••• 🙂 •••• 🙂 •••• 🙂 4242'],
    ['4242 4242 4242⁄4242', '•••• •••• ••••⁄4242'],
    ['42424242 42424242 12/29', '•••••••• ••••4242 12/29'],
    ['4242 42424242 4242 12 29 123', '•••• •••••••• 4242 12 29 123'],
    ['514 555 0188 42424242 42424242', '514 555 0188 •••••••• ••••4242'],
    ['4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2 12/29', '• • • • • • • • • • • • 4 2 4 2 12/29'],
    ['424242 42424242 42 12 29 123', '•••••• ••••••42 42 12 29 123'],
    ['carte+4242424242424242', 'carte+••••••••••••4242'],
    ['+4242 4242 4242 4242', '+•••• •••• •••• 4242'],
    [`4${KEY}2${KEY}`.repeat(8), `${`•${KEY}`.repeat(12)}${`4${KEY}2${KEY}`.repeat(2)}`],
    ['𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐', '••••••••••••𝟒𝟐𝟒𝟐'],
  ])('%j becomes %j', (typed, masked) => {
    expect(maskCardNumbers(typed)).toBe(masked);
    expect(hasCardNumber(typed)).toBe(true);
    expect(hasCardNumber(masked)).toBe(false);
  });

  test('of any length, in one piece, keeps its last four digits alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 13, max: 19 }).chain(issued), (number) => {
        expect(maskCardNumbers(`a ${number}.`)).toBe(`a ${'•'.repeat(number.length - 4)}${number.slice(-4)}.`);
      }),
    );
  });

  test('printed as on a card, with any separator, keeps its last four digits alone, whatever comes after it', () => {
    const printed = fc.oneof(
      fc.tuple(issued(16), fc.constant([4, 4, 4, 4])),
      fc.tuple(issued(15), fc.constant([4, 6, 5])),
      fc.tuple(issued(14), fc.constant([4, 6, 4])),
      fc.tuple(issued(13), fc.constant([4, 3, 3, 3])),
    );
    const after = fc.constantFrom(' merci', ' 12/29', ' 12 29 123', ' 125.50');
    fc.assert(
      fc.property(printed, separator, after, ([number, sizes], between, rest) => {
        const typed = `carte ${grouped(number, sizes, between)}${rest}`;
        const masked = maskCardNumbers(typed);
        expect(digitsIn(masked)).toBe(number.slice(-4) + digitsIn(rest));
        expect(masked.length).toBe(typed.length);
      }),
    );
  });

  test('of 19 digits with a date behind it hides at least its first 12', () => {
    fc.assert(
      fc.property(issued(19), (number) => {
        const masked = maskCardNumbers(`${grouped(number, [4, 4, 4, 4], ' ')} 12 29`);
        expect(masked).toMatch(/^•{4} •{4} •{4} /);
      }),
    );
  });

  test('with one digit wrong is no card number', () => {
    fc.assert(
      fc.property(issued(16), fc.nat(15), fc.integer({ min: 1, max: 9 }), (number, place, off) => {
        const wrong = [...number].map((d, at) => (at === place ? String((Number(d) + off) % 10) : d)).join('');
        expect(hasCardNumber(wrong)).toBe(false);
      }),
    );
  });
});

describe('what is no card number is left alone', () => {
  const area = fc.tuple(fc.integer({ min: 2, max: 9 }), digits(2)).map(([first, rest]) => `${first}${rest}`);
  const phone = fc
    .tuple(area, area, digits(4), fc.constantFrom('a-b-c', '(a) b-c', 'a b c', 'abc', '+1abc', '1-a-b-c', 'a.b.c'))
    .map(([a, b, c, style]) => style.replace('a', a).replace('b', b).replace('c', c));
  const frenchPhone = digits(8).map((d) => `06 ${d.match(/../g)!.join(' ')}`);
  const amount = fc
    .tuple(fc.integer({ min: 1, max: 999 }), digits(3), digits(2), fc.constantFrom('a b,c', 'a,b.c', 'a.b,c', 'a.c'))
    .map(([a, b, c, style]) => style.replace('a', String(a)).replace('b', b).replace('c', c));
  const reference = fc
    .tuple(fc.constantFrom('RO', 'INV-', 'F', '#'), fc.integer({ min: 1, max: 9_999_999 }))
    .map(([prefix, number]) => `${prefix}${number}`);
  const left = (text: string) => expect(maskCardNumbers(text)).toBe(text);

  test('a phone number', () => {
    fc.assert(fc.property(fc.oneof(phone, frenchPhone), left));
    left('+4915112345678');
  });

  test('two phone numbers side by side', () => {
    fc.assert(fc.property(fc.oneof(phone, frenchPhone), phone, (one, two) => left(`${one} ${two}`)));
  });

  test('a whole quick payment line', () => {
    fc.assert(fc.property(phone, amount, reference, (...parts) => left(parts.join(' '))));
  });

  test('a phone number and a bare amount or reference', () => {
    fc.assert(fc.property(phone, fc.integer({ min: 1, max: 99_999 }), (number, bare) => left(`${number} ${bare}`)));
  });

  test('an amount in a sentence', () => {
    fc.assert(fc.property(amount, amount, reference, (one, two, ref) => left(`${ref}: ${one} + ${two}`)));
  });

  test('a phone number that lacks a digit, with an amount behind it', () => {
    const short = fc.tuple(digits(3), digits(3), fc.constantFrom('2', '3'), fc.integer({ min: 100, max: 99_999 }));
    fc.assert(
      fc.property(short, ([a, b, size, cents]) =>
        left(`${a}-${b}-${'0188'.slice(0, Number(size))} ${(cents / 100).toFixed(2)} RO1`),
      ),
    );
  });

  test('phone numbers, references and amounts on lines of their own, or with anything between', () => {
    const between = fc.constantFrom('\n', ' / ', ' | ', '\n\n', ' 🙂 ', ', ');
    const order = fc.integer({ min: 100_000, max: 999_999 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.oneof(phone, frenchPhone, amount, reference), { maxLength: 6 }), between, (parts, gap) =>
        left(parts.join(gap)),
      ),
    );
    fc.assert(fc.property(fc.array(order, { maxLength: 6 }), between, (parts, gap) => left(parts.join(gap))));
    left('4821, 4830, 4899, 5012, 4242, 4242, 4242, 4242');
  });

  test('zeros and short numbers', () => {
    left('0000 0000 0000 0000');
    left('424242424242');
    left('42424242424242424242');
  });

  test('text without digits, of any kind', () => {
    const unit = fc.constantFrom(...'aé .-–+()œ漢ع\u200B\u202E\n', '👩‍🔧', '½', '²', '①', '\uD83D');
    fc.assert(fc.property(fc.string({ unit }), left));
  });
});

test('long runs of digits take no noticeable time', () => {
  const started = performance.now();
  maskCardNumbers('4 '.repeat(50_000));
  maskCardNumbers('4'.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(1000);
});
