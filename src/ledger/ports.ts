import type { Documents } from '../kernel/change.ts';
import type { DayTotals } from './day-totals.ts';

/** The running totals of each company's days. */
export interface KeptTotals extends Documents<DayTotals> {
  /** From a day on (`YYYY-MM-DD`), the earliest first. */
  since(companyId: string, day: string): Promise<DayTotals[]>;
  /** The days before it of which something waits to be paid, the earliest first. */
  openBefore(companyId: string, day: string): Promise<DayTotals[]>;
}
