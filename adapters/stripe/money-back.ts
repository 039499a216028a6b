import type { Dispute, DisputeReason, MoneyBackEvent, Refund, RefundReason } from '../../src/payments/payment.ts';
import type { RefundMade } from '../../src/ports.ts';
import { fromStripe } from './amounts.ts';
import { type Fields, fieldsOf, idOf, momentOf, shown, textOf, Unreadable } from './fields.ts';

type Told = MoneyBackEvent extends infer Event
  ? Event extends MoneyBackEvent
    ? Omit<Event, 'paymentId' | 'at'>
    : never
  : never;

/**
 * What becomes of a payment after it came. `charge.refunded` is not among them: it says how much was refunded so far, and
 * of two refunds told at once one would be lost. Each throws `Unreadable`.
 */
export const MONEY_BACK: Readonly<Record<string, (object: Fields) => Told>> = {
  'refund.created': ofRefund,
  'refund.updated': ofRefund,
  'refund.failed': ofRefund,
  'charge.dispute.created': ofDispute,
  // Told as well when an inquiry becomes a dispute, with a time limit of its own.
  'charge.dispute.updated': ofDispute,
  'charge.dispute.closed': ofDispute,
};

/** A refund that waits for the customer is one that is on its way. */
const REFUNDS: Record<string, Refund['status']> = {
  ...{ pending: 'pending', requires_action: 'pending', succeeded: 'succeeded', failed: 'failed', canceled: 'canceled' },
};
const REFUND_REASONS: Record<string, RefundReason> = {
  requested_by_customer: 'asked-for',
  duplicate: 'duplicate',
  fraudulent: 'fraudulent',
};

function ofRefund(refund: Fields): Told {
  return { kind: 'refund-changed', refund: readRefund(refund) };
}

/** A refund, told or looked up. Its metadata says which order of ours it was made for. @throws Unreadable */
export function readRefund(refund: Fields): RefundMade {
  const reason = among(REFUND_REASONS, refund.reason);
  const orderId = textOf(fieldsOf(refund.metadata).orderId);
  const { reference, reference_status: standing } = fieldsOf(fieldsOf(refund.destination_details).card);
  const trace = standing === 'available' ? textOf(reference) : undefined;
  return {
    id: idOf(refund.id, 'id'),
    amount: fromStripe(refund.amount, refund.currency),
    status: known(REFUNDS, refund.status, 'pending'),
    at: momentOf(refund.created, 'created of the refund'),
    ...(reason && { reason }),
    ...(orderId && /^ref_[\w-]{1,100}$/.test(orderId) && { orderId }),
    ...(trace && /^[\w-]{1,60}$/.test(trace) && { trace }),
  };
}

/** https://docs.stripe.com/api/disputes/object#dispute_object-status; `warning_` marks inquiries. */
const DISPUTES: Record<string, Dispute['status']> = {
  ...{ warning_needs_response: 'inquiry', warning_under_review: 'inquiry', warning_closed: 'dropped' },
  ...{ needs_response: 'open', under_review: 'open', appeal_needs_response: 'open', appeal_under_review: 'open' },
  ...{ won: 'won', lost: 'lost', prevented: 'dropped' },
};
/** https://docs.stripe.com/disputes/categories */
const DISPUTE_REASONS: Record<string, DisputeReason> = {
  ...{ fraudulent: 'not-made', debit_not_authorized: 'not-made', unrecognized: 'not-recognized' },
  ...{ duplicate: 'duplicate', product_not_received: 'not-received', product_unacceptable: 'not-satisfied' },
  ...{ credit_not_processed: 'refund-missing', insufficient_funds: 'not-collected', check_returned: 'not-collected' },
  ...{ bank_cannot_process: 'not-collected', incorrect_account_details: 'not-collected' },
};

function ofDispute(dispute: Fields): Told {
  const due = fieldsOf(dispute.evidence_details).due_by;
  // Zero or nothing where the bank takes no answer; of use only while an answer is wanted.
  const isWanted = textOf(dispute.status)?.endsWith('needs_response') && typeof due === 'number' && due > 0;
  return {
    kind: 'dispute-changed',
    dispute: {
      id: idOf(dispute.id, 'id'),
      amount: fromStripe(dispute.amount, dispute.currency),
      status: known(DISPUTES, dispute.status, 'open'),
      reason: among(DISPUTE_REASONS, dispute.reason) ?? 'unsaid',
      at: momentOf(dispute.created, 'created of the dispute'),
      ...(isWanted && { dueBy: momentOf(due, 'due_by') }),
    },
  };
}

const among = <T>(table: Record<string, T>, value: unknown): T | undefined =>
  typeof value === 'string' && Object.hasOwn(table, value) ? table[value] : undefined;

/** Stripe invents states: one that we have not heard of is one in which there is still something to see to. */
function known<T>(table: Record<string, T>, status: unknown, otherwise: T): T {
  if (!textOf(status)) throw new Unreadable(`status is ${shown(status)}`);
  return among(table, status) ?? otherwise;
}
