import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Line, type Tax, totalsOf } from '../../src/invoices/totals.ts';
import type { Currency } from '../../src/kernel/money.ts';

const GST: Tax = { id: 'gst', name: 'TPS', number: '123456789 RT0001', rate: 5_000 };
const QST: Tax = { id: 'qst', name: 'TVQ', number: '1234567890 TQ0001', rate: 9_975 };
const line = (amount: number, change: Partial<Line> = {}): Line => ({
  ...{ kind: 'part', description: 'Brake pads', amount, taxes: ['gst', 'qst'] },
  ...change,
});
const inQuebec = (lines: Line[], paid: number[] = []) =>
  totalsOf({
    currency: 'CAD',
    lines,
    taxes: [GST, QST],
    payments: paid.map((minor) => ({ minor, currency: 'CAD' as const })),
  });

describe('a document in Quebec', () => {
  test('charges each tax once on the sum of its lines, and says what is left to pay', () => {
    const totals = inQuebec([line(100_00), line(9_15, { kind: 'labour' })], [20_00]);
    // 109.15 at 5 % is 5.4575, at 9.975 % is 10.8877125.
    expect(totals.taxes.map(({ amount }) => amount)).toEqual([5_46, 10_89]);
    expect(totals).toMatchObject({ gross: 109_15, discounts: 0, subtotal: 109_15, total: 125_50, balance: 105_50 });
  });

  test('rounds once for each tax, not once for each line', () => {
    const totals = inQuebec([line(10), line(10), line(10)]);
    // A tenth of a dollar at 5 % is half a cent: three times that, rounded each, would be three cents.
    expect(totals.taxes[0]?.amount).toBe(2);
  });

  test('takes discounts off before tax, and shows them apart', () => {
    const totals = inQuebec([line(100_00), line(-25_00, { kind: 'discount' })]);
    expect(totals).toMatchObject({ gross: 100_00, discounts: -25_00, subtotal: 75_00 });
    expect(totals.taxes.map(({ base, amount }) => [base, amount])).toEqual([
      [75_00, 3_75],
      [75_00, 7_48],
    ]);
  });

  test('leaves out a tax that applies to nothing', () => {
    expect(inQuebec([line(50_00, { taxes: ['gst'] })]).taxes.map(({ id }) => id)).toEqual(['gst']);
  });

  test('says that too much was paid', () => {
    expect(inQuebec([line(10_00, { taxes: [] })], [12_00]).balance).toBe(-2_00);
  });

  test('gives back as much tax as it charged', () => {
    const charged = inQuebec([line(109_15)]);
    const returned = inQuebec([line(-109_15)]);
    expect(returned.taxes.map(({ amount }) => -amount)).toEqual(charged.taxes.map(({ amount }) => amount));
  });
});

/** Rates by place, in thousandths of a percent. */
const PLACES: Record<string, { currency: Currency; rates: number[] }> = {
  ...{ Quebec: { currency: 'CAD', rates: [5_000, 9_975] }, Ontario: { currency: 'CAD', rates: [13_000] } },
  ...{ Alberta: { currency: 'CAD', rates: [5_000] }, 'British Columbia': { currency: 'CAD', rates: [5_000, 7_000] } },
  ...{ Manitoba: { currency: 'CAD', rates: [5_000, 7_000] }, 'Nova Scotia': { currency: 'CAD', rates: [14_000] } },
  ...{ Saskatchewan: { currency: 'CAD', rates: [5_000, 6_000] }, France: { currency: 'EUR', rates: [20_000, 5_500] } },
  ...{ Luxembourg: { currency: 'EUR', rates: [17_000] }, 'New York': { currency: 'USD', rates: [8_875] } },
  ...{ 'Los Angeles': { currency: 'USD', rates: [9_750] }, Tokyo: { currency: 'JPY', rates: [10_000, 8_000] } },
  Bahrain: { currency: 'BHD', rates: [10_000] },
};

/** A fraction of whole numbers, which is how a person with a pencil would do it. */
interface Fraction {
  over: bigint;
  under: bigint;
}
const nearest = ({ over, under }: Fraction): bigint => {
  const [whole, rest] = [over / under, over % under];
  const isHalf = 2n * (rest < 0n ? -rest : rest) >= under;
  return isHalf ? whole + (over < 0n ? -1n : 1n) : whole;
};

describe.each(Object.entries(PLACES))('in %s', (_, { currency, rates }) => {
  const taxes = rates.map((rate, index): Tax => ({ id: `t${index}`, name: `T${index}`, rate }));
  const lines = fc.array(
    fc.record({
      kind: fc.constantFrom('labour', 'part', 'fee', 'discount') as fc.Arbitrary<Line['kind']>,
      description: fc.constant('x'),
      amount: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      taxes: fc.subarray(taxes.map(({ id }) => id)),
    }),
    { maxLength: 40 },
  );

  test('every document agrees with fractions, to the last minor unit', () => {
    fc.assert(
      fc.property(lines, fc.array(fc.nat(1_000_000_000), { maxLength: 4 }), (drawn, paid) => {
        const payments = paid.map((minor) => ({ minor, currency }));
        const totals = totalsOf({ currency, lines: drawn, taxes, payments });
        const net = drawn.reduce((all, { amount }) => all + BigInt(amount), 0n);
        const charged = taxes.map(({ id, rate }) => {
          const base = drawn.reduce((all, one) => (one.taxes.includes(id) ? all + BigInt(one.amount) : all), 0n);
          return nearest({ over: base * BigInt(rate), under: 100_000n });
        });
        const total = charged.reduce((all, tax) => all + tax, net);
        expect(BigInt(totals.total)).toBe(total);
        expect(BigInt(totals.balance)).toBe(total - paid.reduce((all, minor) => all + BigInt(minor), 0n));
        expect(totals.gross + totals.discounts).toBe(totals.subtotal);
        expect(totals.taxes.reduce((all, { amount }) => all + amount, totals.subtotal)).toBe(totals.total);
      }),
    );
  });
});

test.each([
  ['a part of a cent', [line(10.5)], []],
  ['more than can be exact', [line(Number.MAX_SAFE_INTEGER), line(1)], []],
  ['not a number', [line(Number.NaN)], []],
])('%s is refused, never rounded away', (_, lines) => {
  expect(() => inQuebec(lines)).toThrow(RangeError);
});

test('money of another currency settles nothing', () => {
  const payments = [{ minor: 100, currency: 'USD' as const }];
  expect(() => totalsOf({ currency: 'CAD', lines: [line(100)], taxes: [GST], payments })).toThrow(/USD/);
});
