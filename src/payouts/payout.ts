import { type Currency, type Money, sameMoney } from '../kernel/money.ts';
import { type Announcing, isErrand, type Moment, promising } from '../promises/outbox.ts';

/** `read`: to ask the processor how it stands and what it is made of; `task`: to have people see to one that failed. */
export type PayoutErrand = 'read' | 'task';

export type PayoutState = 'on-its-way' | 'paid' | 'failed' | 'canceled';

/** A payout as the processor tells of it. */
export interface PayoutTold {
  /** The processor's own id, such as `po_...`. */
  id: string;
  /** What the bank gets; below zero where it is what the bank gives. */
  amount: Money;
  state: PayoutState;
  /** The processor made it by itself: only then does it say what it is made of. */
  isAutomatic: boolean;
  /** It can be asked for its rows. */
  isSorted: boolean;
  madeAt: Date;
  /** When the bank has it, as far as is known. */
  arrivesOn: Date;
  /** By which the bank finds it. */
  trace?: string;
  failure?: PayoutFailure;
}

/** What is wrong with the bank account, by what can be done about it. */
export type PayoutFailure = 'account-closed' | 'account-refused' | 'details-wrong' | 'other';

/** What a row of a payout is. `charge-back`: a debit that came back; `payout-back`: a payout that the bank sent back. */
export const ROW_KINDS = [
  ...(['charge', 'charge-back', 'refund', 'refund-back', 'dispute', 'dispute-back'] as const),
  ...(['fee', 'payout-back', 'adjustment'] as const),
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** All rows of a kind together, in minor units of the payout's currency. */
export interface Part {
  kind: RowKind;
  count: number;
  amount: number;
  fee: number;
  net: number;
}

/** What its rows come to, once they were read. */
export interface PayoutRead {
  parts: Part[];
  rows: number;
  /** How many of them belong to nothing here. */
  unmatched: number;
  at: Date;
}

/** Money that the processor sent to the company's bank, with what it is made of. Its rows are documents of their own. */
export interface Payout extends Announcing<never, PayoutErrand>, Omit<PayoutTold, 'isSorted'> {
  /** Where it stands among all, the latest last: a text that sorts, of one payout alone. */
  place: string;
  read?: PayoutRead;
}

export const payoutPlace = ({ madeAt, id }: Pick<Payout, 'madeAt' | 'id'>): string => `${madeAt.toISOString()} ${id}`;

/** As it is first heard of. */
export function payoutOf(companyId: string, { isSorted: _, ...told }: PayoutTold): Payout {
  const blank = { companyId, revision: 0, cards: [], appearance: 0, outbox: [] };
  return { ...blank, ...told, place: payoutPlace(told) };
}

/** It is looked at, once however often it is told of. */
export const toBeRead = (payout: Payout, moment: Moment): Payout | undefined =>
  payout.outbox.some((item) => isErrand(item, 'read')) ? undefined : promising(payout, { name: 'read' }, moment);

/**
 * The processor's latest word, and what its rows come to where they were read; undefined where all of it was known. One
 * that has failed is somebody's to see to, even days after it was paid.
 */
export function heard(payout: Payout, told: PayoutTold, read: PayoutRead | undefined, moment: Moment) {
  const { isSorted: _, ...news } = told;
  const next: Payout = { ...payout, ...news, ...(read && { read }) };
  if (isSame(payout, next)) return undefined;
  return told.state === 'failed' && payout.state !== 'failed' ? promising(next, { name: 'task' }, moment) : next;
}

const isSame = (one: Payout, other: Payout): boolean => factsOf(one) === factsOf(other);

const factsOf = ({ state, amount, arrivesOn, trace, failure, read }: Payout): string => {
  const { at: _, ...sums } = read ?? {};
  return JSON.stringify([state, amount, arrivesOn, trace, failure, sums]);
};

/** What its rows come to: what the bank should get. Undefined while they were not read. */
export const sumOf = ({ read, amount }: Pick<Payout, 'read' | 'amount'>): Money | undefined =>
  read && { minor: read.parts.reduce((sum, { net }) => sum + net, 0), currency: amount.currency };

/** Whether its rows come to what the bank got, to the cent; undefined while they were not read. */
export function agrees(payout: Pick<Payout, 'read' | 'amount'>): boolean | undefined {
  const sum = sumOf(payout);
  return sum && sameMoney(sum, payout.amount);
}

/** In the currency of the payout. */
export const inCurrency = (minor: number, currency: Currency): Money => ({ minor, currency });
