import type { Payment } from '../../src/payments/payment.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { at } from './sample-parts.ts';

/** What a request says of other payers, and of the one that it is a part of. */
export const fullShares = (payments: Payment[]): Required<Pick<PaymentRequest, 'shares' | 'shareOf'>> => ({
  shares: [
    {
      ...{ id: 'pay_s', key: 'view-s', to: { id: 'cus_2', phone: '+15145550142', name: 'Assurance' }, tongue: 'fr' },
      ...{ by: { id: 'U1', name: 'Marc', workspaceId: 'slack:T1' }, amount: 3, message: '{link}', at: at(1) },
      ...{ state: 'asked', payments: payments.slice(0, 1) },
    },
  ],
  shareOf: { requestId: 'pay_w', total: 9, isInvoiced: true },
});
