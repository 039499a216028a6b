/** What happens to a payment outside of the API: what its customers' banks do, and which payment is meant. */
import { bookDispute } from './booking.ts';
import type { Ledger } from './ledger.ts';
import { type Dispute, makeDispute } from './money-back.ts';
import type { Charge } from './objects.ts';

const DAY = 86_400;

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
  if (!opened.inquiry) bookDispute(ledger, made);
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
  if (escalates) bookDispute(ledger, made);
  if (status === 'won') bookDispute(ledger, made, true);
  const isOver = status === 'won' || status === 'lost' || status === 'warning_closed';
  ledger.record(isOver ? 'charge.dispute.closed' : 'charge.dispute.updated', made);
  if (escalates) ledger.record('charge.dispute.funds_withdrawn', made);
  if (status === 'won') ledger.record('charge.dispute.funds_reinstated', made);
  return made;
}
