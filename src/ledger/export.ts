import { type Actor, type Company, type Member, mayAs, type WorkspaceId } from '../company/index.ts';
import type { Tongue } from '../kernel/language.ts';
import { type FoundPayments, onlookerOf } from '../payments/index.ts';
import { readTurn, searchOf, turnText } from './filter.ts';
import type { LedgerHouse } from './house.ts';
import { asListed } from './listed.ts';
import type { FilterValues, ListedPayment } from './screen.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
const isFormat = (word: string | undefined): word is ExportFormat => EXPORT_FORMATS.some((one) => one === word);

const HOUR_MS = 3_600_000;
/** Read at once, so that whoever works meanwhile waits for no more than this. */
const PAGE = 200;

/** What a member takes along: read as it is given, page by page. */
export interface LedgerExport {
  company: Company;
  memberId: string;
  tongue: Tongue;
  format: ExportFormat;
  now: Date;
  pages: AsyncGenerator<ListedPayment[]>;
}

/** The addresses of what is narrowed so, for this member, and until when they lead there. */
export function exportLinks({ links, publicUrl, clock }: LedgerHouse, actor: Actor, values: FilterValues) {
  const until = new Date(clock.now().getTime() + HOUR_MS);
  const of = (format: ExportFormat): string => {
    const words = ['export', actor.companyId, actor.workspaceId, actor.id, actor.tongue, format, turnText({ values })];
    return `${publicUrl}/exports/${links.seal(words, until)}`;
  };
  return { xlsx: of('xlsx'), csv: of('csv'), until };
}

/** What such an address leads to: what its member may see by now; nothing once it has ended, or they are let in no more. */
export const createLedgerExport = (house: LedgerHouse) =>
  async function look(sealed: string): Promise<LedgerExport | undefined> {
    const { links, clock, directory } = house;
    const now = clock.now();
    const [kind, companyId = '', workspace = '', memberId = '', tongue, format, turned = ''] =
      links.unseal(sealed, now) ?? [];
    if (kind !== 'export' || !isFormat(format)) return undefined;
    const [company, member] = await Promise.all([
      directory.company(companyId),
      directory.member(workspace as WorkspaceId, memberId),
    ]);
    if (!company || member?.companyId !== companyId || !mayTake(company, member)) return undefined;
    const pages = pagesOf(house, { company, memberId, values: readTurn(turned).values, now });
    return { company, memberId, tongue: tongue === 'en' ? 'en' : 'fr', format, now, pages };
  };

export type LookAtExport = ReturnType<typeof createLedgerExport>;

/** Whose standing is not known is met again first. */
const mayTake = (company: Company, member: Member): boolean =>
  member.standing !== undefined && mayAs(company, member, 'member');

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
