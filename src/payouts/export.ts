import type { Actor, Company } from '../company/index.ts';
import { createLedgerExport, type LedgerExport, openTable, type TableFile, tableLinks } from '../ledger/index.ts';
import { onlookerOf } from '../payments/index.ts';
import type { PayoutsHouse } from './house.ts';
import type { Payout } from './payout.ts';
import type { ShownRow } from './screen.ts';
import { shownRows } from './showing.ts';

/** Read at once, so that whoever works meanwhile waits for no more than this. */
const PAGE = 200;

/** What a member takes along of one payout: read as it is given, page by page. */
export interface PayoutFile extends TableFile {
  payout: Payout;
  pages: AsyncGenerator<ShownRow[]>;
}

/** The addresses of a payout's rows, for this member, and until when they lead there. */
export const payoutLinks = (house: PayoutsHouse, actor: Actor, payoutId: string) =>
  tableLinks(house, actor, { kind: 'payout', about: payoutId });

/** What an address of an export leads to, of payments or of a payout; undefined when nowhere, or not any more. */
export function createMemberExport(house: PayoutsHouse) {
  const [ofPayments, ofPayout] = [createLedgerExport(house), createPayoutExport(house)];
  return async (sealed: string): Promise<LedgerExport | PayoutFile | undefined> =>
    (await ofPayments(sealed)) ?? ofPayout(sealed);
}

export type LookAtExport = ReturnType<typeof createMemberExport>;

/** What such an address leads to: what its member may see by now. */
const createPayoutExport = (house: PayoutsHouse) =>
  async function look(sealed: string): Promise<PayoutFile | undefined> {
    const file = await openTable(house, 'payout', sealed);
    const payout = file && (await house.store.payouts.get(file.company.id, file.which));
    return payout && { ...file, payout, pages: pagesOf(house, file.company, file.memberId, payout.id) };
  };

async function* pagesOf(house: PayoutsHouse, company: Company, memberId: string, payoutId: string) {
  const by = onlookerOf({ id: memberId }, company);
  let behind = -1;
  for (;;) {
    const rows = await house.store.payoutRows.of(company.id, payoutId, { behind, limit: PAGE });
    yield shownRows(house, company.id, rows, by);
    if (rows.length < PAGE) return;
    behind = rows.at(-1)?.place ?? behind;
  }
}
