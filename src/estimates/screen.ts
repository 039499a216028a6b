import type { InvoiceState } from '../invoices/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Money } from '../kernel/money.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { Refused, Showable } from '../kernel/screen.ts';
import type { Candidate, CustomerChoice, MailOffer, MailPreview, Preview, Warning } from '../payments/index.ts';
import type { EstimateState } from './estimate.ts';

/** What a member is shown of estimates. */
export type EstimateScreen =
  | EstimateForm
  | { kind: 'estimate-sent'; to: string; total: Money; reference: string; shownIn: RoomId[] }
  | { kind: 'estimate-withdrawn'; reference: string }
  | { kind: 'estimate-sent-again'; reference: string }
  | Refused;

/** For how many days an estimate's prices hold. */
export const VALID_DAYS = ['7', '14', '30', '60'] as const;

/** As typed. */
export interface EstimateValues {
  /** As in the form of invoices: a customer's id, `of:` with an invoice's, or `find:` with what was typed. */
  customer: string;
  /** Chosen among several that were found: takes the place of `customer`. */
  who: string;
  /** What is looked for among the customer's open orders. */
  find: string;
  /** The order that is estimated. */
  order: string;
  days: string;
  /** Asked for once it is approved; empty for none. */
  deposit: string;
  /** The member's own words instead of the usual ones; may stay empty. */
  message: string;
  /** Asked where no text can go to the customer; empty where none is to go by e-mail instead. */
  email: string;
  /** `auto`: the customer's language, or the company's. */
  language: Tongue | 'auto';
}

/** A customer's open orders, one of which is sent as an estimate. */
export interface EstimateForm extends Showable {
  kind: 'estimate-form';
  values: EstimateValues;
  customer?: CustomerChoice;
  candidates: Candidate[];
  rows: OrderRow[];
  /** There are more than are shown: they are looked for. */
  hasMore: boolean;
  problems: EstimateProblems;
  warnings: EstimateWarning[];
  /** Present as soon as enough is chosen. */
  preview?: Preview | MailPreview;
  mail?: MailOffer;
  tongue: Tongue;
  /** What the form carries unseen. */
  carried: string;
}

export type EstimateProblems = Partial<Record<'customer' | 'email' | 'order' | 'deposit' | 'message', Refusal>>;

export interface OrderRow {
  id: string;
  reference: string;
  state: InvoiceState;
  total: Money;
  openedAt: Date;
  summary?: string;
  vehicle?: string;
  /** Whose it is, where the telephone is another's in the household. */
  owner?: string;
  /** Where its document is looked at as its customer would get it. */
  preview: string;
}

/** Something to know before sending. */
export type EstimateWarning =
  | Warning
  /** It says something else than when the form was shown. */
  | { code: 'estimate-changed'; total: Money }
  /** One was sent before: this one takes its place. */
  | { code: 'estimate-before'; estimateId: string; state: EstimateState; total: Money; by: string; at: Date };
