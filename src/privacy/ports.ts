import type { Audited } from '../kernel/act.ts';
import type { Documents } from '../kernel/change.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { Incident } from './incident.ts';
import type { PrivacyOrder } from './order.ts';

export interface Incidents extends Documents<Incident>, Audited {
  /** The newest first, at most `limit`. */
  latest(companyId: string, limit: number): Promise<Incident[]>;
}

export interface PrivacyOrders extends AnnouncingDocuments<PrivacyOrder>, Audited {}
