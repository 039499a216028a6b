export type { PaymentsHouse } from './house.ts';
export type { MailFailure, MailSummary, MailWord } from './mail.ts';
export { askForMail, reportMail } from './mails.ts';
export { linkUrl } from './message.ts';
export type { PageView } from './page-view.ts';
export { type PaperName, type Papers, receiptOf } from './papers.ts';
export type { Payment, PaymentMethod } from './payment.ts';
export type { PaymentRequest } from './request.ts';
export { stateAt } from './steps.ts';
