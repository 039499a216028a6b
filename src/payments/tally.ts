import type { Money } from '../kernel/money.ts';
import type { RoomId } from '../kernel/room-id.ts';
import { askedHere, countedIn, leftHere } from './parts.ts';
import type { PaymentRequest } from './request.ts';

/** What is counted of a request: so little that a month of them is read at once. */
export interface Tallied {
  companyId: string;
  amount: Money;
  asker: { id: string; name: string };
  rooms: RoomId[];
  createdAt: Date;
  /** What is left of that. */
  left: Money;
  /** What paid it, whole or in parts, oldest first. */
  payments: { amount: Money; at: Date }[];
}

/** `asked`: by when it was asked for; `paid`: by when it was paid; `open`: what waits to be paid, all of it. */
export type Tally = 'asked' | 'paid' | 'open';

export function talliedOf(
  request: Pick<PaymentRequest, 'companyId' | 'amount' | 'asker' | 'cards' | 'createdAt' | 'payments' | 'shares'>,
): Tallied {
  const { companyId, asker, cards, createdAt } = request;
  const payments = countedIn(request).map((payment) => ({ amount: payment.amount, at: payment.at }));
  return {
    companyId,
    amount: askedHere(request),
    asker,
    rooms: cards.map(({ room }) => room),
    createdAt,
    left: leftHere(request),
    payments,
  };
}
