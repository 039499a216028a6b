export type { Invoice } from './invoice.ts';
export type { Invoices } from './ports.ts';
