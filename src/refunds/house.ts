import type { PaymentsHouse } from '../payments/index.ts';
import type { OutgoingRefund } from './outgoing-refund.ts';
import type { OutgoingRefunds } from './ports.ts';

/** What refunds work with. */
export type RefundsHouse = PaymentsHouse & {
  store: { outgoingRefunds: OutgoingRefunds };
  wake(kind: 'outgoingRefunds', refund: OutgoingRefund): void;
};
