import { expect, test } from '@jest/globals';

test('runs', () => {
  const n: number = 1;
  expect(n).toBe(1);
});
