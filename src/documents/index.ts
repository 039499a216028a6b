export type { Paper, PaperIssuer, PaperKind, PaperParty, PaperPayment } from './paper.ts';
export type { Printer } from './ports.ts';
