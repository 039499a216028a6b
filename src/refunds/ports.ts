import type { Audited } from '../kernel/act.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { OutgoingRefund } from './outgoing-refund.ts';

export interface OutgoingRefunds extends AnnouncingDocuments<OutgoingRefund>, Audited {
  /** What a member ordered since then, by the id that their platform has for them; newest first, at most `limit`. */
  orderedBy(companyId: string, memberId: string, since: Date, limit: number): Promise<OutgoingRefund[]>;
}
