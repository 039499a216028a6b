import type { RefundOrder } from '../../src/payments/refund-order.ts';
import { money } from './announcing.ts';
import { flag, moment, part, required, text } from './schema.ts';

export const asker = part<RefundOrder['by']>({ id: text, name: text, workspaceId: String });
const decided = part<NonNullable<RefundOrder['decided']>>({ by: text, at: moment, why: String });

/** What of a refund is kept by its request and by its own document alike. */
export const orderFields = {
  ...{ paymentId: text, amount: required(money), reason: text, note: String, by: required(asker), tells: flag },
  ...{ state: text, decided, why: String, at: moment },
};

export const refundOrder = part<RefundOrder>({ id: text, key: text, ...orderFields });
