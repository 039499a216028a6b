import { creditsOf } from './parts.ts';
import type { AskedInvoice, PaymentRequest } from './request.ts';
import type { WrittenBack } from './written-back.ts';

/** What is settled once the request is paid, each for as much: its invoices, or the order that it is a deposit on. */
export const paidOrdersOf = ({ invoices, depositOn, amount }: PaymentRequest): AskedInvoice[] => [
  ...invoices,
  ...(depositOn ? [{ ...depositOn, version: 0, amount: amount.minor }] : []),
];

/** What became of a payment of an order. `about`: as its errand and its task name it. */
export type WrittenEntry = AskedInvoice & { writtenBack: WrittenBack; about: string; paymentId?: string };

/** What became of each payment of each order in the system that it came from, with how much it was for. */
export const writtenBackOf = (request: PaymentRequest): WrittenEntry[] =>
  paidOrdersOf(request).flatMap((order) => {
    const parts = creditsOf(request).flatMap(({ id: paymentId, pays }) =>
      (pays?.orders ?? []).flatMap((part) =>
        part.id === order.id ? [{ ...order, ...part, paymentId, about: `${part.id} ${paymentId}` }] : [],
      ),
    );
    const all = parts.length > 0 ? parts : [{ ...order, about: order.id }];
    return all.flatMap(({ writtenBack, ...entry }) => (writtenBack ? [{ ...entry, writtenBack }] : []));
  });
