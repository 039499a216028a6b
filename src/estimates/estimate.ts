import type { Asker } from '../company/index.ts';
import type { TextSummary } from '../conversations/index.ts';
import type { Contact } from '../customers/index.ts';
import type { Acting } from '../kernel/act.ts';
import type { Tongue } from '../kernel/language.ts';
import { lifecycle } from '../kernel/lifecycle.ts';
import type { Money } from '../kernel/money.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { MailSummary } from '../payments/index.ts';
import type { Announcing } from '../promises/outbox.ts';
import type { EstimateAnswer } from './answer.ts';
import type { EstimateNews, OrderOver } from './news.ts';
import type { Work } from './work.ts';

/**
 * `text`, `mail`: to have one of its texts or e-mails sent; `expire`: its prices hold no longer; `supersede`: to tell those before it of the
 * same order; `compare`: with what its order comes to now; `ask-deposit`: of who has approved it.
 */
export type EstimateErrand = 'text' | 'mail' | 'expire' | 'supersede' | 'compare' | 'ask-deposit';

export type EstimateState = 'open' | 'approved' | 'partly' | 'declined' | 'expired' | 'superseded' | 'withdrawn';

/** What an open order would cost, for its customer to approve or decline; it has the link. */
export interface Estimate extends Announcing<EstimateNews, EstimateErrand>, Acting {
  /** The member's intent that made it: a repeated one finds this estimate. Unique in a company. */
  key: string;
  /** Keys of the buttons already obeyed, newest last, at most 20. */
  pressed: string[];
  /** With an `email` it was sent there, and not by text. */
  customer: { id: string; name?: string } & Contact;
  /** What the text and the page are written in. */
  tongue: Tongue;
  asker: Asker;
  /** The invoice that it is of, and the version that was sent. */
  order: { id: string; version: number };
  reference: string;
  /** 1, 2, 3: of its order, each takes the place of the one before. Unique in an order. */
  edition: number;
  works: Work[];
  /** What all of it comes to, with taxes. */
  total: Money;
  /** Its document as it was sent: the id and the hash of a kept paper. */
  paper: { id: string; hash: string };
  /** Until when its prices hold, and its page can be answered. */
  validUntil: Date;
  state: EstimateState;
  answer?: EstimateAnswer;
  /** When a newer one of its order was sent; that stands beside an answer as well. */
  supersededAt?: Date;
  /** `who`: the same as the audit log names them. `why`: nobody did; its order came to an end before it was answered. */
  withdrawn?: { by: string; who?: string; at: Date; why?: OrderOver };
  deposit?: Deposit;
  /** What its order came to when it was last above what was approved, in minor units; absent while it is not. */
  exceeded?: { total: number; at: Date };
  /** SHA-256 of the link's token. */
  linkHash: string;
  /** The message as sent, with `{link}` where the link stands. */
  message: string;
  letterhead?: string;
  /** Newest last, at most 20. */
  texts: TextSummary[];
  /** Newest last, at most 10. */
  mails: MailSummary[];
  seenAt?: Date;
  createdAt: Date;
}

/** What is asked for once it is approved. */
export interface Deposit {
  /** In minor units of the estimate's currency. */
  minor: number;
  /** The payment request that asks for it, once there is one. */
  requestId?: string;
}

/** What is asked for as a deposit, in minor units: no more than what was approved comes to; undefined where nothing is. */
export function depositAskedIn({ deposit, answer }: Pick<Estimate, 'deposit' | 'answer'>): number | undefined {
  const minor = deposit && Math.min(deposit.minor, answer?.total ?? deposit.minor);
  return minor && minor > 0 ? minor : undefined;
}

/** Only what is open can be answered, and what was answered stays so. */
export const estimateMayBecome = lifecycle<EstimateState>('estimates', {
  initial: 'open',
  final: ['approved', 'partly', 'declined', 'superseded', 'withdrawn', 'expired'],
  moves: {
    open: ['approved', 'partly', 'declined', 'expired', 'superseded', 'withdrawn'],
    approved: [],
    partly: [],
    declined: [],
    expired: [],
    superseded: [],
    withdrawn: [],
  },
});

/** The state a person sees: what nobody answered in time has expired, even before that is written. */
export const stateAt = ({ state, validUntil }: Estimate, now: Date): EstimateState =>
  state === 'open' && now >= validUntil ? 'expired' : state;

/** What it is made of, before anything has happened. */
export type EstimateAsk = Pick<
  Estimate,
  | (
      | 'id'
      | 'companyId'
      | 'key'
      | 'customer'
      | 'tongue'
      | 'asker'
      | 'order'
      | 'reference'
      | 'edition'
      | 'works'
      | 'total'
    )
  | ('paper' | 'validUntil' | 'deposit' | 'linkHash' | 'message' | 'letterhead')
> & { rooms: RoomId[] };

/** So many of one order are looked at. */
export const MOST_EDITIONS = 50;

/** The latest answer that something was approved by, of all that were sent of one order, newest first. */
export const approvalIn = (editions: Estimate[]): (Estimate & { answer: EstimateAnswer }) | undefined =>
  editions.find((one): one is Estimate & { answer: EstimateAnswer } => (one.answer?.approved.length ?? 0) > 0);
