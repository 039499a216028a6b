/**
 * Does a piece of work when it is first asked for, and keeps what came of it. Whoever asks meanwhile waits for the same
 * try. A failure is not kept: it goes to those who waited, and whoever asks next tries again. A promise kept with `??=`
 * would make of one moment without file descriptors a failure until restart.
 */
export function succeedOnce<T>(work: () => Promise<T>): () => Promise<T> {
  let trying: Promise<T> | undefined;
  return () => {
    trying ??= Promise.try(work).catch((error: unknown) => {
      trying = undefined;
      throw error;
    });
    return trying;
  };
}
