import { describe, expect, test } from '@jest/globals';
import { createLanes, type Lane } from '../../src/promises/lanes.ts';
import { createSlots } from '../../src/promises/slots.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('lanes', () => {
  const room: Lane = { name: 'room', group: { room: 'slack:T1/C1' } };
  const opened = (hungry: () => void = () => undefined) => {
    const done: string[] = [];
    const gate = Promise.withResolvers<void>();
    const lanes = createLanes((lane, error) => done.push(`${lane} failed: ${error}`), hungry, 4);
    const wait = (name: string) => async (seen?: string) => {
      await gate.promise;
      done.push(seen ?? `${name}, not seen`);
    };
    return { lanes, done, gate, wait };
  };

  test('a lane does one thing at a time, in order, and only the first on what it was given', async () => {
    const { lanes, done, gate, wait } = opened();
    for (const name of ['a', 'b', 'b', 'c']) lanes.queue(room, name, wait(name), name);
    gate.resolve();
    expect(await lanes.idle()).toBe(false);
    expect(done).toEqual(['a', 'b, not seen', 'c, not seen']);
  });

  test('work that fails is told, and holds up nothing behind it', async () => {
    const { lanes, done, gate, wait } = opened();
    lanes.queue(room, 'a', () => Promise.reject(new Error('no')), 'a');
    lanes.queue(room, 'b', wait('b'), 'b');
    gate.resolve();
    await lanes.idle();
    expect(done).toEqual(['room failed: Error: no', 'b, not seen']);
  });

  test('a group holds so much and leaves the rest, and says when it has room again', async () => {
    let hungry = 0;
    const { lanes, done, gate, wait } = opened(() => {
      hungry += 1;
    });
    const texts = (name: string): Lane => ({ name: `text ${name}`, group: { companyId: 'com_1', errand: 'text' } });
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) lanes.queue(texts(name), name, wait(name), name);
    lanes.queue(room, 'r', wait('r'), 'r');
    expect(hungry).toBe(0);
    expect(lanes.full()).toEqual([{ companyId: 'com_1', errand: 'text' }]);
    gate.resolve();
    expect(await lanes.idle()).toBe(true);
    expect(done.toSorted()).toEqual(['a', 'b', 'c', 'd', 'r']);
    expect(hungry).toBe(1);
    expect(lanes.full()).toEqual([]);
    expect(await lanes.idle()).toBe(false);
  });
});

describe('slots', () => {
  /** Calls that hang until they are ended by name. */
  function calls(atOnce: number) {
    const slots = createSlots(atOnce);
    const begun: string[] = [];
    return {
      begun,
      async call(vendor: string, company: string, name: string) {
        await slots.take(vendor, company);
        begun.push(name);
      },
      end: (vendor: string, company: string) => slots.give(vendor, company),
    };
  }
  const named = (prefix: string, count: number) => Array.from({ length: count }, (_, place) => `${prefix}${place}`);

  test('a company whose every call hangs leaves slots to others, and a vendor that hangs leaves others alone', async () => {
    const { begun, call } = calls(8);
    for (const name of named('a', 100)) void call('slack', 'a', name);
    for (const name of named('b', 100)) void call('slack', 'b', name);
    for (const name of named('c', 1)) void call('slack', 'c', name);
    for (const name of named('t', 1)) void call('texts', 'a', name);
    await turn();
    expect(begun).toEqual([...named('a', 4), ...named('b', 2), 'c0', 't0']);
  });

  test('companies take turns, however much one of them has waiting', async () => {
    const { begun, call, end } = calls(2);
    for (const name of named('a', 5)) void call('slack', 'a', name);
    for (const name of named('b', 2)) void call('slack', 'b', name);
    await turn();
    for (let ended = 0; ended < 5; ended += 1) {
      end('slack', begun[ended]?.[0] ?? '');
      await turn();
    }
    expect(begun).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'a3']);
  });

  test('all that was taken can be taken again', async () => {
    const { begun, call, end } = calls(4);
    for (let round = 0; round < 3; round += 1) {
      for (const company of ['a', 'b', 'a']) await call('slack', company, company);
      for (const company of ['a', 'b', 'a']) end('slack', company);
    }
    expect(begun).toHaveLength(9);
  });
});
