import type { Money } from '../../src/kernel/money.ts';
import type { News } from '../../src/messages.ts';
import type { Beginning } from '../../src/mornings/news.ts';
import type { ChangedLine, ChangedOrders, OrderChange } from '../../src/payments/order-news.ts';
import type { PaymentMethod } from '../../src/payments/payment.ts';
import type { Revision } from '../../src/payments/request.ts';
import type { AnnouncingDocuments, Documents, Group } from '../../src/ports.ts';
import type { Announcing, OutboxItem, PostedCard } from '../../src/promises/outbox.ts';
import type { Collection } from './collection.ts';
import { type Index, moment, part, text, whole } from './schema.ts';
import type { Fields } from './translation.ts';

export const money = part<Money>({ minor: whole, currency: text });
export const method = part<PaymentMethod>({ kind: text, brand: String, last4: String, wallet: String, name: String });

export const changedLine = part<ChangedLine>({ description: text, amount: whole });
export const revision = part<Revision>({ from: whole, at: moment, added: [changedLine], removed: [changedLine] });
const orderChange = part<OrderChange>({
  ...{ reference: text, what: text, before: whole, after: whole, paid: Number },
  ...{ added: [changedLine], removed: [changedLine] },
});

export const beginning = part<Beginning>({
  ...{ unpaid: whole, overdue: whole, attention: whole, tasks: whole, disputes: whole, answerBy: Date },
  ...{ paid: whole, sums: [money] },
});

export const news = part<News>({
  kind: text,
  at: moment,
  amount: money,
  total: money,
  whole: money,
  left: money,
  others: money,
  over: money,
  status: String,
  dueBy: Date,
  method,
  late: Boolean,
  why: String,
  paymentId: String,
  reason: String,
  by: String,
  who: String,
  role: String,
  note: String,
  body: String,
  words: String,
  media: Number,
  place: Number,
  said: String,
  helped: Boolean,
  masked: Boolean,
  split: Boolean,
  soundsLikeStop: Boolean,
  asks: Boolean,
  revised: Boolean,
  to: String,
  of: String,
  before: money,
  changed: part<ChangedOrders>({ orders: [orderChange] }),
  system: String,
  task: String,
  dueOn: Date,
  owner: String,
  beginning,
});

const item = part<OutboxItem>({
  id: text,
  due: moment,
  attempts: whole,
  sendingSince: Date,
  kind: text,
  room: String,
  news,
  apart: Boolean,
  name: String,
  about: String,
});

const card = part<PostedCard>({ room: text, messageId: String, shown: whole });

/** The fields of every document with an outbox. */
export const announcingFields = {
  companyId: text,
  revision: whole,
  cards: [card],
  appearance: whole,
  outbox: [item],
  due: Date,
} satisfies Record<Exclude<keyof Announcing, 'id'>, unknown>;

/** Holds only the documents that owe something, so that sweeping stays cheap however many are done. */
export const dueIndex: Index = {
  name: 'owing',
  keys: { due: 1, _id: 1 },
  options: { partialFilterExpression: { due: { $exists: true } } },
};

/**
 * Errands once had a kind each, and what they are about a name each: `text` with `textId`, `expire-checkout` with
 * `sessionId`, `expire-link`.
 */
export function errandsByName(stored: Fields): Fields {
  const outbox = stored.outbox as Fields[] | undefined;
  return { ...stored, ...(outbox && { outbox: outbox.map(asErrand) }) };
}

function asErrand({ textId, sessionId, ...item }: Fields): Fields {
  if (item.kind === 'card' || item.kind === 'news' || item.kind === 'errand') return item;
  const about = textId ?? sessionId;
  return { ...item, kind: 'errand', name: item.kind, ...(about === undefined ? {} : { about }) };
}

/** Has something due that waits outside of these groups; undefined when that is anything. */
function outside(groups: Group[], until: Date): Fields | undefined {
  if (groups.length === 0) return undefined;
  const due = { $lte: until };
  const rooms = groups.flatMap((group) => ('room' in group ? [group.room] : []));
  const errands = new Map<string, string[]>();
  for (const group of groups) {
    if ('errand' in group) errands.set(group.companyId, [...(errands.get(group.companyId) ?? []), group.errand]);
  }
  const isErrand = { due, room: { $exists: false } };
  const full = [...errands].map(([companyId, names]) => ({
    companyId,
    outbox: { $not: { $elemMatch: { ...isErrand, name: { $nin: names } } } },
  }));
  const ofRoom = { outbox: { $elemMatch: { due, room: { $exists: true, $nin: rooms } } } };
  const ofErrand = { outbox: { $elemMatch: isErrand }, ...(full.length > 0 && { $nor: full }) };
  return { $or: [ofRoom, ofErrand] };
}

/** @param keys the unique indexes that, broken, mean "there already" */
export function documentsIn<T extends { id: string; companyId: string; revision: number }>(
  collection: Collection<T>,
  ...keys: string[]
): Documents<T> {
  return {
    insert: (document) => collection.insert(document, ...keys),
    get: (companyId, id) => collection.one({ companyId, _id: id }),
    replace: (document) => collection.replace(document),
  };
}

export function announcingIn<T extends Announcing>(
  collection: Collection<T>,
  ...keys: string[]
): AnnouncingDocuments<T> {
  return {
    ...documentsIn(collection, ...keys),
    due: (until, from, full = () => []) =>
      collection.inOrder({ field: 'due', until, from }, () => outside(full(), until)),
  };
}
