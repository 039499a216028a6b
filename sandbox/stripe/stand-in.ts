/** A stand-in for Stripe over loopback HTTP: its API, its webhooks, its hosted checkout page, and what customers do. */
import type { Deliveries } from '../deliveries.ts';
import {
  createEventLog,
  createFaults,
  createRandom,
  type EventLog,
  type Faults,
  type StandIn,
  startStandIn,
} from '../stand-in.ts';
import { findRoute } from './api.ts';
import { chargeOf, type DisputeOpened, dispute, moveDispute } from './dashboard.ts';
import type { StripeEvent } from './event.ts';
import { createGateway } from './gateway.ts';
import { createLedger, type Ledger, type Order } from './ledger.ts';
import type { Method } from './means.ts';
import type { Balance, Dispute, Refund, StoredFile } from './money-back.ts';
import type { Charge, CheckoutSession, Metadata, PaymentIntent } from './objects.ts';
import { createCheckoutPages } from './pages.ts';
import { type Attempt, answerChallenge, attempt, payAside, payElsewhere, settle } from './payments.ts';
import { type Banking, createBanking } from './payouts.ts';
import { endRefund, type RefundAsked, refund } from './refunds.ts';
import { createWebhooks, type Endpoint, listed } from './webhooks.ts';

export interface StripeOptions {
  /** Port on 127.0.0.1; any free one by default. */
  port?: number;
  /** For print-outs, so that a failure can be replayed; by chance by default. */
  seed?: number;
  secretKey: string;
  /** Its account's id, and what a restricted key may not do, by operation; all is allowed by default. */
  account?: string;
  denied?: string[];
  webhookSecret: string;
  /** Where events are delivered; none are when absent. */
  webhookUrl?: string;
  /** The business name on the hosted page. */
  merchant?: string;
  /** How long each API call takes, in milliseconds; a second call with its idempotency key meanwhile is refused. */
  latencyMs?: number;
  /** When a bank debit chosen on the hosted page settles, in milliseconds; 4000 by default. */
  settleMs?: number;
  /** Milliseconds since 1970; the clock by default. */
  now?: () => number;
  log?: EventLog;
}

export interface StripeStandIn extends StandIn {
  readonly seed: number;
  readonly faults: Faults;
  readonly webhooks: Deliveries;
  /** Where events are delivered. May be changed: the app is often started after its stand-ins. */
  webhookUrl: string | undefined;
  /** The endpoint as the dashboard has it; may be changed. */
  readonly endpoint: Endpoint;
  /** All there is, oldest first. */
  readonly sessions: CheckoutSession[];
  readonly intents: PaymentIntent[];
  readonly charges: Charge[];
  readonly refunds: Refund[];
  readonly events: readonly StripeEvent[];
  readonly disputes: Dispute[];
  readonly files: StoredFile[];
  /** The customer pays on the hosted page. Takes a session's id or address. Throws when it cannot be paid any more. */
  pay(session: string, how?: Partial<Attempt>): CheckoutSession;
  /** The customer answers the 3-D Secure question. */
  answerChallenge(session: string, answer: 'complete' | 'fail'): CheckoutSession;
  /** The bank settles a pending debit. */
  settleAsync(session: string, result: 'succeeded' | 'failed'): CheckoutSession;
  /** Time runs out for a session. */
  expire(session: string): CheckoutSession;
  /** Money arrives outside the session, with its metadata; in minor units, the session's amount by default. */
  payUnexpectedly(session: string, how?: { amount?: number; method?: Method }): PaymentIntent;
  /**
   * The business gives money back in the dashboard, by the session or the intent that was paid. Throws when more is
   * asked for than is left.
   */
  refund(payment: string, how?: RefundAsked): Refund;
  endRefund(refundId: string, status: 'succeeded' | 'failed' | 'canceled'): Refund;
  /** What the balance is made of, and what of it goes to the bank. */
  readonly bank: Banking;
  /** What refunds are paid from; enough, unless told. */
  balance: Balance;
  /** The customer's bank takes a payment back, or asks about it. */
  dispute(payment: string, how?: DisputeOpened): Dispute;
  moveDispute(disputeId: string, status: Dispute['status']): Dispute;
  /** Other software on the same account takes a payment, in minor units as Stripe counts them; 50.00 CAD by default. */
  payElsewhere(how?: { amount?: number; currency?: string; metadata?: Metadata }): PaymentIntent;
  /** While true, events are recorded and never delivered. */
  dropWebhooks(drop: boolean): void;
  /** Delivers a recorded event again, as the dashboard's "resend" does. */
  resend(eventId: string): void;
}

/** Starts the stand-in. Rejects when the port is taken. */
export async function startStripe(options: StripeOptions): Promise<StripeStandIn> {
  const { secretKey, latencyMs = 0, settleMs = 4000, merchant = 'Quittance', now = Date.now } = options;
  const { account = 'acct_1StandIn', denied = [] } = options;
  const log = options.log ?? createEventLog();
  const random = createRandom(options.seed);
  const faults = createFaults(random.fork('faults'));
  const endpoint: Endpoint = {
    webhookUrl: options.webhookUrl,
    webhookSecret: options.webhookSecret,
    enabledEvents: ['*'],
    status: 'enabled',
  };
  const webhooks = createWebhooks(endpoint, random.fork('webhooks'), now, log);
  const ledger = createLedger(random.fork('ids'), now, webhooks.tell);
  const gateway = createGateway({
    ledger,
    secretKey,
    account,
    merchant,
    denied,
    latencyMs,
    now,
    log,
    site: () => site.url,
    endpoints: () => listed(endpoint),
  });
  const pages = createCheckoutPages({ ledger, merchant, settleMs, log });
  const surface = {
    operation: (method: string, { pathname }: URL) =>
      pathname.startsWith('/c/pay/') ? undefined : (findRoute(method, pathname)?.route.operation ?? 'unknown'),
    answer: (call: Parameters<typeof pages>[0]) => {
      ledger.expireDue();
      return call.operation ? gateway.answer(call) : pages(call);
    },
    refuse: gateway.refuse,
  };
  const site: StandIn = await startStandIn(surface, faults, options.port);
  const clock = setInterval(() => ledger.expireDue(), 1000).unref();
  return {
    ...createCustomers(ledger),
    ...createDashboard(ledger),
    bank: createBanking(ledger),
    url: site.url,
    seed: random.seed,
    faults,
    webhooks: webhooks.queue,
    endpoint,
    get webhookUrl() {
      return endpoint.webhookUrl;
    },
    set webhookUrl(url) {
      endpoint.webhookUrl = url;
    },
    get sessions() {
      return [...ledger.orders.values()].map(({ session }) => session);
    },
    get intents() {
      return [...ledger.intents.values()];
    },
    get charges() {
      return [...ledger.charges.values()];
    },
    get disputes() {
      return [...ledger.disputes.values()];
    },
    get files() {
      return [...ledger.files.values()];
    },
    get refunds() {
      return [...ledger.refunds.values()];
    },
    get balance() {
      return ledger.balance;
    },
    set balance(balance) {
      ledger.balance = balance;
    },
    events: ledger.events,
    dropWebhooks: webhooks.drop,
    resend(eventId) {
      const event = ledger.events.find(({ id }) => id === eventId);
      if (!event) throw new Error(`no event ${eventId}`);
      webhooks.tell(event);
    },
    async close() {
      clearInterval(clock);
      await webhooks.queue.close();
      await site.close();
    },
  };
}

type Customers = Pick<
  StripeStandIn,
  'pay' | 'answerChallenge' | 'settleAsync' | 'expire' | 'payUnexpectedly' | 'payElsewhere'
>;
type Dashboard = Pick<StripeStandIn, 'refund' | 'endRefund' | 'dispute' | 'moveDispute'>;

const createDashboard = (ledger: Ledger): Dashboard => ({
  refund: (payment, how = {}) => structuredClone(refund(ledger, chargeOf(ledger, payment), how)),
  endRefund: (refundId, status) => structuredClone(endRefund(ledger, refundId, status)),
  dispute: (payment, how = {}) => structuredClone(dispute(ledger, chargeOf(ledger, payment), how)),
  moveDispute: (disputeId, status) => structuredClone(moveDispute(ledger, disputeId, status)),
});

function createCustomers(ledger: Ledger): Customers {
  const act = (session: string, deed: (order: Order) => void): CheckoutSession => {
    ledger.expireDue();
    const order = ledger.order(session);
    deed(order);
    return structuredClone(order.session);
  };
  return {
    pay: (session, how) => act(session, (order) => attempt(ledger, order, { method: 'card', outcome: 'ok', ...how })),
    answerChallenge: (session, answer) =>
      act(session, (order) => answerChallenge(ledger, order, answer === 'complete')),
    settleAsync: (session, result) => act(session, (order) => settle(ledger, order, result === 'succeeded')),
    expire: (session) => act(session, (order) => ledger.expire(order)),
    payUnexpectedly(session, { amount, method = 'card' } = {}) {
      const order = ledger.order(session);
      return structuredClone(payAside(ledger, order, amount ?? order.session.amount_total, method));
    },
    payElsewhere: ({ amount = 5000, currency = 'cad', metadata = {} } = {}) =>
      structuredClone(payElsewhere(ledger, { amount, currency, metadata })),
  };
}
