import type { PaymentsHouse } from '../payments/index.ts';

/** What the ledger works with. */
export type LedgerHouse = PaymentsHouse;
