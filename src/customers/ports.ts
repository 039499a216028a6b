import type { Documents } from '../kernel/change.ts';
import type { Customer } from './customer.ts';

export interface Customers extends Documents<Customer> {
  byPhone(companyId: string, phone: string): Promise<Customer | undefined>;
  /** Those that are known, in any order. */
  byPhones(companyId: string, phones: string[]): Promise<Customer[]>;
  byIds(companyId: string, ids: string[]): Promise<Customer[]>;
  /** Inserts those whose number is nobody's yet, and leaves the others as they are; gives how many. */
  insertMany(customers: Customer[]): Promise<number>;
  /** Customers whose name or phone has a word starting with each word of `text`; most recent first when it is empty. */
  search(companyId: string, text: string, limit: number): Promise<Customer[]>;
}
