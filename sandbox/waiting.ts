/**
 * Looks again at each change until `find` gives something; an empty text is nothing. Rejects after the deadline, naming what it waited for.
 * @param where names the platform in that failure
 */
export function waitForChange<T>(
  where: string,
  subscribe: (listener: () => void) => () => void,
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
        if (found === undefined || found === false || found === '') return;
        resolve(found);
      } catch (error) {
        reject(error);
      }
      settle();
    };
    const stop = subscribe(look);
    const timer = setTimeout(() => {
      settle();
      reject(new Error(`not seen in ${where} within ${deadlineMs} ms: ${find}`));
    }, deadlineMs);
    look();
  });
}
