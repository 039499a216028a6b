/** What Stripe pays out to the bank of the business: https://docs.stripe.com/api/payouts */
import { type BalanceTransaction, makePayout, type Payout } from './balance.ts';
import { book } from './booking.ts';
import { Failure, invalid } from './failure.ts';
import { onlyKnown } from './form.ts';
import type { Ledger } from './ledger.ts';
import { page } from './listing.ts';

export interface PaidOut {
  /** The account's own by default. */
  currency?: string;
  /** Made by hand in the dashboard: Stripe does not say what such a payout is made of. In minor units. */
  byHand?: number;
  /** It is on its way to the bank, and not there yet. */
  onItsWay?: boolean;
}

/** What the business and its bank do with the balance. */
export interface Banking {
  /** All payouts and rows of the balance, oldest first. */
  readonly payouts: Payout[];
  readonly transactions: BalanceTransaction[];
  /** What a currency that the account does not hold is worth in its own; each is held by default. */
  rates: Record<string, number>;
  /** Stripe pays out what is there. Throws where nothing is. */
  payOut(how?: PaidOut): Payout;
  /** What was on its way is at the bank. */
  arrive(payoutId: string): Payout;
  /** The bank sends it back, days after it was paid even: what was in it is in the next one. */
  failPayout(payoutId: string, code?: string): Payout;
  /** Something that Stripe books by itself, in minor units with its sign: a fee, an adjustment. */
  adjust(amount: number, how?: { type?: string; category?: string; currency?: string; description?: string }): void;
}

export const createBanking = (ledger: Ledger): Banking => ({
  get payouts() {
    return [...ledger.payouts.values()];
  },
  get transactions() {
    return [...ledger.transactions.values()];
  },
  get rates() {
    return ledger.rates;
  },
  set rates(rates) {
    ledger.rates = rates;
  },
  payOut: (how = {}) => structuredClone(payOut(ledger, how)),
  arrive: (payoutId) => structuredClone(arrive(ledger, payoutOf(ledger, payoutId))),
  failPayout: (payoutId, code = 'account_closed') => structuredClone(fail(ledger, payoutOf(ledger, payoutId), code)),
  adjust(amount, { type = 'stripe_fee', category = 'fee', currency = 'cad', description = 'Billing' } = {}) {
    book(ledger, { type, reporting_category: category, amount, currency, source: null, description });
  },
});

function payOut(ledger: Ledger, { currency = 'cad', byHand, onItsWay = false }: PaidOut): Payout {
  const waiting = [...ledger.transactions.values()].filter(
    (one) => one.currency === currency && !ledger.paidOutIn.has(one.id),
  );
  const amount = byHand ?? waiting.reduce((sum, { net }) => sum + net, 0);
  if (amount === 0) throw new Error(`there is no ${currency} to pay out`);
  const automatic = byHand === undefined;
  const made = makePayout({ id: ledger.id('po'), amount, automatic, created: ledger.seconds(), currency });
  ledger.payouts.set(made.id, made);
  const kind = { type: 'payout', reporting_category: 'payout', description: 'STRIPE PAYOUT' };
  const own = book(ledger, { ...kind, amount: -amount, currency, source: made.id });
  made.balance_transaction = own.id;
  if (automatic) for (const { id } of [...waiting, own]) ledger.paidOutIn.set(id, made.id);
  ledger.record('payout.created', made);
  return onItsWay ? made : arrive(ledger, made);
}

function arrive(ledger: Ledger, payout: Payout): Payout {
  payout.status = 'paid';
  payout.trace_id = { status: 'supported', value: payout.id.slice(-15).toUpperCase() };
  ledger.record('payout.paid', payout);
  if (!payout.automatic) return payout;
  // What it is made of is known a moment after that it is paid.
  payout.reconciliation_status = 'completed';
  ledger.record('payout.reconciliation_completed', payout);
  return payout;
}

function fail(ledger: Ledger, payout: Payout, code: string): Payout {
  const { amount, currency, id: source } = payout;
  const back = book(ledger, {
    type: 'payout_failure',
    reporting_category: 'payout_reversal',
    amount,
    currency,
    source,
  });
  const failure_message = 'The bank account has been closed.';
  Object.assign(payout, {
    status: 'failed',
    failure_code: code,
    failure_message,
    failure_balance_transaction: back.id,
  });
  ledger.record('payout.failed', payout);
  return payout;
}

function payoutOf(ledger: Ledger, id: string): Payout {
  const found = ledger.payouts.get(id);
  if (!found) throw new Error(`no payout ${id}`);
  return found;
}

/** `GET /v1/payouts` */
export function listPayouts(ledger: Ledger, form: URLSearchParams): object {
  onlyKnown(form, 'limit starting_after ending_before created created[*] arrival_date[*] status destination expand[#]');
  const status = form.get('status');
  const payouts = [...ledger.payouts.values()].filter((one) => status === null || one.status === status);
  return page(payouts, form, '/v1/payouts');
}

/** `GET /v1/balance_transactions`: those of one payout as soon as Stripe has sorted them, and never of one made by hand. */
export function listTransactions(ledger: Ledger, form: URLSearchParams): object {
  onlyKnown(form, 'limit starting_after ending_before created created[*] payout source type currency expand[#]');
  const payoutId = form.get('payout');
  if (payoutId !== null) checkSorted(ledger.payouts.get(payoutId), payoutId);
  const asked = (name: 'source' | 'type' | 'currency') => (one: BalanceTransaction) =>
    form.get(name) === null || one[name] === form.get(name);
  const rows = [...ledger.transactions.values()]
    .filter(({ id }) => payoutId === null || ledger.paidOutIn.get(id) === payoutId)
    .filter((one) => asked('source')(one) && asked('type')(one) && asked('currency')(one));
  return page(rows, form, '/v1/balance_transactions');
}

function checkSorted(payout: Payout | undefined, id: string): void {
  if (!payout) throw invalid(`No such payout: '${id}'`, 'payout', 'resource_missing');
  if (!payout.automatic)
    throw invalid('Balance transaction history can only be filtered on automatic payouts, not manual.', 'payout');
  if (payout.reconciliation_status === 'completed') return;
  const message = `Payout reconciliation is not ready for ${id}.`;
  throw new Failure(400, { type: 'invalid_request_error', code: 'payout_reconciliation_not_ready', message });
}
