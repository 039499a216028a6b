import type { PaperAbout, Papers, PaymentRequest } from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import type { Filing } from './filing.ts';
import type { DocumentsHouse } from './house.ts';
import { estimatePaperId } from './kept-paper.ts';
import { mailing } from './outgoing-mail.ts';
import { type PaperName, papersAbout, papersOf } from './request-papers.ts';

type Needs = Pick<DocumentsHouse, 'store' | 'wake' | 'clock' | 'newId' | 'printer' | 'mail'>;

/** What requests have done with their papers. */
export function createPapers(house: Needs, filing: Filing): Papers {
  const fileAll = async (request: PaymentRequest, names: PaperName[]) =>
    (await Promise.all(names.map((name) => filing.file(request, name)))).flatMap((kept) => kept ?? []);

  return {
    async pin(request, invoices) {
      await Promise.all(invoices.map((invoice) => filing.pin(request, invoice)));
    },
    byMail: house.mail && { attached: house.printer !== undefined },
    async contents(request) {
      const kept = await Promise.all(request.invoices.map(({ id }) => filing.pinned(request, id)));
      const { depositOn } = request;
      const deposit =
        depositOn?.estimateId && (await filing.sentAs(request.companyId, estimatePaperId(depositOn.estimateId)));
      const all = request.invoices.map(({ id }, at) => [id, kept[at]] as const);
      return new Map(
        [...all, ...(depositOn && deposit ? [[depositOn.id, deposit] as const] : [])].flatMap(([id, paper]) => {
          const paid = paper?.payments.reduce((sum, { amount }) => sum + amount.minor, 0) ?? 0;
          return paper ? [[id, { lines: paper.lines, paid }] as const] : [];
        }),
      );
    },
    async keep(request, about) {
      // With each payment the invoice says that it is paid, as far as it is.
      const all = [...new Set<PaperAbout>(['invoice', about as PaperAbout])];
      await fileAll(
        request,
        all.flatMap((one) => papersAbout(request, one)),
      );
    },
    async mail(request, mailId) {
      const { companyId, id, tongue } = request;
      const { to, asks } = request.mails.find((one) => one.id === mailId) ?? {};
      if (!to) return;
      // Who is asked can pay without a document; who wants the documents wants nothing else.
      const wanted: PaperName[] = !asks ? papersOf(request) : house.printer ? papersAbout(request, 'invoice') : [];
      const papers = (await fileAll(request, wanted)).map((kept) => kept.id);
      const mail = mailing(
        { id: mailId, companyId, about: { kind: 'request', id }, to, ...(asks && { asks }), tongue, papers },
        momentOf(house),
      );
      if (await house.store.mails.insert(mail)) house.wake('mails', mail);
    },
  };
}
