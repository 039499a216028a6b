import { heardOf, type TextWord, waitOf } from '../conversations/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Money } from '../kernel/money.ts';
import { type Answer, granted, refused } from '../kernel/refusal.ts';
import type { RoomId } from '../kernel/room-id.ts';
import { announcing, isErrand, type Moment, promising, redrawn, without } from '../promises/outbox.ts';
import { asking } from './asking.ts';
import type { CancelWhy, EndedBy } from './cancelled.ts';
import { closed } from './checkout.ts';
import { isOthersToPay, leftHere, underWay } from './parts.ts';
import { debtsOf, owing, referenceKeyOf } from './reference.ts';
import type { Reminders } from './reminders/reminders.ts';
import { planned, plannedAnew } from './reminders/schedule.ts';
import type { PaymentRequest, RequestText } from './request.ts';
import { cancelling, withoutDebt } from './settle.ts';
import { toPeople } from './to-people.ts';

const JUST_SENT_MS = 30_000;
const PRESSES_KEPT = 20;

/**
 * A new payment request with everything it promises: its card in each room, its text or e-mail, the paper that goes with it, the end of its
 * link.
 */
export function requestPayment(
  ask: {
    id: string;
    companyId: string;
    key: string;
    customer: PaymentRequest['customer'];
    tongue: Tongue;
    asker: PaymentRequest['asker'];
    amount: Money;
    reference: string;
    message: string;
    linkHash: string;
    linkExpiresAt: Date;
    letterhead?: string;
    invoices?: PaymentRequest['invoices'];
    depositOn?: PaymentRequest['depositOn'];
    reminders?: Reminders;
    rooms: RoomId[];
  },
  moment: Moment,
): PaymentRequest {
  const { rooms, invoices = [], ...kept } = ask;
  const referenceKey = referenceKeyOf(ask.reference);
  const blank: PaymentRequest = {
    ...kept,
    revision: 0,
    pressed: [],
    referenceKey,
    ...owing(debtsOf({ ...ask, invoices })),
    invoices,
    balanceVersion: 1,
    state: 'open',
    texts: [],
    mails: [],
    payments: [],
    delayed: [],
    refunds: [],
    refundOrders: [],
    disputes: [],
    shares: [],
    checkoutAttempts: 0,
    cards: rooms.map((room) => ({ room, shown: 0 })),
    appearance: 0,
    outbox: [],
    createdAt: moment.now,
  };
  const shown = asking(redrawn(blank, moment), moment);
  const promised = expiring(promising(shown, { name: 'paper', about: 'invoice' }, moment), moment);
  return ask.reminders ? planned(promised, ask.reminders, moment) : promised;
}

const expiring = (request: PaymentRequest, moment: Moment): PaymentRequest =>
  promising(request, { name: 'expire-link' }, moment, request.linkExpiresAt);

const wasPressed = (request: PaymentRequest, key: string): boolean => request.pressed.includes(key);
export const pressed = (request: PaymentRequest, key: string): PaymentRequest => ({
  ...request,
  pressed: [...request.pressed, key].slice(-PRESSES_KEPT),
});

/**
 * A member cancels the request: nobody can start to pay from now on. It is cancelled at once when no page to pay on was
 * opened, and otherwise when the processor has said that nothing was paid there. Pressing twice changes nothing.
 */
export function cancel(
  request: PaymentRequest,
  by: string,
  key: string,
  moment: Moment,
  why: CancelWhy = {},
): Answer<PaymentRequest> {
  if (wasPressed(request, key)) return granted(request);
  if (request.state !== 'open' || underWay(request).length > 0) return refused({ code: 'not-cancellable' });
  const asked: PaymentRequest = { ...pressed(request, key), cancelled: { by, at: moment.now, ...why } };
  return granted(cancelling(asked, moment));
}

/**
 * Members want its customer to pay all that is left at once, or take parts of it again. A page for a part that is open is
 * closed; what was paid there already counts. Refusal: `not-payable`.
 */
export function payingInFull(request: PaymentRequest, isWanted: boolean, moment: Moment): Answer<PaymentRequest> {
  if (request.state !== 'open') return refused({ code: 'not-payable' });
  if ((request.inFull ?? false) === isWanted) return granted(request);
  const { inFull: _, ...free } = request;
  const asks: PaymentRequest = isWanted ? { ...free, inFull: true } : free;
  return granted(redrawn(isWanted && request.checkout?.part !== undefined ? closed(asks, moment) : asks, moment));
}

/**
 * Nothing is to be paid for it any more, and nobody cancelled it; undefined where it was paid, or is over. What a bank is still
 * to decide on is waited for: comes it to nothing, nobody can pay it again.
 */
export function endedBy(request: PaymentRequest, why: EndedBy, moment: Moment): PaymentRequest | undefined {
  const ended: PaymentRequest = { ...request, cancelled: { by: '', at: moment.now, why } };
  if (request.state === 'open' || request.state === 'expired') return cancelling(ended, moment);
  return request.state === 'processing' && !request.cancelled ? ended : undefined;
}

/** The same link goes out once more and lives until `linkExpiresAt`. */
export function sendAgain(
  request: PaymentRequest,
  by: string,
  key: string,
  linkExpiresAt: Date,
  moment: Moment,
): Answer<PaymentRequest> {
  if (wasPressed(request, key)) return granted(request);
  // What is left of it may be others' to pay.
  const isDone = leftHere(request).minor === 0;
  if ((request.state !== 'open' && request.state !== 'expired') || isDone) return refused({ code: 'not-sendable' });
  // What it comes to now is known in a moment: what it was is sent to nobody.
  if (request.changing) return refused({ code: 'try-again' });
  const byMail = request.customer.email !== undefined;
  const last = byMail ? request.mails.findLast(({ asks }) => asks) : request.texts.at(-1);
  const isRecent = last && last.state !== 'failed' && moment.now.getTime() - last.at.getTime() < JUST_SENT_MS;
  const fresh = isRecent && !request.revised;
  if (fresh) return refused({ code: 'just-sent' });
  // The text that waits carries the same link: a second one would arrive beside it.
  const waiting = last?.state === 'queued' && !('sid' in last && last.sid);
  if (waiting && request.state === 'open') return refused({ code: 'text-waiting' });
  const { newLinkAskedAt: _, revised, ...rest } = without(request, (item) => isErrand(item, 'expire-link'));
  // Not by the key it is stored under, which an older version may have spelled otherwise.
  const debts = owing(debtsOf(request));
  const reopened: PaymentRequest = pressed(
    {
      ...{ ...rest, state: 'open', linkExpiresAt },
      ...(request.state === 'expired' && debts),
      ...(revised && { sentRevision: revised }),
    },
    key,
  );
  const asked = waiting ? reopened : asking(reopened, moment);
  const sent = plannedAnew(redrawn(expiring(asked, moment), moment), moment);
  return granted(
    announcing(
      sent,
      { kind: 'request-sent-again', by, ...(revised && { revised: true as const }), at: moment.now },
      moment,
    ),
  );
}

/** What became of one of the request's texts; undefined when that brings nothing new. */
export function reportText(
  request: PaymentRequest,
  textId: string,
  word: TextWord,
  moment: Moment,
): PaymentRequest | undefined {
  const text = request.texts.find(({ id }) => id === textId);
  const heard = text && heardOf(text, word, moment.now);
  const isWaiting = request.outbox.some((item) => isErrand(item, 'text', textId));
  if (!text || (!heard && !isWaiting)) return undefined;
  const texts = request.texts.map((other) => (heard && other.id === textId ? inTime(heard) : other));
  // Whatever asked for it has been heard: it must not be sent again.
  const kept = without({ ...request, texts }, (item) => isAbout(item, textId));
  if (!heard || (heard.state === text.state && waitOf(heard) === waitOf(text) && !text.late)) return kept;
  const shown = redrawn(kept, moment);
  // Whoever ended it knows.
  if (!heard.reason || heard.reason === 'over') return shown;
  const told = announcing(shown, { kind: 'text-failed', reason: heard.reason, at: heard.at }, moment);
  return toPeople(told, 'failed', textId, moment);
}

const inTime = ({ late: _, ...text }: RequestText): RequestText => text;
const isAbout = (item: PaymentRequest['outbox'][number], textId: string): boolean =>
  isErrand(item, 'text', textId) || isErrand(item, 'text-late', textId);

/** A text that was promised and that the carrier has not taken is late; undefined for any other. */
export function lateText(request: PaymentRequest, textId: string, moment: Moment): PaymentRequest | undefined {
  const waits = ({ id, state, sid, late }: RequestText) => id === textId && state === 'queued' && !sid && !late;
  if (!request.texts.some(waits)) return undefined;
  const texts = request.texts.map((text): RequestText => (waits(text) ? { ...text, late: true } : text));
  return redrawn({ ...request, texts }, moment);
}

/** The page was seen by a person, for the first time. */
export function see(request: PaymentRequest, moment: Moment): PaymentRequest | undefined {
  return request.seenAt ? undefined : redrawn({ ...request, seenAt: moment.now }, moment);
}

/** The link's time is over; a payment under way, or one that came, is left alone. */
export function expireLink(request: PaymentRequest, moment: Moment): PaymentRequest | undefined {
  if (request.state !== 'open' || moment.now < request.linkExpiresAt) return undefined;
  return redrawn<PaymentRequest>({ ...withoutDebt(closed(request, moment)), state: 'expired' }, moment);
}

/** The customer taps "ask for a new link" on the expired page. */
export function askForNewLink(request: PaymentRequest, moment: Moment): PaymentRequest | undefined {
  if (request.newLinkAskedAt || stateAt(request, moment.now) !== 'expired' || isOthersToPay(request)) return undefined;
  const asked: PaymentRequest = { ...request, newLinkAskedAt: moment.now };
  return announcing(redrawn(asked, moment), { kind: 'link-asked-for', at: moment.now }, moment);
}

/** The state a person sees: an open request whose link has run out is expired, even before that is written. */
export const stateAt = (request: PaymentRequest, now: Date): PaymentRequest['state'] =>
  request.state === 'open' && now >= request.linkExpiresAt ? 'expired' : request.state;
