import { companyOf, type FileId, letterheadOf } from '../company/index.ts';
import type { PaperName, PaymentRequest } from '../payments/index.ts';
import type { DocumentsHouse } from './house.ts';
import { type KeptPaper, keptPaper, paperIn } from './kept-paper.ts';
import type { Paper } from './paper.ts';
import { letterheadFor, paperId, paperOf } from './request-papers.ts';

type Needs = Pick<DocumentsHouse, 'store' | 'directory' | 'clock'>;

/** Makes the papers of requests, and keeps each as it was first made. */
export function createFiling({ store, directory, clock }: Needs) {
  async function make(request: PaymentRequest, name: PaperName, id: string): Promise<KeptPaper> {
    const company = await companyOf(directory, request);
    const pinned = letterheadFor(request, name);
    // What was sent with it stays as it was, whatever the company is called since.
    const letterhead =
      (pinned && (await store.letterheads.get(company.id, pinned))) ||
      (await letterheadOf(store.letterheads, company)).letterhead;
    const { logo } = letterhead;
    const whose = { id, companyId: company.id, requestId: request.id, keptAt: clock.now(), ...(logo && { logo }) };
    return keptPaper(paperOf(request, name, { letterhead, company }), whose);
  }

  return {
    /** A paper as it is kept; undefined where there is none of this name. */
    async file(request: PaymentRequest, name: PaperName): Promise<KeptPaper | undefined> {
      const id = paperId(request, name);
      if (!id) return undefined;
      const known = await store.papers.get(request.companyId, id);
      if (known) return known;
      const made = await make(request, name, id);
      // Of two who make it at once, both give what was kept first.
      return (await store.papers.insert(made)) ? made : ((await store.papers.get(request.companyId, id)) ?? made);
    },

    /** A kept paper with its logo, to print or to look at. */
    async unfold(kept: KeptPaper): Promise<Paper> {
      const paper = paperIn(kept);
      const logo = kept.logo && (await store.files.get(kept.companyId, kept.logo));
      return logo ? { ...paper, issuer: { ...paper.issuer, logo: logo.bytes } } : paper;
    },

    /** A logo as it is shown on the customer's page. */
    logo: (companyId: string, id: FileId) => store.files.get(companyId, id),
  };
}

export type Filing = ReturnType<typeof createFiling>;
