import type { Auditing } from '../audit/index.ts';
import type { EstimatesHouse } from '../estimates/index.ts';
import type { OutgoingRefunds } from '../refunds/index.ts';
import type { Tasks } from '../tasks/index.ts';

/** What the rights of customers over what is kept of them work with. */
export type PrivacyHouse = EstimatesHouse & {
  store: { outgoingRefunds: OutgoingRefunds; tasks: Tasks };
  auditing: Auditing;
};
