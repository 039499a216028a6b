import { expect, test } from '@jest/globals';
import { createPace } from '../../adapters/slack/pace.ts';

const paced = (burst: number, perSecond: number) => {
  const clock = { ms: 1_000_000 };
  return { clock, pace: createPace({ burst, perSecond }, () => clock.ms) };
};

test('a burst passes at once, then one a second', () => {
  const { clock, pace } = paced(3, 1);
  expect([1, 2, 3].map(() => pace.take('a'))).toEqual([0, 0, 0]);
  expect(pace.take('a')).toBe(1000);
  clock.ms += 1000;
  expect(pace.take('a')).toBe(0);
  expect(pace.take('a')).toBe(1000);
});

test('whoever waits as long as told gets through, and a quiet room saves up no more than a burst', () => {
  const { clock, pace } = paced(2, 2);
  pace.take('a');
  pace.take('a');
  clock.ms += pace.take('a');
  expect(pace.take('a')).toBe(0);
  clock.ms += 3_600_000;
  expect([1, 2, 3].map(() => pace.take('a'))).toEqual([0, 0, 500]);
});

test('a room that was told to rest rests as long as it was told, and others do not', () => {
  const { clock, pace } = paced(3, 1);
  pace.rest('a', 5_000);
  expect(pace.take('a')).toBe(5_000);
  expect(pace.take('b')).toBe(0);
  clock.ms += 5_000;
  expect(pace.take('a')).toBe(0);
  expect(pace.take('a')).toBe(1_000);
});

test('over any time a room gets no more than its burst and its pace', () => {
  const { clock, pace } = paced(4, 1);
  let passed = 0;
  for (let ms = 0; ms < 60_000; ms += 50) {
    if (pace.take('a') === 0) passed += 1;
    clock.ms += 50;
  }
  expect(passed).toBe(4 + 59);
});
