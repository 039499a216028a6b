/** Refunds as Stripe makes them: over the API (https://docs.stripe.com/api/refunds) and in its dashboard. */
import { bookRefund, bookRefundFailure } from './booking.ts';
import { Failure, invalid } from './failure.ts';
import { group, integer, onlyKnown } from './form.ts';
import type { Cause, Ledger } from './ledger.ts';
import { makeRefund, type Refund } from './money-back.ts';
import type { Charge } from './objects.ts';

export interface RefundAsked {
  /** In minor units; all that is left by default. */
  amount?: number;
  reason?: Refund['reason'];
  /** A bank debit's is `pending` at first. */
  status?: 'pending' | 'succeeded';
}

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'];

/** `POST /v1/refunds`. Throws Stripe's refusals, each with the code that it has, or without one where it has none. */
export function createRefund(ledger: Ledger, form: URLSearchParams, cause: Cause): Refund {
  onlyKnown(form, 'charge payment_intent amount reason metadata[*] expand[#]');
  const charge = chargeIn(ledger, form);
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = integer(form, 'amount') ?? left;
  const reason = form.get('reason');
  if (reason !== null && !REASONS.includes(reason)) throw invalid(`Invalid reason: ${reason}`, 'reason');
  if (amount < 1 && left > 0) throw invalid('This value must be greater than or equal to 1.', 'amount');
  if (charge.status === 'pending') throw refused(`Charge ${charge.id} is still pending.`, 'charge_not_refundable');
  if (left === 0) throw refused(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
  if (isChargedBack(ledger, charge))
    throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, 'charge_disputed');
  // There is no code for this one.
  if (amount > left) throw refused(tooMuch(amount, left));
  if (ledger.balance === 'empty')
    throw refused('Insufficient funds in your Stripe balance to refund this amount.', 'balance_insufficient');
  return give(ledger, charge, { amount, reason: reason as Refund['reason'] }, group(form, 'metadata'), cause);
}

/** The business gives money back in the dashboard. Throws when more is asked for than is left. */
export function refund(ledger: Ledger, charge: Charge, { amount, ...asked }: RefundAsked): Refund {
  const left = charge.amount_captured - charge.amount_refunded;
  const wanted = amount ?? left;
  if (wanted > left || wanted < 1) throw new Error(`${wanted} is not within the ${left} left of ${charge.id}`);
  return give(ledger, charge, { amount: wanted, ...asked });
}

function give(
  ledger: Ledger,
  charge: Charge,
  { amount, reason = null, status }: RefundAsked & { amount: number },
  metadata: Refund['metadata'] = {},
  cause?: Cause,
): Refund {
  const isCard = charge.payment_method_details.type === 'card';
  const isWaiting = ledger.balance === 'waiting';
  const made = makeRefund({
    ...{ id: ledger.id('re'), amount, charge: charge.id, created: ledger.seconds(), currency: charge.currency },
    ...{ payment_intent: charge.payment_intent, reason, metadata },
    // The number by which a customer's bank finds it is there a few days later.
    destination_details: isCard
      ? {
          type: 'card',
          card: { type: 'refund', reference_status: 'pending', reference_type: 'acquirer_reference_number' },
        }
      : { type: charge.payment_method_details.type },
    status: status ?? (isCard && !isWaiting ? 'succeeded' : 'pending'),
    ...(isWaiting && { pending_reason: 'insufficient_funds' }),
  });
  // What waits for the balance to be filled has not left it.
  if (!isWaiting) made.balance_transaction = bookRefund(ledger, made);
  ledger.refunds.set(made.id, made);
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  ledger.record('refund.created', made, cause);
  ledger.record('charge.refunded', charge, cause);
  return made;
}

/** A refund goes on: days later it may still fail, and the money comes back to the business. */
export function endRefund(ledger: Ledger, refundId: string, status: 'succeeded' | 'failed' | 'canceled'): Refund {
  const made = ledger.refunds.get(refundId);
  const charge = ledger.charges.get(made?.charge ?? '');
  if (!made || !charge) throw new Error(`no refund ${refundId}`);
  if (status === 'succeeded') made.balance_transaction ??= bookRefund(ledger, made);
  else if (made.balance_transaction) made.failure_balance_transaction = bookRefundFailure(ledger, made);
  made.status = status;
  delete made.pending_reason;
  if (status !== 'succeeded') {
    charge.amount_refunded -= made.amount;
    charge.refunded = false;
  }
  if (status === 'failed') made.failure_reason = 'expired_or_canceled_card';
  ledger.record('refund.updated', made);
  if (status === 'failed') ledger.record('refund.failed', made);
  return made;
}

function chargeIn(ledger: Ledger, form: URLSearchParams): Charge {
  const [intentId, chargeId] = [form.get('payment_intent'), form.get('charge')];
  if (!intentId === !chargeId) throw invalid('You must pass one of charge or payment_intent.', 'charge');
  const intent = intentId ? ledger.intents.get(intentId) : undefined;
  const charge = ledger.charges.get(chargeId ?? intent?.latest_charge ?? '');
  if (intentId && !intent) throw invalid(`No such payment_intent: '${intentId}'`, 'payment_intent', 'resource_missing');
  if (chargeId && !charge) throw invalid(`No such charge: '${chargeId}'`, 'charge', 'resource_missing');
  if (!charge || charge.status === 'failed')
    throw invalid('This PaymentIntent does not have a successful charge to refund.', 'payment_intent');
  return charge;
}

/** An inquiry takes no money: what the bank only asks about may still be given back. */
const isChargedBack = ({ disputes }: Ledger, { id }: Charge): boolean =>
  [...disputes.values()].some(
    ({ charge, status }) => charge === id && ['needs_response', 'under_review', 'lost'].includes(status),
  );

/** The work had begun: the answer is kept for the idempotency key. */
const refused = (message: string, code?: string) =>
  new Failure(400, { type: 'invalid_request_error', message, ...(code && { code }) }, true);

const dollars = (minor: number) => `$${(minor / 100).toFixed(2)}`;
const tooMuch = (amount: number, left: number) =>
  `Refund amount (${dollars(amount)}) is greater than unrefunded amount on charge (${dollars(left)})`;
