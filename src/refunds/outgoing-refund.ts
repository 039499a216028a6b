import { createHash } from 'node:crypto';
import type { Asker } from '../company/index.ts';
import type { Contact } from '../customers/index.ts';
import { type Acting, type Action, act, acted, amountFact, memberRef } from '../kernel/act.ts';
import type { RoomId } from '../kernel/room-id.ts';
import {
  orderMayBecome,
  orderStateOf,
  type PaymentRequest,
  type Refund,
  type RefundAnswer,
  type RefundMade,
  type RefundOrder,
  type RefundOrderState,
} from '../payments/index.ts';
import { type Announcing, isErrand, type Moment, promising, redrawn, without } from '../promises/outbox.ts';

/** `carry-out`: at the processor; `lapse`: nobody has agreed in time; `tell`: its request. */
export type OutgoingRefundErrand = 'carry-out' | 'lapse' | 'tell';

/** One refund that a member ordered, from the order to its end. Where a second person has to agree, it has a card. */
export interface OutgoingRefund
  extends Announcing<never, OutgoingRefundErrand>,
    Acting,
    Pick<
      RefundOrder,
      'paymentId' | 'amount' | 'reason' | 'note' | 'by' | 'tells' | 'state' | 'decided' | 'why' | 'at'
    > {
  requestId: string;
  /** As its card says them. */
  customer: { name?: string } & Contact;
  reference: string;
  /** Who agreed: looked at again when it is carried out. */
  approver?: Asker;
  /** What was made for it. */
  made?: Pick<RefundMade, 'id' | 'status' | 'at'>;
}

/** Whoever agrees has a day: what was meant yesterday need not be meant tomorrow. */
const DAY_MS = 86_400_000;

/** What is agreed to: exactly this payment, amount and reason, and nothing that was changed since. */
export const digestOf = ({ requestId, paymentId, amount, reason, note = '' }: OutgoingRefund): string =>
  createHash('sha256')
    .update(JSON.stringify([requestId, paymentId, amount.minor, amount.currency, reason, note]))
    .digest('base64url')
    .slice(0, 22);

/** An order of a request, as a document of its own. */
export function outgoingRefund(request: PaymentRequest, order: RefundOrder, moment: Moment): OutgoingRefund {
  const { id, paymentId, amount, reason, note, by, tells, at } = order;
  const { companyId, customer, reference } = request;
  const { id: _, ...whom } = customer;
  const blank: OutgoingRefund = {
    ...{ id, companyId, revision: 0, cards: [], appearance: 0, outbox: [] },
    ...{ requestId: request.id, reference, paymentId, amount, reason, by, tells, at, state: 'ordered' },
    customer: whom,
    ...(note && { note }),
  };
  const rooms = request.cards.map(({ room }) => room);
  return order.state === 'asked' ? asked(blank, rooms, moment) : promising(blank, { name: 'carry-out' }, moment);
}

/** A second person has to agree: whoever may is asked in the rooms where the request is shown. */
function asked(refund: OutgoingRefund, rooms: RoomId[], moment: Moment): OutgoingRefund {
  const { approver: _, decided: __, ...open } = without(refund, (item) => isErrand(item, 'carry-out'));
  const cards = refund.cards.length > 0 ? refund.cards : rooms.map((room) => ({ room, shown: 0 }));
  const shown = redrawn<OutgoingRefund>({ ...open, state: 'asked', cards }, moment);
  const until = new Date(moment.now.getTime() + DAY_MS);
  const isLimited = shown.outbox.some((item) => isErrand(item, 'lapse'));
  return isLimited ? shown : promising(shown, { name: 'lapse' }, moment, until);
}

/** Looked at again, it needs a second person after all; anything else than a refund to be made stays as it is. */
export const askedAfterAll = (refund: OutgoingRefund, rooms: RoomId[], moment: Moment): OutgoingRefund =>
  refund.state === 'ordered' ? told(asked(refund, rooms, moment), moment) : refund;

/** Somebody has agreed to it. */
export function approved(refund: OutgoingRefund, approver: Asker, moment: Moment): OutgoingRefund {
  const decided = { by: approver.name, at: moment.now };
  const done = { ...ended(refund), state: 'ordered' as const, decided, approver };
  const next = told(promising(redrawn(done, moment), { name: 'carry-out' }, moment), moment);
  return entered(next, 'refund-agreed', memberRef(approver), moment);
}

/** Somebody has said no to it. */
export function declined(refund: OutgoingRefund, by: Asker, why: string, moment: Moment): OutgoingRefund {
  const decided = { by: by.name, at: moment.now, why };
  const next = told(redrawn<OutgoingRefund>({ ...ended(refund), state: 'declined', decided }, moment), moment);
  return entered(next, 'refund-declined', memberRef(by), moment);
}

/** Nobody has agreed in time; undefined when somebody has decided. */
export const lapsed = (refund: OutgoingRefund, moment: Moment): OutgoingRefund | undefined =>
  refund.state === 'asked'
    ? entered(told(redrawn({ ...ended(refund), state: 'lapsed' }, moment), moment), 'refund-lapsed', 'app', moment)
    : undefined;

/** What the processor answered. */
export function answered(refund: OutgoingRefund, answer: RefundAnswer, moment: Moment): OutgoingRefund {
  if ('refused' in answer) {
    if (!orderMayBecome(refund.state, 'refused')) return refund;
    const next = told(redrawn({ ...ended(refund), state: 'refused' as const, why: answer.refused }, moment), moment);
    return entered(next, 'refund-refused', 'processor', moment);
  }
  const { id, status, at } = answer;
  const made = { ...ended(refund), made: refund.made ?? { id, status, at } };
  return told(redrawn(onward(made, orderStateOf(answer)), moment), moment);
}

/** With what was decided about it, for the audit log. */
function entered(refund: OutgoingRefund, action: Action, by: string, { now }: Moment): OutgoingRefund {
  const { amount, reference, paymentId, id, revision, state, why } = refund;
  const after = { amount: amountFact(amount), reference, payment: paymentId, order: id, why };
  // It may be asked about, and agreed to, more than once.
  return acted(refund, act({ key: `${state} ${revision}`, at: now, action, by, after }));
}

/** The processor's word by way of the request; undefined when it was known. */
export function heard(refund: OutgoingRefund, word: Refund, moment: Moment): OutgoingRefund | undefined {
  const { id, status, at } = word;
  const isKnown = refund.made?.status === status;
  if (isKnown) return undefined;
  return redrawn(onward({ ...ended(refund), made: { id, status, at } }, orderStateOf(word)), moment);
}

/** What was made is made, whatever it was before. */
const onward = (refund: OutgoingRefund, state: RefundOrderState): OutgoingRefund => {
  const isOver = ['pending', 'succeeded', 'failed'].includes(refund.state);
  return !isOver || orderMayBecome(refund.state, state) ? { ...refund, state } : refund;
};

/** Nothing more is to be done about it than to tell. */
const ended = (refund: OutgoingRefund): OutgoingRefund =>
  without(refund, (item) => isErrand(item, 'lapse') || isErrand(item, 'carry-out'));

/** A telling under way may have read it before this: another one follows. */
const told = (refund: OutgoingRefund, moment: Moment): OutgoingRefund =>
  promising(
    without(refund, (item) => isErrand(item, 'tell')),
    { name: 'tell' },
    moment,
  );
