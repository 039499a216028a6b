import type { Auditing } from '../audit/index.ts';
import type { EstimatesHouse } from '../estimates/index.ts';
import type { OutgoingRefund, OutgoingRefunds } from '../refunds/index.ts';
import type { Task, Tasks } from '../tasks/index.ts';
import type { PrivacyOrder } from './order.ts';
import type { Incidents, PrivacyOrders } from './ports.ts';

/** What the rights of customers over what is kept of them work with. */
export type PrivacyHouse = EstimatesHouse & {
  store: { outgoingRefunds: OutgoingRefunds; tasks: Tasks; privacyOrders: PrivacyOrders; incidents: Incidents };
  wake(kind: 'outgoingRefunds', refund: OutgoingRefund): void;
  wake(kind: 'tasks', task: Task): void;
  wake(kind: 'privacyOrders', order: PrivacyOrder): void;
  auditing: Auditing;
};
