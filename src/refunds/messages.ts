import type { Asker, Company } from '../company/index.ts';
import type { OutgoingRefund } from './outgoing-refund.ts';

/** A refund that somebody has to agree to; `approvers`: who may, while nobody has decided. */
export interface RefundMessage {
  kind: 'refund-approval';
  refund: OutgoingRefund;
  company: Company;
  approvers: Asker[];
}
