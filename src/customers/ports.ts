import type { Audited } from '../kernel/act.ts';
import type { Documents } from '../kernel/change.ts';
import type { Customer } from './customer.ts';

export type { OptOuts } from './opt-outs.ts';

export interface Customers extends Documents<Customer>, Audited {
  byPhone(companyId: string, phone: string): Promise<Customer | undefined>;
  /**
   * Who has no number and this address, in whatever letters; otherwise the one customer who was last written to there.
   * Undefined where several were: nobody can say who of them is meant.
   */
  byEmail(companyId: string, email: string): Promise<Customer | undefined>;
  /** Those that are known, in any order. */
  byPhones(companyId: string, phones: string[]): Promise<Customer[]>;
  /** Those who have no number and these addresses, in whatever letters; in any order. */
  byMailboxes(companyId: string, emails: string[]): Promise<Customer[]>;
  /** Those who were taken to have this number until it was corrected, in any order. */
  formerlyAt(companyId: string, phone: string): Promise<Customer[]>;
  byIds(companyId: string, ids: string[]): Promise<Customer[]>;
  /** Inserts those whose number (or address, without one) is nobody's yet, and leaves the others as they are; gives how many. */
  insertMany(customers: Customer[]): Promise<number>;
  /** Deletes them, if nobody has written them since they were read. */
  remove(customer: Customer): Promise<void>;
  /** Customers whose name, phone or e-mail address has a word starting with each word of `text`; most recent first when it is empty. */
  search(companyId: string, text: string, limit: number): Promise<Customer[]>;
}
