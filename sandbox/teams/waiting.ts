import type { Change } from './model.ts';

/** Looks again at each change until `find` gives something. Rejects after the deadline, naming what it waited for. */
export function waitForChange<T>(
  subscribe: (listener: (change: Change) => void) => () => void,
  find: () => T | undefined | false,
  deadlineMs: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      stop();
      clearTimeout(timer);
    };
    const look = () => {
      try {
        const found = find();
        if (found === undefined || found === false) return;
        resolve(found);
      } catch (error) {
        reject(error);
      }
      settle();
    };
    const stop = subscribe(look);
    const timer = setTimeout(() => {
      settle();
      reject(new Error(`not seen in Teams within ${deadlineMs} ms: ${find}`));
    }, deadlineMs);
    look();
  });
}
