import { describe, expect, test } from '@jest/globals';
import { callerAt, createLimiter } from '../../adapters/kit/limits.ts';

function limited(burst: number, everyMs: number) {
  const clock = { at: 1_000_000 };
  const { take } = createLimiter({ burst, everyMs }, () => clock.at);
  const pass = (ms: number) => {
    clock.at += ms;
  };
  return { take, pass };
}

describe('a limit', () => {
  test('lets a burst through, then one at a time, and says how long the next has to wait', () => {
    const { take, pass } = limited(3, 2_000);
    expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 2_000]);
    pass(1_500);
    expect(take('a')).toBe(500);
    pass(500);
    expect([take('a'), take('a')]).toEqual([0, 2_000]);
  });

  test('is not prolonged by trying', () => {
    const { take, pass } = limited(1, 2_000);
    take('a');
    for (let tries = 0; tries < 100; tries += 1) take('a');
    pass(2_000);
    expect(take('a')).toBe(0);
  });

  test('gives the whole burst back in time, and no more', () => {
    const { take, pass } = limited(3, 2_000);
    for (let tries = 0; tries < 4; tries += 1) take('a');
    pass(3_600_000);
    expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 2_000]);
  });

  test('of one is no limit of another', () => {
    const { take } = limited(1, 2_000);
    expect([take('a'), take('b'), take('a'), take('b')]).toEqual([0, 0, 2_000, 2_000]);
  });

  test('forgets who has not been seen for long, so that a flood of addresses costs no memory', () => {
    const { take } = limited(1, 60_000);
    take('first');
    for (let caller = 0; caller < 9_999; caller += 1) take(`10.0.${caller}`);
    expect(take('first')).toBe(60_000);
    take('one more');
    expect(take('first')).toBe(0);
    expect(take('10.0.9998')).toBe(60_000);
  });
});

describe('a caller', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:51234', '203.0.113.7'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8:1::7', '2001:db8:1:0::/64'],
    ['[2001:db8:1:2::7]:443', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::7]', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('at %s is %s', (address, caller) => expect(callerAt(address)).toBe(caller));
});
