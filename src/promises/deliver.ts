import type { RoomId } from '../company/company.ts';
import type { IncomingText } from '../conversations/incoming-text.ts';
import type { TextNews } from '../conversations/news.ts';
import type { House } from '../house.ts';
import { change, one } from '../kernel/change.ts';
import { Outage, RoomGone } from '../kernel/refusal.ts';
import type { RequestNews } from '../payments/news.ts';
import type { PaymentRequest } from '../payments/request.ts';
import type { AnnouncingDocuments, Message } from '../ports.ts';
import { createErrands, type Outcome } from './errands.ts';
import { createLanes } from './lanes.ts';
import { type Announcing, anew, momentOf, moved, type OutboxItem, withOutbox, without } from './outbox.ts';

/** For how long a deliverer has an item for itself; longer than any vendor call may take. */
const LEASE_MS = 30_000;
const CALL_MS = 12_000;
/** How long what may have arrived is left alone before it is looked for: it may be on its way, and listed late. */
const LOOK_AFTER_MS = 3_000;
const SWEEP_MS = 1_000;
const SWEEP_SIZE = 200;
const BACKOFF_MS = { first: 1_000, most: 300_000 };

type Deliverable = PaymentRequest | IncomingText;
type AnnouncingKind = 'requests' | 'texts';

/**
 * Drains the outboxes: right after a write, and on a timer for what waits or was left by a dead process.
 * `roomGone` marks a room where nothing can be said any more and gives the rooms that are told instead.
 */
export function createDelivery(house: House, roomGone: (room: RoomId) => Promise<RoomId[]>) {
  const errands = createErrands(house);
  const lanes = createLanes((lane, error) => house.log.error('delivery failed', { lane, error }));
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  const stopped = Promise.withResolvers<void>();

  const documentsOf = (kind: AnnouncingKind) => house.store[kind] as unknown as AnnouncingDocuments<Deliverable>;

  function wake(kind: AnnouncingKind, document: Announcing, except?: string): void {
    if (stopping) return;
    const now = house.clock.now();
    for (const item of document.outbox) {
      const lane = laneOf(document, item);
      if (item.due > now || lane === except) continue;
      lanes.queue(lane, document.id, (waited) => drain(kind, document as Deliverable, lane, waited));
    }
  }

  /** Keeps the promises of one document in one lane, in their order, until one has to wait. */
  async function drain(kind: AnnouncingKind, queued: Deliverable, lane: string, waited: boolean): Promise<void> {
    const { companyId, id } = queued;
    let document = waited ? await documentsOf(kind).get(companyId, id) : queued;
    while (document && !stopping) {
      const item = document.outbox.find((candidate) => laneOf(document as Deliverable, candidate) === lane);
      if (!item || item.due > house.clock.now()) return;
      document = await keep(kind, document, item);
      if (document) wake(kind, document, lane);
    }
  }

  /** Keeps one promise; gives the document as it is afterwards. */
  async function keep(kind: AnnouncingKind, seen: Deliverable, item: OutboxItem): Promise<Deliverable | undefined> {
    const stored = one(documentsOf(kind), seen.companyId, seen.id);
    const claimed = await claim(kind, seen, item);
    // Somebody else has it, or it is done: look again at what is there now.
    if (!claimed) return stored.read();
    const retry = item.sendingSince !== undefined;
    // Only the vendor's failures are judged here: when our own write fails after the call, the lease runs out
    // and the next deliverer looks whether it arrived.
    const outcome = await patiently(() => perform(claimed, item, retry)).catch((error: unknown) =>
      afterFailure(claimed, item, error),
    );
    return change(stored, outcome, claimed);
  }

  /**
   * Writes that the vendor is about to be called, so that a later look can tell "may have arrived" from
   * "never tried". The first time counts: of those who tried and died, any may have done it. What is harmless to do
   * twice is not claimed.
   */
  async function claim(kind: AnnouncingKind, seen: Deliverable, item: OutboxItem): Promise<Deliverable | undefined> {
    if (isIdempotent(seen, item)) return seen;
    const now = house.clock.now();
    const due = new Date(now.getTime() + LEASE_MS);
    const sendingSince = item.sendingSince ?? now;
    const next = withItem(seen, { ...item, sendingSince, due, attempts: item.attempts + 1 });
    const written = await documentsOf(kind).replace(next);
    return written ? { ...next, revision: next.revision + 1 } : undefined;
  }

  async function perform(document: Deliverable, item: OutboxItem, retry: boolean): Promise<Outcome<Deliverable>> {
    switch (item.kind) {
      case 'card':
        return errands.card(document, item, retry, await messageOf(document));
      case 'news':
        return errands.news(item, retry, await errands.threadOf(document, item), await newsOf(document, item));
      case 'text':
        return forRequest(await errands.text(document as PaymentRequest, item, retry, await companyOf(document)));
      case 'expire-checkout':
        return forRequest(await errands.expireCheckout(item));
      case 'expire-link':
        return forRequest(errands.expireLink(item));
    }
  }

  /** A vendor that asks for a short pause gets it without giving up the claim. */
  async function patiently<T>(call: () => Promise<T>): Promise<T> {
    const until = Date.now() + LEASE_MS - CALL_MS;
    for (;;) {
      try {
        return await call();
      } catch (error) {
        const pause = error instanceof Outage && error.outcome === 'no' ? error.retryAfterMs : undefined;
        if (pause === undefined || stopping || Date.now() + pause > until) throw error;
        await Promise.race([new Promise((resolve) => setTimeout(resolve, pause)), stopped.promise]);
      }
    }
  }

  /** What is written after a failed call: tried again later, looked up first when it may have arrived. */
  async function afterFailure(document: Deliverable, item: OutboxItem, error: unknown): Promise<Outcome<Deliverable>> {
    const details = { document: document.id, item: item.kind, error };
    if (error instanceof RoomGone && 'room' in item) {
      house.log.error('room gone', { ...details, room: item.room });
      const others = await roomGone(item.room);
      // Where nobody would hear of it, it waits for a room that is told.
      if (others.length > 0) return (now) => moved(now, item.room, others, momentOf(house));
    }
    if (error instanceof Outage && error.outcome === 'never') {
      const again = anew(document, item, momentOf(house)) !== undefined;
      house.log[again ? 'warn' : 'error'](again ? 'what it was for is gone' : 'delivery given up', details);
      return (now) => anew(now, item, momentOf(house)) ?? without(now, ({ id }) => id === item.id);
    }
    house.log.warn('delivery put off', details);
    const surelyNot = error instanceof RoomGone || (error instanceof Outage && error.outcome === 'no');
    const mayHaveArrived = !surelyNot && !isIdempotent(document, item);
    const wait = (error instanceof Outage ? error.retryAfterMs : undefined) ?? backoff(item.attempts);
    const due = new Date(house.clock.now().getTime() + Math.max(wait, mayHaveArrived ? LOOK_AFTER_MS : 0));
    return (now) => {
      const mine = now.outbox.find(({ id }) => id === item.id);
      if (!mine) return now;
      const { sendingSince, ...rest } = { ...mine, due, attempts: item.attempts + 1 };
      // Looked up before it is sent again, unless the vendor is sure that nothing arrived, now or before.
      const unclear = sendingSince && (!surelyNot || item.sendingSince);
      return withItem(
        now,
        (unclear ? { ...rest, sendingSince: item.sendingSince ?? sendingSince } : rest) as OutboxItem,
      );
    };
  }

  async function companyOf(document: Deliverable) {
    const company = await house.directory.company(document.companyId);
    if (!company) throw new Error(`${document.id} belongs to no company`);
    return company;
  }

  async function messageOf(document: Deliverable): Promise<Message> {
    const company = await companyOf(document);
    return 'linkHash' in document
      ? { kind: 'request', request: document, company }
      : { kind: 'incoming-text', text: document, company };
  }

  async function newsOf(document: Deliverable, item: Extract<OutboxItem, { kind: 'news' }>): Promise<Message> {
    const company = await companyOf(document);
    if ('linkHash' in document) {
      const { customer, reference } = document;
      return { kind: 'news', news: withMethod(item.news as RequestNews, document), company, customer, reference };
    }
    const { phone, customer } = document;
    return {
      kind: 'news',
      news: item.news as TextNews,
      company,
      customer: { phone, ...(customer?.name ? { name: customer.name } : {}) },
    };
  }

  async function sweep(): Promise<void> {
    for (const companyId of await house.store.companies.ids()) {
      for (const kind of ['requests', 'texts'] as const) {
        const due = await documentsOf(kind).due(companyId, house.clock.now(), SWEEP_SIZE);
        for (const document of due) wake(kind, document);
      }
    }
  }

  function sweepLater(ms: number): void {
    timer = setTimeout(() => {
      sweep()
        .catch((error: unknown) => house.log.warn('sweep put off', { error }))
        .finally(() => {
          if (!stopping) sweepLater(SWEEP_MS);
        });
    }, ms);
  }

  return {
    wake,
    start: () => sweepLater(0),
    /** Delivers everything that is due now and waits for it. */
    async drainDue(): Promise<void> {
      await sweep();
      await lanes.idle();
    },
    async stop(): Promise<void> {
      stopping = true;
      stopped.resolve();
      clearTimeout(timer);
      await lanes.idle();
    },
  };
}

/** How it was paid is often told by another event than that it was paid: said as well when it is known by now. */
function withMethod(news: RequestNews, { payments }: PaymentRequest): RequestNews {
  const method = payments.find(({ unexpected }) => !unexpected)?.method;
  return news.kind === 'payment-paid' && !news.method && method ? { ...news, method } : news;
}

/** Only requests carry these items; the outcome is theirs. */
const forRequest = (outcome: Outcome<PaymentRequest>) => outcome as unknown as Outcome<Deliverable>;

function laneOf(document: Announcing, item: OutboxItem): string {
  if ('room' in item) return item.room;
  return item.kind === 'text' ? `texts of ${document.id}` : `${item.kind} of ${document.id}`;
}

function isIdempotent(document: Announcing, item: OutboxItem): boolean {
  if (item.kind === 'card') return document.cards.some(({ room, messageId }) => room === item.room && messageId);
  return item.kind === 'expire-checkout' || item.kind === 'expire-link';
}

const withItem = <T extends Announcing>(document: T, item: OutboxItem): T =>
  withOutbox(
    document,
    document.outbox.map((other) => (other.id === item.id ? item : other)),
  );

function backoff(attempts: number): number {
  const wait = Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** Math.min(attempts, 10));
  return wait / 2 + Math.random() * (wait / 2);
}
