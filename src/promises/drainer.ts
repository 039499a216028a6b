import { platformOf } from '../kernel/room-id.ts';
import type { Announcer } from './announcer.ts';
import { createErrands } from './errands.ts';
import { createKeeper, type Keeping } from './keeper.ts';
import type { Lane, Lanes } from './lanes.ts';
import type { Announcing, OutboxItem } from './outbox.ts';
import type { Slots } from './slots.ts';

/** What all drainers share. */
export interface Delivering<M> extends Keeping<M> {
  lanes: Lanes;
  slots: Slots;
}

type Way = Lane & { vendor: string };
type Whose = Pick<Announcing, 'companyId' | 'id'>;

/** Queues what the documents of one kind promise, each in its lane, and has it kept as its vendor's slots allow. */
export function createDrainer<D extends Announcing, M>(announcer: Announcer<D, M>, shared: Delivering<M>) {
  const { lanes, slots, clock, stop } = shared;
  const { documents } = announcer;
  const errands = createErrands(announcer);
  const keep = createKeeper(announcer, shared);

  /** Queues what is due in every lane but `except`, a lane once: what follows in it is kept by the same turn. */
  function wake(document: D, except?: string): void {
    if (stop.is) return;
    const { companyId, id } = document;
    const now = clock.now();
    const ways = document.outbox.filter(({ due }) => due <= now).map((item) => wayOf(document, item));
    for (const [name, way] of new Map(ways.map((way) => [way.name, way]))) {
      if (name !== except) lanes.queue(way, id, (seen?: D) => drain({ companyId, id }, way, seen), document);
    }
  }

  /** Keeps the promises of one document in one lane, in their order, until one has to wait. */
  function drain(whose: Whose, way: Way, seen?: D): Promise<void> {
    const turn = slots.take(way.vendor, whose.companyId);
    // Who waits reads it anew: it will be another by then, and ten thousand may wait.
    return turn ? turn.then(() => keepNext(whose, way)) : keepNext(whose, way, seen);
  }

  /** Has a slot, and gives it back. */
  async function keepNext(whose: Whose, way: Way, seen?: D): Promise<void> {
    let document = seen;
    try {
      document ??= await documents.get(whose.companyId, whose.id);
      const next = (now: D) => now.outbox.find((one) => wayOf(whose, one).name === way.name && !isForLater(one));
      const item = document && next(document);
      if (!document || !item || stop.is || item.due > clock.now()) return;
      const rest = (ms: number) => resting(ms, way.vendor, whose.companyId);
      const kept = await keep(document, item, { rest, next });
      document = kept.document;
      if (document && kept.claimed) {
        wake(document, way.name);
        document = (await keep(document, kept.claimed, { rest, next, isClaimed: true })).document;
      }
    } finally {
      slots.give(way.vendor, whose.companyId);
    }
    if (!document) return;
    wake(document, way.name);
    return drain(whose, way, document);
  }

  /** What has not come to its time holds nobody; what is tried again holds those behind it. */
  const isForLater = ({ kind, attempts, due }: OutboxItem): boolean =>
    kind === 'errand' && attempts === 0 && due > clock.now();

  /** Leaves the vendor to others for a while. */
  async function resting(ms: number, vendor: string, companyId: string): Promise<void> {
    slots.give(vendor, companyId);
    await Promise.race([new Promise((resolve) => setTimeout(resolve, ms)), stop.signal]);
    await slots.take(vendor, companyId);
  }

  /** Where an item waits its turn, and whose calls it makes. */
  function wayOf({ companyId, id }: Whose, item: OutboxItem): Way {
    if (item.kind === 'card' || item.kind === 'news') {
      const { room } = item;
      return { name: room, group: { room }, vendor: platformOf(room) };
    }
    // What a newer version promised may be of another kind still: it waits like an errand that nobody knows.
    const vendor = errands.of(item)?.lane ?? 'unknown';
    return { name: `${vendor} of ${id}`, group: { companyId, errand: item.name ?? item.kind }, vendor };
  }

  return { wake, due: documents.due };
}
