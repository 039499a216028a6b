/** What a customer can do to a session, and what Stripe then records and announces, in Stripe's order. */
import { bookCharge } from './booking.ts';
import type { Ledger, Order } from './ledger.ts';
import { cardFor, DECLINES, type Decline, detailsOf, type Method, type Outcome } from './means.ts';
import {
  type Charge,
  type MeansDetails,
  makeCharge,
  type PaymentError,
  type PaymentIntent,
  startIntent,
} from './objects.ts';

export interface Attempt {
  method: Method;
  outcome: Outcome;
  /** The card number typed; the test card of the outcome by default. */
  card?: string;
}

/** The customer confirms the payment. Throws when the session can no longer be paid. */
export function attempt(ledger: Ledger, order: Order, { method, outcome, card = cardFor(outcome) }: Attempt): void {
  if (order.session.status !== 'open') throw new Error(`session ${order.session.id} is ${order.session.status}`);
  const intent = intentOf(ledger, order);
  const details = detailsOf(method, card);
  if (outcome === 'provider_decline' || outcome === 'invalid_account') {
    // Nothing was charged; the customer goes on with the same intent, on the same page.
    fail(ledger, intent, details, { type: 'invalid_request_error', ...DECLINES[outcome] });
  } else if (method === 'bank_debit') {
    addCharge(ledger, intent, details, 'pending');
    intent.status = 'processing';
    ledger.record('payment_intent.processing', intent);
    complete(ledger, order, 'unpaid');
  } else if (outcome === 'authentication_required') {
    intent.status = 'requires_action';
    intent.next_action = { type: 'use_stripe_sdk' };
    ledger.record('payment_intent.requires_action', intent);
  } else if (outcome === 'ok') {
    succeed(ledger, intent, details);
    complete(ledger, order, 'paid');
  } else {
    decline(ledger, intent, details, outcome);
  }
}

/** The customer answers the bank's 3-D Secure question. Throws when none was asked. */
export function answerChallenge(ledger: Ledger, order: Order, passed: boolean): void {
  const intent = intentOf(ledger, order);
  if (order.session.status !== 'open' || intent.status !== 'requires_action') {
    throw new Error(`session ${order.session.id} awaits no authentication`);
  }
  intent.next_action = null;
  if (passed) {
    succeed(ledger, intent, detailsOf('card', cardFor('authentication_required')));
    complete(ledger, order, 'paid');
    return;
  }
  // No charge is made when the bank could not recognise the customer.
  fail(ledger, intent, detailsOf('card', cardFor('authentication_required')), {
    type: 'invalid_request_error',
    code: 'payment_intent_authentication_failure',
    message: 'The payment method could not be authenticated. Try again, or with another payment method.',
  });
}

/** The bank pays, or refuses, a debit that was pending. Throws when nothing is pending. */
export function settle(ledger: Ledger, order: Order, paid: boolean): void {
  const { session } = order;
  const intent = intentOf(ledger, order);
  const charge = ledger.charges.get(intent.latest_charge ?? '');
  if (charge?.status !== 'pending') throw new Error(`session ${session.id} has nothing to settle`);
  if (paid) {
    Object.assign(charge, { status: 'succeeded', paid: true });
    ledger.record('charge.succeeded', charge);
    bookCharge(ledger, charge);
    intent.status = 'succeeded';
    intent.amount_received = intent.amount;
    ledger.record('payment_intent.succeeded', intent);
    session.payment_status = 'paid';
    ledger.record('checkout.session.async_payment_succeeded', session);
    return;
  }
  const refusal = { code: 'insufficient_funds', message: "The customer's account has insufficient funds." };
  Object.assign(charge, { status: 'failed', amount_captured: 0, captured: false });
  Object.assign(charge, { failure_code: refusal.code, failure_message: refusal.message });
  ledger.record('charge.failed', charge);
  fail(ledger, intent, charge.payment_method_details, { type: 'card_error', ...refusal, charge: charge.id });
  ledger.record('checkout.session.async_payment_failed', session);
}

/** Money outside any session: a new intent that carries the metadata of the order's. Gives the intent. */
export function payAside(ledger: Ledger, order: Order, amount: number, method: Method): PaymentIntent {
  const intent = newIntent(ledger, order, amount);
  succeed(ledger, intent, detailsOf(method, cardFor('ok')));
  return intent;
}

/** Other software on the account takes a payment by card, by an intent of its own. Gives the intent. */
export function payElsewhere(ledger: Ledger, given: Pick<PaymentIntent, 'amount' | 'currency' | 'metadata'>) {
  const rest = { description: null, receipt_email: null, payment_method_types: ['card'] };
  const intent = startIntent({ id: ledger.id('pi'), created: ledger.seconds(), ...rest, ...given });
  ledger.intents.set(intent.id, intent);
  ledger.record('payment_intent.created', intent);
  succeed(ledger, intent, detailsOf('card', cardFor('ok')));
  return intent;
}

function intentOf(ledger: Ledger, order: Order): PaymentIntent {
  const known = ledger.intents.get(order.session.payment_intent ?? '');
  if (known) return known;
  const intent = newIntent(ledger, order, order.session.amount_total);
  order.session.payment_intent = intent.id;
  return intent;
}

function newIntent(ledger: Ledger, { session, intent: given }: Order, amount: number): PaymentIntent {
  const intent = startIntent({
    id: ledger.id('pi'),
    amount,
    created: ledger.seconds(),
    currency: session.currency,
    description: given.description,
    metadata: { ...given.metadata },
    payment_method_types: session.payment_method_types,
    receipt_email: given.receipt_email,
  });
  ledger.intents.set(intent.id, intent);
  ledger.record('payment_intent.created', intent);
  return intent;
}

function succeed(ledger: Ledger, intent: PaymentIntent, details: MeansDetails): void {
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.last_payment_error = null;
  addCharge(ledger, intent, details, 'succeeded');
  ledger.record('payment_intent.succeeded', intent);
}

function decline(ledger: Ledger, intent: PaymentIntent, details: MeansDetails, reason: Decline): void {
  const refusal = DECLINES[reason];
  const charge = addCharge(ledger, intent, details, 'failed', refusal);
  fail(ledger, intent, details, { type: 'card_error', ...refusal, charge: charge.id });
}

function fail(ledger: Ledger, intent: PaymentIntent, details: MeansDetails, error: PaymentError): void {
  intent.status = 'requires_payment_method';
  const payment_method = { id: ledger.id('pm'), object: 'payment_method', type: details.type } as const;
  intent.last_payment_error = { ...error, payment_method };
  ledger.record('payment_intent.payment_failed', intent);
}

function complete(ledger: Ledger, { session }: Order, paid: 'paid' | 'unpaid'): void {
  const email = session.customer_email ?? 'customer@example.com';
  Object.assign(session, { status: 'complete', payment_status: paid, url: null });
  session.customer_details = { email, name: null, phone: null };
  ledger.record('checkout.session.completed', session);
}

function addCharge(
  ledger: Ledger,
  intent: PaymentIntent,
  details: MeansDetails,
  status: Charge['status'],
  refusal?: Omit<PaymentError, 'type'>,
): Charge {
  const id = ledger.id(details.type === 'card' ? 'ch' : 'py');
  const charge = makeCharge({
    id,
    amount: intent.amount,
    created: ledger.seconds(),
    currency: intent.currency,
    failure_code: refusal?.code ?? null,
    failure_message: refusal?.message ?? null,
    metadata: { ...intent.metadata },
    outcome: refusal
      ? { network_status: 'declined_by_network', reason: refusal.decline_code ?? null, type: 'issuer_declined' }
      : { network_status: 'approved_by_network', reason: null, type: 'authorized' },
    payment_intent: intent.id,
    payment_method_details: details,
    receipt_url: status === 'failed' ? null : `https://pay.stripe.com/receipts/payment/${id}`,
    status,
  });
  ledger.charges.set(id, charge);
  intent.latest_charge = id;
  ledger.record(`charge.${status}`, charge);
  if (status === 'succeeded') bookCharge(ledger, charge);
  return charge;
}
