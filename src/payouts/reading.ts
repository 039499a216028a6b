import type { Company } from '../company/index.ts';
import type { PayoutsHouse } from './house.ts';
import { type Known, matchOf } from './matching.ts';
import { type Part, type PayoutRead, type PayoutTold, ROW_KINDS } from './payout.ts';
import { adding, type PayoutRow, type RowTold } from './row.ts';

type Needs = Pick<PayoutsHouse, 'store' | 'payingOut' | 'clock' | 'log'>;

/**
 * Reads a sorted payout row by row, keeps each with what it belongs to, and gives what they come to. Again is harmless.
 * @throws Outage
 */
export async function readRows(house: Needs, company: Company, told: PayoutTold): Promise<PayoutRead> {
  let [parts, rows, unmatched]: [Part[], number, number] = [[], 0, 0];
  for await (const page of house.payingOut.rows(company.id, told)) {
    const known = await knownOf(house, company, page);
    const kept = page.map(
      (row, at): PayoutRow => ({
        ...row,
        ...{ companyId: company.id, payoutId: told.id, place: rows + at },
        ...matchOf(row, company, known),
      }),
    );
    await house.store.payoutRows.keep(kept);
    parts = adding(parts, page, ROW_KINDS);
    rows += page.length;
    unmatched += kept.filter(({ why }) => why).length;
  }
  const read: PayoutRead = { parts, rows, unmatched, at: house.clock.now() };
  const sum = parts.reduce((all, { net }) => all + net, 0);
  if (sum !== told.amount.minor)
    house.log.warn('the rows of a payout do not come to what the bank got', {
      ...{ payoutId: told.id, rows, sum, amount: told.amount.minor, currency: told.amount.currency },
    });
  return read;
}

async function knownOf({ store }: Needs, company: Company, page: RowTold[]): Promise<Known> {
  const payments = [...new Set(page.flatMap(({ paymentId }) => paymentId ?? []))];
  const back = page.flatMap(({ kind, aboutId }) => (kind === 'payout-back' && aboutId ? [aboutId] : []));
  const [found, payouts] = await Promise.all([
    store.requests.byPayments(company.id, payments),
    Promise.all(back.map((id) => store.payouts.get(company.id, id))),
  ]);
  const requests = new Map(found.flatMap((request) => request.payments.map(({ id }) => [id, request] as const)));
  return { requests, payouts: new Set(payouts.flatMap((one) => one?.id ?? [])) };
}
