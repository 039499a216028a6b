import type { Stripe } from 'stripe';
import { Outage } from '../../src/kernel/refusal.ts';
import type { PageEnd, PageStanding } from '../../src/ports.ts';
import { read } from './events.ts';
import { fieldsOf } from './fields.ts';

/**
 * How a session stands, retrieved with its payment and that payment's charge. What was paid is read as the event that
 * tells of it would be. A payment that came to nothing after the session was complete leaves nothing to pay there.
 */
export function standing(session: Stripe.Checkout.Session, secretKey: string): PageStanding {
  if (session.status === 'open') return 'open';
  const intent = fieldsOf(session.payment_intent);
  const charge = fieldsOf(intent.latest_charge);
  const about = { created: charge.created ?? session.created, livemode: session.livemode };
  const event = (type: string, object: object) =>
    read({ ...about, type, data: { object: fieldsOf(object) } }, secretKey);
  if (intent.status === 'succeeded') return ended(event('charge.succeeded', charge));
  if (intent.status === 'processing') return ended(event('checkout.session.completed', session));
  return 'closed';
}

function ended(told: ReturnType<typeof read>): PageEnd {
  if (typeof told === 'object' && (told.kind === 'payment-succeeded' || told.kind === 'payment-processing'))
    return told;
  const code = typeof told === 'object' ? told.kind : told;
  throw new Outage('stripe', 'checkout.look', { outcome: 'no', code: `unreadable: ${code}` });
}
