/** What the business does in Stripe's dashboard, and what its customers' banks do: refunds and disputes of a payment. */
import type { Ledger } from './ledger.ts';
import { type Dispute, makeDispute, makeRefund, type Refund } from './money-back.ts';
import type { Charge } from './objects.ts';

const DAY = 86_400;

export interface RefundAsked {
  /** In minor units; all that is left by default. */
  amount?: number;
  reason?: Refund['reason'];
  /** A bank debit's is `pending` at first. */
  status?: 'pending' | 'succeeded';
}

export interface DisputeOpened {
  amount?: number;
  reason?: string;
  /** The bank only asks, and takes no money yet. */
  inquiry?: boolean;
  /** Seconds since 1970; 0 where no answer is possible. In a week by default. */
  dueBy?: number;
}

/** The charge of a payment, by the id of its intent or of its session. Throws when nothing was charged. */
export function chargeOf(ledger: Ledger, payment: string): Charge {
  const intent = payment.startsWith('pi_') ? payment : ledger.order(payment).session.payment_intent;
  const charge = ledger.charges.get(ledger.intents.get(intent ?? '')?.latest_charge ?? '');
  if (charge?.status !== 'succeeded') throw new Error(`${payment} was not paid`);
  return charge;
}

/** Gives money back. Throws when more is asked for than is left. */
export function refund(ledger: Ledger, charge: Charge, asked: RefundAsked): Refund {
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = asked.amount ?? left;
  if (amount > left || amount < 1) throw new Error(`${amount} is not within the ${left} left of ${charge.id}`);
  const made = makeRefund({
    ...{ id: ledger.id('re'), amount, charge: charge.id, created: ledger.seconds(), currency: charge.currency },
    ...{ payment_intent: charge.payment_intent, reason: asked.reason ?? null, status: asked.status ?? 'succeeded' },
  });
  ledger.refunds.set(made.id, made);
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  ledger.record('refund.created', made);
  ledger.record('charge.refunded', charge);
  return made;
}

/** A refund goes on: days later it may still fail, and the money comes back to the business. */
export function endRefund(ledger: Ledger, refundId: string, status: 'succeeded' | 'failed' | 'canceled'): Refund {
  const made = ledger.refunds.get(refundId);
  const charge = ledger.charges.get(made?.charge ?? '');
  if (!made || !charge) throw new Error(`no refund ${refundId}`);
  made.status = status;
  if (status !== 'succeeded') {
    charge.amount_refunded -= made.amount;
    charge.refunded = false;
  }
  if (status === 'failed') made.failure_reason = 'expired_or_canceled_card';
  ledger.record('refund.updated', made);
  if (status === 'failed') ledger.record('refund.failed', made);
  return made;
}

/** The customer's bank takes a payment back, or asks about it. */
export function dispute(ledger: Ledger, charge: Charge, opened: DisputeOpened): Dispute {
  const due_by = opened.dueBy ?? ledger.seconds() + 7 * DAY;
  const made = makeDispute(
    {
      ...{ id: ledger.id('du'), amount: opened.amount ?? charge.amount, charge: charge.id, created: ledger.seconds() },
      ...{ currency: charge.currency, payment_intent: charge.payment_intent, reason: opened.reason ?? 'fraudulent' },
      status: opened.inquiry ? 'warning_needs_response' : 'needs_response',
    },
    due_by,
  );
  ledger.disputes.set(made.id, made);
  charge.disputed = true;
  ledger.record('charge.dispute.created', made);
  if (!opened.inquiry) ledger.record('charge.dispute.funds_withdrawn', made);
  return made;
}

/** What becomes of a dispute: it is answered, an inquiry becomes one, or it is over. */
export function moveDispute(ledger: Ledger, disputeId: string, status: Dispute['status']): Dispute {
  const made = ledger.disputes.get(disputeId);
  if (!made) throw new Error(`no dispute ${disputeId}`);
  const escalates = made.status.startsWith('warning_') && status === 'needs_response';
  made.status = status;
  if (escalates) made.evidence_details.due_by = ledger.seconds() + 14 * DAY;
  const isOver = status === 'won' || status === 'lost' || status === 'warning_closed';
  ledger.record(isOver ? 'charge.dispute.closed' : 'charge.dispute.updated', made);
  if (escalates) ledger.record('charge.dispute.funds_withdrawn', made);
  if (status === 'won') ledger.record('charge.dispute.funds_reinstated', made);
  return made;
}
