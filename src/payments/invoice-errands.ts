import { paidHere } from '../invoices/index.ts';
import { change, one } from '../kernel/change.ts';
import { type Errand, unchanged } from '../promises/announcer.ts';
import type { PaymentsHouse } from './house.ts';
import type { PaymentRequest } from './request.ts';

/** An invoice that the request was paid for is settled, each by itself, for as much of it as was asked. */
export const invoicePaid = ({ store }: PaymentsHouse): Errand<PaymentRequest> => ({
  lane: 'invoices',
  harmless: true,
  async keep(request, invoiceId) {
    const asked = request.invoices.find(({ id }) => id === invoiceId);
    const payment = request.payments.find(({ unexpected }) => !unexpected);
    if (!asked || !payment) return unchanged;
    const settled = { paymentId: payment.id, amount: asked.amount, at: payment.at };
    await change(one(store.invoices, request.companyId, invoiceId), (invoice) => paidHere(invoice, settled));
    return unchanged;
  },
  never: () => unchanged,
});
