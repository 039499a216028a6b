import type { Money } from '../kernel/money.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { Payment } from './payment.ts';
import type { PaymentRequest } from './request.ts';

/** What is counted of a request: so little that a month of them is read at once. */
export interface Tallied {
  companyId: string;
  amount: Money;
  asker: { id: string; name: string };
  rooms: RoomId[];
  createdAt: Date;
  /** The payment that settled it. */
  payment?: { amount: Money; at: Date };
}

/** `asked`: by when it was asked for; `paid`: by when it was paid; `open`: what waits to be paid, all of it. */
export type Tally = 'asked' | 'paid' | 'open';

export function talliedOf({
  companyId,
  amount,
  asker,
  cards,
  createdAt,
  payments,
}: Pick<PaymentRequest, 'companyId' | 'amount' | 'asker' | 'cards' | 'createdAt' | 'payments'>): Tallied {
  const settling: Payment | undefined = payments.find(({ unexpected }) => !unexpected);
  const payment = settling && { amount: settling.amount, at: settling.at };
  return { companyId, amount, asker, rooms: cards.map(({ room }) => room), createdAt, ...(payment && { payment }) };
}
