import type { Company } from '../company/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Money } from '../kernel/money.ts';
import type { EndedBy } from './cancelled.ts';
import type { PartTerms } from './parts.ts';
import type { DeclineReason, Payment, PaymentMethod } from './payment.ts';
import type { Revision } from './request.ts';

/** What the customer's page needs; nothing more leaves the core. */
export interface PageView {
  company: {
    name: string;
    /** To call. */
    phone: string;
    /** To text: where the team reads it. Absent where texts come from a messaging service, which has no one number. */
    textsFrom?: string;
    language: Company['language'];
    timeZone: string;
  };
  /** Whom it is for, where that is known. */
  customer?: string;
  tongue: Tongue;
  reference: string;
  /** What can be paid now; once nothing can, what was asked for. */
  amount: Money;
  /** What may be paid instead of that, where the company takes parts. */
  parts?: PartTerms;
  /**
   * Where it is paid in parts: what is asked for in all, each of them, what a bank is still to decide on, and what others are
   * asked for. `by`: another payer's name, empty where it is not known.
   */
  soFar?: {
    total: Money;
    payments: (Pick<Payment, 'amount' | 'at' | 'method'> & { by?: string })[];
    underWay?: Money;
    others?: { name?: string; amount: Money }[];
  };
  /** It is a part of so much, the rest of which is not this customer's to pay. */
  partOf?: Money;
  /** Which of the request's asks it is (`askOf`); absent for the first. */
  ask?: number;
  /** Its orders come to another amount, which is not known yet. */
  changing?: boolean;
  /** What was asked for before, and what makes the difference. */
  revised?: Revision;
  /** Nobody cancelled it: its orders ended it. */
  ended?: EndedBy;
  /** Until when the link can be paid on. */
  until: Date;
  state: 'to-pay' | 'processing' | 'paid' | 'cancelling' | 'cancelled' | 'expired';
  declined?: DeclineReason;
  paid?: { at: Date; method?: PaymentMethod };
  /** What went back of what was paid, or is on its way back. */
  refunded?: { amount: Money; at: Date; full: boolean };
  /** Money that came although it should not have, oldest first. */
  arrived: { amount: Money; at: Date; why: NonNullable<Payment['unexpected']> }[];
  newLinkAskedFor: boolean;
}
