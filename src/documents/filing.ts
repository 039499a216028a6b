import { type Company, companyOf, type FileId, letterheadOf } from '../company/index.ts';
import type { Invoice } from '../invoices/index.ts';
import { type PaymentRequest, type Refund, shareOf } from '../payments/index.ts';
import { creditNoteOf } from './credit-note.ts';
import type { DocumentsHouse } from './house.ts';
import { paperOfInvoice } from './invoice-papers.ts';
import { type KeptPaper, keptPaper, paperIn } from './kept-paper.ts';
import type { Paper } from './paper.ts';
import {
  creditedBy,
  letterheadFor,
  type PaperName,
  paidPaperOf,
  paperId,
  paperOf,
  pinnedId,
} from './request-papers.ts';
import type { Stationery } from './stationery.ts';

type Needs = Pick<DocumentsHouse, 'store' | 'directory' | 'clock'>;

/** What a paper goes with: a request, an estimate. */
type Whose = Pick<PaymentRequest, 'id' | 'companyId' | 'letterhead'>;

/** Makes the papers of requests, and keeps each as it was first made. */
export function createFiling({ store, directory, clock }: Needs) {
  /** `pinned`: what was sent with it stays as it was, whatever the company is called since. */
  async function stationeryOf(company: Company, pinned?: string): Promise<Stationery> {
    const letterhead =
      (pinned && (await store.letterheads.get(company.id, pinned))) ||
      (await letterheadOf(store.letterheads, company)).letterhead;
    return { letterhead, company };
  }

  function kept(paper: Paper, id: string, request: Whose, { letterhead: { logo } }: Stationery): KeptPaper {
    const { companyId, id: requestId } = request;
    return keptPaper(paper, { id, companyId, requestId, keptAt: clock.now(), ...(logo && { logo }) });
  }

  async function make(request: PaymentRequest, name: PaperName, id: string): Promise<KeptPaper> {
    const company = await companyOf(directory, request);
    const refund = creditedBy(request, name);
    if (refund) {
      const stationery = await stationeryOf(company);
      return kept(creditNoteOf(request, refund, await billedIn(request, refund), stationery), id, request, stationery);
    }
    const stationery = await stationeryOf(company, letterheadFor(request, name));
    if (name.invoiceId === undefined) return kept(paperOf(request, name, stationery), id, request, stationery);
    const pinned = await store.papers.get(request.companyId, pinnedId(request, name.invoiceId));
    if (!pinned) throw new Error(`${id} was not kept when it was sent`);
    return kept(paidPaperOf(request, name, paperIn(pinned), stationery), id, request, stationery);
  }

  /** The invoices that a payment was for, as they were sent, each with what was paid of it. */
  async function billedIn(request: PaymentRequest, { paymentId }: Refund) {
    const payment = request.payments.find(({ id }) => id === paymentId);
    const all = request.invoices.map(async ({ id, amount }) => {
      const asked = payment ? shareOf(request, payment, id) : amount;
      if (asked === 0) return [];
      const pinned = await store.papers.get(request.companyId, pinnedId(request, id));
      return pinned ? [{ paper: paperIn(pinned), asked }] : [];
    });
    return (await Promise.all(all)).flat();
  }

  /** What a kept paper says; undefined where none is kept. */
  async function sentAs(companyId: string, id: string): Promise<Paper | undefined> {
    const known = await store.papers.get(companyId, id);
    return known && paperIn(known);
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

    /** Keeps the document of an invoice as it is now, as the request's customer gets it. */
    async pin(request: PaymentRequest, invoice: Invoice): Promise<void> {
      const company = await companyOf(directory, request);
      const stationery = await stationeryOf(company, request.letterhead);
      const paper = paperOfInvoice(invoice, request.customer, request.tongue, stationery);
      await store.papers.insert(kept(paper, pinnedId(request, invoice.id), request, stationery));
    },

    /** Keeps a paper of whatever it was made for, once, and gives it as it is kept. */
    async keep(paper: Paper, id: string, whose: Whose, stationery: Stationery): Promise<KeptPaper> {
      const made = kept(paper, id, whose, stationery);
      return (await store.papers.insert(made)) ? made : ((await store.papers.get(whose.companyId, id)) ?? made);
    },

    /** Keeps what became of a kept paper beside it, once, under the same logo. */
    async keepBeside({ companyId, requestId, logo }: KeptPaper, paper: Paper, id: string): Promise<KeptPaper> {
      const made = keptPaper(paper, { id, companyId, requestId, keptAt: clock.now(), ...(logo && { logo }) });
      return (await store.papers.insert(made)) ? made : ((await store.papers.get(companyId, id)) ?? made);
    },

    /** The document of an invoice as it was sent. */
    pinned: (request: PaymentRequest, invoiceId: string): Promise<Paper | undefined> =>
      sentAs(request.companyId, pinnedId(request, invoiceId)),

    sentAs,

    /** What papers of a company are made with today. */
    stationeryOf: (company: Company) => stationeryOf(company),

    /** A kept paper with its logo, to print or to look at. */
    async unfold(kept: KeptPaper): Promise<Paper> {
      return withLogo(paperIn(kept), kept.companyId, kept.logo);
    },

    withLogo,

    /** The logo that it was sent with, whatever has become of it since. */
    async logoOf(request: Whose): Promise<FileId | undefined> {
      const { letterhead } = await stationeryOf(await companyOf(directory, request), request.letterhead);
      return letterhead.logo;
    },

    /** A logo as it is shown on the customer's page. */
    logo: (companyId: string, id: FileId) => store.files.get(companyId, id),
  };

  async function withLogo(paper: Paper, companyId: string, id: FileId | undefined): Promise<Paper> {
    const logo = id && (await store.files.get(companyId, id));
    return logo ? { ...paper, issuer: { ...paper.issuer, logo: logo.bytes } } : paper;
  }
}

export type Filing = ReturnType<typeof createFiling>;
