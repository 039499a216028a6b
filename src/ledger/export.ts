import type { Actor, Company } from '../company/index.ts';
import { type FoundPayments, onlookerOf } from '../payments/index.ts';
import { readTurn, searchOf, turnText } from './filter.ts';
import type { LedgerHouse } from './house.ts';
import { asListed } from './listed.ts';
import type { FilterValues, ListedPayment } from './screen.ts';
import { openTable, type TableFile, tableLinks } from './table-file.ts';

/** Read at once, so that whoever works meanwhile waits for no more than this. */
const PAGE = 200;

/** What a member takes along: read as it is given, page by page. */
export interface LedgerExport extends TableFile {
  pages: AsyncGenerator<ListedPayment[]>;
}

/** The addresses of what is narrowed so, for this member, and until when they lead there. */
export const exportLinks = (house: LedgerHouse, actor: Actor, values: FilterValues) =>
  tableLinks(house, actor, { kind: 'export', about: turnText({ values }) });

/** What such an address leads to: what its member may see by now; nothing once it has ended, or they are let in no more. */
export const createLedgerExport = (house: LedgerHouse) =>
  async function look(sealed: string): Promise<LedgerExport | undefined> {
    const file = await openTable(house, 'export', sealed);
    return file && { ...file, pages: pagesOf(house, { ...file, values: readTurn(file.which).values }) };
  };

async function* pagesOf(
  { store }: LedgerHouse,
  { company, memberId, values, now }: { company: Company; memberId: string; values: FilterValues; now: Date },
): AsyncGenerator<ListedPayment[]> {
  const { search } = searchOf(values, company);
  const by = onlookerOf({ id: memberId }, company);
  let page: FoundPayments | undefined;
  do {
    const behind = page?.next;
    page = await store.requests.found(company.id, search, by, { ...(behind && { behind }), limit: PAGE });
    yield page.requests.map((request) => asListed(request, now));
  } while (page.next);
}
