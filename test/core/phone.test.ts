import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Country } from '../../src/company/company.ts';
import { formatPhone, parsePhone } from '../../src/kernel/phone.ts';

const read = (text: string, country: Country = 'CA', needs?: { textable: boolean }) => {
  const phone = parsePhone(text, country, needs);
  return phone.ok ? phone.value : phone.refusal.code;
};

describe('a phone number is read as people type it', () => {
  test.each([
    '514-555-0188',
    '(514) 555-0188',
    '(514)555-0188',
    '514 555 0188',
    '514.555.0188',
    '5145550188',
    '1 514 555 0188',
    '1-514-555-0188',
    '+1 514 555-0188',
    '+15145550188',
    '+1 (514) 555-0188',
    '011 1 514 555 0188',
    'tel:+1-514-555-0188',
    '  514-555-0188\n',
    '514\u00A0555\u20110188',
    '514–555–0188',
    '\u202A514-555-0188\u202C',
    '514\u200B5550188',
    '５１４-５５５-０１８８',
    '＋１ ５１４ ５５５ ０１８８',
    '٥١٤ ٥٥٥ ٠١٨٨',
    '\u202d+1 (514) 555-0188\u202c',
    '\u2068+1 514-555-0188\u2069',
    '514\u00AD-555\u200A0188',
    '514-555-0188,',
    '514-555-0188 ;',
  ])('%j in Canada', (typed) => {
    expect(read(typed, 'CA')).toBe('+15145550188');
    expect(read(typed, 'US')).toBe('+15145550188');
  });

  test.each([
    '06 12 34 56 78',
    '0612345678',
    '06.12.34.56.78',
    '06-12-34-56-78',
    '+33 6 12 34 56 78',
    '+33 (0)6 12 34 56 78',
    '0033612345678',
  ])('%j in France', (typed) => {
    expect(read(typed, 'FR')).toBe('+33612345678');
  });

  const area = fc.constantFrom('514', '438', '450', '418', '819', '613', '416', '905', '604', '780', '212', '518');
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
  const exchange = fc.tuple(fc.integer({ min: 2, max: 9 }), digits(2)).map(([first, rest]) => `${first}${rest}`);
  const styles = ['(a) b-c', 'a-b-c', 'a.b.c', 'a b c', 'abc', '+1abc', '+1 a b-c', '1-a-b-c', '1abc', '(a)b-c'];

  test('whatever the number and the style', () => {
    fc.assert(
      fc.property(area, exchange, digits(4), fc.constantFrom(...styles), (a, b, c, style) => {
        expect(read(style.replace('a', a).replace('b', b).replace('c', c))).toBe(`+1${a}${b}${c}`);
      }),
    );
  });

  test('also when it was written by us', () => {
    fc.assert(
      fc.property(area, exchange, digits(4), (a, b, c) => {
        for (const tongue of ['fr', 'en'] as const)
          expect(read(formatPhone(`+1${a}${b}${c}`, tongue))).toBe(`+1${a}${b}${c}`);
      }),
    );
    expect(read(formatPhone('+33612345678', 'fr'), 'FR')).toBe('+33612345678');
  });
});

describe('a phone number is refused', () => {
  test.each([
    ['', 'CA', 'phone-missing'],
    [' \u200B ', 'CA', 'phone-missing'],
    ['Julie', 'CA', 'phone-unreadable'],
    ['555-0188', 'CA', 'phone-unreadable'],
    ['514-555-018', 'CA', 'phone-unreadable'],
    ['514-555-01888', 'CA', 'phone-unreadable'],
    ['114-555-0188', 'CA', 'phone-unreadable'],
    ['call 514-555-0188', 'CA', 'phone-unreadable'],
    ['514-555-0188 please', 'CA', 'phone-unreadable'],
    ['514-555-0188 125', 'CA', 'phone-unreadable'],
    ['911', 'CA', 'phone-unreadable'],
    ['9'.repeat(300), 'CA', 'phone-unreadable'],
    ['06 12 34 56 78', 'CA', 'phone-unreadable'],
    ['+33 6 12 34 56 78', 'CA', 'phone-foreign'],
    ['+44 7700 900123', 'CA', 'phone-foreign'],
    ['+52 55 1234 5678', 'US', 'phone-foreign'],
    ['+1 876 555 0123', 'CA', 'phone-foreign'],
    ['+1 787 555 0123', 'CA', 'phone-foreign'],
    ['+1 514 555 0188', 'FR', 'phone-foreign'],
    ['+262 692 12 34 56', 'FR', 'phone-foreign'],
    ['01 42 68 53 00', 'FR', 'phone-landline'],
    ['04 72 12 34 56', 'FR', 'phone-landline'],
    ['800-555-0199', 'CA', 'phone-not-textable'],
    ['1 888 555 0199', 'US', 'phone-not-textable'],
    ['1-800-FLOWERS', 'CA', 'phone-unreadable'],
    ['900-555-0199', 'CA', 'phone-not-textable'],
    ['0 800 123 456', 'FR', 'phone-not-textable'],
    ['09 72 39 87 12', 'FR', 'phone-not-textable'],
    ...[
      ' x204',
      'x204',
      ' X 204',
      ' ext 12',
      ' ext. 204',
      ', ext 204',
      ' extension 204',
      ' poste 204',
      ' Poste : 204',
    ].map((extension) => [`514-555-0188${extension}`, 'CA', 'phone-has-extension'] as const),
    ['514-555-0188 #204', 'CA', 'phone-has-extension'],
    ['514-555-0188;ext=204', 'CA', 'phone-has-extension'],
    ['800-555-0199 x204', 'CA', 'phone-has-extension'],
    ['06 12 34 56 78 poste 12', 'FR', 'phone-has-extension'],
    ['514-555 x204', 'CA', 'phone-unreadable'],
    ['0690 12 34 56', 'FR', 'phone-foreign'],
    ['06 92 12 34 56', 'FR', 'phone-foreign'],
    ['07 00 12 34 56', 'FR', 'phone-unreadable'],
    [`5${' '.repeat(80)}145550188`, 'CA', 'phone-unreadable'],
  ] as const)('%j in %s: %s', (typed, country, code) => {
    expect(read(typed, country)).toBe(code);
  });

  test('unless it is only called: then a landline and a toll-free number will do', () => {
    expect(read('01 42 68 53 00', 'FR', { textable: false })).toBe('+33142685300');
    expect(read('1 800 555 0199', 'CA', { textable: false })).toBe('+18005550199');
    expect(read('+44 20 7946 0018', 'CA', { textable: false })).toBe('phone-foreign');
    expect(read('514-555-0188 ext 12', 'CA', { textable: false })).toBe('phone-has-extension');
  });

  test('or read, but nothing typed breaks the reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.constantFrom('CA', 'US', 'FR'), (text, country) => {
        expect(read(text, country)).toMatch(/^(\+\d{11}|phone-[a-z-]+)$/);
      }),
    );
  });
});

test.each([
  ['+15145550188', '(514) 555-0188', '514\u00a0555-0188'],
  ['+18005550199', '(800) 555-0199', '800\u00a0555-0199'],
  ['+33612345678', '06 12 34 56 78'],
  ['+447700900123', '+44 7700 900123'],
  ['12345', '12345'],
  ['QUITTANCE', 'QUITTANCE'],
])('%s is written %s, in French as there', (e164, written, inFrench = written) => {
  expect(formatPhone(e164, 'en')).toBe(written);
  expect(formatPhone(e164, 'fr')).toBe(inFrench);
});
