import type { Company } from '../company/index.ts';
import { sameMoney } from '../kernel/money.ts';
import type { PaymentRequest } from '../payments/index.ts';
import type { RowTold, Why } from './row.ts';

export interface Match {
  requestId?: string;
  why?: Why;
}

/** What is known here: the requests of the payments in question, and the payouts that came back. */
export interface Known {
  requests: ReadonlyMap<string, PaymentRequest>;
  payouts: ReadonlySet<string>;
}

/** What a row belongs to; where that is nothing, the likely reason. Fees belong to nothing, and need no reason. */
export function matchOf(row: RowTold, company: Pick<Company, 'createdAt'>, { requests, payouts }: Known): Match {
  if (row.kind === 'fee') return {};
  if (row.kind === 'payout-back') return payouts.has(row.aboutId ?? '') ? {} : { why: 'before-app' };
  if (row.kind === 'adjustment') return { why: 'adjusted' };
  const request = requests.get(row.paymentId ?? '');
  if (request) {
    const why = differs(row, request);
    return { requestId: request.id, ...(why && { why }) };
  }
  if (row.isOurs) return { why: 'missing-here' };
  return { why: row.at < company.createdAt ? 'before-app' : 'elsewhere' };
}

function differs({ kind, paymentId, aboutId, original }: RowTold, request: PaymentRequest): Why | undefined {
  if (kind === 'charge') {
    const payment = request.payments.find(({ id }) => id === paymentId);
    return payment && original && !sameMoney(payment.amount, original) ? 'amount-differs' : undefined;
  }
  if (kind === 'refund') return request.refunds.some(({ id }) => id === aboutId) ? undefined : 'not-told';
  if (kind === 'dispute') return request.disputes.some(({ id }) => id === aboutId) ? undefined : 'not-told';
  return undefined;
}
