import { companyOf } from '../company/index.ts';
import { change, one } from '../kernel/change.ts';
import { occasionOf, orderReported, type PaymentRequest, settle } from '../payments/index.ts';
import { type Announcer, type Errand, shownNowhere, unchanged } from '../promises/announcer.ts';
import { type Moment, momentOf } from '../promises/outbox.ts';
import { approversOf, mayAlone, mayStill } from './four-eyes.ts';
import type { RefundsHouse } from './house.ts';
import type { RefundMessage } from './messages.ts';
import { answered, askedAfterAll, lapsed, type OutgoingRefund } from './outgoing-refund.ts';

/** What a refund promises: that it is made, that nobody waits for ever, and that its request hears of it. */
export const createRefundAnnouncer = (house: RefundsHouse): Announcer<OutgoingRefund, RefundMessage> => ({
  ...shownNowhere,
  documents: house.store.outgoingRefunds,
  async card(refund) {
    const company = await companyOf(house.directory, refund);
    const approvers = refund.state === 'asked' ? await approversOf(house, company, refund) : [];
    return { kind: 'refund-approval', refund, company, approvers };
  },
  root: async (refund) => refund,
  errands: { 'carry-out': carryingOut(house), lapse: lapsing(house), tell: telling(house) },
});

/**
 * Has the processor give it back, once. Its rules are looked at again first, because a day may lie in between, and others
 * may have been ordered at the same moment.
 */
const carryingOut = (house: RefundsHouse): Errand<OutgoingRefund> => ({
  lane: 'refunds',
  harmless: false,
  async keep(refund, _, triedSince) {
    const { id: orderId, companyId, requestId, paymentId, amount, reason } = refund;
    // Its key is good for a day: what may have been made is looked for first, however long ago that was.
    const there = triedSince && (await house.checkout.findRefund(companyId, paymentId, orderId));
    if (there) return (now) => answered(now, there, momentOf(house));
    if (refund.state !== 'ordered') return unchanged;
    // Not the directory, which remembers it for a while: who may what is looked at as it is by now.
    const company = (await house.store.companies.get(companyId)) ?? (await companyOf(house.directory, refund));
    const isAgreed = await (refund.approver ? mayStill : mayAlone)(house, company, refund);
    if (!isAgreed) {
      const request = await house.store.requests.get(companyId, requestId);
      const rooms = request?.cards.map(({ room }) => room) ?? [];
      return (now) => askedAfterAll(now, rooms, momentOf(house));
    }
    const answer = await house.checkout.refund({ orderId, companyId, requestId, paymentId, amount, reason });
    return (now) => answered(now, answer, momentOf(house));
  },
  never: () => (now) => answered(now, { refused: 'not-refundable' }, momentOf(house)),
});

const lapsing = (house: RefundsHouse): Errand<OutgoingRefund> => ({
  lane: 'links',
  harmless: true,
  keep: async () => (now) => lapsed(now, momentOf(house)) ?? now,
  never: () => unchanged,
});

/** Tells the request how it stands: what was made is taken as the processor's own word would be. */
const telling = (house: RefundsHouse): Errand<OutgoingRefund> => ({
  lane: 'askers',
  harmless: true,
  async keep(refund) {
    const { companyId, requestId } = refund;
    const occasion = await occasionOf(house, companyId);
    const request = await change(one(house.store.requests, companyId, requestId), (now) =>
      toldTo(now, refund, occasion),
    );
    if (request) house.wake('requests', request);
    return unchanged;
  },
  never: () => unchanged,
});

function toldTo(request: PaymentRequest, refund: OutgoingRefund, moment: Moment): PaymentRequest | undefined {
  const { id: orderId, paymentId, amount, state, decided, why, made } = refund;
  if (!made)
    return orderReported(request, orderId, { state, ...(decided && { decided }), ...(why && { why }) }, moment);
  const told = { kind: 'refund-changed', paymentId, at: made.at, refund: { ...made, amount, orderId } } as const;
  return settle(request, told, moment);
}
