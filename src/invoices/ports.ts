import type { Documents } from '../kernel/change.ts';
import type { Invoice, InvoiceState } from './invoice.ts';

export interface Invoices extends Documents<Invoice> {
  /** Inserts those that are new by their source, and leaves the others as they are; gives how many were new. */
  insertMany(invoices: Invoice[]): Promise<number>;
  /** By `sourceKeyOf`, in any order. */
  bySources(companyId: string, sources: string[]): Promise<Invoice[]>;
  /** Newest first: departments may have the same number. `referenceKey` as `referenceKeyOf` gives it. */
  byReference(companyId: string, referenceKey: string, limit: number): Promise<Invoice[]>;
  /** A customer's, newest first. */
  ofCustomer(companyId: string, customerId: string, asked: ListedOf): Promise<Invoice[]>;
  /** Those of a customer that money can be asked for, newest first. */
  owedBy(companyId: string, customerId: string, limit: number): Promise<Invoice[]>;
  /**
   * Newest first, those whose reference, customer's name or summary has a word that begins with each typed one; of one
   * letter, or of nothing, none.
   */
  search(companyId: string, typed: string, limit: number): Promise<Invoice[]>;
}

export interface ListedOf {
  limit: number;
  /** All unless told. */
  states?: InvoiceState[];
  /** Those that come after this one in the list. */
  after?: Pick<Invoice, 'id' | 'openedAt'>;
}
