import type { Documents } from '../kernel/change.ts';
import type { Customer } from './customer.ts';

export interface Customers extends Documents<Customer> {
  byPhone(companyId: string, phone: string): Promise<Customer | undefined>;
  /** Customers whose name or phone has a word starting with each word of `text`; most recent first when it is empty. */
  search(companyId: string, text: string, limit: number): Promise<Customer[]>;
}
