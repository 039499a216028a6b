import type { Asker } from '../company/index.ts';
import { lifecycle } from '../kernel/lifecycle.ts';
import type { Money } from '../kernel/money.ts';
import type { Refund, RefundReason, RefundRefusal } from './payment.ts';

/**
 * What a member wants given back, as its request keeps it: while nobody knows what becomes of it, its amount is spoken
 * for, so that no two of them give back more than came.
 */
export interface RefundOrder {
  id: string;
  /** The member's own form that made it: a repeated one finds this order. */
  key: string;
  paymentId: string;
  amount: Money;
  reason: RefundReason;
  /** The member's own words beside the reason. */
  note?: string;
  by: Asker;
  /** Whether the customer is told by text. */
  tells: boolean;
  state: RefundOrderState;
  /** Who said yes or no to it, and why not. */
  decided?: { by: string; at: Date; why?: string };
  /** Why it was not carried out. */
  why?: RefundRefusal;
  at: Date;
}

/**
 * `asked`: a second person has to agree; `ordered`: it is to be made; `pending` to `failed`: as the processor tells of it;
 * `refused`: the processor gives nothing back.
 */
export type RefundOrderState =
  | 'asked'
  | 'ordered'
  | Exclude<Refund['status'], 'canceled'>
  | 'declined'
  | 'lapsed'
  | 'refused';

/** What has succeeded may still come to nothing, days later. */
export const orderMayBecome = lifecycle<RefundOrderState>('refund orders', {
  initial: 'asked',
  final: ['failed', 'declined', 'lapsed', 'refused'],
  moves: {
    asked: ['ordered', 'declined', 'lapsed'],
    // Looked at again before it is carried out, it may need somebody after all; that may be decided before it is told.
    ordered: ['asked', 'declined', 'lapsed', 'pending', 'succeeded', 'failed', 'refused'],
    pending: ['succeeded', 'failed'],
    succeeded: ['failed'],
    ...{ failed: [], declined: [], lapsed: [], refused: [] },
  },
});

/** The processor's own word on a refund, as that of an order. */
export const orderStateOf = ({ status }: Pick<Refund, 'status'>): RefundOrderState =>
  status === 'canceled' ? 'failed' : status;

/** What its own document says became of an order. */
export type RefundWord = Pick<RefundOrder, 'state' | 'decided' | 'why'>;
