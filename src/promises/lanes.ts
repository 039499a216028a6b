import type { Group } from './ports.ts';

/**
 * Work in lanes: one thing at a time in each lane, in the order it came, all lanes side by side.
 * A room is a lane, so that its messages keep their order and a slow room holds no other.
 */
export interface Lanes {
  /**
   * Queues work, and gives it `seen` if it starts at once: who has to wait finds that it may be old. The same `key`
   * waiting in the same lane is queued once. What is too much is left where it was.
   */
  queue<T>(lane: Lane, key: string, work: (seen?: T) => Promise<void>, seen: T): void;
  /** The groups from which work was left, and that have no room for more yet. */
  full(): Group[];
  /** Waits until every lane is empty; gives whether work was left since the last time. */
  idle(): Promise<boolean>;
}

export interface Lane {
  name: string;
  /** Lanes of one group may hold so much together. */
  group: Group;
}

type Work = () => Promise<void>;

/** However much is due in a group, this much of it is remembered: a few minutes of a room, a few seconds of texts. */
const MOST = 200;

/** `hungry`: a group from which work was left has room again. */
export function createLanes(failed: (lane: string, error: unknown) => void, hungry: () => void, most = MOST): Lanes {
  const lanes = new Map<string, Map<string, Work>>();
  const groups = new Map<string, { of: Group; count: number; left: boolean }>();
  const running = new Set<Promise<void>>();
  let anyLeft = false;

  function enter(of: Group): boolean {
    const group = groups.get(nameOf(of)) ?? { of, count: 0, left: false };
    groups.set(nameOf(of), group);
    const fits = group.count < most;
    if (fits) group.count += 1;
    else [group.left, anyLeft] = [true, true];
    return fits;
  }

  function leave(of: Group): void {
    const group = groups.get(nameOf(of));
    if (!group) return;
    group.count -= 1;
    if (group.left && group.count <= most / 2) {
      group.left = false;
      hungry();
    }
    if (group.count === 0) groups.delete(nameOf(of));
  }

  /** `started`: already under way, so that nothing here holds what it was given. */
  async function run({ name, group }: Lane, waiting: Map<string, Work>, started: Promise<void>): Promise<void> {
    for (let working = started; ; ) {
      await working.catch((error: unknown) => failed(name, error));
      leave(group);
      const [next] = waiting;
      if (!next) break;
      waiting.delete(next[0]);
      working = next[1]();
    }
    lanes.delete(name);
  }

  return {
    queue(lane, key, work, seen) {
      const waiting = lanes.get(lane.name);
      if (waiting?.has(key) || !enter(lane.group)) return;
      if (waiting) {
        waiting.set(key, () => work());
        return;
      }
      const fresh = new Map<string, Work>();
      lanes.set(lane.name, fresh);
      const done = run(lane, fresh, work(seen)).finally(() => running.delete(done));
      running.add(done);
    },
    full: () => [...groups.values()].flatMap(({ of, left }) => (left ? [of] : [])),
    async idle() {
      while (running.size > 0) await Promise.all(running);
      const left = anyLeft;
      anyLeft = false;
      return left;
    },
  };
}

const nameOf = (group: Group): string => ('room' in group ? group.room : `${group.errand} of ${group.companyId}`);
