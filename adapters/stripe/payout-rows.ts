import type { Currency, Money } from '../../src/kernel/money.ts';
import type { RowKind } from '../../src/payouts/payout.ts';
import type { RowTold } from '../../src/payouts/row.ts';
import { fromStripe } from './amounts.ts';
import { addressIn } from './events.ts';
import { type Fields, fieldsOf, idOf, momentOf, shown, textOf, Unreadable } from './fields.ts';

/**
 * By `reporting_category`, because `type` is another for cards than for the rest:
 * https://docs.stripe.com/reports/reporting-categories. What is not among them is the processor's own doing.
 */
const KINDS: Record<string, RowKind> = {
  ...{ charge: 'charge', charge_failure: 'charge-back', refund: 'refund', refund_failure: 'refund-back' },
  ...{ dispute: 'dispute', dispute_reversal: 'dispute-back', payout_reversal: 'payout-back' },
  ...{ fee: 'fee', network_cost: 'fee', tax: 'fee' },
};
const kindOf = (category: unknown): RowKind =>
  typeof category === 'string' && Object.hasOwn(KINDS, category) ? (KINDS[category] ?? 'adjustment') : 'adjustment';

/** A row of the balance, with its source in it. @throws Unreadable */
export function rowOf(row: Fields, currency: Currency): RowTold {
  const source = fieldsOf(row.source);
  const kind = kindOf(row.reporting_category);
  const paymentId = idIn(source.payment_intent);
  const original = kind === 'charge' || kind === 'refund' || kind === 'dispute' ? originalOf(source) : undefined;
  const isOurs = addressIn(fieldsOf(source.metadata)) !== undefined || isOrder(fieldsOf(source.metadata).orderId);
  const aboutId = kind === 'charge' ? undefined : idIn(source.id);
  const says = kind === 'fee' || kind === 'adjustment' ? textOf(row.description)?.slice(0, 120) : undefined;
  return {
    id: idOf(row.id, 'id'),
    kind,
    amount: minorOf(row.amount, row.currency, currency),
    fee: minorOf(row.fee, row.currency, currency),
    net: minorOf(row.net, row.currency, currency),
    at: momentOf(row.created, 'created'),
    ...(original && { original }),
    ...(paymentId && { paymentId }),
    ...(aboutId && { aboutId }),
    ...(isOurs && { isOurs }),
    ...(says && { says }),
  };
}

/** A payout has one currency, whatever its customers paid in. */
function minorOf(amount: unknown, code: unknown, currency: Currency): number {
  const money = fromStripe(amount, code);
  if (money.currency !== currency) throw new Unreadable(`a row is in ${shown(code)}, in a payout of ${currency}`);
  return money.minor;
}

/** What the customer paid, got back or contested; left out in a currency that nobody is asked for here. */
function originalOf({ amount, currency }: Fields): Money | undefined {
  try {
    return fromStripe(amount, currency);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return undefined;
  }
}

function idIn(value: unknown): string | undefined {
  const id = textOf(typeof value === 'string' ? value : fieldsOf(value).id);
  return id && /^\w{1,255}$/.test(id) ? id : undefined;
}

const isOrder = (id: unknown): boolean => typeof id === 'string' && /^ref_[\w-]{1,100}$/.test(id);
