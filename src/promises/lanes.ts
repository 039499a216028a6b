/**
 * Work in lanes: one thing at a time in each lane, in the order it came, all lanes side by side.
 * A room is a lane, so that its messages keep their order and a slow room holds no other.
 */
export interface Lanes {
  /**
   * Queues work; the same `key` waiting in the same lane is queued once. `waited` tells the work that others
   * went before it, so that what it knew when it was queued may be old.
   */
  queue(lane: string, key: string, work: Work): void;
  /** Waits until every lane is empty. */
  idle(): Promise<void>;
}

type Work = (waited: boolean) => Promise<void>;

export function createLanes(failed: (lane: string, error: unknown) => void): Lanes {
  const lanes = new Map<string, Map<string, Work>>();
  const running = new Set<Promise<void>>();

  async function run(lane: string, waiting: Map<string, Work>): Promise<void> {
    for (let waited = false; ; waited = true) {
      const next = waiting.entries().next();
      if (next.done) break;
      const [key, work] = next.value;
      waiting.delete(key);
      await work(waited).catch((error: unknown) => failed(lane, error));
    }
    lanes.delete(lane);
  }

  return {
    queue(lane, key, work) {
      const waiting = lanes.get(lane);
      if (waiting) {
        if (!waiting.has(key)) waiting.set(key, work);
        return;
      }
      const fresh = new Map([[key, work]]);
      lanes.set(lane, fresh);
      const done = run(lane, fresh).finally(() => running.delete(done));
      running.add(done);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
