/** What moves the account's balance: each payment, refund and dispute has its row, with Stripe's fee. */
import { type BalanceTransaction, makeTransaction } from './balance.ts';
import type { Ledger } from './ledger.ts';
import type { Dispute, Refund } from './money-back.ts';
import type { Charge } from './objects.ts';

const DAY = 86_400;
/** Stripe's price for a card in Canada: https://stripe.com/en-ca/pricing */
const feeOf = ({ amount, payment_method_details: { type } }: Charge): number =>
  type === 'acss_debit' ? Math.min(Math.round(amount / 100) + 40, 500) : Math.round(amount * 0.029) + 30;
/** What a dispute costs, whatever comes of it. */
const DISPUTE_FEE = 1500;

type Row = Pick<BalanceTransaction, 'type' | 'reporting_category' | 'amount' | 'currency' | 'source'> &
  Partial<Pick<BalanceTransaction, 'fee' | 'description'>> & { feeSays?: string };

/** Writes a row of the balance. What came in a currency that the account does not hold is changed into its own. */
export function book(ledger: Ledger, row: Row): BalanceTransaction {
  const rate = ledger.rates[row.currency];
  const changed = (amount: number) => (rate === undefined ? amount : Math.round(amount * rate));
  const made = makeTransaction({
    ...{ description: null, feeSays: 'Stripe processing fees', ...row },
    ...{ id: ledger.id('txn'), created: ledger.seconds(), available_on: ledger.seconds() + 2 * DAY },
    ...{ amount: changed(row.amount), fee: changed(row.fee ?? 0), exchange_rate: rate ?? null },
    currency: rate === undefined ? row.currency : 'cad',
  });
  ledger.transactions.set(made.id, made);
  return made;
}

const isCard = ({ payment_method_details: { type } }: Charge): boolean => type === 'card';

/** The charge says its row a moment after its event: cards are captured in the background. */
export function bookCharge(ledger: Ledger, charge: Charge): void {
  const { amount, currency, id: source } = charge;
  const kind = { type: isCard(charge) ? 'charge' : 'payment', reporting_category: 'charge' };
  charge.balance_transaction = book(ledger, { ...kind, amount, currency, source, fee: feeOf(charge) }).id;
}

export function bookRefund(ledger: Ledger, { id: source, amount, currency, charge: of }: Refund): string {
  const charge = ledger.charges.get(of);
  const type = charge && !isCard(charge) ? 'payment_refund' : 'refund';
  return book(ledger, { type, reporting_category: 'refund', amount: -amount, currency, source }).id;
}

/** What was given back comes back: the customer's bank did not take it. */
export const bookRefundFailure = (ledger: Ledger, { id: source, amount, currency }: Refund): string =>
  book(ledger, { type: 'refund_failure', reporting_category: 'refund_failure', amount, currency, source }).id;

export function bookDispute(ledger: Ledger, dispute: Dispute, isWon = false): void {
  const { id: source, amount, currency, charge } = dispute;
  const about = { type: 'adjustment', currency, source };
  const row = isWon
    ? { reporting_category: 'dispute_reversal', amount, description: `Chargeback reversal for ${charge}` }
    : { reporting_category: 'dispute', amount: -amount, fee: DISPUTE_FEE, feeSays: 'Dispute fee' };
  const description = `Chargeback withdrawal for ${charge}`;
  dispute.balance_transactions.push(book(ledger, { description, ...about, ...row }));
}
