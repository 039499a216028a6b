import type { Audited } from '../kernel/act.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { PrivacyOrder } from './order.ts';

export interface PrivacyOrders extends AnnouncingDocuments<PrivacyOrder>, Audited {}
