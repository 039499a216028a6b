import { expect, test } from '@jest/globals';
import { parseAmount, typedAmount } from '../../src/kernel/money.ts';

test.each([
  [112_550, '1125,50', '1125.50'],
  [1_000_000, '10\u00a0000,00', '10,000.00'],
  [123_456_789, '1\u00a0234\u00a0567,89', '1,234,567.89'],
  [5, '0,05', '0.05'],
])('%d cents are typed as %s and %s, and read back as they were', (minor, fr, en) => {
  const money = { minor, currency: 'CAD' } as const;
  expect([typedAmount(money, 'fr'), typedAmount(money, 'en')]).toEqual([fr, en]);
  for (const typed of [fr, en]) expect(parseAmount(typed, 'CAD')).toEqual({ ok: true, value: money });
});
