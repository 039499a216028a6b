import type { Surroundings } from '../kernel/ports.ts';
import type { Announcer } from './announcer.ts';
import { createDrainer, type Delivering } from './drainer.ts';
import { createLanes } from './lanes.ts';
import type { Announcing } from './outbox.ts';
import type { Rooms } from './ports.ts';

const SWEEP_MS = 1_000;
const SWEEP_SIZE = 200;

/** An announcer for each kind of document: `D` are the documents, by the name of their kind. */
export type Announcers<D extends Record<string, Announcing>, M> = { [K in keyof D]: Announcer<D[K], M> };

/**
 * Drains all outboxes: right after a write, and on a timer for what waits or was left by a dead process.
 */
export function createDelivery<D extends Record<string, Announcing>, M>(
  announcers: Announcers<D, M>,
  rooms: Rooms<M>,
  { clock, newId, log, companies }: Surroundings & { companies: () => Promise<string[]> },
) {
  const stopped = Promise.withResolvers<void>();
  const stop = { is: false, signal: stopped.promise };
  const lanes = createLanes((lane, error) => log.error('delivery failed', { lane, error }));
  const shared: Delivering<M> = { clock, newId, log, rooms, lanes, stop };
  const wake = {} as { [K in keyof D]: (document: D[K]) => void };
  const sweeps: ((companyId: string, most: number) => Promise<void>)[] = [];
  for (const kind in announcers) {
    const drainer = createDrainer(announcers[kind], shared);
    wake[kind] = drainer.wake;
    sweeps.push(drainer.sweep);
  }
  let timer: NodeJS.Timeout | undefined;

  async function sweep(): Promise<void> {
    for (const companyId of await companies()) {
      for (const sweepOne of sweeps) await sweepOne(companyId, SWEEP_SIZE);
    }
  }

  function sweepLater(ms: number): void {
    timer = setTimeout(() => {
      sweep()
        .catch((error: unknown) => log.warn('sweep put off', { error }))
        .finally(() => {
          if (!stop.is) sweepLater(SWEEP_MS);
        });
    }, ms);
  }

  return {
    /** Starts delivering what a document just written promises, without waiting for the next sweep. */
    wake,
    start: () => sweepLater(0),
    /** Delivers everything that is due now and waits for it. */
    async drainDue(): Promise<void> {
      await sweep();
      await lanes.idle();
    },
    async stop(): Promise<void> {
      stop.is = true;
      stopped.resolve();
      clearTimeout(timer);
      await lanes.idle();
    },
  };
}
