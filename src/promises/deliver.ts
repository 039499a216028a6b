import type { Surroundings } from '../kernel/ports.ts';
import type { Announcer } from './announcer.ts';
import { createDrainer, type Delivering } from './drainer.ts';
import { createLanes } from './lanes.ts';
import type { Announcing } from './outbox.ts';
import type { Rooms } from './ports.ts';
import { createSlots } from './slots.ts';
import { createSweep, type Swept } from './sweep.ts';

/** A kind of document, whatever it is. */
export interface Kind<M> {
  drainer(shared: Delivering<M>): Swept;
}

export const kindOf = <D extends Announcing, M>(announcer: Announcer<D, M>): Kind<M> => ({
  drainer: (shared) => createDrainer(announcer, shared),
});

/** Drains the outboxes of all kinds: right after a write, and on a timer for what waits or was left by a dead process. */
export function createDelivery<M>(
  kinds: ReadonlyMap<string, Kind<M>>,
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
  const drainers = new Map([...kinds].map(([name, kind]) => [name, kind.drainer(shared)]));
  const sweep = createSweep([...drainers.values()], { clock, log, full: lanes.full, stop });

  return {
    /** Starts delivering what a document just written promises, without waiting for the next sweep. */
    wake(kind: string, document: Announcing): void {
      const drainer = drainers.get(kind);
      if (!drainer) throw new Error(`nothing announces ${kind}`);
      drainer.wake(document);
    },
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
