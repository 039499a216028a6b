export { type Consent, type Customer, hasOptedOut, withConsent } from './customer.ts';
export type { Customers } from './ports.ts';
