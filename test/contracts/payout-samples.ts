import { randomId } from '../../src/kernel/ids.ts';
import { type Payout, payoutPlace } from '../../src/payouts/payout.ts';
import type { PayoutRow } from '../../src/payouts/row.ts';
import { announcing, everythingAnnounced } from './announcing-samples.ts';
import { at, CAD } from './sample-parts.ts';

/** Only what must be there. */
export function payout(companyId: string, more: Partial<Payout> = {}): Payout {
  const id = `po_${randomId('out').slice(4)}`;
  return {
    ...announcing(companyId),
    ...{ id, amount: CAD(3), state: 'on-its-way', isAutomatic: true, madeAt: at(1), arrivesOn: at(2) },
    ...{ place: payoutPlace({ id, madeAt: at(1) }), ...more },
  };
}

export const fullPayout = (companyId: string): Required<Payout> => ({
  ...payout(companyId),
  ...everythingAnnounced(companyId, [], ['read', 'task']),
  ...{ trace: 'ABC123', failure: 'account-closed' },
  read: { parts: [{ kind: 'charge', count: 2, amount: 5, fee: 1, net: 4 }], rows: 2, unmatched: 1, at: at(3) },
});

export const payoutRow = (companyId: string, more: Partial<PayoutRow> = {}): PayoutRow => ({
  ...{ id: `txn_${randomId('out').slice(4)}`, companyId, payoutId: 'po_1', place: 0, kind: 'charge', at: at(1) },
  ...{ amount: 10_000, fee: 320, net: 9_680, ...more },
});

export const fullPayoutRow = (companyId: string): Required<PayoutRow> => ({
  ...payoutRow(companyId),
  ...{ original: { minor: 7_300, currency: 'USD' }, paymentId: 'pi_1', aboutId: 're_1', isOurs: true, says: 'Billing' },
  ...{ requestId: 'pay_1', why: 'amount-differs' },
});
