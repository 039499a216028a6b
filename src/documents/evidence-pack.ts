import type { Language } from '../kernel/language.ts';
import type { Money } from '../kernel/money.ts';
import type { PaymentMethod } from '../payments/index.ts';
import type { Paper } from './paper.ts';

/** All that shows a bank that a payment was asked for, owed and made: bounded, so that no bank refuses its size. */
export interface EvidencePack {
  language: Language;
  /** IANA name: its dates are those of the company. */
  timeZone: string;
  issuer: { name: string; address: string[]; phone: string };
  reference: string;
  customer: { name?: string; phone?: string; email?: string };
  dispute: { id: string; amount: Money; reason: string; at: Date };
  payment: { id: string; amount: Money; at: Date; method?: PaymentMethod };
  /** What happened, the earliest first. */
  events: PackEvent[];
  /** As they were sent, and as they were receipted. */
  papers: Paper[];
  estimate?: PackEstimate;
  /** The earliest first. */
  texts: PackText[];
  terms?: string;
  /** What there is more of than fits. */
  left: { lines: number; texts: number; words: boolean };
}

export type PackEvent = { at: Date } & (
  | { what: 'asked'; by: string; amount: Money }
  | { what: 'delivered' | 'seen' | 'papers-mailed' }
  | { what: 'paid'; amount: Money }
  | { what: 'refunded'; amount: Money }
);

/** What the customer said to an estimate, as it is kept with its seal. */
export interface PackEstimate {
  number: string;
  outcome: 'approved' | 'partly' | 'declined';
  name: string;
  at: Date;
  total: Money;
  works: { title: string; isApproved: boolean }[];
  agent: string;
  hash: string;
}

/** A text, as it went out or came in. `state`: of ours, what the carrier said last. */
export interface PackText {
  at: Date;
  words: string;
  state?: 'queued' | 'sent' | 'delivered' | 'failed';
}

const MOST_LINES = 80;

/** So many lines of each paper are printed, of so many papers; what their totals say is always whole. */
export const linesOfEach = (papers: number): number => Math.max(5, Math.floor(MOST_LINES / Math.max(papers, 1)));
