export type { KeptPaper } from './kept-paper.ts';
export type { Letter } from './letter.ts';
export type { OutgoingMail } from './outgoing-mail.ts';
export type { Paper, PaperIssuer, PaperKind, PaperParty, PaperPayment } from './paper.ts';
export type { CustomerPage, PagePapers, PaperKind as PaperFile } from './papers-desk.ts';
export type { KeptPapers, Mail, OutgoingMails, Printer } from './ports.ts';
export { samplePage, samplePaper } from './sample.ts';
