import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatMoney } from '../../src/kernel/money.ts';
import { parseQuickpayLine, type QuickpayLine } from '../../src/payments/quickpay-line.ts';

const CANADA = { country: 'CA', currency: 'CAD' } as const;
const FRANCE = { country: 'FR', currency: 'EUR' } as const;

/** What was understood: values of what was granted, codes of what was refused. */
function understood(line: QuickpayLine) {
  const { phone, amount, reference, customerText, message } = line;
  return {
    ...(phone ? { phone: phone.ok ? phone.value : phone.refusal.code } : {}),
    ...(customerText === undefined ? {} : { customerText }),
    ...(amount ? { amount: amount.ok ? amount.value.minor : amount.refusal.code } : {}),
    ...(reference ? { reference: reference.ok ? reference.value : reference.refusal.code } : {}),
    ...(message === undefined ? {} : { message }),
  };
}
const read = (text: string, company: Parameters<typeof parseQuickpayLine>[1] = CANADA) =>
  understood(parseQuickpayLine(text, company));

const phone = '+15145550188';

describe('a complete line', () => {
  test.each([
    ['514-555-0188 125.50 RO4821', { amount: 12_550, reference: 'RO4821' }],
    [
      '514-555-0188 125.50 RO4821 Merci, à bientôt',
      { amount: 12_550, reference: 'RO4821', message: 'Merci, à bientôt' },
    ],
    ['(514) 555 0188 1 234,50 RO4821', { amount: 123_450, reference: 'RO4821' }],
    ['514 555 0188 1 234,50 $ RO4821: bonjour', { amount: 123_450, reference: 'RO4821', message: 'bonjour' }],
    ['514 555 0188 1\u00A0234,50\u00A0$ RO4821', { amount: 123_450, reference: 'RO4821' }],
    ['+1 514 555 0188 $1,234.50 4821 hi', { amount: 123_450, reference: '4821', message: 'hi' }],
    ['5145550188 125$ RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 125 $ RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 $ 125 RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 125 CAD RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 125 $ CA RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 CA$125 RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 125 dollars RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['  514-555-0188   125,50\tRO4821  ', { amount: 12_550, reference: 'RO4821' }],
    [
      '514-555-0188 125 RO4821 2 pneus\net 1 filtre',
      { amount: 12_500, reference: 'RO4821', message: '2 pneus\net 1 filtre' },
    ],
    ['\u202A514-555-0188\u202C 125 RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 125 4821', { amount: 12_500, reference: '4821' }],
    ['514 555 0188 125 482 merci', { amount: 12_500, reference: '482', message: 'merci' }],
    ['514 555 0188 1 234 RO4821 merci', { amount: 123_400, reference: 'RO4821', message: 'merci' }],
    ['514 555 0188 1 234 4821', { amount: 123_400, reference: '4821' }],
    ['514 555 0188 12 345 678,90 RO4821', { amount: 1_234_567_890, reference: 'RO4821' }],
    ['514-555-0188 RO4821 125,50', { amount: 12_550, reference: 'RO4821' }],
    ['Julie Tremblay 514-555-0188 125 RO4821', { customerText: 'Julie Tremblay', amount: 12_500, reference: 'RO4821' }],
  ])('%j', (text, rest) => {
    expect(read(text)).toEqual({ phone, ...rest });
  });

  test('in France', () => {
    const rest = { phone: '+33612345678', amount: 123_450, reference: 'F2026-12' };
    expect(read('06 12 34 56 78 1 234,50 € F2026-12', FRANCE)).toEqual(rest);
    expect(read('06.12.34.56.78 1234,5 F2026-12 Bonne journée', FRANCE)).toEqual({ ...rest, message: 'Bonne journée' });
    expect(read('+33 6 12 34 56 78 1.234,50€ F2026-12', FRANCE)).toEqual(rest);
  });

  test('whatever the request and however its parts are written', () => {
    const digits = (length: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
    const number = fc.tuple(
      fc.constantFrom('514', '418', '613', '905'),
      fc.integer({ min: 200, max: 999 }).map(String),
      digits(4),
    );
    const phoneStyle = fc.constantFrom(
      'a-b-c',
      '(a) b-c',
      'a b c',
      'abc',
      '+1 a b c',
      '1-a-b-c',
      '+1abc',
      'a.b.c',
      '(a) b c',
    );
    const amountStyle = fc.constantFrom(
      ...(['fr-CA', 'en-CA', 'en-US'] as const).map(
        (locale) => (minor: number) => formatMoney({ minor, currency: 'CAD' }, locale),
      ),
      (minor: number) => (minor / 100).toFixed(2),
      (minor: number) => `${(minor / 100).toFixed(2).replace('.', ',')}$`,
      (minor: number) => `${formatMoney({ minor, currency: 'CAD' }, 'fr-CA').replace(/\s/g, ' ')}`,
      (minor: number) => formatMoney({ minor, currency: 'CAD' }, 'fr-CA').replace(/\s?\$/, ''),
    );
    const reference = fc.tuple(fc.constantFrom('RO', 'F-', '#', '', 'inv/'), digits(5)).map((parts) => parts.join(''));
    const message = fc.constantFrom(
      undefined,
      'Merci!',
      '2 pneus, 30 $',
      'Thanks, see you at 5',
      'été «prêt» 👍',
      '10 000 km',
    );
    const minor = fc.integer({ min: 1, max: 100_000_000 });
    fc.assert(
      fc.property(
        number,
        phoneStyle,
        minor,
        amountStyle,
        reference,
        message,
        ([a, b, c], style, cents, write, ref, words) => {
          const typed = style.replace('a', a).replace('b', b).replace('c', c);
          const line = [typed, write(cents), ref, ...(words ? [words] : [])].join(' ');
          const expected = {
            phone: `+1${a}${b}${c}`,
            amount: cents,
            reference: ref,
            ...(words ? { message: words } : {}),
          };
          expect(read(line)).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a partial line', () => {
  test.each([
    ['', {}],
    [' \n', {}],
    ['Julie', { customerText: 'Julie' }],
    ['Marie-Ève L’Écuyer', { customerText: 'Marie-Ève L’Écuyer' }],
    ['514-555-0188', { phone }],
    ['514 555 0188', { phone }],
    ['Julie 514-555-0188', { phone, customerText: 'Julie' }],
    ['Julie 125,50', { customerText: 'Julie', amount: 12_550 }],
    ['Julie RO4821', { customerText: 'Julie', reference: 'RO4821' }],
    ['514-555-0188 RO4821', { phone, reference: 'RO4821' }],
    ['514-555-0188 RO4821 merci', { phone, reference: 'RO4821', message: 'merci' }],
    ['514-555-0188 125.50', { phone, amount: 12_550 }],
    ['514-555-0188 4821', { phone, amount: 482_100 }],
    ['125.50 RO4821', { amount: 12_550, reference: 'RO4821' }],
    ['RO4821 125,50', { amount: 12_550, reference: 'RO4821' }],
    ['RO4821', { reference: 'RO4821' }],
    ['123456789X', { reference: '123456789X' }],
    ['12-3456', { reference: '12-3456' }],
    ['$125', { amount: 12_500 }],
    ['1 234,50', { amount: 123_450 }],
  ])('%j', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  test('keeps how each part was typed, to fill the form with', () => {
    const line = parseQuickpayLine('(514) 555-0188 1 234,50 $ RO4821:', CANADA);
    expect([line.phone?.typed, line.amount?.typed, line.reference?.typed]).toEqual([
      '(514) 555-0188',
      '1 234,50 $',
      'RO4821',
    ]);
  });
});

describe('a line with something wrong in it says which part, and reads the others', () => {
  test.each([
    ['514-555-018 125.50 RO4821', { phone: 'phone-unreadable', amount: 12_550, reference: 'RO4821' }],
    ['(514) 555-018 125.50 RO4821', { phone: 'phone-unreadable', amount: 12_550, reference: 'RO4821' }],
    ['+1 514 555 018 125.50 RO4821', { phone: 'phone-unreadable', amount: 12_550, reference: 'RO4821' }],
    ['51455501881 125.50 RO4821', { phone: 'phone-unreadable', amount: 12_550, reference: 'RO4821' }],
    ['1-514 555-018 12 RO4821', { phone: 'phone-unreadable', amount: 1200, reference: 'RO4821' }],
    ['(514) 555 018 12 RO4821', { phone: 'phone-unreadable', amount: 1200, reference: 'RO4821' }],
    ['555-0188 12 RO4821', { phone: 'phone-unreadable', amount: 1200, reference: 'RO4821' }],
    ['800-555-0199 12 RO4821', { phone: 'phone-not-textable', amount: 1200, reference: 'RO4821' }],
    ['+44 7700 900123 12.00 RO4821', { phone: 'phone-foreign', amount: 1200, reference: 'RO4821' }],
    ['514-555-0188 0 RO4821', { phone, amount: 'amount-not-positive', reference: 'RO4821' }],
    ['514-555-0188 -50 RO4821', { phone, amount: 'amount-not-positive', reference: 'RO4821' }],
    ['514-555-0188 −50 RO4821', { phone, amount: 'amount-not-positive', reference: 'RO4821' }],
    ['514-555-0188 (50) RO4821', { phone, amount: 'amount-not-positive', reference: 'RO4821' }],
    ['514-555-0188 125.505 RO4821', { phone, amount: 'amount-too-precise', reference: 'RO4821' }],
    ['514-555-0188 12,34,5 RO4821', { phone, amount: 'amount-unreadable', reference: 'RO4821' }],
    ['514-555-0188 €125 RO4821', { phone, amount: 'amount-of-other-currency', reference: 'RO4821' }],
    ['514-555-0188 125 EUR RO4821', { phone, amount: 'amount-of-other-currency', reference: 'RO4821' }],
    ['514-555-0188 125 $ US RO4821', { phone, amount: 'amount-of-other-currency', reference: 'RO4821' }],
    ['514-555-0188 $125 US RO4821', { phone, amount: 'amount-of-other-currency', reference: 'RO4821' }],
    ['514-555-0188 ١٢٥ RO4821', { phone, amount: 'amount-unreadable', reference: 'RO4821' }],
    [`514-555-0188 125 ${'R1'.repeat(40)}`, { phone, amount: 12_500, reference: 'reference-too-long' }],
    ['514-555-0188 125 RO\u202E4821', { phone, amount: 12_500, reference: 'reference-invalid' }],
  ])('%j', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  test('a French landline', () => {
    expect(read('01 42 68 53 00 125 R1', FRANCE)).toEqual({ phone: 'phone-landline', amount: 12_500, reference: 'R1' });
  });
});

test('nothing typed is lost: the parts, as typed, make up the line', () => {
  const unit = fc.constantFrom(
    '514-555-0188',
    '125,50',
    '1 234',
    'RO4821',
    'Julie',
    '$',
    '-',
    '(',
    '12',
    '€',
    '\u202E',
    '👍',
    ' ',
    ' ',
    ',',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
      const line = parseQuickpayLine(text, CANADA);
      const parts = [line.customerText, line.phone?.typed, line.amount?.typed, line.reference?.typed, line.message];
      const letters = (typed: string) => [...typed.replace(/[\s,;:]/g, '')].sort().join('');
      expect(letters(parts.join(''))).toBe(letters(text));
    }),
    { numRuns: 1000 },
  );
});

test('a very long line takes no noticeable time', () => {
  const started = performance.now();
  for (const unit of ['a', 'a ', '1', '1 ', '123 ', '-', '(', '$', '\u202E', '514-555-0188 ']) {
    parseQuickpayLine(unit.repeat(20_000 / unit.length), CANADA);
  }
  expect(performance.now() - started).toBeLessThan(1000);
});
