import type { Surroundings } from '../kernel/ports.ts';
import type { Announcer } from './announcer.ts';
import { createDrainer, type Delivering } from './drainer.ts';
import { createLanes } from './lanes.ts';
import type { Announcing } from './outbox.ts';
import type { Rooms } from './ports.ts';
import { createSlots } from './slots.ts';
import { createSweep, type Swept } from './sweep.ts';

/** An announcer for each kind of document: `D` are the documents, by the name of their kind. */
export type Announcers<D extends Record<string, Announcing>, M> = { [K in keyof D]: Announcer<D[K], M> };

/** Drains all outboxes: right after a write, and on a timer for what waits or was left by a dead process. */
export function createDelivery<D extends Record<string, Announcing>, M>(
  announcers: Announcers<D, M>,
  rooms: Rooms<M>,
  { clock, newId, log }: Surroundings,
) {
  const stopped = Promise.withResolvers<void>();
  const stop = { is: false, signal: stopped.promise };
  const lanes = createLanes(
    (lane, error) => log.error('delivery failed', { lane, error }),
    () => sweep.hungry(),
  );
  const shared: Delivering<M> = { clock, newId, log, rooms, lanes, slots: createSlots(), stop };
  const wake = {} as { [K in keyof D]: (document: D[K]) => void };
  const swept: Swept[] = [];
  for (const kind in announcers) {
    const drainer = createDrainer(announcers[kind], shared);
    wake[kind] = drainer.wake;
    swept.push(drainer);
  }
  const sweep = createSweep(swept, { clock, log, full: lanes.full, stop });

  return {
    /** Starts delivering what a document just written promises, without waiting for the next sweep. */
    wake,
    start: sweep.start,
    /** Delivers everything that is due now and waits for it. */
    async drainDue(): Promise<void> {
      do await sweep.all();
      while (await lanes.idle());
    },
    async stop(): Promise<void> {
      stop.is = true;
      stopped.resolve();
      sweep.stop();
      await lanes.idle();
    },
  };
}
