import type { PayoutScreen } from '../../src/payouts/screen.ts';
import type { Looks } from '../looks.ts';
import { payoutExportCard } from './export.ts';
import { payoutsListCard } from './list.ts';
import { payoutCard } from './payout.ts';

export const screens: Looks<PayoutScreen> = {
  'payouts-list': payoutsListCard,
  'payout-shown': payoutCard,
  'payout-export': payoutExportCard,
};
