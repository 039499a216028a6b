/** What is done of many at a stretch: a few milliseconds, in which nobody else is answered. */
const STRETCH = 50;

/** As `map`, and after each stretch whoever else waits has their turn. */
export async function mapGivingWay<T, R>(items: readonly T[], work: (item: T) => R): Promise<R[]> {
  const given: R[] = [];
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % STRETCH === 0) await new Promise(setImmediate);
    given.push(work(item));
  }
  return given;
}

/**
 * What some work gives for each item, in their order, with up to `most` of it under way: the next is begun while the one
 * before waits for somebody else. Where the items end with an error, it is thrown after what was begun has been given;
 * where the work fails, it is thrown when the others have ended.
 */
export async function* ahead<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  most: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  try {
    for await (const each of toTheEnd(items)) {
      if ('error' in each) {
        while (underWay.length > 0) yield await underWay.shift()!;
        throw each.error;
      }
      underWay.push(awaitedLater(work(each.item)));
      if (underWay.length >= most) yield await underWay.shift()!;
    }
    while (underWay.length > 0) yield await underWay.shift()!;
  } finally {
    await Promise.allSettled(underWay);
  }
}

async function* toTheEnd<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<{ item: T } | { error: unknown }> {
  try {
    for await (const item of items) yield { item };
  } catch (error) {
    yield { error };
  }
}

/** For what may fail before anybody waits for it: whoever does is told, and nobody takes it for a failure that is lost. */
export function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(noop);
  return promise;
}

/** Work that shares a key is done one after the other, in the order it is brought, whatever became of the one before. */
export function createTurns() {
  const last = new Map<string, Turn>();
  return async function inTurn<R>(keys: string[], work: () => Promise<R>): Promise<R> {
    const before = [...new Set(keys.flatMap((key) => last.get(key) ?? []))];
    const done = Promise.all(before.map(({ over }) => over)).then(work);
    const mine: Turn = { over: done.then(noop, noop) };
    for (const key of keys) last.set(key, mine);
    try {
      return await done;
    } finally {
      for (const key of keys) if (last.get(key) === mine) last.delete(key);
    }
  };
}

const noop = (): void => undefined;

/** Fulfilled when it is over, however it ended. */
interface Turn {
  over: Promise<void>;
}
