import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { type Currency, formatMoney, MINOR_UNITS, type Money, parseAmount, sameMoney } from '../../src/kernel/money.ts';
import { plainSpaces } from '../../src/kernel/typed.ts';

const minorOf = (text: string, currency: Currency = 'CAD') => {
  const amount = parseAmount(text, currency);
  return amount.ok ? amount.value.minor : amount.refusal.code;
};
const currencies = Object.keys(MINOR_UNITS) as Currency[];
const anyMoney = fc.record({
  minor: fc.oneof(fc.maxSafeNat(), fc.nat(1_000_000)).filter((minor) => minor > 0),
  currency: fc.constantFrom(...currencies),
});
/** The digits of an amount with a decimal point and no grouping: the plainest spelling. */
const decimal = ({ minor, currency }: Money) => {
  const decimals = MINOR_UNITS[currency];
  const digits = String(minor).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};

describe('an amount is read exactly', () => {
  test.each([
    ['125', 12_500],
    ['125.50', 12_550],
    ['125,50', 12_550],
    ['125,5', 12_550],
    ['125.', 12_500],
    ['.50', 50],
    [',5', 50],
    ['0,05', 5],
    ['007', 700],
    ['1 234,50', 123_450],
    ['1\u00A0234,50', 123_450],
    ['1\u202F234,50\u00A0$', 123_450],
    ['1\u2009234,50', 123_450],
    ['1\u3000234', 123_400],
    ["1'234.50", 123_450],
    ['1’234.50', 123_450],
    ['1,234.50', 123_450],
    ['1.234,50', 123_450],
    ['1,234', 123_400],
    ['12,345,678', 1_234_567_800],
    ['12.345.678', 1_234_567_800],
    ['12 345 678,90', 1_234_567_890],
    ['125$', 12_500],
    ['$125', 12_500],
    ['$ 125', 12_500],
    ['125.50 $', 12_550],
    ['CA$125', 12_500],
    ['125 $CA', 12_500],
    ['125 $ CA', 12_500],
    ['125 CAD', 12_500],
    ['CAD 125', 12_500],
    ['125cad', 12_500],
    ['$125 CAD', 12_500],
    ['125 dollars', 12_500],
    ['  125.50\t', 12_550],
    ['\u200E125,50\u202C', 12_550],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
    ['CDN$125.50', 12_550],
    ['125.50 CDN', 12_550],
    ['$125.50 CDN', 12_550],
    ['125.50 CDN$', 12_550],
    ['CAN$125', 12_500],
    ['C$125', 12_500],
    ['$CA 125', 12_500],
    ['125.-', 12_500],
    ['125,-', 12_500],
    ['125.--', 12_500],
    ['125,—', 12_500],
    ['$125.-', 12_500],
    ['125,-- $', 12_500],
    ['1 250.-', 125_000],
    ['12 $ 50', 1250],
    ['12$50', 1250],
    ['12$ 50', 1250],
    ['1 250 $ 50', 125_050],
    ['１２５．５０', 12_550],
    ['＄１２５．５０', 12_550],
    ['１，２３４．５０', 123_450],
    ['﹩125', 12_500],
    ['125.50,', 12_550],
    ['125,50;', 12_550],
    ['1,234,', 123_400],
    ['125\u00AD.50', 12_550],
    ['1\u200A234,50', 123_450],
  ])('%j is %d cents', (text, minor) => {
    expect(minorOf(text)).toBe(minor);
  });

  test.each([
    ['US$125', 'USD', 12_500],
    ['$125', 'USD', 12_500],
    ['125 €', 'EUR', 12_500],
    ['€1.234,50', 'EUR', 123_450],
    ['125 euros', 'EUR', 12_500],
    ['125 GBP', 'GBP', 12_500],
    ['JPY 1,234', 'JPY', 1234],
    ['1 234', 'JPY', 1234],
    ['1.234', 'KWD', 1234],
    ['1,234.567', 'KWD', 1_234_567],
    ['1 234,5', 'KWD', 1_234_500],
    ['125', 'HUF', 12_500],
    ['125', 'ISK', 125],
    ['125.-', 'JPY', 125],
    ['12 € 50', 'EUR', 1250],
    ['12 $ 50', 'USD', 1250],
  ] as const)('%j in %s is %d minor units', (text, currency, minor) => {
    expect(minorOf(text, currency)).toBe(minor);
  });

  test('however it is written for a person to read, in every language', () => {
    fc.assert(
      fc.property(anyMoney, fc.constantFrom(...LANGUAGES), (any, language) => {
        const signed = ['CAD', 'USD', 'EUR'].includes(any.currency);
        const written = formatMoney(any, language);
        const text = signed ? written : `${written.replace(/^[^\d]+|[^\d]+$/g, '')} ${any.currency}`;
        const unclear = MINOR_UNITS[any.currency] === 3 && /^\d{1,3},\d{3} /.test(text);
        fc.pre(!unclear);
        expect(parseAmount(text, any.currency)).toEqual({ ok: true, value: any });
        expect(parseAmount(plainSpaces(text), any.currency)).toEqual({ ok: true, value: any });
      }),
    );
  });

  test('however it is grouped', () => {
    const marks = fc.constantFrom(
      [' ', ','],
      [' ', '.'],
      [',', '.'],
      ['.', ','],
      ['\u00A0', ','],
      ["'", '.'],
      ['', ','],
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 12 }),
        marks,
        fc.constantFrom('', '$', ' $', ' CAD'),
        (minor, [group, mark], sign) => {
          const [whole, cents] = decimal({ minor, currency: 'CAD' }).split('.') as [string, string];
          const text = `${whole.replace(/\B(?=(?:\d{3})+$)/g, group!)}${mark}${cents}${sign}`;
          expect(minorOf(text)).toBe(minor);
        },
      ),
    );
  });
});

describe('an amount is refused', () => {
  test.each([
    ['', 'amount-missing'],
    [' \u00A0\u200B', 'amount-missing'],
    ['0', 'amount-not-positive'],
    ['0,00 $', 'amount-not-positive'],
    ['-5', 'amount-not-positive'],
    ['−5', 'amount-not-positive'],
    ['–5', 'amount-not-positive'],
    ['5-', 'amount-not-positive'],
    ['-$5', 'amount-not-positive'],
    ['$-5', 'amount-not-positive'],
    ['(125.50)', 'amount-not-positive'],
    ['125.505', 'amount-too-precise'],
    ['1.234', 'amount-too-precise'],
    ['0,123', 'amount-too-precise'],
    ['1234,567', 'amount-too-precise'],
    ['1,234.567', 'amount-too-precise'],
    ['1.2345', 'amount-too-precise'],
    ['90071992547409.92', 'amount-unsafe'],
    ['9'.repeat(60), 'amount-unsafe'],
    ['9'.repeat(70), 'amount-unreadable'],
    ['abc', 'amount-unreadable'],
    ['12a', 'amount-unreadable'],
    ['$', 'amount-unreadable'],
    ['1 23', 'amount-unreadable'],
    ['1  234', 'amount-unreadable'],
    ['12 34 56', 'amount-unreadable'],
    ['1234 567', 'amount-unreadable'],
    ['12,34,5', 'amount-unreadable'],
    ['1.234.56', 'amount-unreadable'],
    ['1,234.567.890', 'amount-unreadable'],
    ['1..5', 'amount-unreadable'],
    ['.', 'amount-unreadable'],
    ['1e5', 'amount-unreadable'],
    ['0x10', 'amount-unreadable'],
    ['5 %', 'amount-unreadable'],
    ['125 RO', 'amount-unreadable'],
    ['$125 RO', 'amount-unreadable'],
    ['€125', 'amount-of-other-currency'],
    ['£125', 'amount-of-other-currency'],
    ['US$125', 'amount-of-other-currency'],
    ['$125 US', 'amount-of-other-currency'],
    ['125 $ US', 'amount-of-other-currency'],
    ['125 usd', 'amount-of-other-currency'],
    ['-125 EUR', 'amount-of-other-currency'],
    ['125 euros', 'amount-of-other-currency'],
    ['12 $ 5', 'amount-unreadable'],
    ['12 $50', 'amount-unreadable'],
    ['12 $ 505', 'amount-unreadable'],
    ['12.50 $ 50', 'amount-unreadable'],
    ['12 $ 50 $ 50', 'amount-unreadable'],
    ['-12 $ 50', 'amount-unreadable'],
    ['125.-5', 'amount-unreadable'],
    ['12 € 50', 'amount-of-other-currency'],
    ['－125', 'amount-not-positive'],
    ['（125）', 'amount-not-positive'],
    ['-125.-', 'amount-not-positive'],
    ['١٢٥', 'amount-unreadable'],
    ['½', 'amount-unreadable'],
  ])('%j: %s', (text, code) => {
    expect(minorOf(text)).toBe(code);
  });

  test('as too precise with the number of decimals there may be', () => {
    expect(parseAmount('1.5', 'JPY')).toEqual({ ok: false, refusal: { code: 'amount-too-precise', decimals: 0 } });
    expect(parseAmount('1.2345', 'KWD')).toEqual({ ok: false, refusal: { code: 'amount-too-precise', decimals: 3 } });
    expect(minorOf('1,234', 'KWD')).toBe('amount-unreadable');
    expect(minorOf('12 $ 50', 'KWD')).toBe('amount-unreadable');
    expect(minorOf('125 CDN', 'USD')).toBe('amount-of-other-currency');
  });

  test('or read, but never half: anything typed gives whole positive minor units or a refusal', () => {
    const unit = fc.constantFrom(..."0123456789.,  -$€()'’CADeE+٣３\u00A0\u202F\u2212");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), fc.constantFrom(...currencies), (text, currency) => {
        const amount = parseAmount(text, currency);
        if (!amount.ok) return;
        expect(amount.value.currency).toBe(currency);
        expect(Number.isSafeInteger(amount.value.minor) && amount.value.minor > 0).toBe(true);
        const digits = BigInt(text.normalize('NFKC').replace(/[^0-9]/g, ''));
        expect(BigInt(amount.value.minor) % digits).toBe(0n);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an amount is written', () => {
  test.each([
    ['fr-CA', 'CAD', '1\u00A0234,50\u00A0$'],
    ['fr-FR', 'CAD', '1\u202F234,50\u00A0$CA'],
    ['en-CA', 'CAD', '$1,234.50'],
    ['en-US', 'CAD', 'CA$1,234.50'],
    ['fr-CA', 'USD', '1\u00A0234,50\u00A0$\u00A0US'],
    ['en-CA', 'USD', 'US$1,234.50'],
    ['fr-FR', 'EUR', '1\u202F234,50\u00A0€'],
    ['en-US', 'JPY', '¥123,450'],
    ['fr-CA', 'KWD', '123,450\u00A0KWD'],
    ['en-CA', 'HUF', 'HUF\u00A01,234.50'],
    ['en-CA', 'ISK', 'ISK\u00A0123,450'],
    ['fr-FR', 'MGA', '1\u202F234,50\u00A0MGA'],
    ['en-US', 'COP', 'COP\u00A01,234.50'],
    ['en-US', 'IDR', 'IDR\u00A01,234.50'],
  ] as const)('in %s, %s, as %j', (language, currency, written) => {
    expect(formatMoney({ minor: 123_450, currency }, language)).toBe(written);
  });

  test('with every digit it has, in every language and currency', () => {
    fc.assert(
      fc.property(anyMoney, fc.constantFrom(...LANGUAGES), (money, language) => {
        expect(BigInt(formatMoney(money, language).replace(/\D/g, ''))).toBe(BigInt(money.minor));
        expect(BigInt(formatMoney({ ...money, minor: -money.minor }, language).replace(/\D/g, ''))).toBe(
          BigInt(money.minor),
        );
      }),
    );
    expect(formatMoney({ minor: 9_007_199_254_740_991, currency: 'CAD' }, 'en-CA')).toBe('$90,071,992,547,409.91');
    expect(formatMoney({ minor: 5, currency: 'CAD' }, 'en-CA')).toBe('$0.05');
    expect(formatMoney({ minor: -5, currency: 'CAD' }, 'en-CA')).toBe('-$0.05');
    expect(formatMoney({ minor: 0, currency: 'JPY' }, 'en-US')).toBe('¥0');
  });

  test('for a text message with plain spaces', () => {
    expect(plainSpaces('1\u00A0234,50\u00A0$ | 1\u202F234 | a\u2009b')).toBe('1 234,50 $ | 1 234 | a b');
  });
});

test('money is the same when amount and currency are', () => {
  expect(sameMoney({ minor: 1, currency: 'CAD' }, { minor: 1, currency: 'CAD' })).toBe(true);
  expect(sameMoney({ minor: 1, currency: 'CAD' }, { minor: 2, currency: 'CAD' })).toBe(false);
  expect(sameMoney({ minor: 1, currency: 'CAD' }, { minor: 1, currency: 'USD' })).toBe(false);
});

test('every currency is one that Intl knows by name, with ISO 4217 minor units where Intl is wrong', () => {
  for (const currency of currencies) expect(Intl.supportedValuesOf('currency')).toContain(currency);
  expect(MINOR_UNITS).toMatchObject({ HUF: 2, COP: 2, IDR: 2, MGA: 2, ISK: 0, JPY: 0, KWD: 3, CAD: 2, USD: 2, EUR: 2 });
});
