import type { Clock, Log } from '../kernel/ports.ts';
import type { Announcing } from './outbox.ts';
import type { Group } from './ports.ts';

/** One kind of document, to look for what is due. */
export interface Swept {
  due(until: Date, from?: Date, full?: () => Group[]): AsyncIterable<Announcing>;
  wake(document: Announcing): void;
}

interface Sweeping {
  clock: Clock;
  log: Log;
  /** What need not be found, because no more of it can be queued. */
  full(): Group[];
  stop: { is: boolean };
}

const FRESH_MS = 1_000;
/** How far a look goes back behind the one before: writes of others take a moment, and their clocks differ a little. */
const OVERLAP_MS = 5_000;
/** How often everything is looked through, for what no other look finds: what a clock gone wrong has written. */
const ALL_MS = 30_000;
/** A look through everything is followed by so many times its duration without one. */
const REST = 4;

/**
 * Finds what waits, or was left by a dead process. Things come due in the order of time, so a look at what has come due
 * since the last is enough: however much is queued already, it is read once, and hides nothing. Everything is looked
 * through at the start, when a queue that had to leave something has room again, and now and then.
 */
export function createSweep(kinds: Swept[], { clock, log, full, stop }: Sweeping) {
  const timers = new Set<NodeJS.Timeout>();
  let lookedUntil: Date | undefined;
  let isHungry = false;

  /** One that cannot be queued, whatever is wrong with it, keeps nobody else from being found. */
  function wakeApart(wake: Swept['wake'], document: Announcing): void {
    try {
      wake(document);
    } catch (error) {
      log.error('a document is left out of delivery', { document: document.id, error });
    }
  }

  async function look(from?: Date): Promise<void> {
    const until = clock.now();
    await Promise.all(
      kinds.map(async ({ due, wake }) => {
        for await (const document of due(until, from, full)) {
          if (stop.is) return;
          wakeApart(wake, document);
        }
      }),
    );
    if (!lookedUntil || until > lookedUntil) lookedUntil = until;
  }

  const fresh = () => look(lookedUntil && new Date(lookedUntil.getTime() - OVERLAP_MS));

  async function all(): Promise<void> {
    isHungry = false;
    await look();
  }

  function later(ms: number, work: () => Promise<void>, next: (took: number) => number): void {
    if (stop.is) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      const began = performance.now();
      work()
        .catch((error: unknown) => log.warn('sweep put off', { error }))
        .finally(() => later(next(performance.now() - began), work, next));
    }, ms);
    timers.add(timer);
  }

  return {
    all,
    /** Something that had to be left may be queued now. */
    hungry(): void {
      isHungry = true;
    },
    start(): void {
      let allAt = 0;
      lookedUntil = clock.now();
      const allIfNeeded = async () => {
        if (!isHungry && performance.now() < allAt) return;
        await all();
        allAt = performance.now() + ALL_MS;
      };
      later(0, allIfNeeded, (took) => Math.max(FRESH_MS, REST * took));
      later(FRESH_MS, fresh, () => FRESH_MS);
    },
    stop(): void {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
