export type { InvoicesHouse } from './house.ts';
export {
  balanceOf,
  type Claimed,
  differenceOf,
  type Invoice,
  type InvoiceContent,
  type InvoiceState,
  isCountedBy,
  leftHere,
  type PaidElsewhere,
  type PaidHere,
  paidElsewhere,
  paidHere,
  stateOf,
  totalAskedOf,
  totalsOfInvoice,
  whyNotAsked,
} from './invoice.ts';
export { createKeeping, type Kept } from './keeping.ts';
export type {
  Invoices,
  ListedOf,
  SettledPayment,
  SettleRefusal,
  Sheet,
  SheetField,
  Sheets,
  SheetTold,
  Source,
  SourceAccount,
  SourceBatch,
  SourceCustomers,
  SourceHome,
  SourceLink,
  SyncState,
  SyncStates,
} from './ports.ts';
export { hashOf, type SourceCustomer, type SourceInvoice, type SourceKey, sourceKeyIn, sourceKeyOf } from './source.ts';
export { createSyncing } from './syncing.ts';
export { TAX_PLACES, type TaxPlace, taxesAt, taxPlaceOf, taxPlacesIn } from './tax-places.ts';
export { type Line, type LineKind, type Tax, type TaxTotal, type Totals, totalsOf } from './totals.ts';
