export {
  type EvidencePack,
  linesOfEach,
  type PackEstimate,
  type PackEvent,
  type PackText,
} from './evidence-pack.ts';
export { createFiling, type Filing } from './filing.ts';
export type { DocumentsHouse } from './house.ts';
export { paperOfInvoice } from './invoice-papers.ts';
export { estimatePaperId, type KeptPaper, paperIn } from './kept-paper.ts';
export type { Letter } from './letter.ts';
export { mailing, type OutgoingMail } from './outgoing-mail.ts';
export type { Paper, PaperIssuer, PaperKind, PaperParty, PaperPayment } from './paper.ts';
export type { CustomerPage, PagePapers, PaperKind as PaperFile } from './papers-desk.ts';
export type { KeptPapers, Mail, MailSubject, OutgoingMails, Printer } from './ports.ts';
export { createPrinting, type Printed } from './printing.ts';
export { samplePage, samplePaper } from './sample.ts';
