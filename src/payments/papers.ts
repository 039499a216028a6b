import type { Invoice, Line } from '../invoices/index.ts';
import type { PaymentRequest } from './request.ts';

/** What a promised paper is about: what is asked for, one payment, or one refund. */
export type PaperAbout = 'invoice' | `receipt:${string}` | `credit:${string}`;

export const receiptOf = (paymentId: string): PaperAbout => `receipt:${paymentId}`;

/** The credit note of a refund. */
export const creditOf = (refundId: string): PaperAbout => `credit:${refundId}`;

/** What is done with a request's papers, by whoever makes them. Harmless when done again. */
export interface Papers {
  /** Keeps the documents of the request's invoices as these are now, before anything is sent. */
  pin(request: PaymentRequest, invoices: Invoice[]): Promise<void>;
  /** What goes by e-mail: undefined where no mail server is configured. `attached`: the invoice comes along. */
  byMail: { attached: boolean } | undefined;
  /** What each invoice of the request, or the order that it is a deposit on, says as it was sent, by its id. */
  contents(request: PaymentRequest): Promise<Map<string, SentContent>>;
  /** Keeps what the customer can look at from now on, as it is now. */
  keep(request: PaymentRequest, about: string): Promise<void>;
  /** Has one of its e-mails sent. */
  mail(request: PaymentRequest, mailId: string): Promise<void>;
}

/** What an invoice said when it was sent. `paid`: elsewhere, in minor units. */
export interface SentContent {
  lines: Line[];
  paid: number;
}
