import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createTimetable, type Job } from '../../src/promises/jobs.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { memoryStore } from '../fixtures/memory-store.ts';
import { NOON } from '../fixtures/requests.ts';

const EVERY_MS = 60_000;
const clock = { now: () => new Date() };

beforeEach(() => void jest.useFakeTimers({ now: NOON }));
afterEach(() => void jest.useRealTimers());

/** Two processes with the same job, on one store. */
function twoWith(run: Job['run']) {
  const { jobs } = memoryStore().store;
  const job: Job = { every: EVERY_MS, atStart: false, run };
  const both = [1, 2].map(() => createTimetable({ job }, { clock, log: silentLog, ...jobs }));
  for (const one of both) one.start();
  return () => {
    for (const one of both) one.stop();
  };
}
const pass = (minutes: number) => jest.advanceTimersByTimeAsync(minutes * EVERY_MS);

test('of two processes one does a job at each of its times', async () => {
  let runs = 0;
  const stop = twoWith(async () => {
    runs += 1;
  });
  await pass(5);
  expect(runs).toBe(5);
  stop();
});

test('one that takes longer than until its next time is begun by no other meanwhile', async () => {
  let runs = 0;
  const long = Promise.withResolvers<void>();
  const stop = twoWith(() => {
    runs += 1;
    return long.promise;
  });
  await pass(10);
  expect(runs).toBe(1);
  long.resolve();
  await pass(3);
  expect(runs).toBeGreaterThan(1);
  stop();
});
