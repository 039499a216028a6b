import { describe, expect, test } from '@jest/globals';
import { succeedOnce } from '../../adapters/kit/once.ts';

/** Fails as often as told, then gives how many tries it took. */
function work(failures: number) {
  let tries = 0;
  return async () => {
    tries += 1;
    if (tries <= failures) throw new Error(`try ${tries}`);
    return tries;
  };
}

describe('what succeeds once', () => {
  test('is tried again after a failure, and then never again', async () => {
    const load = succeedOnce(work(2));
    await expect(load()).rejects.toThrow('try 1');
    await expect(load()).rejects.toThrow('try 2');
    expect([await load(), await load()]).toEqual([3, 3]);
  });

  test('is one try for all who ask meanwhile, whether it fails or not', async () => {
    const load = succeedOnce(work(1));
    const asked = await Promise.allSettled([load(), load(), load()]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await Promise.all([load(), load()])).toEqual([2, 2]);
  });

  test('may fail before it gives a promise', async () => {
    let tries = 0;
    const load = succeedOnce(() => {
      tries += 1;
      if (tries === 1) throw new Error('at once');
      return Promise.resolve(tries);
    });
    await expect(load()).rejects.toThrow('at once');
    expect(await load()).toBe(2);
  });

  test('is not tried before it is asked for', () => {
    let tries = 0;
    succeedOnce(async () => ++tries);
    expect(tries).toBe(0);
  });
});
