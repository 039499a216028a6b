import type { Refusal } from '../kernel/refusal.ts';
import type { Showable } from '../kernel/screen.ts';
import type { Sheet, SheetTold, SyncState } from './ports.ts';

/** A file of invoices: chosen, understood and confirmed, or being taken over. */
export interface ImportForm extends Showable {
  kind: 'import-form';
  values: { numbers: NonNullable<SheetTold['numbers']> | ''; days: NonNullable<SheetTold['days']> | '' };
  /** What stands in the file, once one was read. */
  sheet?: Pick<Sheet, 'columns' | 'rows'> & { asks: ('numbers' | 'days')[] };
  /** What was brought last, or is being taken over now; `moving`: it is. */
  last?: SyncState & { moving: boolean };
  problems: { file?: Refusal; numbers?: Refusal; days?: Refusal };
  /** The file that was read; what stands for the one that is being taken over; or empty. */
  carried: string;
}

export type ImportScreen = ImportForm;
