import { type Company, isOpenRoom } from '../company/index.ts';
import type { RoomId } from '../kernel/room-id.ts';
import { isGivenBack } from './given-back.ts';
import type { MailSummary } from './mail.ts';
import { countedIn, isOthersToPay, leftHere } from './parts.ts';
import type { PaymentRequest } from './request.ts';

/** What members look through: what is open, what was paid, and what needs somebody. */
export type RequestList = 'oldest' | 'largest' | 'paid' | 'attention';

/** Where a request stands in the lists that it is in: texts that sort, each of one request alone. */
export type Places = Partial<Record<RequestList, string>>;

/** From where a list is read. Places are texts: the beginning of one, such as a moment, is a place as well. */
export interface Stretch {
  /** What stands behind this place, in the list's own order. */
  behind?: string;
  /** Not below this place, and below that one. */
  from?: string;
  until?: string;
}

/** Who looks: requests of others that are shown only in rooms beside these stay hidden to them. */
export interface Onlooker {
  memberId: string;
  rooms: RoomId[];
}

export const onlookerOf = ({ id }: { id: string }, { rooms }: Pick<Company, 'rooms'>): Onlooker => ({
  memberId: id,
  rooms: rooms.filter(isOpenRoom).map((room) => room.id),
});

export interface ListPage {
  requests: PaymentRequest[];
  /** The place behind which there are more. */
  next?: string;
}

/** The oldest come first in one list alone. */
export const isAscending = (list: RequestList): boolean => list === 'oldest';

export const placeAt = (at: Date): string => at.toISOString();

const OPEN = new Set<PaymentRequest['state']>(['open', 'processing', 'cancelling']);
/** More digits than any amount has. */
const DIGITS = 16;

/** It waits for its own customer to pay: what others are asked for stands in their own requests. */
export const isWaiting = (request: Pick<PaymentRequest, 'state' | 'amount' | 'payments' | 'shares'>): boolean =>
  OPEN.has(request.state) && !isOthersToPay(request);

export function placesOf(request: PaymentRequest): Places {
  const { id, createdAt, payments } = request;
  const behind = (at: Date) => `${placeAt(at)} ${id}`;
  const last = countedIn({ payments }).at(-1);
  const since = needsSince(request);
  return {
    ...(isWaiting(request) && {
      oldest: behind(createdAt),
      largest: `${String(leftHere(request).minor).padStart(DIGITS, '0')} ${id}`,
    }),
    ...(last && { paid: behind(last.at) }),
    ...(since && { attention: behind(since) }),
  };
}

/** The latest thing about it that somebody has to see to; undefined when there is none. */
export function needsSince(request: PaymentRequest): Date | undefined {
  const { state, seenAt, newLinkAskedAt, payments, disputes, refunds } = request;
  const told = lastTold(request);
  const isLost =
    state === 'open' && told?.state === 'failed' && told.reason !== 'over' && !(seenAt && seenAt > told.at);
  const papers = papersNotSent(request);
  const found = [
    ...(isLost ? [told.at] : []),
    ...(papers ? [papers.at] : []),
    ...(newLinkAskedAt && state === 'expired' ? [newLinkAskedAt] : []),
    ...payments.flatMap((payment) => (payment.unexpected && !isGivenBack(request, payment) ? [payment.at] : [])),
    ...disputes.flatMap(({ status, at }) => (status === 'inquiry' || status === 'open' ? [at] : [])),
    ...refunds.flatMap(({ status, paymentId, at }) => {
      const payment = payments.find(({ id }) => id === paymentId);
      return status === 'failed' && payment && !isGivenBack(request, payment) ? [at] : [];
    }),
  ];
  return found.reduce<Date | undefined>((latest, at) => (latest && latest > at ? latest : at), undefined);
}

/** The latest of what told the customer of it: a text, or an e-mail in its place. */
function lastTold({ texts, mails }: PaymentRequest) {
  const [text, mail] = [texts.at(-1), mails.findLast(({ asks }) => asks)];
  return text && mail ? (mail.at > text.at ? mail : text) : (mail ?? text);
}

/** The papers that a customer who has paid wanted by e-mail, and does not have. */
function papersNotSent({ mails }: PaymentRequest): MailSummary | undefined {
  const last = mails.findLast(({ asks }) => !asks);
  return last?.state === 'failed' ? last : undefined;
}
