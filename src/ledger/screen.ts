import type { Asker, RoomId } from '../company/index.ts';
import type { Money } from '../kernel/money.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Refused, Showable } from '../kernel/screen.ts';
import type { PaymentRequest, ShownRequest, Status } from '../payments/index.ts';
import type { Figures, Period, Sum } from './figures.ts';
import type { Happening } from './story.ts';

/** What members are shown of all payments. */
export type LedgerScreen = PaymentsList | PaymentsFilter | PaymentStory | PaymentsExport | PaymentsFigures | Refused;

/** What payments are narrowed by, as typed; empty where it does not matter. */
export interface FilterValues {
  status: '' | Status;
  text: string;
  least: string;
  most: string;
  /** `YYYY-MM-DD`, where the company is. */
  from: string;
  until: string;
  asker: string;
  room: string;
}
export type FilterProblems = Partial<Record<keyof FilterValues, Refusal>>;

/** What payments are narrowed by, ready to be said. */
export interface Narrowing {
  status?: Status;
  text?: string;
  least?: Money;
  most?: Money;
  from?: Date;
  /** The last day, itself included. */
  until?: Date;
  asker?: string;
  room?: string;
}

/** A page of the payments that pass, the newest first. */
export interface PaymentsList extends Showable {
  kind: 'payments-list';
  isSheet: true;
  narrowing: Narrowing;
  rows: ListedPayment[];
  /** What buttons carry: these filters, the next page, the first one. */
  turned: string;
  next?: string;
  first?: string;
  /** Some of an earlier version may still be missing. */
  isBehind?: true;
  /** So many were looked at that the rest is looked at when somebody goes on. */
  isUnfinished?: true;
}

export interface ListedPayment {
  /** In the state that a person sees. */
  request: PaymentRequest;
  status: Status;
}

/** What narrows the list. */
export interface PaymentsFilter extends Showable {
  kind: 'payments-filter';
  isSheet: true;
  values: FilterValues;
  problems: FilterProblems;
  /** Who is chosen, as they are called. */
  asker?: Asker;
  rooms: { id: RoomId; name: string }[];
}

/** What passes, to take along: two kinds of file, each behind an address of this member's. */
export interface PaymentsExport extends Showable {
  kind: 'payments-export';
  isSheet: true;
  narrowing: Narrowing;
  xlsx: string;
  csv: string;
  /** Some of an earlier version may still be missing. */
  isBehind?: true;
  /** When these addresses end. */
  until: Date;
  /** Leads back to the list. */
  turned: string;
}

/** How it goes over some days, of what its reader may see. */
export interface PaymentsFigures extends Showable, Omit<Figures, 'rooms'> {
  kind: 'payments-figures';
  isSheet: true;
  period: Period;
  /** Where the days are drawn; absent where there is nothing to compare. */
  chart?: string;
  rooms: { name: string; asked: Sum; paid: Sum }[];
}

/** One payment: its card, and all that happened, in order. */
export interface PaymentStory extends Showable, ShownRequest {
  kind: 'payment-story';
  isSheet: true;
  story: Happening[];
  /** Leads back to the list that it was opened from. */
  turned: string;
}
