export { type Consent, type Customer, hasOptedOut } from './customer.ts';
export type { Customers } from './ports.ts';
