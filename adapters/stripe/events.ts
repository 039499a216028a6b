import type { Stripe } from 'stripe';
import type { CheckoutEvent, PaymentMethod } from '../../src/payments/request.ts';
import { fromStripe } from './amounts.ts';
import { declineReasonOf } from './declines.ts';

/** What an event says beside when, and about which request. */
type Told = CheckoutEvent extends infer Event
  ? Event extends CheckoutEvent
    ? Omit<Event, keyof About>
    : never
  : never;
type About = Pick<CheckoutEvent, 'companyId' | 'requestId' | 'at'>;

/**
 * An event in our words. `not-ours`: it carries no request of ours (the account may serve other software);
 * `silent`: it says nothing that we need.
 */
export function read(event: Stripe.Event): CheckoutEvent | 'not-ours' | 'silent' {
  const told = tell(event);
  if (!told) return 'silent';
  const { companyId, requestId } = 'metadata' in event.data.object ? (event.data.object.metadata ?? {}) : {};
  if (!companyId || !requestId) return 'not-ours';
  return { companyId, requestId, at: new Date(event.created * 1000), ...told };
}

/**
 * Charge, payment intent and session all tell of one payment, in any order: its id is the intent's.
 * Only the charge knows how it was paid.
 */
function tell(event: Stripe.Event): Told | undefined {
  switch (event.type) {
    case 'charge.succeeded':
      return ofCharge(event.data.object);
    case 'payment_intent.succeeded': {
      const { id, amount_received, currency } = event.data.object;
      return { kind: 'payment-succeeded', paymentId: id, amount: fromStripe(amount_received, currency) };
    }
    case 'payment_intent.payment_failed':
      return ofFailure(event.data.object);
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return ofCompletion(event.data.object);
    case 'checkout.session.async_payment_failed':
      return ofPayment(event.data.object, (paymentId) => ({ kind: 'payment-failed', paymentId }));
    case 'checkout.session.expired':
      return { kind: 'checkout-expired', sessionId: event.data.object.id };
    default:
      return undefined;
  }
}

function ofCharge(charge: Stripe.Charge): Told | undefined {
  return ofPayment(charge, (paymentId) => ({
    kind: 'payment-succeeded',
    paymentId,
    amount: fromStripe(charge.amount_captured, charge.currency),
    method: methodOf(charge.payment_method_details),
  }));
}

function ofCompletion(session: Stripe.Checkout.Session): Told | undefined {
  return ofPayment(session, (paymentId) =>
    session.payment_status === 'paid'
      ? {
          kind: 'payment-succeeded',
          paymentId,
          amount: fromStripe(session.amount_total ?? 0, session.currency ?? ''),
        }
      : { kind: 'payment-processing', paymentId },
  );
}

/** A declined card leaves the customer on the page to try again; a bank debit fails days after they left it. */
function ofFailure({ id, last_payment_error: error }: Stripe.PaymentIntent): Told {
  const type = error?.payment_method?.type ?? 'card';
  if (type !== 'card' && type !== 'link') return { kind: 'payment-failed', paymentId: id };
  return { kind: 'payment-declined', reason: declineReasonOf(error?.decline_code, error?.code) };
}

function ofPayment(
  { payment_intent: intent }: Pick<Stripe.Charge | Stripe.Checkout.Session, 'payment_intent'>,
  say: (paymentId: string) => Told,
): Told | undefined {
  return intent ? say(typeof intent === 'string' ? intent : intent.id) : undefined;
}

const WALLETS = { apple_pay: 'apple-pay', google_pay: 'google-pay', link: 'link' } as const;

function methodOf(details: Stripe.Charge.PaymentMethodDetails | null): PaymentMethod | undefined {
  if (!details) return undefined;
  if (details.card) {
    const { brand, last4, wallet } = details.card;
    const known = Object.entries(WALLETS).find(([type]) => type === wallet?.type)?.[1];
    return { kind: 'card', brand: brand ?? 'card', last4: last4 ?? '', ...(known && { wallet: known }) };
  }
  const debit = details.acss_debit ?? details.us_bank_account ?? details.sepa_debit;
  if (debit) return { kind: 'bank-debit', last4: debit.last4 ?? '' };
  return { kind: 'other', name: details.type };
}
