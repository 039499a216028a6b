export type { Invoice } from './invoice.ts';
export type { Invoices } from './ports.ts';
export { type Line, type LineKind, type Tax, type TaxTotal, type Totals, totalsOf } from './totals.ts';
