import type { KeptFile } from '../company/index.ts';
import { parseEmail } from '../kernel/email.ts';
import type { Money } from '../kernel/money.ts';
import { type Answer, refused } from '../kernel/refusal.ts';
import {
  askForMail,
  countedIn,
  creditOf,
  type PageView,
  type PaymentRequest,
  receiptOf,
  stateAt,
} from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import { creditedIn } from './credit-note.ts';
import type { Filing } from './filing.ts';
import type { DocumentsHouse } from './house.ts';
import { type KeptPaper, paperIn } from './kept-paper.ts';
import { promiseMail } from './mail-promise.ts';
import type { Paper } from './paper.ts';
import type { Print, Printed } from './printing.ts';
import { type PaperName, papersAbout, receiptsOf } from './request-papers.ts';

/** Which paper a customer asks for, of which of their invoices, payments or refunds. */
export type PaperKind = 'invoice' | 'receipt' | 'credit-note';

/** The customer's page, with its papers. */
export interface CustomerPage extends PageView {
  papers?: PagePapers;
  /** Whether it has a logo to show, which stays when the papers do not. */
  hasLogo?: boolean;
}

export interface PagePapers {
  /** To look at before paying, and after. */
  invoice: Paper;
  /** The others, where several invoices are asked for together. */
  others: Paper[];
  /** Of each payment, where they can be had in no other way than on the page. */
  receipts: Paper[];
  /** Of several payments, which receipt that can be had as PDF is for which. */
  parts?: { amount: Money; at: Date; number: string }[];
  /** Of what went back, oldest first: those that can be had as PDF. */
  credits?: Paper[];
  /** Those of the others that can be had as PDF. */
  printable: Exclude<PaperKind, 'credit-note'>[];
  /** Whether they can be sent by e-mail. */
  mailable: boolean;
  /** The latest e-mail that was asked for. */
  mail?: PaymentRequest['mails'][number];
}

/** Papers lie open for who can pay, is paying, or has paid; not behind a link that is over. */
const isOpenTo = (request: PaymentRequest, now: Date): boolean =>
  ['open', 'processing'].includes(stateAt(request, now)) || countedIn(request).length > 0;

/** The customer's side of papers: looking, downloading, having them sent. */
export function createPapersDesk(house: DocumentsHouse, filing: Filing, print: Print) {
  const { store, links, clock, log } = house;

  async function byToken(token: string): Promise<PaymentRequest | undefined> {
    const request = links.isWellFormed(token) ? await store.requests.byLink(links.hash(token)) : undefined;
    return request && isOpenTo(request, clock.now()) ? request : undefined;
  }

  /** Which papers of a kind the request has. */
  function namesOf(request: PaymentRequest, kind: PaperKind): PaperName[] {
    if (kind === 'invoice') return papersAbout(request, kind);
    if (kind === 'credit-note') return creditedIn(request).map(({ id }) => ({ about: creditOf(id) }));
    return receiptsOf(request);
  }

  async function keptAbout(request: PaymentRequest, kind: PaperKind): Promise<KeptPaper[]> {
    const all = await Promise.all(namesOf(request, kind).map((name) => filing.file(request, name)));
    return all.flatMap((one) => one ?? []);
  }

  const keptOf = async (token: string, kind: PaperKind, place = 0) => {
    const request = await byToken(token);
    const name = request && namesOf(request, kind)[place];
    return name && filing.file(request, name);
  };

  async function creditsOf(request: PaymentRequest): Promise<Paper[]> {
    const names = creditedIn(request).flatMap(({ id }) => papersAbout(request, creditOf(id)));
    const kept = await Promise.all(names.map((name) => filing.file(request, name)));
    return kept.flatMap((one) => (one ? [paperIn(one)] : []));
  }

  /** What each receipt is for, where there are several payments. */
  function partsOf(request: PaymentRequest): PagePapers['parts'] {
    const payments = countedIn(request);
    const all = payments.flatMap(({ id, amount, at }) =>
      papersAbout(request, receiptOf(id)).map(({ invoiceId }) => {
        const invoice = request.invoices.find((one) => one.id === invoiceId);
        return { amount, at, number: invoice?.reference ?? request.reference };
      }),
    );
    return payments.length > 1 ? all : [];
  }

  return {
    /** What the page shows of them. Without papers it can still be paid on: whatever fails here is only logged. */
    async onPage(request: PaymentRequest): Promise<PagePapers | undefined> {
      if (!isOpenTo(request, clock.now())) return undefined;
      try {
        const isPaid = countedIn(request).length > 0;
        const [[kept, ...others], receipts] = await Promise.all([
          keptAbout(request, 'invoice'),
          isPaid && !house.printer ? keptAbout(request, 'receipt') : [],
        ]);
        if (!kept) return undefined;
        const mail = request.mails.findLast(({ asks }) => !asks);
        return {
          invoice: paperIn(kept),
          others: others.map(paperIn),
          receipts: receipts.map(paperIn),
          credits: isPaid && house.printer ? await creditsOf(request) : [],
          printable: house.printer ? ['invoice', ...(isPaid ? (['receipt'] as const) : [])] : [],
          ...(isPaid && house.printer && { parts: partsOf(request) }),
          mailable: isPaid && house.printer !== undefined && house.mail !== undefined,
          ...(mail && { mail }),
        };
      } catch (error) {
        log.error('the page has no papers', { paymentRequestId: request.id, error });
        return undefined;
      }
    },

    /** What the file is called; undefined where there is none, or the link leads nowhere. */
    async paper(token: string, kind: PaperKind, place?: number): Promise<Paper | undefined> {
      const kept = await keptOf(token, kind, place);
      return kept && paperIn(kept);
    },

    /** @throws Outage when it cannot be printed now */
    async printed(token: string, kind: PaperKind, place?: number): Promise<Printed | undefined> {
      const kept = await keptOf(token, kind, place);
      return kept && print(kept);
    },

    /** Whether there is a logo to show. Without one it can still be paid: whatever fails here is only logged. */
    async hasLogo(request: PaymentRequest): Promise<boolean> {
      try {
        return (await filing.logoOf(request)) !== undefined;
      } catch (error) {
        log.error('the page has no logo', { paymentRequestId: request.id, error });
        return false;
      }
    },

    /** The logo on the page, as long as the page is there. */
    async logo(token: string): Promise<KeptFile | undefined> {
      const request = links.isWellFormed(token) ? await store.requests.byLink(links.hash(token)) : undefined;
      const id = request && (await filing.logoOf(request));
      return id && filing.logo(request.companyId, id);
    },

    /** Both papers are to go to an address. Refusals: those of `parseEmail`, `email-too-often`, `request-gone`. */
    async mail(token: string, typed: string): Promise<Answer<unknown>> {
      const address = parseEmail(typed);
      if (!address.ok) return address;
      const request = await byToken(token);
      if (!request || !house.mail) return refused({ code: 'request-gone' });
      const ask = (now: PaymentRequest) => askForMail(now, address.value, momentOf(house));
      return promiseMail(house, request, address.value, ask, { code: 'email-too-often' });
    },
  };
}
