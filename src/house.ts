import type { AuditHouse } from './audit/house.ts';
import type { DocumentsHouse } from './documents/house.ts';
import type { EstimatesHouse } from './estimates/house.ts';
import type { EvidenceHouse } from './evidence/house.ts';
import type { MorningsHouse } from './mornings/house.ts';
import type { NotificationsHouse } from './notifications/house.ts';
import type { PayoutsHouse } from './payouts/house.ts';
import type { Ports } from './ports.ts';
import type { PrivacyHouse } from './privacy/house.ts';
import type { RefundsHouse } from './refunds/house.ts';
import type { TasksHouse } from './tasks/house.ts';

/** What every part of the core works with: the ports, the settings, and its common services. */
export type House = Ports &
  DocumentsHouse &
  EstimatesHouse &
  RefundsHouse &
  TasksHouse &
  PayoutsHouse &
  EvidenceHouse &
  MorningsHouse &
  AuditHouse &
  PrivacyHouse &
  NotificationsHouse;
