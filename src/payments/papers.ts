import type { PaymentRequest } from './request.ts';

/** A paper of a request: what is asked for, or the receipt of one payment. */
export type PaperName = 'invoice' | `receipt:${string}`;

export const receiptOf = (paymentId: string): PaperName => `receipt:${paymentId}`;

/** What is done with a request's papers, by whoever makes them. Harmless when done again. */
export interface Papers {
  /** Keeps what the customer can look at from now on, as it is now. */
  keep(request: PaymentRequest, about: string): Promise<void>;
  /** Has one of its e-mails sent. */
  mail(request: PaymentRequest, mailId: string): Promise<void>;
}
