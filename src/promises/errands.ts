import { type Company, platformOf, type Room, type RoomId } from '../company/company.ts';
import type { IncomingText } from '../conversations/incoming-text.ts';
import { hasOptedOut } from '../customers/customer.ts';
import type { House } from '../house.ts';
import { Outage } from '../kernel/refusal.ts';
import { linkUrl, withLink } from '../payments/message.ts';
import { isForTheWholeRoom, type RequestNews } from '../payments/news.ts';
import type { PaymentRequest } from '../payments/request.ts';
import { expireLink, reportText } from '../payments/steps.ts';
import type { Chat, Message } from '../ports.ts';
import { type Announcing, momentOf, type OutboxItem, type PostedCard, withCard, withOutbox } from './outbox.ts';

/** Clocks differ: a message is looked for from a little before we believe it was sent. */
const SKEW_MS = 60_000;

type Item<K extends OutboxItem['kind']> = Extract<OutboxItem, { kind: K }>;
/** What a delivery changes in its document, applied to whatever the document has become meanwhile. */
export type Outcome<T> = (document: T) => T;

/** How each kind of promise is kept. Every function calls at most one vendor and gives what it changes. */
export function createErrands(house: House) {
  const { store, sms, checkout, links, publicUrl } = house;

  function chatOf(id: RoomId, company: Company): { chat: Chat; room: Room } {
    const chat = house.chats[platformOf(id)];
    if (!chat) throw new Outage(platformOf(id), 'deliver', { outcome: 'no', code: 'not-configured' });
    const room = company.rooms.find((known) => known.id === id) ?? { id, name: '', told: false };
    return { chat, room };
  }

  const sinceOf = (item: OutboxItem): Date => new Date((item.sendingSince ?? item.due).getTime() - SKEW_MS);

  /** Draws the card of a room: posted once, then redrawn in place until it shows what the document says. */
  async function card<T extends Announcing>(
    document: T,
    item: Item<'card'>,
    retry: boolean,
    message: Message,
  ): Promise<Outcome<T>> {
    const { chat, room } = chatOf(item.room, message.company);
    const posted = document.cards.find((card) => card.room === item.room);
    const there = posted?.messageId ?? (retry ? await chat.find(room, item.id, sinceOf(item)) : undefined);
    if (there) await chat.update(room, there, item.id, message);
    const messageId = there ?? (await chat.post(room, item.id, message));
    const shown: PostedCard = { ...posted, room: item.room, messageId, shown: document.appearance };
    return (now) => {
      const drawn = withCard(now, shown);
      // What changed while it was being drawn is drawn next, by the same promise.
      return now.appearance === document.appearance ? kept(drawn, item) : again(drawn, item);
    };
  }

  async function news<T extends Announcing>(
    item: Item<'news'>,
    retry: boolean,
    thread: string | undefined,
    message: Message,
  ): Promise<Outcome<T>> {
    const { chat, room } = chatOf(item.room, message.company);
    const there = retry && (await chat.find(room, item.id, sinceOf(item), thread));
    if (!there) {
      const place = thread && { messageId: thread, wholeRoom: isForTheWholeRoom(item.news as RequestNews) };
      await chat.post(room, item.id, message, place || undefined);
    }
    return (now) => kept(now, item);
  }

  /** Sends the text with the link, unless the customer has opted out since. */
  async function text(
    request: PaymentRequest,
    item: Item<'text'>,
    retry: boolean,
    company: Company,
  ): Promise<Outcome<PaymentRequest>> {
    const { phone } = request.customer;
    const customer = await store.customers.byPhone(request.companyId, phone);
    const body = withLink(request.message, linkUrl(publicUrl, links.tokenFor(request.id)));
    const known = request.texts.flatMap(({ sid }) => (sid ? [sid] : []));
    const there = retry ? await sms.find({ to: phone, body, since: sinceOf(item), known }) : undefined;
    const about = { companyId: request.companyId, requestId: request.id, textId: item.textId };
    if (there !== undefined) return accepted(item, there);
    // Cancelled or paid while it was unclear whether it went out: it did not, and must not any more.
    if (request.state === 'cancelled' || request.state === 'paid') return (now) => kept(now, item);
    const sent =
      customer && hasOptedOut(customer)
        ? { failure: 'opted-out' as const }
        : await sms.send({ from: company.textSender, to: phone, body, about });
    if ('sid' in sent) return accepted(item, sent.sid);
    if (sent.failure === 'opted-out') await house.optOut(request.companyId, phone);
    const report = { state: 'failed' as const, failure: sent.failure };
    return (now) => kept(reportText(now, item.textId, report, momentOf(house)) ?? now, item);
  }

  /** The carrier has it; that it was sent and delivered is for the carrier to say. */
  const accepted =
    (item: Item<'text'>, sid: string): Outcome<PaymentRequest> =>
    (now) =>
      kept(reportText(now, item.textId, { sid, state: 'queued' }, momentOf(house)) ?? now, item);

  return {
    card,
    news,
    text,

    async expireCheckout(item: Item<'expire-checkout'>): Promise<Outcome<PaymentRequest>> {
      await checkout.expire(item.sessionId);
      return (now) => kept(now, item);
    },

    expireLink:
      (item: Item<'expire-link'>): Outcome<PaymentRequest> =>
      (now) =>
        kept(expireLink(now, momentOf(house)) ?? now, item),

    /** The message under which news stand in a room; undefined when there is none and none will come. */
    async threadOf(
      document: PaymentRequest | IncomingText,
      { room, apart }: Item<'news'>,
    ): Promise<string | undefined> {
      if (apart) return undefined;
      const parent = 'threadOf' in document ? document.threadOf : undefined;
      const documents = parent?.kind === 'request' ? store.requests : store.texts;
      const root = parent ? await documents.get(document.companyId, parent.id) : document;
      const messageId = root?.cards.find((posted) => posted.room === room)?.messageId;
      const isComing = root?.outbox.some((item) => item.kind === 'card' && item.room === room);
      if (!messageId && isComing) throw new Outage('chat', 'thread', { outcome: 'no', code: 'no-thread-yet' });
      return messageId;
    },
  };
}

const kept = <T extends Announcing>(document: T, item: OutboxItem): T =>
  withOutbox(
    document,
    document.outbox.filter(({ id }) => id !== item.id),
  );

/** Due at once, under a new attempt: the old one has done its part. */
const again = <T extends Announcing>(document: T, { sendingSince: _, ...item }: Item<'card'>): T =>
  withOutbox(document, [
    { ...item, due: new Date(0), attempts: 0 },
    ...document.outbox.filter((other) => other.kind !== 'card' || other.room !== item.room),
  ]);
