import type { AskedInvoice, PaymentRequest } from './request.ts';

/** What is settled once the request is paid, each for as much: its invoices, or the order that it is a deposit on. */
export const paidOrdersOf = ({ invoices, depositOn, amount }: PaymentRequest): AskedInvoice[] => [
  ...invoices,
  ...(depositOn ? [{ ...depositOn, version: 0, amount: amount.minor }] : []),
];
