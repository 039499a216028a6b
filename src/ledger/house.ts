import type { PaymentsHouse } from '../payments/index.ts';
import type { KeptTotals } from './ports.ts';

/** What the ledger works with. */
export type LedgerHouse = PaymentsHouse;

/** What its figures work with. */
export type FiguresHouse = LedgerHouse & { store: { dayTotals: KeptTotals } };
