import { change, one } from '../kernel/change.ts';
import type { Surroundings } from '../kernel/ports.ts';
import { Outage, RoomGone } from '../kernel/refusal.ts';
import type { Announcer, Outcome } from './announcer.ts';
import { createErrands } from './errands.ts';
import { withLateness } from './late-chats.ts';
import {
  type Announcing,
  anew,
  momentOf,
  moved,
  type NewsItem,
  type NewsOf,
  type OutboxItem,
  withItem,
} from './outbox.ts';
import type { Rooms } from './ports.ts';
import { createTelling, kept, triedSince } from './telling.ts';

/** For how long a deliverer has an item for itself; longer than any vendor call may take. */
const LEASE_MS = 30_000;
const CALL_MS = 12_000;
/** How long what may have arrived is left alone before it is looked for: it may be on its way, and listed late. */
const LOOK_AFTER_MS = 3_000;
/** So long after what must come first. */
const AFTER_MS = 500;
const BACKOFF_MS = { first: 1_000, most: 300_000 };
/** How often an errand that nobody knows is left for who may: most of a day. */
const UNKNOWN_TRIES = 300;

export interface Keeping<M> extends Surroundings {
  rooms: Rooms<M>;
  stop: { is: boolean; signal: Promise<void> };
}
/** The item of a document that its lane comes to next. */
export type Next<D> = (document: D) => OutboxItem | undefined;
/** Gives others the vendor for some milliseconds. */
export type Rest = (ms: number) => Promise<void>;

/** What became of a document; `claimed`: what follows in its lane, which is claimed already by the same write. */
export interface Kept<D> {
  document: D | undefined;
  claimed?: OutboxItem | undefined;
}

/** Keeps one promise of a document: claims it, calls the vendor, and writes what came of it. */
export function createKeeper<D extends Announcing, M>(announcer: Announcer<D, M>, shared: Keeping<M>) {
  const { rooms, clock, stop } = shared;
  const { documents } = announcer;
  const telling = createTelling(announcer, rooms);
  const errands = createErrands(announcer);
  const failed = createFailing(announcer, shared);

  /**
   * Writes that the vendor is about to be called, so that a later look can tell "may have arrived" from
   * "never tried". The first time counts: of those who tried and died, any may have done it. What is harmless to do
   * twice is not claimed.
   */
  async function claim(seen: D, item: OutboxItem): Promise<D | undefined> {
    if (errands.isHarmless(seen, item)) return seen;
    const next = withLateness(seen, withClaim(seen, item), momentOf(shared));
    const written = await documents.replace(next);
    return written ? { ...next, revision: next.revision + 1 } : undefined;
  }

  function withClaim(document: D, item: OutboxItem): D {
    const now = clock.now();
    const due = new Date(now.getTime() + LEASE_MS);
    return withItem(document, { ...item, sendingSince: item.sendingSince ?? now, due, attempts: item.attempts + 1 });
  }

  /** The news behind a card that is only drawn anew: they are claimed by the write that ends it. */
  function behind(document: D, next: Next<D>): OutboxItem | undefined {
    const following = announcer.notBefore || stop.is ? undefined : next(document);
    return following?.kind === 'news' && following.due <= clock.now() ? following : undefined;
  }

  async function perform(document: D, item: OutboxItem): Promise<Outcome<D>> {
    if (item.kind === 'card') return telling.card(document, item);
    if (item.kind === 'news') return telling.news(document, item as NewsItem<NewsOf<D>>);
    const errand = errands.of(item);
    if (!errand) {
      // A newer process may know it, beside this one or after it.
      const outcome = item.attempts < UNKNOWN_TRIES ? 'no' : 'never';
      throw new Outage('delivery', item.name, { outcome, code: 'unknown-errand' });
    }
    const outcome = await errand.keep(document, item.about ?? '', triedSince(item));
    return (now) => kept(outcome(now), item);
  }

  /** `next`: what follows in the lane; `isClaimed`: the item is, by the write before, and stands here as it was until then. */
  return async function keep(
    seen: D,
    item: OutboxItem,
    { rest, next, isClaimed = false }: { rest: Rest; next: Next<D>; isClaimed?: boolean },
  ): Promise<Kept<D>> {
    const stored = one(documents, seen.companyId, seen.id);
    const before = item.kind === 'errand' || !announcer.notBefore ? undefined : await announcer.notBefore(seen, item);
    if (before) {
      const due = new Date(Math.max(+before, +clock.now()) + AFTER_MS);
      return { document: await change(stored, (now) => waiting(now, item, due), seen) };
    }
    const claimed = isClaimed ? seen : await claim(seen, item);
    // Somebody else has it, or it is done: look again at what is there now.
    if (!claimed) return { document: await stored.read() };
    // Only the vendor's failures are judged here: when our own write fails after the call, the lease runs out
    // and the next deliverer looks whether it arrived.
    let isNews = item.kind === 'news';
    const outcome = await patiently(() => perform(claimed, item), rest, stop).catch((error: unknown) => {
      isNews = false;
      return failed(claimed, item, error);
    });
    const then = outcome(claimed);
    // Before the write as well: when the process dies in between, what was posted is found, and told again.
    if (item.kind !== 'errand' && (isNews || !isWhereItWas(then, claimed))) await announcer.placed(then, item);
    const isRedrawn = item.kind === 'card' && errands.isHarmless(seen, item);
    let following: OutboxItem | undefined;
    const document = await change(
      stored,
      (now) => {
        const done = withLateness(now, outcome(now), momentOf(shared));
        following = isRedrawn ? behind(done, next) : undefined;
        return following ? withClaim(done, following) : done;
      },
      claimed,
    );
    return { document, claimed: document && following };
  };
}

/** The same promise, due later. */
function waiting<D extends Announcing>(document: D, { id }: OutboxItem, due: Date): D | undefined {
  const item = document.outbox.find((one) => one.id === id);
  return item && withItem(document, { ...item, due });
}

/** Whether its cards are the same messages in the same rooms. */
const isWhereItWas = ({ cards }: Announcing, { cards: before }: Announcing): boolean =>
  cards.length === before.length &&
  cards.every(({ room, messageId }, i) => room === before[i]?.room && messageId === before[i]?.messageId);

/** A vendor that asks for a short pause gets it without giving up the claim. */
async function patiently<T>(call: () => Promise<T>, rest: Rest, stop: { is: boolean }): Promise<T> {
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
function createFailing<D extends Announcing, M>(announcer: Announcer<D, M>, shared: Keeping<M>) {
  const { rooms, clock, log } = shared;
  const errands = createErrands(announcer);

  function putOff(document: D, item: OutboxItem, error: unknown): Outcome<D> {
    const surelyNot = error instanceof RoomGone || (error instanceof Outage && error.outcome === 'no');
    const mayHaveArrived = !surelyNot && !errands.isHarmless(document, item);
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

  return async function failed(document: D, item: OutboxItem, error: unknown): Promise<Outcome<D>> {
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
      return (now) => anew(now, item, momentOf(shared)) ?? kept(errands.never(now, item), item);
    }
    log.warn('delivery put off', details);
    return putOff(document, item, error);
  };
}

function backoff(attempts: number): number {
  const wait = Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** Math.min(attempts, 10));
  return wait / 2 + Math.random() * (wait / 2);
}
