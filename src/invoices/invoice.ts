import type { Money } from '../kernel/money.ts';

/** What a customer owes under a reference, as far as it is known. */
export interface Invoice {
  id: string;
  companyId: string;
  reference: string;
  customerId: string;
  balance: Money;
  state: 'open' | 'closed';
}
