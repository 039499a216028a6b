import { createHash } from 'node:crypto';
import type { Money } from '../kernel/money.ts';
import type { RoomId } from '../kernel/room-id.ts';
import { isWaiting } from './lists.ts';
import { askedHere, countedIn, leftHere } from './parts.ts';
import type { PaymentRequest } from './request.ts';

/** What is counted of a request. */
export interface Tallied {
  companyId: string;
  amount: Money;
  asker: { id: string; name: string };
  rooms: RoomId[];
  createdAt: Date;
  /** What is left of that, where it waits to be paid. */
  left?: Money;
  /** What paid it, whole or in parts, oldest first. */
  payments: { amount: Money; at: Date }[];
}

/** What `talliedOf` reads. */
export const TALLIED_FIELDS = [
  'companyId',
  'amount',
  'asker',
  'cards',
  'createdAt',
  'payments',
  'shares',
  'state',
] as const satisfies (keyof PaymentRequest)[];

export function talliedOf(request: Pick<PaymentRequest, (typeof TALLIED_FIELDS)[number]>): Tallied {
  const { companyId, asker, cards, createdAt } = request;
  return {
    companyId,
    amount: askedHere(request),
    asker: { id: asker.id, name: asker.name },
    rooms: cards.map(({ room }) => room),
    createdAt,
    ...(isWaiting(request) && { left: leftHere(request) }),
    payments: countedIn(request).map(({ amount, at }) => ({ amount, at })),
  };
}

/** What a request counts as, in so few characters that each carries what it was last counted as. */
export const tallyOf = (request: PaymentRequest): string =>
  createHash('sha256')
    .update(JSON.stringify(talliedOf(request)))
    .digest('base64url')
    .slice(0, 16);

/** The day of a moment in universal time, by which what is counted is kept: no company changes that with its clocks. */
export const utcDayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The days that a request counts in: when it was asked for, and when it was paid, or seemed to be. */
export const tallyDaysOf = ({ createdAt, payments }: Pick<PaymentRequest, 'createdAt' | 'payments'>): string[] => [
  ...new Set([createdAt, ...payments.map(({ at }) => at)].map(utcDayOf)),
];

/** A request that counts as something else than it was last counted as. */
export interface Untallied {
  companyId: string;
  id: string;
  /** As it was read. */
  revision: number;
  tally: string;
  days: string[];
}
