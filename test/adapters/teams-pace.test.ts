import { expect, test } from '@jest/globals';
import { createPace, TEAMS_PACE } from '../../adapters/teams/pace.ts';

function paced(chance = 0) {
  const clock = { ms: 5_000 };
  const pace = createPace(
    TEAMS_PACE,
    () => clock.ms,
    () => chance,
  );
  /** How many calls pass when one is tried each `step` milliseconds, for `seconds`. */
  const passed = (seconds: number, step: number) => {
    let count = 0;
    for (const end = clock.ms + seconds * 1000; clock.ms < end; clock.ms += step) if (pace.take('a') === 0) count += 1;
    return count;
  };
  return { clock, pace, passed };
}
const times = (count: number) => Array.from({ length: count });

test('seven in a second, eight in two, and whoever waits as long as told gets through', () => {
  const { clock, pace } = paced();
  expect(times(7).map(() => pace.take('a'))).toEqual(times(7).fill(0));
  expect(pace.take('a')).toBe(1_000);
  clock.ms += 1_000;
  expect(pace.take('a')).toBe(0);
  expect(pace.take('a')).toBe(1_000);
  clock.ms += pace.take('a');
  expect(pace.take('a')).toBe(0);
});

test('sixty in half a minute and eighteen hundred in an hour, however they are spread', () => {
  expect(paced().passed(30, 20)).toBe(60);
  const { passed } = paced();
  expect(passed(60, 100)).toBeLessThanOrEqual(120);
  expect(paced().passed(3_600, 500)).toBe(1_800);
});

test('after a full hour as many pass as in the first', () => {
  const { clock, passed, pace } = paced();
  passed(3_600, 1_000);
  expect(passed(3_600, 1_000)).toBe(1_800);
  clock.ms += 3_600_000;
  expect(pace.take('a')).toBe(0);
});

test('a room that was told to rest rests as long as it was told, and others do not', () => {
  const { clock, pace } = paced();
  pace.rest('a', 9_000);
  expect(pace.take('a')).toBe(9_000);
  expect(pace.take('b')).toBe(0);
  clock.ms += 9_000;
  expect(pace.take('a')).toBe(0);
});

test('those who wait do not all come back at the same moment', () => {
  const late = paced(1);
  for (const _ of times(7)) late.pace.take('a');
  expect(late.pace.take('a')).toBeGreaterThan(1_000);
});

test('a thousand rooms are remembered, and the quietest is forgotten first', () => {
  const { pace } = paced();
  for (const room of ['quiet', 'busy']) for (const _ of times(7)) pace.take(room);
  for (let room = 0; room < 999; room += 1) {
    pace.take(`room ${room}`);
    if (room === 500) expect(pace.take('busy')).toBe(1_000);
  }
  expect(pace.take('busy')).toBe(1_000);
  expect(pace.take('quiet')).toBe(0);
});
