/** What the stand-in remembers: objects by id, sessions with what was ordered, and every event. */
import type { Random } from '../stand-in.ts';
import type { BalanceTransaction, Payout } from './balance.ts';
import type { StripeEvent } from './event.ts';
import { missing } from './failure.ts';
import type { Balance, Dispute, Refund, StoredFile } from './money-back.ts';
import type { Charge, CheckoutSession, LineItem, Metadata, PaymentIntent } from './objects.ts';

/** The version of the account, which shapes its webhooks whatever version a call asks for. */
export const API_VERSION = '2026-10-28.endive';

export interface Order {
  session: CheckoutSession;
  lines: LineItem[];
  /** What the payment intent will carry once the customer tries to pay. */
  intent: { metadata: Metadata; description: string | null; receipt_email: string | null };
}

export interface Cause {
  id: string | null;
  idempotency_key: string | null;
}

export interface Ledger {
  readonly orders: Map<string, Order>;
  readonly intents: Map<string, PaymentIntent>;
  readonly charges: Map<string, Charge>;
  readonly refunds: Map<string, Refund>;
  readonly disputes: Map<string, Dispute>;
  /** Rows of the balance, and which payout each left in. */
  readonly transactions: Map<string, BalanceTransaction>;
  readonly paidOutIn: Map<string, string>;
  readonly payouts: Map<string, Payout>;
  readonly files: Map<string, StoredFile>;
  readonly events: StripeEvent[];
  /** What refunds are paid from. */
  balance: Balance;
  /** What currencies that the account does not hold are worth in its own. */
  rates: Record<string, number>;
  /** Seconds since 1970, as Stripe counts. */
  seconds(): number;
  id(prefix: string, length?: number): string;
  /** The session of an id or of a checkout address. Throws `Failure` 404. */
  order(idOrUrl: string): Order;
  /** Writes an event with the object as it is now, and tells. */
  record(type: string, object: StripeEvent['data']['object'], cause?: Cause): void;
  /** Expires a session that is still open; anything else is left alone. */
  expire(order: Order, cause?: Cause): void;
  /** Expires every open session whose time has come. */
  expireDue(): void;
}

export function createLedger(random: Random, now: () => number, told: (event: StripeEvent) => void): Ledger {
  const ledger: Ledger = {
    orders: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    transactions: new Map(),
    paidOutIn: new Map(),
    payouts: new Map(),
    files: new Map(),
    events: [],
    balance: 'enough',
    rates: {},
    seconds: () => Math.floor(now() / 1000),
    id: (prefix, length = 24) => `${prefix}_${random.text(length)}`,
    order(idOrUrl) {
      const id = /cs_test_\w+/.exec(idOrUrl)?.[0] ?? idOrUrl;
      const order = ledger.orders.get(id);
      if (!order) throw missing('checkout.session', id, 'session');
      return order;
    },
    record(type, object, cause = { id: null, idempotency_key: null }) {
      const event: StripeEvent = {
        id: ledger.id('evt'),
        object: 'event',
        api_version: API_VERSION,
        created: ledger.seconds(),
        data: { object: structuredClone(object) },
        livemode: false,
        pending_webhooks: 1,
        request: cause,
        type,
      };
      ledger.events.push(event);
      told(event);
    },
    expire({ session }, cause) {
      if (session.status !== 'open') return;
      session.status = 'expired';
      session.url = null;
      ledger.record('checkout.session.expired', session, cause);
    },
    expireDue() {
      for (const order of ledger.orders.values()) {
        if (order.session.expires_at <= ledger.seconds()) ledger.expire(order);
      }
    },
  };
  return ledger;
}
