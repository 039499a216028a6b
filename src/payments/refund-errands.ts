import { companyOf } from '../company/index.ts';
import { type Announcer, type Errand, unchanged } from '../promises/announcer.ts';
import { isLive } from './given-back.ts';
import type { PaymentsHouse } from './house.ts';
import { composeRefunded } from './message.ts';
import type { RequestMessage } from './messages.ts';
import type { PaymentRequest } from './request.ts';

type Errands = Announcer<PaymentRequest, RequestMessage>['errands'];

/** What a request promises of its refunds: that they are carried out, and that order and customer hear of them. */
export const refundErrands = (house: PaymentsHouse): Pick<Errands, 'refund' | 'refund-told' | 'refund-text'> => ({
  refund: {
    lane: 'askers',
    harmless: true,
    async keep(request, orderId) {
      await house.refunding.place(request, orderId);
      return unchanged;
    },
    never: () => unchanged,
  },
  'refund-told': {
    lane: 'askers',
    harmless: true,
    async keep(request, refundId) {
      const refund = request.refunds.find(({ id }) => id === refundId);
      if (refund) await house.refunding.told(request.companyId, refund);
      return unchanged;
    },
    never: () => unchanged,
  },
  'refund-text': texting(house),
});

/** Tells the customer that money is on its way back, or that it did not get there after all. */
const texting = (house: PaymentsHouse): Errand<PaymentRequest> => ({
  lane: 'askers',
  harmless: false,
  async keep(request, refundId, triedSince) {
    const { companyId, id, customer } = request;
    const refund = request.refunds.find((one) => one.id === refundId);
    if (!refund?.orderId || !customer.phone) return unchanged;
    const company = await companyOf(house.directory, request);
    const words = composeRefunded(request, company, refund);
    // One text for each end that it can come to, however often it is promised.
    const textId = `txt_${refund.orderId}${isLive(refund) ? '' : '_failed'}`;
    const about = { kind: 'receipt', id } as const;
    await house.texting.send({ id: textId, companyId, phone: customer.phone, words, about }, triedSince);
    return unchanged;
  },
  never: () => unchanged,
});
