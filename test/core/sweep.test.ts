import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Announcing } from '../../src/promises/outbox.ts';
import { createSweep } from '../../src/promises/sweep.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { freshRequest, NOON } from '../fixtures/requests.ts';

/** The moments since which was looked, as seconds after the start; everything: undefined. */
const looks: (number | undefined)[] = [];
const stop = { is: false };
let fails = false;
const clock = { now: () => new Date() };

async function* due(_until: Date, from?: Date): AsyncGenerator<Announcing> {
  looks.push(from && (from.getTime() - NOON.getTime()) / 1000);
  if (fails) throw new Error('the store is away');
  yield freshRequest();
}
const sweep = createSweep([{ due, wake: () => undefined }], { clock, log: silentLog, full: () => [], stop });
const pass = (seconds: number) => jest.advanceTimersByTimeAsync(seconds * 1000);

beforeEach(() => {
  jest.useFakeTimers({ now: NOON });
  looks.length = 0;
  sweep.start();
});
afterEach(() => {
  sweep.stop();
  jest.useRealTimers();
});

test('everything is looked through at the start, then what has come due since, and everything now and then', async () => {
  await pass(0);
  expect(looks).toEqual([undefined]);
  await pass(3);
  expect(looks).toEqual([undefined, -5, -4, -3]);
  await pass(30);
  expect(looks.filter((look) => look === undefined)).toHaveLength(2);
});

test('everything is looked through again when something that was left may be queued', async () => {
  await pass(2);
  looks.length = 0;
  sweep.hungry();
  await pass(1);
  expect(looks.filter((look) => look === undefined)).toHaveLength(1);
  await pass(2);
  expect(looks.filter((look) => look === undefined)).toHaveLength(1);
});

test('a look that failed is made up for by the next, which goes back as far', async () => {
  await pass(2);
  fails = true;
  await pass(60);
  fails = false;
  looks.length = 0;
  await pass(1);
  expect(looks).toContain(-3);
});

test('a document that cannot be queued is left out, said, and keeps no other from being found', async () => {
  const said: unknown[] = [];
  const woken: string[] = [];
  async function* several(): AsyncGenerator<Announcing> {
    for (const id of ['pay_1', 'pay_odd', 'pay_2']) yield { ...freshRequest(), id };
  }
  const wake = ({ id }: Announcing) => {
    if (id === 'pay_odd') throw new TypeError('an item of no kind');
    woken.push(id);
  };
  const log = {
    ...silentLog,
    error: (_: string, details?: Record<string, unknown>) => void said.push(details?.document),
  };
  await createSweep([{ due: several, wake }], { clock, log, full: () => [], stop }).all();
  expect(woken).toEqual(['pay_1', 'pay_2']);
  expect(said).toEqual(['pay_odd']);
});
