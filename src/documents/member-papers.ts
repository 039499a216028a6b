import { type MemberLink, readMemberLink } from '../payments/index.ts';
import type { Filing } from './filing.ts';
import type { DocumentsHouse } from './house.ts';
import { paperOfInvoice } from './invoice-papers.ts';
import type { Paper } from './paper.ts';

type Preview = Extract<MemberLink, { kind: 'preview' }>;
type Sent = Extract<MemberLink, { kind: 'sent' }>;
type Kept = Extract<MemberLink, { kind: 'kept' }>;

/** Papers as members look at them: before they are sent, and as they were. */
export function createMemberPapers(house: DocumentsHouse, filing: Filing) {
  const { store, directory, clock, printer } = house;

  async function previewed({ companyId, invoiceId, tongue, contact }: Preview): Promise<Paper | undefined> {
    const [company, invoice] = await Promise.all([
      directory.company(companyId),
      store.invoices.get(companyId, invoiceId),
    ]);
    if (!company || !invoice) return undefined;
    const stationery = await filing.stationeryOf(company);
    const paper = paperOfInvoice(
      invoice,
      contact.includes('@') ? { email: contact } : { phone: contact },
      tongue,
      stationery,
    );
    return filing.withLogo(paper, companyId, stationery.letterhead.logo);
  }

  async function sent({ companyId, requestId, invoiceId }: Sent): Promise<Paper | undefined> {
    const request = await store.requests.get(companyId, requestId);
    const kept = request && (await filing.file(request, { about: 'invoice', invoiceId }));
    return kept && filing.unfold(kept);
  }

  async function kept({ companyId, paperId }: Kept): Promise<Paper | undefined> {
    const paper = await store.papers.get(companyId, paperId);
    return paper && filing.unfold(paper);
  }

  /** What a member's address shows; undefined when it leads nowhere, or not any more. */
  return async function look(sealed: string): Promise<{ paper: Paper; print?: () => Promise<Uint8Array> } | undefined> {
    const link = readMemberLink(house, sealed, clock.now());
    if (!link) return undefined;
    const paper = await (link.kind === 'preview' ? previewed(link) : link.kind === 'kept' ? kept(link) : sent(link));
    return paper && { paper, ...(printer && { print: () => printer.print(link.companyId, paper) }) };
  };
}

export type LookAtPaper = ReturnType<typeof createMemberPapers>;
