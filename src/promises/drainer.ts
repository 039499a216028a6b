import { change, one } from '../kernel/change.ts';
import type { Surroundings } from '../kernel/ports.ts';
import { Outage, RoomGone } from '../kernel/refusal.ts';
import { platformOf } from '../kernel/room-id.ts';
import type { Announcer, Errand, Outcome } from './announcer.ts';
import type { Lane, Lanes } from './lanes.ts';
import {
  type Announcing,
  anew,
  type ErrandItem,
  type ErrandOf,
  momentOf,
  moved,
  type NewsItem,
  type NewsOf,
  type OutboxItem,
  withItem,
} from './outbox.ts';
import type { Rooms } from './ports.ts';
import type { Slots } from './slots.ts';
import { createTelling, kept, triedSince } from './telling.ts';

/** For how long a deliverer has an item for itself; longer than any vendor call may take. */
const LEASE_MS = 30_000;
const CALL_MS = 12_000;
/** How long what may have arrived is left alone before it is looked for: it may be on its way, and listed late. */
const LOOK_AFTER_MS = 3_000;
const BACKOFF_MS = { first: 1_000, most: 300_000 };
/** How often an errand that nobody knows is left for who may: most of a day. */
const UNKNOWN_TRIES = 300;

/** What all drainers share. */
export interface Delivering<M> extends Surroundings {
  rooms: Rooms<M>;
  lanes: Lanes;
  slots: Slots;
  stop: { is: boolean; signal: Promise<void> };
}

type Way = Lane & { vendor: string };
type Whose = Pick<Announcing, 'companyId' | 'id'>;
/** Gives others the vendor for some milliseconds. */
type Rest = (ms: number) => Promise<void>;

/** Keeps the promises of one kind of document. */
export function createDrainer<D extends Announcing, M>(announcer: Announcer<D, M>, shared: Delivering<M>) {
  const { lanes, slots, rooms, clock, log, stop } = shared;
  const { documents } = announcer;
  const telling = createTelling(announcer, rooms);

  /** Queues what is due in every lane but `except`. */
  function wake(document: D, except?: string): void {
    if (stop.is) return;
    const { companyId, id } = document;
    const now = clock.now();
    for (const item of document.outbox) {
      const way = wayOf(document, item);
      if (item.due > now || way.name === except) continue;
      lanes.queue(way, id, (seen?: D) => drain({ companyId, id }, way, seen), document);
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
      const item = document?.outbox.find((candidate) => wayOf(whose, candidate).name === way.name);
      if (!document || !item || stop.is || item.due > clock.now()) return;
      document = await keep(document, item, (ms) => resting(ms, way.vendor, whose.companyId));
    } finally {
      slots.give(way.vendor, whose.companyId);
    }
    if (!document) return;
    wake(document, way.name);
    return drain(whose, way, document);
  }

  /** Leaves the vendor to others for a while. */
  async function resting(ms: number, vendor: string, companyId: string): Promise<void> {
    slots.give(vendor, companyId);
    await Promise.race([new Promise((resolve) => setTimeout(resolve, ms)), stop.signal]);
    await slots.take(vendor, companyId);
  }

  /** Keeps one promise; gives the document as it is afterwards. */
  async function keep(seen: D, item: OutboxItem, rest: Rest): Promise<D | undefined> {
    const stored = one(documents, seen.companyId, seen.id);
    const claimed = await claim(seen, item);
    // Somebody else has it, or it is done: look again at what is there now.
    if (!claimed) return stored.read();
    // Only the vendor's failures are judged here: when our own write fails after the call, the lease runs out
    // and the next deliverer looks whether it arrived.
    const outcome = await patiently(() => perform(claimed, item), rest).catch((error: unknown) =>
      afterFailure(claimed, item, error),
    );
    return change(stored, outcome, claimed);
  }

  /**
   * Writes that the vendor is about to be called, so that a later look can tell "may have arrived" from
   * "never tried". The first time counts: of those who tried and died, any may have done it. What is harmless to do
   * twice is not claimed.
   */
  async function claim(seen: D, item: OutboxItem): Promise<D | undefined> {
    if (isHarmless(seen, item)) return seen;
    const now = clock.now();
    const due = new Date(now.getTime() + LEASE_MS);
    const sendingSince = item.sendingSince ?? now;
    const next = withItem(seen, { ...item, sendingSince, due, attempts: item.attempts + 1 });
    const written = await documents.replace(next);
    return written ? { ...next, revision: next.revision + 1 } : undefined;
  }

  async function perform(document: D, item: OutboxItem): Promise<Outcome<D>> {
    if (item.kind === 'card') return telling.card(document, item);
    if (item.kind === 'news') return telling.news(document, item as NewsItem<NewsOf<D>>);
    const errand = errandOf(item);
    if (!errand) {
      // A newer process may know it, beside this one or after it.
      const outcome = item.attempts < UNKNOWN_TRIES ? 'no' : 'never';
      throw new Outage('delivery', item.name, { outcome, code: 'unknown-errand' });
    }
    const outcome = await errand.keep(document, item.about ?? '', triedSince(item));
    return (now) => kept(outcome(now), item);
  }

  /** A vendor that asks for a short pause gets it without giving up the claim. */
  async function patiently<T>(call: () => Promise<T>, rest: Rest): Promise<T> {
    const until = Date.now() + LEASE_MS - CALL_MS;
    for (;;) {
      try {
        return await call();
      } catch (error) {
        const pause = error instanceof Outage && error.outcome === 'no' ? error.retryAfterMs : undefined;
        if (pause === undefined || stop.is || Date.now() + pause > until) throw error;
        await rest(pause);
        if (Date.now() > until) throw error;
      }
    }
  }

  /** What is written after a failed call: tried again later, looked up first when it may have arrived. */
  async function afterFailure(document: D, item: OutboxItem, error: unknown): Promise<Outcome<D>> {
    const details = { document: document.id, item: item.kind === 'errand' ? item.name : item.kind, error };
    if (error instanceof RoomGone && item.kind !== 'errand') {
      log.error('room gone', { ...details, room: item.room });
      const others = await rooms.instead(item.room);
      // Where nobody would hear of it, it waits for a room that is told.
      if (others.length > 0) {
        return (now) => moved(now, { gone: item.room, others }, announcer.isOnCard, momentOf(shared));
      }
    }
    if (error instanceof Outage && error.outcome === 'never') {
      const again = anew(document, item, momentOf(shared)) !== undefined;
      log[again ? 'warn' : 'error'](again ? 'what it was for is gone' : 'delivery given up', details);
      return (now) => anew(now, item, momentOf(shared)) ?? kept(givenUp(now, item), item);
    }
    log.warn('delivery put off', details);
    return putOff(document, item, error);
  }

  function putOff(document: D, item: OutboxItem, error: unknown): Outcome<D> {
    const surelyNot = error instanceof RoomGone || (error instanceof Outage && error.outcome === 'no');
    const mayHaveArrived = !surelyNot && !isHarmless(document, item);
    const wait = (error instanceof Outage ? error.retryAfterMs : undefined) ?? backoff(item.attempts);
    const due = new Date(clock.now().getTime() + Math.max(wait, mayHaveArrived ? LOOK_AFTER_MS : 0));
    return (now) => {
      const mine = now.outbox.find(({ id }) => id === item.id);
      if (!mine) return now;
      const { sendingSince, ...rest } = mine;
      const next: OutboxItem = { ...rest, due, attempts: item.attempts + 1 };
      // Looked up before it is sent again, unless the vendor is sure that nothing arrived, now or before.
      const isUnclear = sendingSince && (!surelyNot || item.sendingSince);
      return withItem(now, isUnclear ? { ...next, sendingSince: item.sendingSince ?? sendingSince } : next);
    };
  }

  const errandOf = (item: ErrandItem): Errand<D> | undefined =>
    Object.hasOwn(announcer.errands, item.name) ? announcer.errands[item.name as ErrandOf<D>] : undefined;

  const givenUp = (now: D, item: OutboxItem): D =>
    item.kind === 'errand' ? (errandOf(item)?.never(item.about ?? '')(now) ?? now) : now;

  function isHarmless(document: D, item: OutboxItem): boolean {
    if (item.kind === 'news') return false;
    if (item.kind !== 'card') return errandOf(item)?.harmless ?? true;
    return document.cards.some(({ room, messageId }) => room === item.room && messageId);
  }

  /** Where an item waits its turn, and whose calls it makes. */
  function wayOf({ companyId, id }: Whose, item: OutboxItem): Way {
    if (item.kind === 'card' || item.kind === 'news') {
      const { room } = item;
      return { name: room, group: { room }, vendor: platformOf(room) };
    }
    // What a newer version promised may be of another kind still: it waits like an errand that nobody knows.
    const vendor = errandOf(item)?.lane ?? 'unknown';
    return { name: `${vendor} of ${id}`, group: { companyId, errand: item.name ?? item.kind }, vendor };
  }

  return { wake, due: documents.due };
}

function backoff(attempts: number): number {
  const wait = Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** Math.min(attempts, 10));
  return wait / 2 + Math.random() * (wait / 2);
}
