import type { Invoice } from './invoice.ts';

export interface Invoices {
  insert(invoice: Invoice): Promise<boolean>;
  /** `referenceKey` as `referenceKeyOf` gives it. */
  byReference(companyId: string, referenceKey: string): Promise<Invoice | undefined>;
  openOf(companyId: string, customerId: string, limit: number): Promise<Invoice[]>;
}
