import { randomId } from '../../src/kernel/ids.ts';
import type { RefundOrder } from '../../src/payments/refund-order.ts';
import type { OutgoingRefund } from '../../src/refunds/outgoing-refund.ts';
import { announcing, everythingAnnounced } from './announcing-samples.ts';
import { acting, at, CAD } from './sample-parts.ts';

const by = { id: 'U1', name: 'Marc', workspaceId: 'slack:T1' } as const;

export const fullOrder: Required<RefundOrder> = {
  ...{ id: 'ref_1', key: 'slack:view:1', paymentId: 'pi_1', amount: CAD(3), reason: 'other', note: 'Zoë', by },
  ...{ tells: true, state: 'declined', decided: { by: 'Sophie', at: at(8), why: 'no' }, why: 'balance', at: at(7) },
};

/** Only what must be there. */
export const outgoingRefund = (companyId: string, more: Partial<OutgoingRefund> = {}): OutgoingRefund => ({
  ...announcing(companyId),
  ...{ id: randomId('ref'), requestId: 'pay_1', customer: { phone: '+15145550188' }, reference: 'RO4821' },
  ...{ paymentId: 'pi_1', amount: CAD(3), reason: 'other', by: { id: 'U1', name: 'Marc' }, tells: false },
  ...{ state: 'ordered', at: at(0), ...more },
});

export const fullOutgoingRefund = (companyId: string): Required<OutgoingRefund> => {
  const { id: _, key: __, ...order } = fullOrder;
  return {
    ...outgoingRefund(companyId),
    ...acting(),
    ...everythingAnnounced(companyId, [], ['carry-out', 'lapse', 'tell']),
    ...order,
    customer: { phone: '+15145550188', email: 'zoe@exemple.ca', name: 'Zoë O’Neil' },
    approver: { ...by, id: 'U2', name: 'Sophie' },
    made: { id: 're_1', status: 'pending', at: at(9) },
  };
};
