export type { RefundsHouse } from './house.ts';
export type { RefundMessage } from './messages.ts';
export type { OutgoingRefund } from './outgoing-refund.ts';
export type { OutgoingRefunds } from './ports.ts';
