import type { NotificationKind } from '../conversations/index.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { Mailbox } from './mailbox.ts';

export interface Mailboxes extends AnnouncingDocuments<Mailbox> {
  /** Of those who want to know all of this kind; at most `limit`. */
  wanting(companyId: string, kind: NotificationKind, limit: number): Promise<Mailbox[]>;
}
