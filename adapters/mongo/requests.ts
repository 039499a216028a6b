import { lastSpokenOf } from '../../src/conversations/outgoing-text.ts';
import { requestActs } from '../../src/payments/acts.ts';
import type { MailSummary } from '../../src/payments/mail.ts';
import type { DelayedPayment, Dispute, Payment, Refund, Share } from '../../src/payments/payment.ts';
import { referenceKeyOf } from '../../src/payments/reference.ts';
import type { Reminders } from '../../src/payments/reminders/reminders.ts';
import type { AskedInvoice, CheckoutPage, PaymentRequest, RequestText } from '../../src/payments/request.ts';
import type { SharedPart, ShareOf } from '../../src/payments/sharing/share.ts';
import type { WrittenBack } from '../../src/payments/written-back.ts';
import type { Requests } from '../../src/ports.ts';
import { announcingFields, announcingIn, dueIndex, errandsByName, method, money, revision } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { formerKeysOf } from './reference-keys.ts';
import { refundOrder } from './refund-order.ts';
import { requestIndexes } from './request-indexes.ts';
import { listFields, listIndexes, listsIn, placesIn } from './request-lists.ts';
import { searchFields, searchIn, searchIndexes, soughtIn } from './request-search.ts';
import { document, hidden, moment, part, required, text, whole } from './schema.ts';
import { talliesIn, tallyFields, tallyIn, tallyIndexes } from './tallies.ts';
import { ownTrailIn, trailFields, trailHidden, trailIndexes, unauditedIn } from './trail.ts';
import type { Fields, Upgrade } from './translation.ts';

/** What a refund and a dispute have in common. */
const movement = { id: text, paymentId: text, amount: required(money), status: text, at: moment, toldAt: moment };

const reminders = part<Reminders>({
  ...{ days: [Number], since: moment, sent: whole, lastAt: Date, wanted: String },
  place: required(part<Reminders['place']>({ timeZone: text, region: text })),
  stopped: part<NonNullable<Reminders['stopped']>>({ why: text, by: String, at: moment }),
  promised: part<NonNullable<Reminders['promised']>>({ day: moment, until: moment, by: text }),
});

const writtenBack = part<WrittenBack>({ system: text, at: moment, why: String });

const payment = part<Payment>({
  ...{ id: text, amount: required(money), method, at: moment, letterhead: String, unexpected: String },
  pays: part<NonNullable<Payment['pays']>>({ orders: [part<Share>({ id: text, amount: whole, writtenBack })] }),
});
const customer = required(part<PaymentRequest['customer']>({ id: text, phone: String, email: String, name: String }));
const asker = required(part<PaymentRequest['asker']>({ id: text, name: text, workspaceId: String }));

const shares = [
  part<SharedPart>({
    ...{ id: text, key: text, to: customer, tongue: text, by: asker, amount: whole, message: text, at: moment },
    ...{ state: text, payments: [payment] },
  }),
];

const schema = document<PaymentRequest>(
  {
    ...announcingFields,
    ...trailFields,
    key: text,
    pressed: [String],
    customer,
    tongue: text,
    asker,
    amount: required(money),
    reference: text,
    referenceKey: text,
    debt: String,
    otherDebts: [String],
    invoices: [
      part<AskedInvoice>({
        ...{ id: text, reference: text, version: whole, amount: whole },
        ...{ isOpen: Boolean, noAutomaticTexts: Boolean, followed: Number },
        writtenBack,
      }),
    ],
    depositOn: part<NonNullable<PaymentRequest['depositOn']>>({
      ...{ id: text, reference: text, estimateId: text },
      writtenBack,
    }),
    balanceVersion: whole,
    state: text,
    linkHash: text,
    linkExpiresAt: moment,
    message: text,
    letterhead: String,
    texts: [
      part<RequestText>({
        id: text,
        sid: String,
        state: text,
        reason: String,
        at: moment,
        waitsUntil: Date,
        late: Boolean,
        reminder: String,
      }),
    ],
    mails: [
      part<MailSummary>({
        id: text,
        to: text,
        asks: Boolean,
        reminder: String,
        state: text,
        reason: String,
        at: moment,
      }),
    ],
    seenAt: Date,
    declined: part<NonNullable<PaymentRequest['declined']>>({ reason: text, at: moment }),
    checkout: part<CheckoutPage>({
      attempt: whole,
      tongue: text,
      balanceVersion: whole,
      part: Number,
      sessionId: String,
      url: String,
      expiresAt: Date,
    }),
    checkoutAttempts: whole,
    payments: [payment],
    delayed: [part<DelayedPayment>({ id: text, since: Date, failedAt: Date, amount: Number })],
    refunds: [part<Refund>({ ...movement, reason: String, orderId: String, trace: String })],
    refundOrders: [refundOrder],
    disputes: [part<Dispute>({ ...movement, reason: text, dueBy: Date })],
    shares,
    shareOf: part<ShareOf>({ requestId: text, total: whole, isInvoiced: Boolean }),
    cancelled: part<NonNullable<PaymentRequest['cancelled']>>({
      by: text,
      who: String,
      at: moment,
      why: String,
      reason: String,
      note: String,
    }),
    newLinkAskedAt: Date,
    inFull: Boolean,
    tallied: String,
    followsLater: Boolean,
    changing: Date,
    revised: revision,
    sentRevision: revision,
    reminders,
    createdAt: moment,
  },
  [...requestIndexes, dueIndex, ...trailIndexes, ...listIndexes, ...searchIndexes, ...tallyIndexes],
  {
    underWay: { type: Date, select: false },
    debts: hidden([String]),
    referenceKeys: hidden([String]),
    ...listFields,
    ...searchFields,
    ...tallyFields,
    ...trailHidden,
  },
);

/** The first version kept the ids alone of delayed payments that failed. */
const withDelayed: Upgrade = ({ failedPayments, ...kept }) => ({
  delayed: (Array.isArray(failedPayments) ? failedPayments : []).map((id) => ({ id, failedAt: kept.createdAt })),
  ...kept,
});

/** Before the fifth version, each was about one reference, and what stood around or before it made another key of it. */
const withKey: Upgrade = (request) => ({ ...request, referenceKey: referenceKeyOf(String(request.reference)) });

/** What it is about, one by one. */
const aboutOf = ({ debt, otherDebts, referenceKey, invoices }: PaymentRequest) => ({
  debts: debt === undefined ? [] : [debt, ...otherDebts],
  referenceKeys: [...new Set([referenceKey, ...invoices.map(({ reference }) => referenceKeyOf(reference))])],
});

/** More than one debt is ever asked for. */
const MOST_OF_A_REFERENCE = 100;

export function requestsIn(database: Database): Requests {
  const collection = new Collection<PaymentRequest>(database, 'requests', schema, {
    // What is no list is refused by the schema, which comes after.
    derive: (request) => ({
      ...(Array.isArray(request.texts) && { underWay: lastSpokenOf(request.texts) }),
      ...placesIn(request),
      ...soughtIn(request),
      ...tallyIn(request),
      ...unauditedIn(request, requestActs),
      ...(Array.isArray(request.otherDebts) && Array.isArray(request.invoices) && aboutOf(request)),
    }),
    // Before the fourth version, requests were in no list; before the sixth, they were found by their reference alone;
    // before the seventh, they were counted in no totals.
    upgrades: [withDelayed, errandsByName, (request) => request, withKey, (request) => request, (request) => request],
  });
  const newestFirst = { createdAt: -1 } as const;
  /** The newest first. `more`: conditions with operators. */
  async function ofReference(companyId: string, referenceKey: string, limit: number, more: Fields = {}) {
    const found = await collection.many({ companyId, referenceKeys: referenceKey }, limit, newestFirst, more);
    if (!collection.hasOutdated) return found;
    // In the order of the index, by key and newest first: sorted here, because no index has the order of them all.
    const asked = { ...more, referenceKey: { $in: [referenceKey, ...formerKeysOf(referenceKey)] } };
    const older = await collection.many({ companyId }, Math.max(limit, MOST_OF_A_REFERENCE), {}, asked);
    const all = [...new Map([...found, ...older].map((request) => [request.id, request])).values()];
    return all.toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime()).slice(0, limit);
  }
  return {
    ...announcingIn(collection, 'key', 'debt', 'debts'),
    trail: ownTrailIn(collection, requestActs),
    ...listsIn(collection),
    ...searchIn(collection),
    ...talliesIn(collection),
    byKey: (companyId, key) => collection.one({ companyId, key }),
    byPayment: (paymentId) => collection.anywhere({ 'payments.id': paymentId }),
    byPayments: async (companyId, paymentIds) =>
      paymentIds.length === 0
        ? []
        : collection.many({ companyId }, paymentIds.length, undefined, { 'payments.id': { $in: paymentIds } }),
    byLink: (linkHash) => collection.anywhere({ linkHash }),
    byReference: ofReference,
    async byDebt(companyId, debt) {
      const [who = '', referenceKey = ''] = debt.split(' ');
      // Of an older one the debt is spelled as it was then.
      const [request] = await ofReference(companyId, referenceKey, 1, { debt: { $gt: `${who} `, $lt: `${who}!` } });
      return request;
    },
    async isAsking(companyId) {
      const [first] = await collection.many({ companyId }, 1, { debt: 1 }, { debt: { $gt: '' } });
      return first !== undefined;
    },
    ofInvoice: (companyId, invoiceId, limit) =>
      collection.many({ companyId, 'invoices.id': invoiceId }, limit, newestFirst),
    ofCustomer: (companyId, customerId, after, limit) =>
      collection.many({ companyId, 'customer.id': customerId }, limit, { _id: 1 }, { _id: { $gt: after } }),
    latestFor: (companyId, phone) => collection.first({ companyId, 'customer.phone': phone }, newestFirst),
    sendableTo: (companyId, phone, limit) =>
      collection.many({ companyId, 'customer.phone': phone }, limit, newestFirst, {
        state: { $in: ['open', 'expired'] },
      }),
    underWay: (companyId, after, until, limit) =>
      collection.many({ companyId }, limit, { underWay: 1 }, { underWay: { $gt: after, $lte: until } }),
  };
}
