import type { Log } from '../../src/kernel/ports.ts';

/** Work that goes on after an acknowledgement. A failure is logged, and `failed` may still tell somebody. */
export interface Background {
  run(what: string, work: () => Promise<unknown>, failed?: () => Promise<unknown>): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** @param whose names the platform in the log */
export function createBackground(log: Log, whose: string): Background {
  const running = new Set<Promise<void>>();

  /** Starts in the next turn of the loop: the acknowledgement has left by then. */
  async function start(what: string, work: () => Promise<unknown>, failed?: () => Promise<unknown>): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    await settle(what, work, failed);
  }

  async function settle(what: string, work: () => Promise<unknown>, failed?: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error(`${whose}: ${what} failed`, { error });
      if (failed) await settle(`${what}, saying so`, failed);
    }
  }

  return {
    run(what, work, failed) {
      const done = start(what, work, failed).finally(() => running.delete(done));
      running.add(done);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
