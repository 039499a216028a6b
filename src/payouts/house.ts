import type { TasksHouse } from '../tasks/index.ts';
import type { Payout } from './payout.ts';
import type { PayingOut, PayoutRows, Payouts } from './ports.ts';

/** What payouts work with. */
export type PayoutsHouse = TasksHouse & {
  store: { payouts: Payouts; payoutRows: PayoutRows };
  payingOut: PayingOut;
  wake(kind: 'payouts', payout: Payout): void;
};
