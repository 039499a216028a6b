import type { Companies, CompanyHouse } from '../company/index.ts';
import type { Customers, OptOuts } from '../customers/index.ts';
import type { Invoice } from './invoice.ts';
import type { Invoices, Sheets, Source, SourceCustomers, SyncStates } from './ports.ts';

/** What invoices work with. */
export type InvoicesHouse = CompanyHouse & {
  store: {
    optOuts: OptOuts;
    companies: Companies;
    customers: Customers;
    invoices: Invoices;
    sourceCustomers: SourceCustomers;
    syncStates: SyncStates;
  };
  sources: readonly Source[];
  sheets: Sheets;
  wake(kind: 'invoices', invoice: Invoice): void;
};

/** What taking over what a source tells takes. */
export type KeepingHouse = Pick<InvoicesHouse, 'store' | 'clock' | 'newId' | 'wake'>;

/** What taking over files takes. */
export type ImportingHouse = KeepingHouse & Pick<InvoicesHouse, 'sheets' | 'directory' | 'textSenders' | 'log'>;

/** What keeping up with sources takes. */
export type SyncingHouse = KeepingHouse & Pick<InvoicesHouse, 'sources' | 'textSenders' | 'log'>;
