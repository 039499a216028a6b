import { change, one } from '../kernel/change.ts';
import type { Refunding } from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import type { RefundsHouse } from './house.ts';
import { heard, outgoingRefund } from './outgoing-refund.ts';

/** What requests have done with their refunds. */
export const createRefunding = (house: Pick<RefundsHouse, 'store' | 'wake' | 'clock' | 'newId'>): Refunding => ({
  async place(request, orderId) {
    const order = request.refundOrders.find(({ id }) => id === orderId);
    if (!order) return;
    const refund = outgoingRefund(request, order, momentOf(house));
    if (await house.store.outgoingRefunds.insert(refund)) house.wake('outgoingRefunds', refund);
  },
  async told(companyId, refund) {
    if (!refund.orderId) return;
    const changed = await change(one(house.store.outgoingRefunds, companyId, refund.orderId), (now) =>
      heard(now, refund, momentOf(house)),
    );
    if (changed) house.wake('outgoingRefunds', changed);
  },
});
