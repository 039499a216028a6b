import type { Companies, CompanyHouse } from '../company/index.ts';
import type { Customers } from '../customers/index.ts';
import type { Invoices, Source, SourceCustomers, SyncStates } from './ports.ts';

/** What invoices work with. */
export type InvoicesHouse = CompanyHouse & {
  store: {
    companies: Companies;
    customers: Customers;
    invoices: Invoices;
    sourceCustomers: SourceCustomers;
    syncStates: SyncStates;
  };
  sources: readonly Source[];
};

/** What keeping up with sources takes. */
export type SyncingHouse = Pick<InvoicesHouse, 'store' | 'sources' | 'textSenders' | 'clock' | 'log' | 'newId'>;
